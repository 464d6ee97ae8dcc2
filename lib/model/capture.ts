import { MOST_MESSAGES } from './limits.ts';
import { Money } from './money.ts';
import { OrderItem, OrderState, ShipTo } from './order.ts';
import { z } from './z.ts';

const short = z.string().max(500);

/** Who bought, as far as this page or answer says. Null where it says nothing or masks it. */
export const CapturedBuyer = z.strictObject({
  id: short.nullable(),
  username: short.nullable(),
  email: short.nullable(),
  name: short.nullable(),
});
export type CapturedBuyer = z.infer<typeof CapturedBuyer>;

export const CapturedOrder = z.strictObject({
  orderId: short.min(1),
  buyer: CapturedBuyer,
  /** ISO instant, or a calendar date (YYYY-MM-DD) when the source gives no time. */
  placedAt: short.nullable(),
  total: Money.nullable(),
  status: short.nullable(),
  state: OrderState,
  items: z.array(OrderItem).max(200),
  shipTo: ShipTo.optional(),
});
export type CapturedOrder = z.infer<typeof CapturedOrder>;

export const CapturedThread = z.strictObject({
  threadId: short.nullable(),
  buyer: CapturedBuyer,
  orderId: short.nullable(),
});
export type CapturedThread = z.infer<typeof CapturedThread>;

export const CapturedMessage = z.strictObject({
  from: z.enum(['buyer', 'seller']),
  /** ISO instant, or null when the source does not say when it was written. */
  at: short.nullable(),
  /** What the buyer wrote; of the seller's messages nothing is handed over. */
  text: z.string().max(8_000).nullable(),
});
export type CapturedMessage = z.infer<typeof CapturedMessage>;

export const OpenThread = CapturedThread.extend({
  /** The last of them, the oldest first. Read for instants and marks; none is kept. */
  messages: z.array(CapturedMessage).max(MOST_MESSAGES),
  lastBuyerMessage: z.string().max(8_000).nullable(),
  lastFrom: z.enum(['buyer', 'seller']).nullable(),
  /** When the last message was written: ISO instant, or null when the source does not say. */
  lastAt: short.nullable(),
});
export type OpenThread = z.infer<typeof OpenThread>;

/** A buyer's mark for an order, as the marketplace shows it. */
export const CapturedReview = z.strictObject({
  reviewId: short.min(1),
  orderId: short.nullable(),
  /** Stars, 1 to 5. */
  mark: z.int().min(1).max(5),
  text: z.string().max(1_000).nullable(),
  at: short.nullable(),
});
export type CapturedReview = z.infer<typeof CapturedReview>;

/** A return or refund that a buyer asked for. */
export const CapturedReturn = z.strictObject({
  returnId: short.min(1),
  orderId: short.min(1),
  openedAt: short.nullable(),
  /** Until when the marketplace wants an answer. */
  deadlineAt: short.nullable(),
  /** `open`, `closed`, or null where the marketplace's word for its state is not known. */
  state: z.enum(['open', 'closed']).nullable(),
  reason: short.nullable(),
});
export type CapturedReturn = z.infer<typeof CapturedReturn>;

export const PageKind = z.enum(['orders', 'order', 'thread', 'threads', 'reviews', 'none']);
export type PageKind = z.infer<typeof PageKind>;

/**
 * What one page or answer said, whichever reader read it. The content script sends it, so everything in it is
 * untrusted: the background parses it with this schema before anything is kept.
 */
export const Capture = z.strictObject({
  adapter: z.string().max(40),
  source: z.enum(['page', 'answer', 'export']),
  kind: PageKind,
  shop: z.string().max(200),
  orders: z.array(CapturedOrder).max(1_000),
  /** Rows that were there but could not be read, for instance without an order id. */
  missed: z.int().nonnegative(),
  /** Fields that the adapter looks for on this kind of page and that no row had: `total`, `buyer`. */
  missing: z.array(short).max(50),
  threads: z.array(CapturedThread).max(1_000),
  thread: OpenThread.nullable(),
  reviews: z.array(CapturedReview).max(1_000).optional(),
  returns: z.array(CapturedReturn).max(1_000).optional(),
  /** What was left out, and why, in English, for people who write adapters. */
  notes: z.array(z.string().max(1_000)).max(100),
});
export type Capture = z.infer<typeof Capture>;

/** True when the buyer can be told from others by more than a displayed name. */
export function identified(buyer: CapturedBuyer): boolean {
  return buyer.id !== null || buyer.username !== null || buyer.email !== null;
}
