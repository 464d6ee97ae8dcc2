import { Adapter } from '../adapters/schema.ts';
import { Case } from '../model/case.ts';
import { Buyer, BuyerKey, Customer, Note } from '../model/customer.ts';
import { Followup } from '../model/followup.ts';
import { Import, ImportChange } from '../model/import.ts';
import { Mark } from '../model/mark.ts';
import { MarketplaceState, SetAside } from '../model/marketplace.ts';
import { BuyerPair, Merge } from '../model/merge.ts';
import { Order } from '../model/order.ts';
import { FileContent, LearntReply, ReplyUse, SavedReply, Unanswered } from '../model/reply.ts';
import { FollowupRule } from '../model/rule.ts';
import { Segment } from '../model/segment.ts';
import type { Settings } from '../model/settings.ts';
import { Thread } from '../model/thread.ts';
import { Turn } from '../model/turn.ts';
import type { z } from '../model/z.ts';
import { type DataTable, dataTables, foldWords, newId, type RegularsDb } from './db.ts';
import { sweepRules } from './rule-tasks.ts';
import { forgetCuts, settingsFrom } from './settings.ts';
import { reviewAgain } from './tier-review.ts';

const schemas: Record<DataTable, z.ZodType> = {
  customers: Customer,
  buyers: Buyer,
  buyerKeys: BuyerKey,
  orders: Order,
  threads: Thread,
  notes: Note,
  replies: SavedReply,
  replyUses: ReplyUse,
  followups: Followup,
  cases: Case,
  marketplaces: MarketplaceState,
  setAside: SetAside,
  adapters: Adapter,
  imports: Import,
  importChanges: ImportChange,
  merges: Merge,
  pairs: BuyerPair,
  learnt: LearntReply,
  turns: Turn,
  marks: Mark,
  rules: FollowupRule,
  segments: Segment,
  files: FileContent,
  unanswered: Unanswered,
};

const FORMAT = 'regulars-backup';

/** Everything, as one JSON object. `tables` holds each table's records as they are. */
export type Backup = {
  format: typeof FORMAT;
  version: 1;
  exportedAt: number;
  counts: Record<DataTable, number>;
  settings: unknown;
  tables: Record<DataTable, unknown[]>;
};

export type Counts = Record<DataTable, number>;

/**
 * Reads all tables in one transaction, so that the copy is of one moment.
 * @param without a table that is left empty
 */
export async function exportAll(db: RegularsDb, now: number, without?: DataTable): Promise<Backup> {
  return db.transaction('r', [...dataTables, 'meta'], async () => {
    const rows = await Promise.all(
      dataTables.map((table) => (table === without ? [] : db.table(table).toArray())),
    );
    const tables = Object.fromEntries(
      dataTables.map((table, i) => [table, rows[i] ?? []]),
    ) as Backup['tables'];
    return {
      format: FORMAT,
      version: 1,
      exportedAt: now,
      counts: countsOf(tables),
      settings: (await db.meta.get('settings'))?.value ?? null,
      tables,
    };
  });
}

function countsOf(tables: Record<DataTable, readonly unknown[]>): Counts {
  return Object.fromEntries(dataTables.map((table) => [table, tables[table].length])) as Counts;
}

/** A backup file read and checked, nothing written yet. */
export type Inspected = {
  exportedAt: number;
  tables: Record<DataTable, unknown[]>;
  settings: Settings | null;
  counts: Counts;
  /** Records that do not validate: restored into the set-aside list. */
  invalid: { table: DataTable; reason: string; json: string }[];
};

/**
 * Reads a backup file.
 * @throws an error that says what is wrong when it is not a backup at all; single bad records are only set aside
 */
export function inspectBackup(text: string): Inspected {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Error(`this is not a backup file: ${(error as Error).message}`);
  }
  const file = parsed as Partial<Backup> | null;
  if (typeof file !== 'object' || file === null || file.format !== FORMAT) {
    throw new Error('this is not a backup of Regulars: it does not say "format": "regulars-backup"');
  }
  if (file.version !== 1)
    throw new Error(`this backup is of version ${String(file.version)}, which is not known here`);
  if (typeof file.tables !== 'object' || file.tables === null) throw new Error('this backup has no tables');
  const invalid: Inspected['invalid'] = [];
  const tables = {} as Inspected['tables'];
  for (const table of dataTables) {
    const rows = (file.tables as Record<string, unknown>)[table] ?? [];
    if (!Array.isArray(rows)) throw new Error(`table ${table} of this backup is not a list`);
    tables[table] = rows.flatMap((row: unknown, i) => {
      const checked = schemas[table].safeParse(row);
      if (checked.success) return [checked.data];
      const [issue] = checked.error.issues;
      const reason = `record ${i + 1}: ${issue?.path.join('.') || 'record'}: ${issue?.message ?? 'not valid'}`;
      invalid.push({ table, reason, json: JSON.stringify(row) ?? 'null' });
      return [];
    });
  }
  return {
    exportedAt: typeof file.exportedAt === 'number' ? file.exportedAt : 0,
    tables,
    // Field by field, as they are read from the database: an older backup does not have every one.
    settings: typeof file.settings === 'object' && file.settings ? settingsFrom(file.settings) : null,
    counts: countsOf(tables),
    invalid,
  };
}

export async function currentCounts(db: RegularsDb): Promise<Counts> {
  const counts = await Promise.all(dataTables.map((table) => db.table(table).count()));
  return Object.fromEntries(dataTables.map((table, i) => [table, counts[i] ?? 0])) as Counts;
}

/**
 * Replaces everything by the backup, in one transaction: it happens whole or not at all.
 * Take a copy first (`exportAll`); restoring that copy undoes it.
 * @returns counts before and after
 */
export async function restoreAll(
  db: RegularsDb,
  backup: Inspected,
  now: number,
): Promise<{ before: Counts; after: Counts }> {
  const aside: SetAside[] = backup.invalid.map((bad) => ({ id: newId(), ...bad, at: now }));
  // A backup may be older than the folding of words.
  for (const customer of backup.tables.customers as Customer[]) foldWords(customer);
  const result = await db.transaction('rw', [...dataTables, 'meta', 'ruleTasks'], async () => {
    const before = await currentCounts(db);
    for (const table of dataTables) {
      // Files stand under their hash: what is here already is the same, and may be all there is of it.
      if (table !== 'files') await db.table(table).clear();
      await db.table(table).bulkPut(backup.tables[table]);
    }
    if (aside.length > 0) await db.setAside.bulkPut(aside);
    if (backup.settings) await db.meta.put({ key: 'settings', value: backup.settings });
    else await db.meta.delete('settings');
    await db.meta.put({ key: 'starterSeededAt', value: now });
    // A backup from before there were rules gets the ready ones; whatever was waiting is of the data that went.
    if (backup.tables.rules.length > 0) await db.meta.put({ key: 'rulesSeededAt', value: now });
    else await db.meta.delete('rulesSeededAt');
    await db.ruleTasks.clear();
    await sweepRules(db);
    await reviewAgain(db);
    return { before, after: await currentCounts(db) };
  });
  forgetCuts(db);
  db.changed();
  return result;
}
