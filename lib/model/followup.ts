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
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Followup = z.infer<typeof Followup>;
