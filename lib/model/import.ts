import type { CapturedOrder } from './capture.ts';
import { Buyer } from './customer.ts';
import { Order } from './order.ts';
import { z } from './z.ts';

/**
 * A row of a file that was left out, and why (`lib/imports/orders.ts`); of `dateUnread` and `totalUnread` only what is
 * named is missing, and the order is there.
 */
export const LeftOutRow = z.strictObject({
  line: z.int(),
  code: z.enum([
    'orderIdMissing',
    'orderIdOdd',
    'rounded',
    'notARow',
    'sameRow',
    'tooManyRowsOfOrder',
    'otherBuyer',
    'dateUnread',
    'totalUnread',
  ]),
  value: z.string().max(500).optional(),
});
export type LeftOutRow = z.infer<typeof LeftOutRow>;

/** One export file that was imported, for as long as it is listed: so long it can be undone. */
export const Import = z.strictObject({
  id: z.string(),
  file: z.string().max(500),
  marketplace: z.string(),
  /** Name of the export in its adapter. */
  format: z.string(),
  /** `stopped`: cancelled, or the browser was closed; what was written until then stays, and can be undone. */
  state: z.enum(['running', 'done', 'stopped']),
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  same: z.int().nonnegative(),
  leftOut: z.int().nonnegative(),
  /** Dates and totals that could not be read; absent in imports of earlier versions. */
  unread: z.int().nonnegative().optional(),
  /** The first rows that were left out, or of which something was. */
  left: z.array(LeftOutRow).max(500),
  /** When it began; whatever it wrote bears this instant. */
  at: z.number(),
});
export type Import = z.infer<typeof Import>;

/**
 * What one part of an import replaced: each record as it was before, or null where there was none. Undoing puts
 * these back.
 */
export const ImportChange = z.strictObject({
  id: z.string(),
  importId: z.string(),
  orders: z.array(z.tuple([z.string(), Order.nullable()])),
  buyers: z.array(z.tuple([z.string(), Buyer.nullable()])),
  /** Only the name: all else of a customer is the seller's, or computed. */
  customers: z.array(z.tuple([z.string(), z.string().nullable()])),
  /** Buyer keys with the buyer each belonged to. */
  buyerKeys: z.array(z.tuple([z.string(), z.string().nullable()])),
});
export type ImportChange = z.infer<typeof ImportChange>;

/** What an import did, or in a dry run would do. */
export type Tally = Pick<Import, 'added' | 'changed' | 'same' | 'leftOut' | 'unread' | 'left'>;
/** What becomes of an order; a disputed one is known with another buyer, whom it keeps. */
export type Fate = 'added' | 'changed' | 'same' | 'disputed';
/** The first orders of a file, and what would become of each. */
export type Sample = { line: number; order: CapturedOrder; fate: Fate }[];
