const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const QUARTER = 900_000;
const MINUTE = 60_000;
const MOST_OFFSETS = 20_000;

function formatIn(zone: string): Intl.DateTimeFormat {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format;
}

/** Minutes that an IANA zone is ahead of UTC at an instant (epoch ms). */
export function offsetAt(zone: string, instant: number): number {
  // "11/27/2026, GMT-08:00"; UTC itself says GMT alone.
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d\d):?(\d\d)?/.exec(formatIn(zone).format(instant)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/**
 * Minutes that an IANA zone is ahead of UTC when its clocks show this wall time (as if it were UTC, epoch ms). Asked
 * of the runtime once for each quarter of an hour: it takes a tenth of a millisecond, and a file has a million times.
 */
export function offsetOf(zone: string, wall: number): number {
  const quarter = Math.floor(wall / QUARTER);
  const key = `${zone} ${quarter}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const begins = quarter * QUARTER;
    // The wall time is hours off the instant; on the days clocks change, the first guess is of the wrong side.
    offset = offsetAt(zone, begins - offsetAt(zone, begins) * MINUTE);
    if (offsets.size >= MOST_OFFSETS) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

/** What the clocks of a zone show at an instant, as if it were UTC: for `getUTCDay` and the like. */
export function wallOf(zone: string, instant: number): number {
  return instant + offsetAt(zone, instant) * MINUTE;
}

/** The instant at which the clocks of a zone show this wall time. One that a clock change skips is an hour later. */
export function instantOf(zone: string, wall: number): number {
  return wall - offsetOf(zone, wall) * MINUTE;
}
