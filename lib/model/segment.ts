import { z } from './z.ts';

const names = z.array(z.string().max(100)).max(50);

/**
 * What customers of a segment have in common; all that is given must hold, an empty list says nothing. Groups, status
 * and tier are by their names (`customers/rfm.ts`, `status.ts`, `tier.ts`).
 */
export const SegmentRule = z.strictObject({
  tiers: names,
  statuses: names,
  groups: names,
  marketplaces: names,
  tags: names,
  /** Orders that count: at least, at most. */
  minOrders: z.int().min(0).max(100_000).nullable(),
  maxOrders: z.int().min(0).max(100_000).nullable(),
  /** Days since the last order: at least, at most. */
  silentFrom: z.int().min(0).max(10_000).nullable(),
  silentTo: z.int().min(0).max(10_000).nullable(),
  /** Spend in the home currency's minor units, at least. */
  minSpend: z.int().min(0).nullable(),
  /** Words that the title of something they bought has. */
  product: z.string().max(200),
  /** Countries (ISO code where it is known), provinces or states that something went to. */
  regions: names.optional(),
  /** Who recommends the shop: all of them, or who was not invited or thanked yet. */
  advocate: z.enum(['any', 'notInvited', 'notThanked']).optional(),
  /** Ids of replies of which they got one. */
  replies: names.optional(),
  openCase: z.boolean(),
  /** The last mark that was asked for is bad. */
  badMark: z.boolean(),
  /** 1 to 12. */
  birthdayMonth: z.int().min(1).max(12).nullable(),
});
export type SegmentRule = z.infer<typeof SegmentRule>;

export const Segment = z.strictObject({
  id: z.string(),
  name: z.string().min(1).max(100),
  rule: SegmentRule,
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Segment = z.infer<typeof Segment>;

export const anybody: SegmentRule = {
  tiers: [],
  statuses: [],
  groups: [],
  marketplaces: [],
  tags: [],
  minOrders: null,
  maxOrders: null,
  silentFrom: null,
  silentTo: null,
  minSpend: null,
  product: '',
  openCase: false,
  badMark: false,
  birthdayMonth: null,
};
