import type { DataTable } from '../../lib/store/db.ts';

/** The tables a seller would ask about, in the order they are shown; the rest is bookkeeping of these. */
export const shownTables = [
  'customers',
  'orders',
  'threads',
  'notes',
  'replies',
  'replyUses',
  'followups',
  'cases',
  'adapters',
  'setAside',
] as const satisfies readonly DataTable[];
