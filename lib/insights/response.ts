import { type HostClock, isOpen, lengthOf, runsOutAt, startOf } from '../followups/clock.ts';
import type { Turn } from '../model/turn.ts';
import { wallOf } from '../model/zone.ts';

const DAY = 86_400_000;

/** How fast buyers of one marketplace were answered, as that marketplace counts it. */
export type Response = {
  clock: HostClock;
  /** Share answered in time (0 to 1), by turns or by buyers of a day; null for a clock that measures a mean, or nothing to count. */
  share: number | null;
  /** Mean time in ms in which an unanswered turn counts as the clock says; null for one that measures a share. */
  mean: number | null;
  /** What the share or mean is made of. */
  counted: number;
  /** Turns that ran out of time, answered late or not at all. */
  late: Turn[];
  /** Of the answered: half were answered within, and nine of ten, in ms; null without any. */
  median: number | null;
  p90: number | null;
};

/** The value below which this share of a sorted list lies (nearest rank). */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
  if (sorted.length === 0) return null;
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

type Judged = { turn: Turn; from: number; late: boolean; took: number | null };

/**
 * Response figures of one clock over the turns of some days. Left out are turns that need no answer, that began
 * outside the service hours, that the clock does not run for, and those whose time is not up yet.
 * @param turns of one marketplace and host
 * @param from epoch ms; turns that began before are left out
 */
export function responseOf(clock: HostClock, turns: readonly Turn[], from: number, now: number): Response {
  const judged = turns.flatMap((turn): Judged[] => {
    const start = startOf(clock, turn);
    if (turn.waivedAt !== undefined || start === null || start < from || start > now) return [];
    if (!isOpen(clock, start)) return [];
    const by = runsOutAt(clock, start);
    if (by === null || (turn.answeredAt === null && now < by)) return [];
    const took = turn.answeredAt === null ? null : turn.answeredAt - start;
    return [{ turn, from: start, late: turn.answeredAt === null || turn.answeredAt > by, took }];
  });
  const times = judged.flatMap(({ took }) => (took === null ? [] : [took])).sort((a, b) => a - b);
  const late = judged.filter((one) => one.late).map(({ turn }) => turn);
  const by = clock.measure?.by ?? 'turns';
  const base = { clock, late, median: quantile(times, 0.5), p90: quantile(times, 0.9) };
  if (by === 'mean') {
    const unanswered = lengthOf(clock.measure?.unansweredAs ?? clock.within) ?? 0;
    const sum = judged.reduce((all, { took }) => all + (took ?? unanswered), 0);
    return {
      ...base,
      share: null,
      mean: judged.length > 0 ? sum / judged.length : null,
      counted: judged.length,
    };
  }
  const units = by === 'buyers' ? byBuyerAndDay(judged, clock) : judged.map(({ late: is }) => is);
  const counted = units.length;
  const inTime = units.filter((is) => !is).length;
  return { ...base, share: counted > 0 ? inTime / counted : null, mean: null, counted };
}

/** Each buyer of each day once, and whether any of their turns of that day was late. */
function byBuyerAndDay(judged: readonly Judged[], { zone }: HostClock): boolean[] {
  const units = new Map<string, boolean>();
  for (const { turn, from, late } of judged) {
    const key = `${turn.threadKey} ${Math.floor(wallOf(zone, from) / DAY)}`;
    units.set(key, late || (units.get(key) ?? false));
  }
  return [...units.values()];
}
