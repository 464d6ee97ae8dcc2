import { z } from '../model/z.ts';
import { type DataTable, dataTables, newId, type RegularsDb } from './db.ts';

/** A small store outside IndexedDB (`storage.local`), which outlives damage to the database. */
export type Keep = {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
};

/**
 * What was there when somebody last looked. A damaged IndexedDB comes back empty or shortened without an error
 * (24,000 rows became 0, and after a cut log 21,000); the ledger is how it is noticed.
 */
const Ledger = z.strictObject({
  databaseId: z.string(),
  counts: z.record(z.string(), z.int().nonnegative()),
  at: z.number(),
});
export type Ledger = z.infer<typeof Ledger>;

/** What is gone: the tables with fewer rows than recorded. */
export type Loss = {
  at: number;
  ledgerAt: number;
  whole: boolean;
  tables: { table: string; expected: number; found: number }[];
};

const KEY = 'ledger';
/** Where a loss is kept until the seller has answered it. */
export const LOSS = 'loss';
/** Only ever grow but for what a person removes, so fewer rows mean damage. */
const guarded: readonly DataTable[] = [
  'customers',
  'orders',
  'buyers',
  'notes',
  'replies',
  'followups',
  'cases',
  'adapters',
];

/** Of these nothing is ever removed by a person: fewer of them mean damage at any moment, not only at a start. */
const lasting: readonly string[] = ['customers', 'orders', 'buyers'];

/** True when what is missing cannot be a person's own removal of a moment ago. */
export function isDamage({ whole, tables }: Loss): boolean {
  return whole || tables.some(({ table }) => lasting.includes(table));
}

async function count(db: RegularsDb): Promise<Record<string, number>> {
  const counts = await db.transaction('r', dataTables, () =>
    Promise.all(dataTables.map((table) => db.table(table).count())),
  );
  const found = Object.fromEntries(dataTables.map((table, i) => [table, counts[i] ?? 0]));
  // A merged customer stands in its merge until it is undone: together they never become fewer.
  return { ...found, customers: (found.customers ?? 0) + (found.merges ?? 0) };
}

async function databaseId(db: RegularsDb): Promise<string | null> {
  const row = await db.meta.get('databaseId');
  return typeof row?.value === 'string' ? row.value : null;
}

async function readLedger(keep: Keep): Promise<Ledger | null> {
  const parsed = Ledger.safeParse(await keep.get(KEY));
  return parsed.success ? parsed.data : null;
}

/**
 * Compares the database with the ledger, once at each open, before anything is written.
 * @returns null when all is there, or when this is the first open ever
 */
export async function findLoss(db: RegularsDb, keep: Keep, now: number): Promise<Loss | null> {
  const ledger = await readLedger(keep);
  if (!ledger) return null;
  const [id, counts] = await Promise.all([databaseId(db), count(db)]);
  const whole = id !== ledger.databaseId;
  const tables = guarded
    .map((table) => ({ table, expected: ledger.counts[table] ?? 0, found: counts[table] ?? 0 }))
    .filter(({ expected, found }) => found < expected);
  return tables.length > 0 ? { at: now, ledgerAt: ledger.at, whole, tables } : null;
}

/** Writes down what is there now, and gives a new database its id. */
export async function writeLedger(db: RegularsDb, keep: Keep, now: number): Promise<Ledger> {
  const id = await db.transaction('rw', db.meta, async () => {
    const known = await databaseId(db);
    const made = known ?? newId();
    if (!known) await db.meta.put({ key: 'databaseId', value: made });
    return made;
  });
  const ledger: Ledger = { databaseId: id, counts: await count(db), at: now };
  await keep.set(KEY, ledger);
  return ledger;
}

/** Lowers the recorded count before a person's own removal, so that a stop in between is not taken for damage. */
export async function expectFewer(keep: Keep, table: DataTable, fewer: number): Promise<void> {
  const ledger = await readLedger(keep);
  if (!ledger) return;
  const counts = { ...ledger.counts, [table]: Math.max(0, (ledger.counts[table] ?? 0) - fewer) };
  await keep.set(KEY, { ...ledger, counts });
}
