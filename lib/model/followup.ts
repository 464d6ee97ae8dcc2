import { z } from './z.ts';

/** Something promised to a customer, or to be done for one, that comes back by itself at `dueAt`. */
export const Followup = z.strictObject({
  id: z.string(),
  customerId: z.string(),
  orderKey: z.string().nullable(),
  text: z.string().max(2_000),
  dueAt: z.number(),
  /** When it was due at first; differs from dueAt once snoozed. */
  promisedAt: z.number(),
  doneAt: z.number().nullable(),
  /** The same as dueAt while it is open, absent once it is done: kept by the database, which indexes it. */
  openDueAt: z.number().optional(),
  /**
   * Firing in two steps, so that a worker killed in between neither loses nor repeats a notification: claimed
   * before it is shown, fired after. Both are for the current dueAt and cleared by snooze and edit.
   */
  claimedAt: z.number().nullable(),
  firedAt: z.number().nullable(),
  /** Comes up when the customer writes again; at dueAt at the latest. */
  waits: z.literal(true).optional(),
  /** The saved reply to answer with. */
  replyId: z.string().optional(),
  /**
   * The rule that made it, and what for (`rule|order:key`): none of these makes another. Of a follow-up that the seller
   * has changed, snoozed or finished (`touched`) the rule keeps its hands off. One that was shown already and no longer
   * holds is done without being so (`withdrawn`): should it hold again, it is not shown again.
   */
  rule: z
    .strictObject({
      id: z.string(),
      keys: z.array(z.string()).min(1),
      touched: z.literal(true).optional(),
      withdrawn: z.literal(true).optional(),
    })
    .optional(),
  /** The case that it is a step or a promise of. */
  caseId: z.string().optional(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Followup = z.infer<typeof Followup>;
