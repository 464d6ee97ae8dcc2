import { beforeAll, describe, expect, test } from 'vitest';
import { noTotals } from '../../lib/customers/totals.ts';
import { wordsOf } from '../../lib/customers/words.ts';
import type { Customer } from '../../lib/model/customer.ts';
import {
  customerIds,
  customerRows,
  readCustomer,
  tagCounts,
  updateCustomer,
} from '../../lib/store/customers.ts';
import { RegularsDb } from '../../lib/store/db.ts';
import { removeNote, saveNote } from '../../lib/store/notes.ts';
import { buyer, DAY, freshDb, now, openThread, order, see, the } from './shop.ts';

describe('two thousand customers', () => {
  const db = new RegularsDb('test-two-thousand');
  const MANY = 2_000;
  const name = (n: number) => `${['Ada', 'Ben', '王小明', 'Chloé', 'lin'][n % 5]} ${n}`;
  const customer = (n: number): Customer => ({
    id: `c${String(n).padStart(4, '0')}`,
    name: name(n),
    nameIsOwn: false,
    tags: n % 100 === 0 ? ['wholesale'] : [],
    contact: {},
    // Every tenth has no order yet.
    totals:
      n % 10 === 9
        ? noTotals
        : {
            ...noTotals,
            orders: 1 + (n % 7),
            lastOrderAt: now - n * DAY,
            currency: n % 2 ? 'EUR' : 'USD',
            value: n,
          },
    words: wordsOf(name(n)),
    createdAt: now,
    updatedAt: now,
  });
  const all = Array.from({ length: MANY }, (_, n) => customer(n));

  beforeAll(async () => {
    await indexedDB.deleteDatabase(db.name);
    await db.customers.bulkPut(all.toReversed());
    await see(db, { orders: [order('PS-261018-00012', { buyer: buyer({ id: '1', name: 'Zoe' }) })] });
    return async () => {
      db.close();
      await indexedDB.deleteDatabase(db.name);
    };
  });
  const find = (query: string, rest = {}) => customerIds(db, { query, ...rest });
  const named = async (ids: string[]) => (await db.customers.bulkGet(ids)).map((one) => one?.name);

  test('are all listed in every order, each once', async () => {
    for (const sort of ['recent', 'name', 'orders', 'value'] as const) {
      const ids = await customerIds(db, { sort });
      expect(ids, sort).toHaveLength(MANY + 1);
      expect(new Set(ids).size, sort).toBe(MANY + 1);
    }
  });

  test('by the last order, those without one last', async () => {
    const ids = await customerIds(db, { sort: 'recent' });
    expect(await named(ids.slice(0, 4))).toEqual([name(0), name(1), name(2), 'Zoe']);
    const rows = await customerRows(db, ids.slice(-200), now);
    expect(rows.every(({ customer: one }) => one.totals.lastOrderAt === null)).toBe(true);
  });

  test('by number of orders', async () => {
    const rows = await customerRows(db, await customerIds(db, { sort: 'orders' }), now);
    const counts = rows.map(({ customer: one }) => one.totals.orders);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts[0]).toBe(7);
  });

  test('by value within a currency, never across', async () => {
    const rows = await customerRows(db, await customerIds(db, { sort: 'value' }), now);
    const listed = rows.map(({ customer: one }) => one.totals);
    for (const currency of ['USD', 'EUR']) {
      const values = listed.filter((totals) => totals.currency === currency).map(({ value }) => value);
      expect(values).toEqual([...values].sort((a, b) => b - a));
    }
  });

  test('by name', async () => {
    const names = await named((await customerIds(db, { sort: 'name' })).slice(0, 400));
    expect(names).toEqual([...names].sort());
  });

  test.each([
    ['王小明 102', 3],
    ['小明', 400],
    ['王 明', 400],
    ['chloé', 400],
    ['ada 1000', 1],
    ['1000 ada', 1],
    ['LIN 19', 23],
    ['nobody', 0],
    ['PS-261018', 1],
    ['ps-261018-00012', 1],
    ['?', 0],
  ])('"%s" finds %i', async (query, count) => expect(await find(query)).toHaveLength(count));

  test('a tag narrows what a query finds', async () => {
    expect(await find('', { tag: 'wholesale' })).toHaveLength(20);
    expect(await find('ada 1900', { tag: 'wholesale' })).toHaveLength(1);
    expect(await find('ben', { tag: 'wholesale' })).toEqual([]);
    expect(await tagCounts(db)).toEqual([{ tag: 'wholesale', count: 20 }]);
  });

  test('ids that are gone are left out of the rows', async () => {
    expect(await customerRows(db, ['c0001', 'gone', 'c0002'], now)).toHaveLength(2);
  });
});

