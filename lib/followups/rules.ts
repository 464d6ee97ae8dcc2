import { counts } from '../model/order.ts';
import type { FollowupRule, Purpose } from '../model/rule.ts';
import { type RuleFacts, type Subject, stateAt, subjectsOf } from './subjects.ts';

/** Why a rule that fits makes no follow-up. */
export type Held = 'doNotContact' | 'notCustomer' | 'forbidden' | 'asked' | 'openReturn' | 'openComplaint';

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
  if (facts.notCustomer && purpose !== 'care') return 'notCustomer';
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
    const due = dueOf(rule, subject, facts.contacts);
    // A birthday that is near when the rule is turned on is still to come.
    const dueAt = live && rule.when.event === 'birthday' ? Math.max(due, range.from) : due;
    if (dueAt < range.from || dueAt > range.to || dueAt >= subject.until) continue;
    const at = live ? now : Math.min(dueAt, now);
    if (!subject.holds(at) || !fits(rule, facts, subject)) continue;
    const { key, orderKey, caseId } = subject;
    const held = heldBy(rule, facts, subject, at, forbids);
    found.push({ ruleId: rule.id, keys: [`${rule.id}|${key}`], orderKey, caseId, dueAt, held });
  }
  return found;
}
