import { z } from './z.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A service clock as a marketplace runs it: by when a message must be answered, or a case resolved. */
export const Clock = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  kind: z.enum(['respond', 'resolve']),
  /** Each turn; only the first message of a thread; or all of a day that ends at a time of day. */
  counts: z.enum(['turn', 'first', 'day']).default('turn'),
  /** ISO 8601; with `businessDays` its days are Monday to Friday. Of a `day` it is the time from its end. */
  within: z.string().startsWith('P'),
  businessDays: z.literal(true).optional(),
  /** Service hours; a message outside them counts from the next opening. */
  hours: z.strictObject({ from: TimeOfDay, to: TimeOfDay }).optional(),
  /** When the day of a `day` clock ends. */
  dayEnds: TimeOfDay.optional(),
  /** IANA zone of these times, or the zone by host. */
  zone: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  /** Only on these hosts. */
  hosts: z.array(z.string().min(1)).min(1).optional(),
  /** A greeting alone does not start it. */
  greetings: z.literal(false).optional(),
  /**
   * The figure that the marketplace makes of it over its last days: the share of turns answered in time, of buyers
   * with no turn late, or the mean time in which an unanswered turn counts as `unansweredAs`.
   */
  measure: z
    .strictObject({
      by: z.enum(['turns', 'buyers', 'mean']),
      days: z.int().positive(),
      /** Share from 0 to 1 that it should reach. */
      target: z.number().min(0).max(1).optional(),
      /** ISO 8601 */
      unansweredAs: z.string().startsWith('PT').optional(),
    })
    .optional(),
  /** In English, or by language code. */
  what: z.union([z.string(), z.record(z.string(), z.string())]),
  source: z.string(),
  asOf: z.string(),
});
export type Clock = z.infer<typeof Clock>;
