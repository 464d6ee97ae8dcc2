import { Money } from './money.ts';
import { z } from './z.ts';

export const CaseKind = z.enum(['complaint', 'return', 'refund', 'question', 'wish']);
export type CaseKind = z.infer<typeof CaseKind>;

/** What the customer needs from the shop, from the least to the most: to know, to be helped, a person, a say. */
export const CaseNeed = z.enum(['information', 'help', 'person', 'part']);
export type CaseNeed = z.infer<typeof CaseNeed>;

/** Where it went wrong. */
export const CaseCause = z.enum([
  'product',
  'description',
  'size',
  'damage',
  'carrier',
  'platform',
  'us',
  'buyer',
]);
export type CaseCause = z.infer<typeof CaseCause>;

export const CaseOutcome = z.enum([
  'solved',
  'refunded',
  'replaced',
  'returned',
  'refused',
  'withdrawn',
  'platform',
]);
export type CaseOutcome = z.infer<typeof CaseOutcome>;

/** True where something went wrong: a wish or a question is no failure, nor what the buyer withdrew. */
export function isFailure({ kind, outcome }: { kind: CaseKind; outcome?: CaseOutcome | undefined }): boolean {
  return kind !== 'wish' && kind !== 'question' && outcome !== 'withdrawn';
}

/** What happened to a case, and when. Fields are named, values are not kept: they stand in the case itself. */
export const CaseEvent = z.strictObject({
  at: z.number(),
  what: z.enum(['opened', 'changed', 'step', 'closed', 'reopened', 'deadline']),
  text: z.string().max(300),
});
export type CaseEvent = z.infer<typeof CaseEvent>;

export const CaseStep = z.strictObject({ text: z.string().max(300), doneAt: z.number().nullable() });
export type CaseStep = z.infer<typeof CaseStep>;

/**
 * A complaint, return, refund, question or wish that stays open until the seller closes it. What is optional was
 * never said; records of earlier versions have none of it.
 */
export const Case = z.strictObject({
  id: z.string(),
  customerId: z.string(),
  orderKey: z.string().nullable(),
  kind: CaseKind,
  text: z.string().max(2_000),
  openedAt: z.number(),
  closedAt: z.number().nullable(),
  /** The same as openedAt while it is open, absent once it is closed: kept by the database, which indexes it. */
  openSince: z.number().optional(),
  updatedAt: z.number(),
  threadKey: z.string().optional(),
  /** The marketplace's own id of the return or dispute: it is one case however often it is read. */
  ref: z.string().max(200).optional(),
  marketplace: z.string().optional(),
  need: CaseNeed.optional(),
  cause: CaseCause.optional(),
  /** Title of the product it is about. */
  product: z.string().max(500).optional(),
  /** Until when the marketplace, or the seller, wants it resolved. */
  deadlineAt: z.number().optional(),
  /** The deadline as the marketplace said it last: only another one replaces the seller's. */
  statedDeadlineAt: z.number().optional(),
  steps: z.array(CaseStep).max(50).optional(),
  cost: Money.optional(),
  outcome: CaseOutcome.optional(),
  /** How satisfied the customer was in the end, 1 to 5. */
  satisfaction: z.int().min(1).max(5).optional(),
  /** What to do differently. */
  lesson: z.string().max(2_000).optional(),
  history: z.array(CaseEvent).max(500).optional(),
});
export type Case = z.infer<typeof Case>;
