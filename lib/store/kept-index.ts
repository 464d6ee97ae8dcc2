import { Dexie, type Table } from 'dexie';
import type { KeptIndex } from '../replies/suggest.ts';

/**
 * The index of the replies, kept so that a worker which starts again need not make it anew. It has a database of its
 * own: it can be lost at any time, stands in no backup, and whatever goes wrong with it must not touch the seller's data.
 */
export type KeptLibrary = {
  /** What made it: one of another version is no use. */
  version: string;
  index: KeptIndex;
  /** Ids of the replies in it, and when each was changed last (epoch ms). */
  ids: string[];
  times: number[];
};

const NAME = 'regulars-index';
const KEY = 'replies';

async function withTable<T>(
  name: string,
  use: (table: Table<KeptLibrary, string>) => Promise<T>,
): Promise<T> {
  const db = new Dexie(name, { cache: 'disabled' });
  db.version(1).stores({ kept: '' });
  try {
    return await use(db.table('kept'));
  } finally {
    db.close();
  }
}

/** What was kept by this version; null without it, and where it cannot be read. */
export async function readKept(version: string, name = NAME): Promise<KeptLibrary | null> {
  const kept = await withTable(name, (table) => table.get(KEY)).catch(() => undefined);
  return kept?.version === version ? kept : null;
}

/** Keeps it in the place of what was kept before; where there is no room, nothing is kept. */
export async function keepLibrary(library: KeptLibrary, name = NAME): Promise<void> {
  await withTable(name, (table) => table.put(library, KEY)).catch(() =>
    withTable(name, (table) => table.delete(KEY)).catch(() => {}),
  );
}
