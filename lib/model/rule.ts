import { CaseKind } from './case.ts';
import { Money } from './money.ts';
import { OrderState } from './order.ts';
import { z } from './z.ts';

const YEAR = 525_600;
const minutes = z.int().min(0).max(YEAR);

/** When a rule makes a follow-up. */
export const RuleWhen = z.discriminatedUnion('event', [
  /** An order has been in a state for so long, and still is. */
  z.strictObject({ event: z.literal('order'), state: OrderState, afterMinutes: minutes }),
  /** So long before the end of the days after delivery in which buyers may review. */
  z.strictObject({
    event: z.literal('reviewWindow'),
    days: z.int().min(1).max(120),
    beforeDays: z.int().min(0).max(60),
  }),
  /** A case was opened so long ago and is open; it is open and nobody wrote or changed it for so long; it was closed. */
  z.strictObject({
    event: z.literal('case'),
    moment: z.enum(['opened', 'untouched', 'closed']),
    kinds: z.array(CaseKind).max(5),
    afterMinutes: minutes,
  }),
  /** No order for so many times the customer's own median gap between orders, but for no more than `upTo` times. */
  z.strictObject({
    event: z.literal('silent'),
    times: z.number().min(1).max(20),
    upTo: z.number().min(1).max(50),
    orders: z.int().min(3).max(50),
  }),
  z.strictObject({ event: z.literal('birthday'), beforeDays: z.int().min(0).max(60) }),
]);
export type RuleWhen = z.infer<typeof RuleWhen>;

/** For whom; an empty list is everybody. */
export const RuleWhom = z.strictObject({
  tiers: z.array(z.enum(['platinum', 'vip', 'gold', 'regular', 'new'])).max(5),
  marketplaces: z.array(z.string()).max(50),
  tags: z.array(z.string().max(60)).max(50),
  /** Statuses (`status:atRisk`) and ids of the seller's own segments. */
  segments: z.array(z.string().max(100)).max(50),
  /** Orders that count, at least. */
  minOrders: z.int().min(0).max(1_000),
  /** Of the order that it is about, in its own currency; another currency does not fit. */
  minTotal: Money.nullable(),
  /** Words that the title of one of its items has. */
  product: z.string().max(200),
});
export type RuleWhom = z.infer<typeof RuleWhom>;

/** What the seller writes for; a marketplace may not allow it unasked. */
export const Purpose = z.enum(['care', 'feedback', 'marketing', 'payment']);
export type Purpose = z.infer<typeof Purpose>;

/** A follow-up rule, in one closed grammar: when, for whom, what, but not, and what starts its time again. */
export const FollowupRule = z.strictObject({
  id: z.string(),
  /** One that comes ready: its name, reason and source stand in the words of the product. */
  preset: z.string().max(40).nullable(),
  name: z.string().max(100),
  on: z.boolean(),
  /** Since when it is on: what would have been due before is not made up for. */
  since: z.number().nullable(),
  /** Rules before others have the day when two want the same. */
  place: z.number(),
  when: RuleWhen,
  whom: RuleWhom,
  act: z.strictObject({
    /** What the follow-up says; empty in a preset that speaks the seller's language. */
    text: z.string().max(500),
    replyId: z.string().nullable(),
    /** Local minute of the day, or null for the very instant. */
    atMinute: z.int().min(0).max(1439).nullable(),
    purpose: Purpose,
  }),
  unless: z.strictObject({ openReturn: z.boolean(), openComplaint: z.boolean() }),
  /** Counts again from a message of either side. */
  reset: z.boolean(),
  updatedAt: z.number(),
});
export type FollowupRule = z.infer<typeof FollowupRule>;

export const everybody: RuleWhom = {
  tiers: [],
  marketplaces: [],
  tags: [],
  segments: [],
  minOrders: 0,
  minTotal: null,
  product: '',
};
