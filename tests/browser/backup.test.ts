import { describe, expect, test, vi } from 'vitest';
import { defaultSettings } from '../../lib/model/settings.ts';
import { type Backup, currentCounts, exportAll, inspectBackup, restoreAll } from '../../lib/store/backup.ts';
import { dataTables, type RegularsDb } from '../../lib/store/db.ts';
import { readSettings } from '../../lib/store/settings.ts';
import { inventShop } from './invented.ts';
import { contents, freshDb, now, the } from './shop.ts';

async function invented(): Promise<{ db: RegularsDb; backup: Backup; text: string }> {
  const db = freshDb();
  await inventShop(db);
  const backup = await exportAll(db, now);
  return { db, backup, text: JSON.stringify(backup) };
}

describe('a backup', () => {
  test('has something of every table, and says how much', async () => {
    const { db, backup } = await invented();
    for (const table of dataTables) expect(backup.tables[table].length, table).toBeGreaterThan(0);
    expect(backup.counts).toEqual(await currentCounts(db));
    expect(backup).toMatchObject({ format: 'regulars-backup', version: 1, exportedAt: now });
  });

  test('restored into an empty database exports the same again', async () => {
    const { backup, text } = await invented();
    const db = freshDb();
    db.changed = vi.fn();
    const inspected = inspectBackup(text);
    expect(inspected.invalid).toEqual([]);
    const { before, after } = await restoreAll(db, inspected, now + 1);
    expect(Object.values(before).every((count) => count === 0)).toBe(true);
    expect(after).toEqual(backup.counts);
    expect(await exportAll(db, now)).toEqual(backup);
    expect(db.changed).toHaveBeenCalledTimes(1);
  });

  test('replaces what was there, and restoring a copy taken before undoes it', async () => {
    const { text } = await invented();
    const db = freshDb();
    await db.notes.put({
      id: 'mine',
      customerId: 'c',
      orderKey: null,
      text: 'mine',
      createdAt: 1,
      updatedAt: 1,
    });
    const copy = await exportAll(db, now);
    await restoreAll(db, inspectBackup(text), now);
    expect(await db.notes.get('mine')).toBeUndefined();
    expect((await readSettings(db)).shopName).toBe('Kiln & Leaf');
    await restoreAll(db, inspectBackup(JSON.stringify(copy)), now);
    // What is in files stays: it is nobody's until a reply names it.
    expect(await exportAll(db, now, 'files')).toEqual(copy);
    expect(await readSettings(db)).toEqual(defaultSettings);
  });

  test('brings no starter FAQ afterwards', async () => {
    const { text } = await invented();
    const db = freshDb();
    await restoreAll(db, inspectBackup(text), now);
    expect(await db.meta.get('starterSeededAt')).toBeDefined();
  });
});

describe('bad records', () => {
  test('are set aside with the reason, and the rest is restored', async () => {
    const { backup } = await invented();
    const broken: { tables: Record<string, Record<string, unknown>[]> } = JSON.parse(JSON.stringify(backup));
    the(broken.tables.orders?.[1]).total = { minor: 1.5, currency: 'usd' };
    the(broken.tables.notes?.[0]).extra = true;
    (broken.tables.customers as unknown[]).push(null, 'text');
    const inspected = inspectBackup(JSON.stringify(broken));
    expect(
      inspected.invalid.map(({ table, reason }) => [table, reason.split(':').slice(0, 2).join(':')]),
    ).toEqual([
      ['customers', `record ${backup.counts.customers + 1}: record`],
      ['customers', `record ${backup.counts.customers + 2}: record`],
      ['orders', 'record 2: total.minor'],
      ['notes', 'record 1: record'],
    ]);
    const db = freshDb();
    const { after } = await restoreAll(db, inspected, now + 5);
    expect(after).toEqual({
      ...backup.counts,
      orders: backup.counts.orders - 1,
      notes: backup.counts.notes - 1,
      setAside: backup.counts.setAside + 4,
    });
    const aside = await db.setAside
      .where('at')
      .equals(now + 5)
      .toArray();
    expect(aside.map(({ json }) => JSON.parse(json))).toContainEqual(broken.tables.orders?.[1]);
  });

  test('settings that are broken in one field keep the others', async () => {
    const { backup } = await invented();
    const settings = { ...(backup.settings as object), language: 'tlh' };
    expect(inspectBackup(JSON.stringify({ ...backup, settings })).settings).toMatchObject({
      shopName: 'Kiln & Leaf',
      language: 'system',
    });
    const { quietHours: _, ...older } = backup.settings as Record<string, unknown>;
    expect(inspectBackup(JSON.stringify({ ...backup, settings: older })).settings).toMatchObject({
      shopName: 'Kiln & Leaf',
      quietHours: null,
    });
  });

  test('a table that an older version did not have is empty', async () => {
    const { backup } = await invented();
    const { cases: _, ...tables } = backup.tables;
    expect(inspectBackup(JSON.stringify({ ...backup, tables })).counts.cases).toBe(0);
  });
});

test.each([
  ['', /^this is not a backup file: /],
  ['<!doctype html>', /^this is not a backup file: /],
  ['{"format":"regulars-backup"', /^this is not a backup file: /],
  ['null', /does not say "format": "regulars-backup"/],
  ['[]', /does not say "format": "regulars-backup"/],
  ['{"format":"other"}', /does not say "format": "regulars-backup"/],
  ['{"format":"regulars-backup","version":2,"tables":{}}', /of version 2, which is not known here/],
  ['{"format":"regulars-backup","tables":{}}', /of version undefined/],
  ['{"format":"regulars-backup","version":1}', /has no tables/],
  [
    '{"format":"regulars-backup","version":1,"tables":{"orders":{}}}',
    /table orders of this backup is not a list/,
  ],
])('"%s" is no backup, and the error says what is wrong', (text, error) => {
  expect(() => inspectBackup(text)).toThrow(error);
});

test('a restore that fails half way leaves everything as it was', async () => {
  const { db, text } = await invented();
  const before = await contents(db);
  const inspected = inspectBackup(text);
  inspected.tables.orders = [];
  // The very last write fails: by then all tables were cleared and written inside the transaction.
  vi.spyOn(db.meta, 'put').mockRejectedValue(new Error('the disk is full'));
  db.changed = vi.fn();
  await expect(restoreAll(db, inspected, now)).rejects.toThrow('the disk is full');
  expect(await contents(db)).toEqual(before);
  expect((await readSettings(db)).shopName).toBe('Kiln & Leaf');
  expect(db.changed).not.toHaveBeenCalled();
});
