import { z } from './z.ts';

export const CaseKind = z.enum(['complaint', 'return', 'question']);
export type CaseKind = z.infer<typeof CaseKind>;

/** A complaint, return or question that stays open until the seller closes it. */
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
});
export type Case = z.infer<typeof Case>;
