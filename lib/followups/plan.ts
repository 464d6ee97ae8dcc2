import type { FollowupRule } from '../model/rule.ts';
import { candidatesOf, type Planned, type PlanOptions } from './rules.ts';
import type { RuleFacts } from './subjects.ts';

/** A follow-up that finds its day taken goes to the next free one, but not further than this. */
const MOST_DAYS_LATER = 14;

/** Local calendar day of an instant. */
const dayOf = (instant: number) => new Date(instant).setHours(0, 0, 0, 0);

function daysLater(instant: number, days: number): number {
  const date = new Date(instant);
  date.setDate(date.getDate() + days);
  return date.getTime();
}

/**
 * What was held back until its day had passed is of today: else several of them would come up at once, each counted
 * for a day of its own.
 */
function notBefore(dueAt: number, now: number): number {
  if (dueAt >= dayOf(now)) return dueAt;
  const then = new Date(dueAt);
  return new Date(now).setHours(
    then.getHours(),
    then.getMinutes(),
    then.getSeconds(),
    then.getMilliseconds(),
  );
}

/**
 * Brings what several rules want into at most one follow-up a day. Two of one rule on one day are one; of several
 * rules the one that comes first in the list has the day, the others go to the next free one.
 * @param wanted in the order of their rules' places
 * @param taken days (their first instant) that have a follow-up already
 */
export function oneADay(wanted: readonly Planned[], taken: Iterable<number> = []): Planned[] {
  const days = new Set(taken);
  const rank = new Map(wanted.map(({ ruleId }, i) => [ruleId, i]));
  const waiting: { plan: Planned; day: number; moved: number }[] = [];
  for (const plan of wanted) {
    const day = dayOf(plan.dueAt);
    const same = waiting.find((one) => one.plan.ruleId === plan.ruleId && one.day === day);
    if (same) same.plan.keys = [...same.plan.keys, ...plan.keys];
    else waiting.push({ plan: { ...plan, keys: [...plan.keys] }, day, moved: 0 });
  }
  const planned: Planned[] = [];
  const byDay = (a: (typeof waiting)[number], b: (typeof waiting)[number]) =>
    a.day - b.day || (rank.get(a.plan.ruleId) ?? 0) - (rank.get(b.plan.ruleId) ?? 0);
  while (waiting.length > 0) {
    waiting.sort(byDay);
    const one = waiting.shift();
    if (!one) break;
    if (!days.has(one.day)) {
      days.add(one.day);
      planned.push({ ...one.plan, dueAt: daysLater(one.plan.dueAt, one.moved) });
    } else if (one.moved < MOST_DAYS_LATER) {
      const moved = one.moved + 1;
      waiting.push({ plan: one.plan, day: dayOf(daysLater(one.plan.dueAt, moved)), moved });
    }
  }
  return planned.sort((a, b) => a.dueAt - b.dueAt);
}

/**
 * All follow-ups that the rules make of one customer, at most one a day.
 * @param rules those that are on
 * @param until no later than this, epoch ms
 * @param known keys for which one was made already that the seller changed, finished or snoozed
 * @param shown keys of those that were notified, and when they were due: they stay where they are, unless a message
 *   started their time again
 * @returns what is to be there, and when to look again for what is due later; null when nothing is
 */
export function planFor(
  rules: readonly FollowupRule[],
  facts: RuleFacts,
  {
    until,
    known,
    shown,
    taken,
    ...options
  }: PlanOptions & {
    until: number;
    known: ReadonlySet<string>;
    shown: ReadonlyMap<string, number>;
    taken: Iterable<number>;
  },
): { planned: Planned[]; later: number | null } {
  const wanted: Planned[] = [];
  const standing: Planned[] = [];
  let later: number | null = null;
  for (const rule of rules.toSorted((a, b) => a.place - b.place)) {
    const range = { from: rule.since ?? 0, to: Number.MAX_SAFE_INTEGER };
    for (const { held, ...one } of candidatesOf(rule, facts, range, { ...options, live: true })) {
      if (held || one.keys.some((key) => known.has(key))) continue;
      const was = shown.get(one.keys[0] ?? '');
      if (was !== undefined && !(rule.reset && one.dueAt > options.now)) {
        // Two that were shown as one stay one.
        const same = standing.find(({ ruleId, dueAt }) => ruleId === one.ruleId && dueAt === was);
        if (same) same.keys.push(...one.keys);
        else standing.push({ ...one, keys: [...one.keys], dueAt: was });
      } else if (one.dueAt <= until) wanted.push({ ...one, dueAt: notBefore(one.dueAt, options.now) });
      else later = Math.min(later ?? one.dueAt, one.dueAt);
    }
  }
  const days = [...taken, ...standing.map(({ dueAt }) => dayOf(dueAt))];
  return { planned: [...standing, ...oneADay(wanted, days)], later };
}
