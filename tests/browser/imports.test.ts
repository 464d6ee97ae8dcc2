import { describe, expect, test, vi } from 'vitest';
import type { ImportBatch } from '../../lib/imports/orders.ts';
import type { CapturedOrder } from '../../lib/model/capture.ts';
import { pairKey, type RegularsDb } from '../../lib/store/db.ts';
import { notSame } from '../../lib/store/distinct.ts';
import { dryRun, listImports, runImport } from '../../lib/store/imports.ts';
import { saveNote } from '../../lib/store/notes.ts';
import { LaterImport, undoImport, undoneCounts } from '../../lib/store/undo-import.ts';
import { adapter, buyer, contents, freshDb, now, order, see, the } from './shop.ts';

const shop = adapter('practice-shop');
const edda = buyer({ id: '20044', username: 'edda.k', name: 'Edda Kranz' });
const chen = buyer({ id: '20107', username: 'chen_yu', name: '陈雨' });
const key = (orderId: string) => `practice-shop||${orderId}`;

async function* batches(
  parts: CapturedOrder[][],
  change: Partial<ImportBatch> = {},
): AsyncGenerator<ImportBatch> {
  let rows = 0;
  for (const orders of parts) {
    const lines = orders.map((one) => ({ line: ++rows + 1, order: one }));
    yield { orders: lines, left: [], unread: [], rows, notes: [], addsUp: false, ...change };
  }
}

const importing = (db: RegularsDb, parts: CapturedOrder[][], at = now, file = 'orders.csv') =>
  runImport(db, { file, adapter: shop, host: '', format: 'Orders', now: at }, batches(parts));

const file = [
  [
    order('PS-261018-00012', { buyer: edda }),
    order('PS-260702-00003', {
      buyer: edda,
      placedAt: '2026-07-02',
      state: 'delivered',
      status: 'Delivered',
    }),
  ],
  [order('PS-261017-00031', { buyer: chen }), order('PS-261016-00005')],
];

