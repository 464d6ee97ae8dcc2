import { z } from './z.ts';

/** A message thread that was seen open. Only its last buyer message is kept, never the conversation. */
export const Thread = z.strictObject({
  /** `marketplace|shop|threadId` */
  key: z.string(),
  marketplace: z.string(),
  shop: z.string(),
  threadId: z.string(),
  customerId: z.string().nullable(),
  /** The account that writes, when one is known; absent in what was recorded before this was kept. */
  buyerId: z.string().nullable().optional(),
  orderKey: z.string().nullable(),
  buyerName: z.string().nullable(),
  /** Address of the page it was seen on, to go back to it; host and path of the marketplace only. */
  url: z.string().nullable(),
  lastBuyerMessage: z.string().nullable(),
  lastFrom: z.enum(['buyer', 'seller']).nullable(),
  lastAt: z.number().nullable(),
  seenAt: z.number(),
});
export type Thread = z.infer<typeof Thread>;
