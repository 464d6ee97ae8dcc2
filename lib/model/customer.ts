import { MoneyByCurrency } from './money.ts';
import { TierName } from './settings.ts';
import { z } from './z.ts';

/** Details the seller typed in. Never read from a page. */
export const ContactDetails = z.strictObject({
  phone: z.string().max(200).optional(),
  email: z.string().max(200).optional(),
  /** Lines as the seller wrote them. */
  address: z.string().max(500).optional(),
  /** Calendar date, YYYY-MM-DD or --MM-DD where the year is not known. */
  birthdayOn: z.string().max(20).optional(),
  interests: z.string().max(2_000).optional(),
  /** When and how they agreed to be written to by e-mail; any text means they did. */
  consent: z.string().max(200).optional(),
  /** Why this customer must not be written to first; any text means so. */
  doNotContact: z.string().max(200).optional(),
  /** Days (YYYY-MM-DD): since when they recommend the shop, when they were invited to, when they were thanked. */
  advocateSince: z.string().max(20).optional(),
  invitedOn: z.string().max(20).optional(),
  thankedOn: z.string().max(20).optional(),
});
export type ContactDetails = z.infer<typeof ContactDetails>;

/** A cache: rewritten from the customer's orders in the transaction that changes them (`customers/totals.ts`). */
export const Totals = z.strictObject({
  /** Orders that count (see `counts` in order.ts). */
  orders: z.int().nonnegative(),
  /** Counting orders per marketplace: what a page of that marketplace may show. */
  ordersByMarketplace: z.record(z.string(), z.int().nonnegative()),
  spend: MoneyByCurrency,
  firstOrderAt: z.number().nullable(),
  lastOrderAt: z.number().nullable(),
  /** Currency of most of the orders; the one the value is counted in unless rates say otherwise. */
  currency: z.string().nullable(),
  /**
   * By what customers are ranked, in major units as of a fixed reference instant (`customers/value.ts`). The chance in
   * it is of the last review of tiers (`settings.rankedAt`), for everybody alike.
   */
  value: z.number(),
  /** Spend halved every 180 days, in major units as of the same instant. Absent in totals of earlier versions. */
  spent: z.number().optional(),
  /** Days on which they ordered (UTC, days since 1970), sorted. Absent in totals of earlier versions. */
  days: z.array(z.int()).optional(),
  /**
   * The counting orders of the year before the last one, oldest first, for tiers that count a stretch of time: when,
   * currency ('' without an amount), minor units. Absent in totals that were written before there were such tiers.
   */
  recent: z.array(z.tuple([z.number(), z.string(), z.int()])).optional(),
});
export type Totals = z.infer<typeof Totals>;

/**
 * The tier that the review of tiers gave last, so that nobody loses it by a bad week (`customers/tier-review.ts`).
 * `below`: when a review first found it no longer earned; null while it is. Instants in epoch ms.
 */
export const KeptTier = z.strictObject({
  level: TierName,
  at: z.number(),
  below: z.number().nullable(),
});
export type KeptTier = z.infer<typeof KeptTier>;

export const Customer = z.strictObject({
  id: z.string(),
  /** The name as the marketplace shows it, or as the seller wrote it. */
  name: z.string(),
  /** True once the seller wrote the name; pages no longer change it then. */
  nameIsOwn: z.boolean(),
  tags: z.array(z.string().max(60)).max(50),
  contact: ContactDetails,
  totals: Totals,
  /** Absent where no tier above the lowest was given. A cache like the totals. */
  keptTier: KeptTier.optional(),
  /** Lower-case search words of name, accounts, tags and notes; a cache like the totals. */
  words: z.array(z.string()),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Customer = z.infer<typeof Customer>;

/** An account on one marketplace. Several may belong to one customer. */
export const Buyer = z.strictObject({
  id: z.string(),
  marketplace: z.string(),
  shop: z.string(),
  customerId: z.string(),
  userId: z.string().nullable(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  firstSeenAt: z.number(),
  seenAt: z.number(),
});
export type Buyer = z.infer<typeof Buyer>;

/** One key a buyer is recognised by: `marketplace|shop|kind|value` → buyer. */
export const BuyerKey = z.strictObject({ key: z.string(), buyerId: z.string() });
export type BuyerKey = z.infer<typeof BuyerKey>;

export const Note = z.strictObject({
  id: z.string(),
  customerId: z.string(),
  orderKey: z.string().nullable(),
  text: z.string().max(20_000),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Note = z.infer<typeof Note>;