describe('importing a file', () => {
  test('adds its orders with their customers, and says so', async () => {
    const db = freshDb();
    db.changed = vi.fn();
    const seen: number[] = [];
    const done = await runImport(
      db,
      { file: 'orders.csv', adapter: shop, host: '', format: 'Orders', now },
      batches(file),
      {
        onProgress: (rows) => seen.push(rows),
      },
    );
    expect(done).toMatchObject({ state: 'done', added: 4, changed: 0, same: 0, leftOut: 0 });
    expect(await listImports(db)).toEqual([done]);
    expect(seen).toEqual([2, 4]);
    const names = (await db.customers.toArray()).map(({ name, totals }) => [name, totals.orders]);
    expect(names.sort()).toEqual([
      ['Edda Kranz', 2],
      ['陈雨', 1],
    ]);
    expect(await db.orders.get(key('PS-260702-00003'))).toMatchObject({
      source: 'export',
      importId: done.id,
    });
    expect(db.changed).toHaveBeenCalledTimes(1);
  });

  test('keeps apart what a file says is of several sites, beforehand as well', async () => {
    const db = freshDb();
    async function* ofSites() {
      yield* batches([[order('11', { buyer: buyer({ username: 'edda.k' }) })]], {
        channel: { name: 'East', marketplace: null, currency: null },
      });
      yield* batches([[order('11', { buyer: buyer({ username: 'edda.k' }) })]], {
        channel: { name: 'West', marketplace: null, currency: null },
      });
    }
    const source = { file: 'orders.csv', adapter: shop, host: '', format: 'Orders', now };
    expect(await runImport(db, source, ofSites())).toMatchObject({ added: 2, changed: 0 });
    expect((await db.orders.toArray()).map((one) => one.key)).toEqual([
      'practice-shop|East|11',
      'practice-shop|West|11',
    ]);
    expect(await db.customers.count()).toBe(2);
    expect((await dryRun(db, source, ofSites(), { now })).tally).toMatchObject({ added: 0, same: 2 });
  });

  describe('of a tool that gathers several marketplaces', () => {
    const gathered = (marketplace: string, currency: string, orders: CapturedOrder[]) =>
      batches([orders], { channel: { name: marketplace, marketplace, currency } });
    const source = {
      file: 'all.csv',
      adapter: adapter('dianxiaomi'),
      host: '',
      format: '店小秘订单导出',
      now,
    };

    test('an order that its own page showed is one order, of one customer', async () => {
      const db = freshDb();
      const orderId = '112-4433221-9988776';
      const account = { email: 'anna-relay@marketplace.example', name: 'Anna' };
      await see(db, {
        adapter: 'amazon',
        orders: [order(orderId, { buyer: buyer(account) })],
      });
      const read = () =>
        gathered('amazon', 'USD', [
          order(orderId, { buyer: buyer(account), status: '已发货', state: 'shipped' }),
          order('112-1111111-2222222', { buyer: buyer(account) }),
        ]);
      expect((await dryRun(db, source, read(), { now })).tally).toMatchObject({ added: 1, changed: 1 });
      const done = await runImport(db, source, read());
      expect(done).toMatchObject({ marketplace: 'dianxiaomi', added: 1, changed: 1 });
      expect(await db.orders.get(`amazon||${orderId}`)).toMatchObject({ state: 'shipped' });
      expect((await db.customers.toArray()).map(({ totals }) => totals.orders)).toEqual([2]);
      await undoImport(db, done.id);
      expect((await db.orders.toArray()).map((one) => [one.key, one.state])).toEqual([
        [`amazon||${orderId}`, 'paid'],
      ]);
      expect((await db.customers.toArray()).map(({ totals }) => totals.orders)).toEqual([1]);
    });

    test('the currency tells the site where each is a shop of its own', async () => {
      const db = freshDb();
      await runImport(db, source, gathered('shopee', 'SGD', [order('261005TENXFJXK')]));
      await runImport(db, source, gathered('shopee', 'XOF', [order('261005TENXFJXL')]));
      expect((await db.orders.toArray()).map((one) => one.key)).toEqual([
        'dianxiaomi|shopee|261005TENXFJXL',
        'shopee|seller.shopee.sg|261005TENXFJXK',
      ]);
    });
  });

  test('a total that is made of lines leaves one that was stated', async () => {
    const db = freshDb();
    const source = { file: 'orders.csv', adapter: shop, host: '', format: 'Orders', now };
    const costs = (minor: number) => [[order('PS-261018-00012', { total: { minor, currency: 'USD' } })]];
    await runImport(db, source, batches(costs(2_450)));
    const lines = () => batches(costs(2_000), { addsUp: true });
    expect((await dryRun(db, source, lines(), { now })).tally).toMatchObject({ changed: 0, same: 1 });
    await runImport(db, source, lines());
    expect((await db.orders.toArray()).map(({ total }) => total?.minor)).toEqual([2_450]);
  });

  test('again changes nothing', async () => {
    const db = freshDb();
    await importing(db, file);
    const [orders, customers] = [await db.orders.toArray(), await db.customers.toArray()];
    expect(await importing(db, file, now + 1)).toMatchObject({ added: 0, changed: 0, same: 4 });
    expect(await db.orders.toArray()).toEqual(orders);
    expect(await db.customers.toArray()).toEqual(customers);
  });

  test('tells beforehand exactly what it will do', async () => {
    const db = freshDb();
    await see(db, {
      orders: [
        order('PS-261018-00012', { buyer: edda, total: null }),
        order('PS-261016-00005', { buyer: chen }),
        order('PS-261017-00031', { buyer: edda }),
      ],
    });
    const before = await contents(db);
    const { tally, sample, rows } = await dryRun(db, { adapter: shop, host: '' }, batches(file), { now });
    expect(await contents(db)).toEqual(before);
    expect(rows).toBe(4);
    expect(sample.map(({ line, fate }) => [line, fate])).toEqual([
      [2, 'changed'],
      [3, 'added'],
      [4, 'disputed'],
      [5, 'changed'],
    ]);
    const { added, changed, same, leftOut, unread, left } = await importing(db, file);
    expect({ added, changed, same, leftOut, unread, left }).toEqual(tally);
    expect(left).toEqual([{ line: 4, code: 'otherBuyer', value: 'PS-261017-00031' }]);
    expect(await db.orders.get(key('PS-261017-00031'))).toMatchObject({ buyerName: 'Edda Kranz' });
  });

  test('joins the rows of an order that the file scatters', async () => {
    const db = freshDb();
    const part = (title: string) => [order('PS-261018-00012', { items: [{ title, quantity: 1 }] })];
    const source = { file: 'a.csv', adapter: shop, host: '', format: 'Orders', now };
    const scattered = () =>
      batches([part('Mug'), file[1] as CapturedOrder[], part('Plate')], { addsUp: true });
    // Counted once, beforehand and in the end.
    const tally = { added: 3, changed: 0, same: 0 };
    expect((await dryRun(db, source, scattered(), { now })).tally).toMatchObject(tally);
    expect(await runImport(db, source, scattered())).toMatchObject(tally);
    expect(await db.orders.get(key('PS-261018-00012'))).toMatchObject({
      items: [{ title: 'Mug' }, { title: 'Plate' }],
      total: { minor: 2000, currency: 'USD' },
    });
  });

  test('stopped half-way keeps what it wrote, listed', async () => {
    const db = freshDb();
    const stop = new AbortController();
    const source = { file: 'a.csv', adapter: shop, host: '', format: 'Orders', now };
    const done = await runImport(db, source, batches(file), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(done).toMatchObject({ state: 'stopped', added: 2 });
    await undoImport(db, done.id);
    expect(await db.orders.count()).toBe(0);
  });

  test('that breaks off in the middle of the file is listed too', async () => {
    const db = freshDb();
    async function* broken() {
      yield* batches([file[0] as CapturedOrder[]]);
      throw new Error('row 3 is damaged');
    }
    const source = { file: 'a.csv', adapter: shop, host: '', format: 'Orders', now };
    await expect(runImport(db, source, broken())).rejects.toThrow('row 3 is damaged');
    expect(await listImports(db)).toMatchObject([{ state: 'stopped', added: 2 }]);
  });
});

/** Everything but how reading went, and the time of the last sighting. */
async function kept(db: RegularsDb) {
  const { marketplaces: _, ...tables } = await contents(db);
  const plain = JSON.stringify(tables, (name, value) =>
    name === 'updatedAt' || name === 'seenAt' ? undefined : value,
  );
  return JSON.parse(plain) as Record<string, unknown[]>;
}

describe('undoing an import', () => {
  async function shopSeen() {
    const db = freshDb();
    await see(db, {
      orders: [
        order('PS-261018-00012', { buyer: buyer({ id: '20044', name: 'Edda K.' }), total: null }),
        order('PS-261001-00007', { buyer: buyer({ id: '20044' }) }),
      ],
    });
    return db;
  }

  test('leaves everything as it was', async () => {
    const db = await shopSeen();
    const before = await kept(db);
    const { id } = await importing(db, file, now + 1);
    expect(await kept(db)).not.toEqual(before);
    expect(await undoneCounts(db, id)).toEqual({ orders: 3, buyers: 1, customers: 1 });
    expect(await undoImport(db, id)).toEqual({ removed: 3, restored: 1, kept: 0 });
    expect(await kept(db)).toEqual(before);
  });

  test('leaves nothing behind in an empty database', async () => {
    const db = freshDb();
    const { id } = await importing(db, file);
    await undoImport(db, id);
    const { marketplaces: _, ...tables } = await contents(db);
    expect(Object.entries(tables).filter(([, rows]) => rows.length > 0)).toEqual([]);
  });

  test('keeps what a page has said since, and what the seller wrote', async () => {
    const db = freshDb();
    const { id } = await importing(db, file);
    await see(
      db,
      { orders: [order('PS-261018-00012', { buyer: edda, status: 'Delivered', state: 'delivered' })] },
      now + 5,
    );
    const customer = the((await db.customers.toArray()).find(({ name }) => name === '陈雨'));
    await saveNote(db, { id: 'n', customerId: customer.id, orderKey: null, text: 'likes blue' }, now + 6);
    expect(await undoImport(db, id)).toEqual({ removed: 3, restored: 0, kept: 1 });
    expect((await db.orders.toArray()).map(({ orderId }) => orderId)).toEqual(['PS-261018-00012']);
    expect((await db.customers.toArray()).map(({ name, totals }) => [name, totals.orders]).sort()).toEqual([
      ['Edda Kranz', 1],
      ['陈雨', 0],
    ]);
    expect(await db.notes.count()).toBe(1);
  });

  test('done over finds whom the seller wrote of, and told apart, again', async () => {
    const db = freshDb();
    const mara = buyer({ id: '7', username: 'mara', name: 'Mara Lind' });
    const more = [...file, [order('PS-261019-00013', { buyer: mara })]];
    const { id } = await importing(db, more);
    const idOf = async (name: string) =>
      the((await db.customers.toArray()).find((one) => one.name === name)).id;
    const [wrote, told, other] = [await idOf('陈雨'), await idOf('Edda Kranz'), await idOf('Mara Lind')];
    await saveNote(db, { id: 'n', customerId: wrote, orderKey: null, text: 'likes blue' }, now + 6);
    await notSame(db, told, other, now + 7);
    await undoImport(db, id);
    await importing(db, more, now + 8);
    expect((await db.customers.toArray()).map(({ name, totals }) => [name, totals.orders]).sort()).toEqual([
      ['Edda Kranz', 2],
      ['Mara Lind', 1],
      ['陈雨', 1],
    ]);
    expect((await db.notes.get('n'))?.customerId).toBe(await idOf('陈雨'));
    const accounts = (await db.buyers.toArray()).filter(({ username }) => username !== 'chen_yu');
    expect(await db.pairs.get(pairKey(...(accounts.map((one) => one.id) as [string, string])))).toMatchObject(
      {
        known: 'distinct',
      },
    );
  });

  test('goes from the last import back', async () => {
    const db = freshDb();
    const first = await importing(db, file, now, 'first.csv');
    const changed = [[order('PS-261018-00012', { buyer: edda, total: { minor: 9900, currency: 'USD' } })]];
    const second = await importing(db, changed, now + 1, 'second.csv');
    const refused = undoImport(db, first.id);
    await expect(refused).rejects.toThrow(LaterImport);
    await expect(refused).rejects.toMatchObject({ file: 'second.csv' });
    await undoImport(db, second.id);
    expect(await db.orders.get(key('PS-261018-00012'))).toMatchObject({ total: { minor: 1000 } });
    await undoImport(db, first.id);
    expect(await db.orders.count()).toBe(0);
    expect(await listImports(db)).toEqual([]);
  });

  test('broken off is finished by doing it again', async () => {
    const db = freshDb();
    const { id } = await importing(db, file);
    const parts = await db.importChanges.toArray();
    const removed = vi.spyOn(db.importChanges, 'delete');
    removed.mockRejectedValueOnce(new Error('the page was closed'));
    await expect(undoImport(db, id)).rejects.toThrow();
    expect(await db.orders.count()).toBe(4);
    removed.mockRestore();
    await undoImport(db, id);
    expect(parts.length).toBe(2);
    expect(await db.orders.count()).toBe(0);
  });
});
