import { Money } from './money.ts';
import { z } from './z.ts';

/** Where an order stands, whatever words the marketplace uses for it. */
export const OrderState = z.enum([
  'unpaid',
  'paid',
  'shipped',
  'delivered',
  'returning',
  'refunded',
  'cancelled',
  'unknown',
]);
export type OrderState = z.infer<typeof OrderState>;

export const OrderItem = z.strictObject({ title: z.string(), quantity: z.int().nonnegative() });
export type OrderItem = z.infer<typeof OrderItem>;

/** Where an order goes: ISO code of the country where it is known, and province or state. No closer than that. */
export const ShipTo = z.strictObject({
  country: z.string().max(60).nullable(),
  region: z.string().max(60).nullable(),
});
export type ShipTo = z.infer<typeof ShipTo>;

export const Order = z.strictObject({
  /** `marketplace|shop|orderId` */
  key: z.string(),
  marketplace: z.string(),
  shop: z.string(),
  orderId: z.string(),
  /** The customer this order is known to belong to; null while only a displayed name is known. */
  customerId: z.string().nullable(),
  /** The account that bought, when one is known. */
  buyerId: z.string().nullable(),
  /** The name as the marketplace shows it; never a key. */
  buyerName: z.string().nullable(),
  /** Epoch ms; for a calendar date alone, noon UTC of that date. */
  placedAt: z.number().nullable(),
  /** True when the source gave only a calendar date. */
  placedOnDate: z.boolean(),
  total: Money.nullable(),
  /** The marketplace's own word. */
  status: z.string().nullable(),
  state: OrderState,
  items: z.array(OrderItem),
  /** Absent where no source says it. */
  shipTo: ShipTo.optional(),
  firstSeenAt: z.number(),
  seenAt: z.number(),
  /**
   * When it was first seen in each state that it changed into since it is known (epoch ms): an upper bound of when it
   * happened. The state it was first seen in is not in here.
   */
  statesSeen: z.partialRecord(OrderState, z.number()).optional(),
  /** Those of them that it may have been in for long already: of these nobody knows when it came into them. */
  statesLate: z.array(OrderState).optional(),
  /** Which kind of source gave the fields: an answer beats an export beats the page's text. */
  source: z.enum(['page', 'export', 'answer']),
  /** The import that wrote it last, for as long as nothing else has written it since. */
  importId: z.string().optional(),
});
export type Order = z.infer<typeof Order>;

/** An order first seen delivered so long after it was placed was delivered at a time nobody knows. */
export const FRESH = 45 * 86_400_000;

/**
 * When an order came into a state (epoch ms), as well as it is known: when it was first seen so. Of an order that was
 * first seen in it, the day it was placed says it for `unpaid` and `paid`; for later states the day it was first seen
 * on a page does, if it was placed not long before.
 * @returns null when it never was, or when nobody knows
 */
export function enteredAt(
  order: Pick<Order, 'state' | 'statesSeen' | 'statesLate' | 'placedAt' | 'firstSeenAt' | 'source'>,
  state: OrderState,
): number | null {
  if (order.statesLate?.includes(state)) return null;
  const seen = order.statesSeen?.[state];
  if (seen !== undefined) return seen;
  // It has been through other states since, so the first of them is not its present one.
  if (order.state !== state) return null;
  if (state === 'unpaid' || state === 'paid') return order.placedAt;
  const fresh = order.placedAt !== null && order.firstSeenAt - order.placedAt <= FRESH;
  return fresh && order.source !== 'export' ? order.firstSeenAt : null;
}

/**
 * Orders that count towards history, spend and tier: cancelled, refunded and unpaid ones do not, nor those of nothing
 * (a replacement, a sample). One whose amount is not known does.
 */
export function counts({ state, total }: Pick<Order, 'state' | 'total'>): boolean {
  return state !== 'cancelled' && state !== 'refunded' && state !== 'unpaid' && total?.minor !== 0;
}