describe('one customer', () => {
  async function known(db = freshDb()) {
    const edda = buyer({ id: '20044', username: 'edda.k', name: 'Edda Kranz' });
    const { customerId } = await see(db, {
      kind: 'thread',
      orders: [
        order('PS-261001-00007', { buyer: edda, placedAt: '2026-10-01' }),
        order('PS-261018-00012', { buyer: edda }),
      ],
      thread: openThread({ buyer: edda, orderId: 'PS-261018-00012' }),
    });
    return { db, id: the(customerId) };
  }

  test('is read with all that belongs to it, newest first', async () => {
    const { db, id } = await known();
    await saveNote(db, { id: 'n1', customerId: id, text: 'older' }, now);
    await saveNote(db, { id: 'n2', customerId: id, text: 'newer' }, now + 1);
    const view = the(await readCustomer(db, id, now));
    expect(view.orders.map(({ orderId }) => orderId)).toEqual(['PS-261018-00012', 'PS-261001-00007']);
    expect(view.notes.map(({ text }) => text)).toEqual(['newer', 'older']);
    expect(view.buyers.map(({ username }) => username)).toEqual(['edda.k']);
    expect(view.threads).toHaveLength(1);
    expect(view.tier).toMatchObject({ level: 'none', reason: { why: 'too-few-customers', have: 1 } });
    expect(await readCustomer(db, 'nobody', now)).toBeUndefined();
  });

  test('a note repeated is one note, and an empty one is gone', async () => {
    const { db, id } = await known();
    await saveNote(db, { id: 'n1', customerId: id, orderKey: 'k', text: 'likes cel' }, now);
    await saveNote(db, { id: 'n1', customerId: id, text: 'likes celadon' }, now + 5_000);
    expect(await db.notes.toArray()).toEqual([
      {
        id: 'n1',
        customerId: id,
        orderKey: 'k',
        text: 'likes celadon',
        createdAt: now,
        updatedAt: now + 5_000,
      },
    ]);
    expect(await customerIds(db, { query: 'celadon' })).toEqual([id]);
    await saveNote(db, { id: 'n1', customerId: id, text: '  \n' }, now);
    expect(await db.notes.count()).toBe(0);
    expect(await customerIds(db, { query: 'celadon' })).toEqual([]);
  });

  test('a removed note comes back whole', async () => {
    const { db, id } = await known();
    await saveNote(db, { id: 'n1', customerId: id, text: '喜欢青瓷' }, now);
    const undo = await removeNote(db, 'n1');
    expect(await customerIds(db, { query: '青瓷' })).toEqual([]);
    await undo();
    expect(await db.notes.get('n1')).toMatchObject({ text: '喜欢青瓷', createdAt: now });
    expect(await customerIds(db, { query: '青瓷' })).toEqual([id]);
    await (await removeNote(db, 'not there'))();
  });

  test('keeps the name, tags and details that the seller writes', async () => {
    const { db, id } = await known();
    await updateCustomer(
      db,
      id,
      { name: 'Frau Kranz', tags: [' VIP ', '', 'VIP', '大客户'], contact: { phone: '1' } },
      now,
    );
    expect(await db.customers.get(id)).toMatchObject({
      name: 'Frau Kranz',
      nameIsOwn: true,
      tags: ['VIP', '大客户'],
      contact: { phone: '1' },
    });
    await updateCustomer(db, id, { tags: [] }, now);
    expect(await db.customers.get(id)).toMatchObject({
      name: 'Frau Kranz',
      tags: [],
      contact: { phone: '1' },
    });
    for (const query of ['frau', 'edda', '20044']) expect(await customerIds(db, { query })).toEqual([id]);
    await expect(updateCustomer(db, 'gone', { name: 'x' }, now)).rejects.toThrow('no longer there');
  });
});
