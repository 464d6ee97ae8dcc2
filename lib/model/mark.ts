import { z } from './z.ts';

/** `csat`: 1 to 5. `nps`: 0 to 10. `review`: stars that a marketplace shows, 1 to 5; never mixed with the asked ones. */
export const MarkKind = z.enum(['csat', 'nps', 'review']);
export type MarkKind = z.infer<typeof MarkKind>;

/** A mark that a customer gave. */
export const Mark = z.strictObject({
  /** `use:<id of the use of the reply that asked>`, or `review|marketplace|shop|id`. */
  id: z.string(),
  kind: MarkKind,
  mark: z.int().min(0).max(10),
  marketplace: z.string(),
  threadKey: z.string().nullable(),
  orderKey: z.string().nullable(),
  at: z.number(),
  /** Read out of a message it is suggested until the seller says so; only confirmed ones count. */
  state: z.enum(['suggested', 'confirmed', 'declined']),
  /** What a review says, as far as it was shown. */
  text: z.string().max(1_000).optional(),
});
export type Mark = z.infer<typeof Mark>;
