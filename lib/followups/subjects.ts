import type { Case } from '../model/case.ts';
import { counts, enteredAt, type Order, type OrderState } from '../model/order.ts';
import type { FollowupRule } from '../model/rule.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What the rules know of one customer. */
export type RuleFacts = {
  tier: string;
  tags: readonly string[];
  /** Of those that rules go by: statuses and own segments. */
  segments: readonly string[];
  birthdayOn: string | null;
  doNotContact: boolean;
  /** By a tag of the seller's: nothing is sold to them, and nothing asked of them. */
  notCustomer: boolean;
  orders: readonly Order[];
  cases: readonly Case[];
  /** Instants at which either side wrote. */
  contacts: readonly number[];
  /** Keys of orders that a mark was asked for by hand. */
  asked: readonly string[];
};

/** What may become due: its key, from when it counts, and whether it still holds at an instant. */
export type Subject = {
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
export function stateAt(order: Order, at: number): OrderState | null {
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

/** All that one rule could make a follow-up of, whether or not it fits the rule's other words. */
export function subjectsOf({ when }: FollowupRule, facts: RuleFacts, now: number): Subject[] {
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
