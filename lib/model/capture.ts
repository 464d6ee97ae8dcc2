import { Money } from './money.ts';
import { OrderItem, OrderState } from './order.ts';
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
});
export type CapturedOrder = z.infer<typeof CapturedOrder>;

export const CapturedThread = z.strictObject({
  threadId: short.nullable(),
  buyer: CapturedBuyer,
  orderId: short.nullable(),
});
export type CapturedThread = z.infer<typeof CapturedThread>;

export const OpenThread = CapturedThread.extend({
  lastBuyerMessage: z.string().max(8_000).nullable(),
  lastFrom: z.enum(['buyer', 'seller']).nullable(),
  /** When the last message was written: ISO instant, or null when the source does not say. */
  lastAt: short.nullable(),
});
export type OpenThread = z.infer<typeof OpenThread>;

export const PageKind = z.enum(['orders', 'order', 'thread', 'threads', 'none']);
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
  /** What was left out, and why, in English, for people who write adapters. */
  notes: z.array(z.string().max(1_000)).max(100),
});
export type Capture = z.infer<typeof Capture>;

/** True when the buyer can be told from others by more than a displayed name. */
export function identified(buyer: CapturedBuyer): boolean {
  return buyer.id !== null || buyer.username !== null || buyer.email !== null;
}
