import type { Clock } from '../model/clock.ts';
import type { Turn } from '../model/turn.ts';
import { instantOf, wallOf } from '../model/zone.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

/** Length in ms of an ISO 8601 duration like PT24H, P2D, PT90M or PT30S; null for one this does not know. */
export function lengthOf(duration: string): number | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  if (!match) return null;
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = match;
  return (Number(days) * 24 + Number(hours)) * HOUR + (Number(minutes) * 60 + Number(seconds)) * 1_000;
}

/** Limits that the seller set, in minutes by clock id; null turns a clock off. */
export type OwnLimits = Readonly<Record<string, number | null>>;

/** A clock as it runs on one host: in one zone, with the seller's own limit if there is one. */
export type HostClock = Clock & { zone: string };

/**
 * The clocks that run on a host.
 * @param own the seller's limits, which go before the marketplace's
 */
export function clocksOn(clocks: readonly Clock[], host: string, own: OwnLimits = {}): HostClock[] {
  return clocks.flatMap((clock) => {
    if (clock.hosts && !clock.hosts.includes(host)) return [];
    const limit = own[clock.id];
    if (limit === null) return [];
    const zone = (typeof clock.zone === 'object' ? clock.zone[host] : clock.zone) ?? 'UTC';
    if (limit === undefined) return [{ ...clock, zone }];
    const { businessDays: _days, ...plain } = clock;
    return [{ ...plain, within: `PT${limit}M`, zone }];
  });
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const startOfDay = (wall: number) => Math.floor(wall / DAY) * DAY;

/** True within the service hours; a clock without any is always open. */
export function isOpen({ hours, zone }: HostClock, at: number): boolean {
  if (!hours) return true;
  const minute = ((wallOf(zone, at) % DAY) + DAY) % DAY;
  return minute >= minutesOf(hours.from) * MINUTE && minute < minutesOf(hours.to) * MINUTE;
}

function opening({ hours, zone }: HostClock, at: number): number {
  const wall = wallOf(zone, at);
  const today = startOfDay(wall) + minutesOf(hours?.from ?? '00:00') * MINUTE;
  return instantOf(zone, today >= wall ? today : today + DAY);
}

/** Monday to Friday; holidays are not known. What comes on a weekend counts from Monday's first minute. */
function businessDaysAfter(at: number, days: number, zone: string): number {
  const weekend = (wall: number) => new Date(wall).getUTCDay() % 6 === 0;
  let wall = wallOf(zone, at);
  while (weekend(wall)) wall = startOfDay(wall) + DAY;
  for (let left = days; left > 0; ) {
    wall += DAY;
    if (!weekend(wall)) left--;
  }
  return instantOf(zone, wall);
}

/**
 * By when a clock that starts at an instant runs out (epoch ms).
 *
 * Within service hours it runs from the message, past closing too; outside them from the next opening. A `day` runs
 * until its end and then for `within`. Without hours it is elapsed time, so that a change to summer time moves it.
 */
export function runsOutAt(clock: HostClock, from: number): number | null {
  const { zone } = clock;
  const length = lengthOf(clock.within);
  if (length === null) return null;
  if (clock.businessDays) return businessDaysAfter(from, Math.round(length / DAY), zone);
  if (clock.counts === 'day') {
    const wall = wallOf(zone, from);
    const end = startOfDay(wall) + minutesOf(clock.dayEnds ?? '00:00') * MINUTE;
    return instantOf(zone, (end > wall ? end : end + DAY) + length);
  }
  return (isOpen(clock, from) ? from : opening(clock, from)) + length;
}

/** What clocks go by. */
type ClockedTurn = Pick<Turn, 'askedAt' | 'meantAt' | 'first' | 'undated'>;

/** When a clock of messages starts for a turn; null when it does not run for it. */
export function startOf(clock: Clock, turn: ClockedTurn): number | null {
  if (turn.undated || clock.kind !== 'respond' || (clock.counts === 'first' && !turn.first)) return null;
  return clock.greetings === false ? turn.meantAt : turn.askedAt;
}

/** A clock that runs, and when it is out. */
export type Running = { clock: HostClock; by: number };

/**
 * The clock of a turn that runs out first.
 * @param clocks those of the turn's host
 * @returns null when none runs for it
 */
export function respondBy(clocks: readonly HostClock[], turn: ClockedTurn): Running | null {
  const running = clocks.flatMap((clock) => {
    const from = startOf(clock, turn);
    const by = from === null ? null : runsOutAt(clock, from);
    return by === null ? [] : [{ clock, by }];
  });
  return running.sort((a, b) => a.by - b.by)[0] ?? null;
}

/** By when something opened at an instant is to be resolved, by the marketplace's clock for it; null without one. */
export function resolveBy(clocks: readonly HostClock[], openedAt: number): Running | null {
  const running = clocks.flatMap((clock) => {
    const by = clock.kind === 'resolve' ? runsOutAt(clock, openedAt) : null;
    return by === null ? [] : [{ clock, by }];
  });
  return running.sort((a, b) => a.by - b.by)[0] ?? null;
}

/** How near a clock is to running out: past it, in its last quarter (an hour at least), or neither. */
export function urgencyOf(by: number, from: number, now: number): 'over' | 'soon' | 'calm' {
  if (now >= by) return 'over';
  const last = Math.max((by - from) / 4, Math.min(HOUR, (by - from) / 2));
  return by - now <= last ? 'soon' : 'calm';
}
