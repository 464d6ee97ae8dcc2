import { ContactDetails, Customer } from './customer.ts';
import { z } from './z.ts';

/**
 * How much a fact says: `certain` is one account read twice, `strong` is a phone or e-mail, `suggested` counts only
 * together with others.
 */
export const Strength = z.enum(['certain', 'strong', 'suggested']);
export type Strength = z.infer<typeof Strength>;

export const EvidenceFact = z.enum([
  'account',
  'order',
  'phone',
  'email',
  'name',
  'postcode',
  'address',
  'birthday',
  'username',
]);
export type EvidenceFact = z.infer<typeof EvidenceFact>;

/** One fact that two customers share, with the value as it is written for one of them. */
export const Evidence = z.strictObject({
  fact: EvidenceFact,
  strength: Strength,
  value: z.string().max(1_000),
});
export type Evidence = z.infer<typeof Evidence>;

const ids = z.array(z.string());

/** Ids or keys of the records that came with a customer, by table. */
export const Moved = z.strictObject({
  buyers: ids,
  orders: ids,
  threads: ids,
  notes: ids,
  replyUses: ids,
  followups: ids,
  cases: ids,
});
export type Moved = z.infer<typeof Moved>;

/** What a record took over from the one that was merged into it; what it had itself is not in here. */
export const Given = z.strictObject({
  /** The kept record's name before, when it took the other's; else null. */
  nameBefore: z.strictObject({ name: z.string(), nameIsOwn: z.boolean() }).nullable(),
  tags: z.array(z.string()),
  contact: ContactDetails,
});
export type Given = z.infer<typeof Given>;

/**
 * One customer merged into another, as long as it is not undone. The other's record stands in here instead of among
 * the customers, as it was.
 */
export const Merge = z.strictObject({
  id: z.string(),
  keptId: z.string(),
  otherId: z.string(),
  at: z.number(),
  /** Why, as it was shown to the seller. Empty when the seller chose both by hand. */
  evidence: z.array(Evidence),
  other: Customer,
  given: Given,
  moved: Moved,
});
export type Merge = z.infer<typeof Merge>;

/**
 * What is known of two accounts together: the seller said that they are two people, or one order was read with
 * both. By accounts, not customers, so that it stays true whatever is merged or undone later.
 */
export const BuyerPair = z.strictObject({
  /** Both ids, sorted, joined by `|`. */
  key: z.string(),
  /** Ids of two buyers; for a customer without accounts its own id. */
  of: z.tuple([z.string(), z.string()]),
  known: z.enum(['distinct', 'one order']),
  /** The order that was read with both. */
  orderKey: z.string().nullable(),
  at: z.number(),
});
export type BuyerPair = z.infer<typeof BuyerPair>;
