import type { Case } from '../model/case.ts';
import { counts, enteredAt, type Order, type OrderState } from '../model/order.ts';
import type { FollowupRule, Purpose } from '../model/rule.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** A follow-up that finds its day taken goes to the next free one, but not further than this. */
const MOST_DAYS_LATER = 14;

/** What the rules know of one customer. */
export type RuleFacts = {
  tier: string;
  tags: readonly string[];
  /** Of those that rules go by: statuses and own segments. */
  segments: readonly string[];
  birthdayOn: string | null;
  doNotContact: boolean;
  orders: readonly Order[];
  cases: readonly Case[];
  /** Instants at which either side wrote. */
  contacts: readonly number[];
  /** Keys of orders that a mark was asked for by hand. */
  asked: readonly string[];
};

/** Why a rule that fits makes no follow-up. */
export type Held = 'doNotContact' | 'forbidden' | 'asked' | 'openReturn' | 'openComplaint';

/** A follow-up that a rule makes, or would make. */
export type Planned = {
  ruleId: string;
  /** `rule|order:key`: what it is for; several where one follow-up stands for them. */
  keys: string[];
  orderKey: string | null;
  caseId: string | null;
  dueAt: number;
};

export type PlanOptions = {
  /** Epoch ms. The machine's zone is the seller's. */
  now: number;
  /** True where a marketplace does not let a seller write for this purpose unasked. */
  forbids: (marketplace: string, purpose: Purpose) => boolean;
};

/** What may become due: its key, from when it counts, and whether it still holds at an instant. */
type Subject = {
  key: string;
  orderKey: string | null;
  caseId: string | null;
  marketplace: string | null;
  order: Order | null;
  from: number;
  after: number;
  /** It has no meaning from this instant on. */
  until: number;
  holds: (at: number) => boolean;
};

/** The state an order was in at an instant, as far as it was seen to change. */
function stateAt(order: Order, at: number): OrderState | null {
  const seen = Object.entries(order.statesSeen ?? {}) as [OrderState, number][];
  const past = seen.filter(([, since]) => since <= at).sort((a, b) => b[1] - a[1]);
  if (past[0]) return past[0][0];
  return seen.length === 0 ? order.state : null;
}

function orderSubjects(orders: readonly Order[], state: OrderState, after: number): Subject[] {
  return orders.flatMap((order) => {
    const from = enteredAt(order, state);
    if (from === null) return [];
    const left = Math.min(
      ...Object.values(order.statesSeen ?? {}).filter((since) => since > from),
      Number.POSITIVE_INFINITY,
    );
    // Null: it was in its first state then, which it has left since; when it came into it is known all the same.
    const holds = (at: number) => at < left && (stateAt(order, at) ?? state) === state;
    const { key, marketplace } = order;
    return [
      {
        key: `order:${key}`,
        orderKey: key,
        caseId: null,
        marketplace,
        order,
        from,
        after,
        until: left,
        holds,
      },
    ];
  });
}

/** The times that a case was left alone while it was open: from each touch to the next, the last one maybe still. */
function leftAlone({ openedAt, closedAt, updatedAt, history = [] }: Case): { from: number; until: number }[] {
  const touches = [openedAt, ...history.map(({ at }) => at), closedAt ?? updatedAt];
  const times = [...new Set(touches)].sort((a, b) => a - b);
  const wasClosed = (instant: number) => {
    const turns = history.filter(
      ({ what, at }) => at <= instant && (what === 'closed' || what === 'reopened'),
    );
    return (closedAt !== null && instant >= closedAt) || turns.at(-1)?.what === 'closed';
  };
  return times.flatMap((from, i) =>
    wasClosed(from) ? [] : { from, until: times[i + 1] ?? Number.POSITIVE_INFINITY },
  );
}

