import Dexie from 'dexie';
import { describe, expect, test } from 'vitest';
import { type Backup, exportAll, inspectBackup, restoreAll } from '../../lib/store/backup.ts';
import { customerIds, readCustomer } from '../../lib/store/customers.ts';
import { type DataTable, dataTables } from '../../lib/store/db.ts';
import { dueFollowups, openFollowups } from '../../lib/store/followups.ts';
import { freshDb, now, the } from './shop.ts';

/*
 * tests/upgrades/vN.json is what a small invented shop looked like in database version N. They are never changed:
 * every later version opens them, as the database of somebody who updates and as the backup of somebody who restores.
 */
const dumps = import.meta.glob<Backup>('../upgrades/v*.json', { eager: true, import: 'default' });

/** The indexes of each version, as they were; the code only knows its own. */
const schemas: Record<number, Record<string, string>> = {
  1: {
    customers:
      'id, name, *words, *tags, totals.lastOrderAt, totals.orders, [totals.currency+totals.value], updatedAt',
    buyers: 'id, customerId',
    buyerKeys: 'key, buyerId',
    orders: 'key, customerId, orderId, placedAt',
    threads: 'key, customerId, orderKey, seenAt',
    notes: 'id, customerId, orderKey',
    replies: 'id, updatedAt',
    replyUses: 'id, customerId, replyId, at',
    followups: 'id, customerId, openDueAt',
    cases: 'id, customerId, openSince',
    marketplaces: 'id',
    setAside: 'id, at',
    meta: 'key',
  },
};
schemas[2] = {
  ...schemas[1],
  customers: `${schemas[1]?.customers}, contact.phone, contact.email, contact.address, contact.birthdayOn`,
  buyers: 'id, customerId, username, email',
  merges: 'id, keptId, otherId, at',
  pairs: 'key, *of',
  imports: 'id, at',
  importChanges: 'id, importId',
  adapters: 'id',
};

schemas[3] = { ...schemas[2], learnt: 'replyId, at' };
schemas[4] = {
  ...schemas[3],
  turns: 'id, threadKey, askedAt, waitingSince',
  marks: 'id, threadKey, orderKey, [kind+at]',
  rules: 'id',
  segments: 'id',
  ruleTasks: 'customerId, at',
  cases: 'id, customerId, openSince, ref, orderKey, openedAt',
  replyUses: 'id, customerId, replyId, at, threadKey',
};

schemas[5] = { ...schemas[4], files: 'id, size', unanswered: 'threadKey, at' };
schemas[6] = { ...schemas[5] };

test('the present version has its dump and its schema here', () => {
  const version = freshDb().verno;
  expect(Object.keys(dumps)).toContain(`../upgrades/v${version}.json`);
  expect(Object.keys(schemas)).toContain(String(version));
});

describe.each(Object.entries(dumps))('%s', (path, dump) => {
  const version = Number(/v(\d+)\.json$/.exec(path)?.[1]);

  async function looksRight(db: ReturnType<typeof freshDb>) {
    for (const table of dataTables) {
      // A table that this version did not have is empty.
      expect(await db.table(table).count(), table).toBe(dump.counts[table] ?? 0);
    }
    const [id] = await customerIds(db, { query: '青瓷' });
    const view = the(await readCustomer(db, the(id), now));
    expect(view.customer).toMatchObject({
      name: 'Edda Kranz',
      tags: ['VIP', '大客户'],
      totals: { orders: 2 },
    });
    expect(view.orders.map(({ orderId }) => orderId)).toEqual(['PS-261018-00012', 'PS-260702-00003']);
    expect(view.notes[0]?.text).toBe('喜欢青瓷 (celadon)');
    expect(view.cases[0]).toMatchObject({ kind: 'complaint', closedAt: null });
    expect((await openFollowups(db)).map(({ text }) => text)).toEqual(['send the invoice']);
    expect(await dueFollowups(db, the(view.followups.at(-1)).dueAt)).toHaveLength(1);
    // What was checked is checked again by the schemas of today.
    expect(inspectBackup(JSON.stringify(await exportAll(db, now))).invalid).toEqual([]);
  }

  test('is restored whole as a backup', async () => {
    const db = freshDb();
    const inspected = inspectBackup(JSON.stringify(dump));
    expect(inspected.invalid).toEqual([]);
    await restoreAll(db, inspected, now);
    await looksRight(db);
  });

  test('is opened whole as the database of its version', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const old = new Dexie(name);
    old.version(version).stores(the(schemas[version]));
    for (const { name: table } of old.tables) {
      if (table !== 'meta') await old.table(table).bulkPut(dump.tables[table as DataTable] ?? []);
    }
    await old.table('meta').put({ key: 'settings', value: dump.settings });
    old.close();
    await looksRight(freshDb(name));
  });
});

test('since version 6 customers of before are found without their accents, opened and restored', async () => {
  const dump = structuredClone(the(dumps['../upgrades/v5.json']));
  const customer = the(dump.tables.customers?.[0]) as { id: string; words: string[] };
  customer.words = ['łucja', 'ångström', '陳', '陳雨', '雨'];
  const found = async (db: ReturnType<typeof freshDb>) => {
    for (const query of ['lucja angstrom', 'Łucja', '陈雨', '陳雨'])
      expect(await customerIds(db, { query }), query).toEqual([customer.id]);
  };
  const name = `test-${crypto.randomUUID()}`;
  const old = new Dexie(name);
  old.version(5).stores(the(schemas[5]));
  await old.table('customers').bulkPut(dump.tables.customers ?? []);
  old.close();
  await found(freshDb(name));

  const restored = freshDb();
  await restoreAll(restored, inspectBackup(JSON.stringify(dump)), now);
  await found(restored);
});
