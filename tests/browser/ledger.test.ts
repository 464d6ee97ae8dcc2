import { describe, expect, test } from 'vitest';
import type { RegularsDb } from '../../lib/store/db.ts';
import { expectFewer, findLoss, type Keep, writeLedger } from '../../lib/store/ledger.ts';
import { removeNote } from '../../lib/store/notes.ts';
import { inventShop } from './invented.ts';
import { freshDb, now } from './shop.ts';

/** `storage.local`, which gives back copies. */
function memory(): Keep & { all: Map<string, unknown> } {
  const all = new Map<string, unknown>();
  return {
    all,
    get: async (key) => structuredClone(all.get(key)),
    set: async (key, value) => void all.set(key, structuredClone(value)),
  };
}

async function shop(): Promise<{ db: RegularsDb; keep: ReturnType<typeof memory> }> {
  const db = freshDb();
  await inventShop(db);
  const keep = memory();
  await writeLedger(db, keep, now);
  return { db, keep };
}

describe('a loss', () => {
  test('is none at the first open, nor while nothing is missing', async () => {
    expect(await findLoss(freshDb(), memory(), now)).toBeNull();
    const { db, keep } = await shop();
    expect(await findLoss(db, keep, now)).toBeNull();
  });

  test('is found when the database came back empty', async () => {
    const { db, keep } = await shop();
    const name = db.name;
    db.close();
    await indexedDB.deleteDatabase(name);
    const loss = await findLoss(freshDb(name), keep, now + 1);
    expect(loss).toMatchObject({ at: now + 1, ledgerAt: now, whole: true });
    expect(loss?.tables).toContainEqual({ table: 'orders', expected: 6, found: 0 });
    expect(loss?.tables).toContainEqual({ table: 'notes', expected: 1, found: 0 });
  });

  test('is found when one table is shorter', async () => {
    const { db, keep } = await shop();
    await db.orders.limit(2).delete();
    expect(await findLoss(db, keep, now)).toEqual({
      at: now,
      ledgerAt: now,
      whole: false,
      tables: [{ table: 'orders', expected: 6, found: 4 }],
    });
  });

  test('is none where a person removed something, even if nobody looked in between', async () => {
    const { db, keep } = await shop();
    await expectFewer(keep, 'notes', 1);
    await removeNote(db, 'note-1');
    expect(await findLoss(db, keep, now)).toBeNull();
    await expectFewer(keep, 'notes', 5);
    expect(await findLoss(db, keep, now)).toBeNull();
  });

  test('is none in tables that empty by themselves', async () => {
    const { db, keep } = await shop();
    await db.setAside.clear();
    await db.marketplaces.clear();
    expect(await findLoss(db, keep, now)).toBeNull();
  });

  test('is not forgotten by more having come in elsewhere', async () => {
    const { db, keep } = await shop();
    await db.notes.clear();
    await db.replies.bulkPut(Array.from({ length: 9 }, (_, i) => ({ ...EMPTY_REPLY, id: `r${i}` })));
    expect((await findLoss(db, keep, now))?.tables).toEqual([{ table: 'notes', expected: 1, found: 0 }]);
  });
});

const EMPTY_REPLY = { tags: [], variants: {}, useCount: 0, lastUsedAt: null, createdAt: 0, updatedAt: 0 };

describe('the ledger', () => {
  test('gives a database its id once', async () => {
    const { db, keep } = await shop();
    const first = await writeLedger(db, keep, now);
    const again = await writeLedger(db, keep, now + 1);
    expect(again.databaseId).toBe(first.databaseId);
    const other = await writeLedger(freshDb(db.name), memory(), now);
    expect(other.databaseId).toBe(first.databaseId);
  });

  test('holds counts and no personal data', async () => {
    const { keep } = await shop();
    const text = JSON.stringify([...keep.all]);
    for (const word of ['Edda', '陈雨', 'PS-2610', 'celadon']) expect(text).not.toContain(word);
  });

  test('that cannot be read is as good as none, and is written anew', async () => {
    const { db, keep } = await shop();
    await keep.set('ledger', { databaseId: 7 });
    expect(await findLoss(db, keep, now)).toBeNull();
    await expectFewer(keep, 'notes', 1);
    await writeLedger(db, keep, now);
    await db.orders.clear();
    expect(await findLoss(db, keep, now)).not.toBeNull();
  });
});