function caseSubjects(facts: RuleFacts, when: FollowupRule['when'] & { event: 'case' }): Subject[] {
  const { moment, kinds, afterMinutes } = when;
  return facts.cases.flatMap((one) => {
    if (kinds.length > 0 && !kinds.includes(one.kind)) return [];
    const closed = one.closedAt ?? Number.POSITIVE_INFINITY;
    const order = facts.orders.find(({ key }) => key === one.orderKey) ?? null;
    const about = {
      orderKey: one.orderKey,
      caseId: one.id,
      marketplace: one.marketplace ?? order?.marketplace ?? null,
      order,
      after: afterMinutes * MINUTE,
    };
    if (moment === 'untouched') {
      return leftAlone(one).map(({ from, until }) => ({
        ...about,
        // Touched again it may be forgotten again.
        key: `case:${one.id}:${from}`,
        from,
        until,
        holds: (at: number) => at >= from && at < until,
      }));
    }
    const from = moment === 'opened' ? one.openedAt : closed;
    if (!Number.isFinite(from)) return [];
    return [
      {
        ...about,
        key: `case:${one.id}`,
        from,
        until: moment === 'closed' ? Number.POSITIVE_INFINITY : closed,
        holds: (at: number) => moment === 'closed' || (at < closed && at >= one.openedAt),
      },
    ];
  });
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const [a = 0, b = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? b : (a + b) / 2;
}

/** Instants of orders that count, those of one day once, the oldest first. */
export function purchaseTimes(orders: readonly Order[]): { at: number; order: Order }[] {
  const times = orders
    .flatMap((order) => (counts(order) && order.placedAt !== null ? [{ at: order.placedAt, order }] : []))
    .sort((a, b) => a.at - b.at);
  return times.filter(({ at }, i) => i === 0 || at - (times[i - 1]?.at ?? 0) >= DAY);
}

/** After each order from the wanted one on, the silence until the next, against the gaps that were known then. */
function silentSubjects(facts: RuleFacts, when: FollowupRule['when'] & { event: 'silent' }): Subject[] {
  const times = purchaseTimes(facts.orders);
  const gaps: number[] = [];
  const subjects: Subject[] = [];
  for (const [i, { at, order }] of times.entries()) {
    if (i > 0) gaps.push(at - (times[i - 1]?.at ?? 0));
    if (i + 1 < when.orders) continue;
    const gap = median(gaps.toSorted((a, b) => a - b));
    const next = times[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    subjects.push({
      key: `silent:${order.key}`,
      orderKey: null,
      caseId: null,
      marketplace: order.marketplace,
      order,
      from: at,
      after: when.times * gap,
      until: Math.min(next, at + when.upTo * gap),
      holds: (instant) => instant < next,
    });
  }
  return subjects;
}

function birthdaySubjects(facts: RuleFacts, beforeDays: number, now: number): Subject[] {
  const match = /^(?:\d{4}|-)-(\d\d)-(\d\d)$/.exec(facts.birthdayOn ?? '');
  if (!match) return [];
  const last = facts.orders.reduce<Order | null>(
    (newest, order) => ((order.placedAt ?? 0) > (newest?.placedAt ?? 0) ? order : newest),
    null,
  );
  const year = new Date(now).getFullYear();
  return [year - 1, year, year + 1].map((one) => {
    const on = new Date(one, Number(match[1]) - 1, Number(match[2]));
    const from = new Date(on);
    from.setDate(from.getDate() - beforeDays);
    return {
      key: `birthday:${one}`,
      orderKey: null,
      caseId: null,
      marketplace: last?.marketplace ?? null,
      order: last,
      from: from.getTime(),
      after: 0,
      until: on.getTime() + DAY,
      holds: () => true,
    };
  });
}

function subjectsOf({ when }: FollowupRule, facts: RuleFacts, now: number): Subject[] {
  switch (when.event) {
    case 'order':
      return orderSubjects(facts.orders, when.state, when.afterMinutes * MINUTE);
    case 'reviewWindow':
      return orderSubjects(facts.orders, 'delivered', Math.max(0, when.days - when.beforeDays) * DAY);
    case 'case':
      return caseSubjects(facts, when);
    case 'silent':
      return silentSubjects(facts, when);
    case 'birthday':
      return birthdaySubjects(facts, when.beforeDays, now);
  }
}

function fits({ whom }: FollowupRule, facts: RuleFacts, { order, marketplace }: Subject): boolean {
  const { tiers, marketplaces, tags, segments, minOrders, minTotal, product } = whom;
  if (tiers.length > 0 && !tiers.some((tier) => tier === facts.tier)) return false;
  if (marketplaces.length > 0 && !(marketplace && marketplaces.includes(marketplace))) return false;
  if (tags.length > 0 && !tags.some((tag) => facts.tags.includes(tag))) return false;
  if (segments.length > 0 && !segments.some((one) => facts.segments.includes(one))) return false;
  if (minOrders > 0 && facts.orders.filter(counts).length < minOrders) return false;
  if (minTotal) {
    const total = order?.total;
    if (!total || total.currency !== minTotal.currency || total.minor < minTotal.minor) return false;
  }
  const words = product.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => order?.items.some(({ title }) => title.toLowerCase().includes(word)) ?? false);
}

/** The first instant from this one on at which the machine's clock shows this minute of the day. */
function atMinute(instant: number, minute: number | null): number {
  if (minute === null) return instant;
  const date = new Date(instant);
  date.setHours(Math.floor(minute / 60), minute % 60, 0, 0);
  if (date.getTime() < instant) date.setDate(date.getDate() + 1);
  return date.getTime();
}

/** When a subject is due; each message of either side before that starts its time again, where the rule says so. */
function dueOf(rule: FollowupRule, { from, after }: Subject, contacts: readonly number[]): number {
  let start = from;
  if (rule.reset) {
    for (const contact of contacts) {
      if (contact > start && contact <= start + after) start = contact;
    }
  }
  return atMinute(start + after, rule.act.atMinute);
}

function heldBy(
  rule: FollowupRule,
  facts: RuleFacts,
  subject: Subject,
  at: number,
  forbids: PlanOptions['forbids'],
): Held | null {
  const { purpose } = rule.act;
  if (facts.doNotContact && purpose !== 'care') return 'doNotContact';
  if (subject.marketplace && forbids(subject.marketplace, purpose)) return 'forbidden';
  if (purpose === 'feedback' && subject.orderKey && facts.asked.includes(subject.orderKey)) return 'asked';
  if (rule.unless.openReturn && facts.orders.some((order) => stateAt(order, at) === 'returning')) {
    return 'openReturn';
  }
  const open = facts.cases.some(
    ({ id, kind, openedAt, closedAt }) =>
      id !== subject.caseId &&
      kind !== 'wish' &&
      openedAt <= at &&
      (closedAt ?? Number.POSITIVE_INFINITY) > at,
  );
  return rule.unless.openComplaint && open ? 'openComplaint' : null;
}

export type Candidate = Planned & { held: Held | null };

/**
 * What one rule makes of one customer, whether or not it is held back.
 * @param range due instants that matter, epoch ms, both included
 * @param live true: as things stand now. False, for a look at the past: as they stood when it was due
 */
export function candidatesOf(
  rule: FollowupRule,
  facts: RuleFacts,
  range: { from: number; to: number },
  { now, forbids, live }: PlanOptions & { live: boolean },
): Candidate[] {
  const found: Candidate[] = [];
  for (const subject of subjectsOf(rule, facts, now)) {
    const dueAt = dueOf(rule, subject, facts.contacts);
    if (dueAt < range.from || dueAt > range.to || dueAt >= subject.until) continue;
    const at = live ? now : Math.min(dueAt, now);
    if (!subject.holds(at) || !fits(rule, facts, subject)) continue;
    const { key, orderKey, caseId } = subject;
    const held = heldBy(rule, facts, subject, at, forbids);
    found.push({ ruleId: rule.id, keys: [`${rule.id}|${key}`], orderKey, caseId, dueAt, held });
  }
  return found;
}

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
