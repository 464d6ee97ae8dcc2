import { z } from './z.ts';

/**
 * One turn of a thread: a buyer's messages in a row, and the seller's first answer to them. Only instants are kept,
 * never a message. It starts at the oldest of the messages, as marketplaces count.
 */
export const Turn = z.strictObject({
  /** `threadKey|askedAt` */
  id: z.string(),
  threadKey: z.string(),
  marketplace: z.string(),
  /** Host of the page or answer it was read from: clocks and zones may differ by it. */
  host: z.string(),
  askedAt: z.number(),
  /** The oldest message that says more than a greeting; null while there is none. */
  meantAt: z.number().nullable(),
  lastAskedAt: z.number(),
  /** No message of the seller stands before it. */
  first: z.boolean(),
  answeredAt: z.number().nullable(),
  /** True when the answer had no instant: then answeredAt is when it was first seen. */
  answerSeen: z.literal(true).optional(),
  /** Nobody knows when it was written: askedAt is when it was first seen, and no clock runs for it. */
  undated: z.literal(true).optional(),
  /** The seller said that it needs no answer. */
  waivedAt: z.number().optional(),
  /** The same as askedAt while it waits, absent once it is answered or waived: kept by the database, which indexes it. */
  waitingSince: z.number().optional(),
});
export type Turn = z.infer<typeof Turn>;
