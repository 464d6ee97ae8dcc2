import { PageKind } from './capture.ts';
import { z } from './z.ts';

/** How reading one kind of page or answer of a marketplace went, last time and last time it went well. */
export const ReadHealth = z.strictObject({
  kind: PageKind,
  source: z.enum(['page', 'answer', 'export']),
  lastReadAt: z.number(),
  lastGoodAt: z.number().nullable(),
  rows: z.int(),
  missed: z.int(),
  missing: z.array(z.string()),
  /** Fields that were read here before; one that never was there is not broken. */
  seen: z.array(z.string()).default([]),
  /** Fields that were read before and are missing now, with when that was first noticed. */
  broken: z.array(z.strictObject({ field: z.string(), since: z.number() })).default([]),
  notes: z.array(z.string()),
});
export type ReadHealth = z.infer<typeof ReadHealth>;

export const MarketplaceState = z.strictObject({
  id: z.string(),
  lastSeenAt: z.number().nullable(),
  health: z.array(ReadHealth),
});
export type MarketplaceState = z.infer<typeof MarketplaceState>;

/** A record that failed validation or could not be restored: kept as it was and shown, never dropped. */
export const SetAside = z.strictObject({
  id: z.string(),
  table: z.string(),
  reason: z.string(),
  /** The record as JSON text. */
  json: z.string(),
  at: z.number(),
});
export type SetAside = z.infer<typeof SetAside>;
