import { expect, test } from 'vitest';
import { RegularsDb } from '../../lib/store/db.ts';
import { LiveSales } from '../../lib/store/live-sales.ts';
import { localWall, readSales } from '../../lib/store/sales.ts';
import { buyer, freshDb, now, order, see } from './shop.ts';

const dollars = { currency: 'USD', rates: {} };

test('orders that count, in the order they were placed, of whom they are known to be', async () => {
  const db = freshDb();
  const anna = buyer({ id: 'b1', username: 'anna', name: 'Anna' });
  await see(db, {
    orders: [
      order('late', { buyer: anna, placedAt: '2026-10-05T21:30:00.000Z' }),
      order('early', { buyer: anna, placedAt: '2026-10-01T10:00:00.000Z' }),
      order('gone', { buyer: anna, state: 'cancelled' }),
      order('back', { buyer: anna, state: 'refunded' }),
      order('cart', { buyer: anna, state: 'unpaid' }),
      order('undated', { buyer: anna, placedAt: null }),
    ],
  });
  const sales = await readSales(db, dollars);
  const at = ['2026-10-01T10:00:00.000Z', '2026-10-05T21:30:00.000Z'];
  expect(sales.map(({ wall }) => wall)).toEqual(at.map((iso) => localWall(Date.parse(iso))));
  expect(new Set(sales.map(({ customerId }) => customerId)).size).toBe(1);
  expect(sales[0]?.customerId).toEqual(expect.any(String));
});

test('a date alone stays that date in every zone, and has no hour', async () => {
  const db = freshDb();
  await see(db, { orders: [order('o1', { placedAt: '2026-10-01' })] });
  const [sale] = await readSales(db, dollars);
  expect(new Date(sale?.wall ?? 0).toISOString()).toBe('2026-10-01T12:00:00.000Z');
  expect(sale?.timed).toBe(false);
});

test('amounts are in the home currency where there is a rate, in their own where there is none', async () => {
  const db = freshDb();
  await see(db, {
    orders: [
      order('a', { placedAt: '2026-10-01', total: { minor: 1_000, currency: 'USD' } }),
      order('b', { placedAt: '2026-10-02', total: { minor: 1_000, currency: 'EUR' } }),
      order('c', { placedAt: '2026-10-03', total: { minor: 1_000, currency: 'JPY' } }),
      order('d', { placedAt: '2026-10-04', total: null }),
    ],
  });
  const sales = await readSales(db, { currency: 'USD', rates: { EUR: 1.1 } });
  expect(sales.map(({ amount, currency }) => [amount, currency])).toEqual([
    [1_000, 'USD'],
    [1_100, 'USD'],
    [1_000, 'JPY'],
    [null, null],
  ]);
});

test('a large shop is read in pages, and whole', async () => {
  const db = freshDb();
  await see(db, { orders: [order('o', { buyer: buyer({ id: 'b1', name: 'Anna' }) })] });
  const [one] = await db.orders.toArray();
  if (!one) throw new Error('the order was not kept');
  await db.orders.bulkPut(
    Array.from({ length: 24 }, (_, i) => ({
      ...one,
      key: `${one.key}-${i}`,
      placedAt: now - i * 60_000,
    })),
  );
  const sales = await readSales(db, dollars, 10);
  expect(sales).toHaveLength(25);
  // A last page that is full.
  expect(await readSales(db, dollars, 5)).toEqual(sales);
  expect(sales.every(({ wall }, i) => wall >= (sales[i - 1]?.wall ?? 0))).toBe(true);
});

test('sales are kept up to date, and only the page of keys is read again in which something was written', async () => {
  const db = freshDb();
  await see(db, { orders: [order('o', { buyer: buyer({ id: 'b1', name: 'Anna' }) })] });
  const [one] = await db.orders.toArray();
  if (!one) throw new Error('the order was not kept');
  const many = Array.from({ length: 95 }, (_, i) => {
    const orderId = `o${String(i).padStart(3, '0')}`;
    return { ...one, key: `practice-shop||${orderId}`, orderId };
  });
  await db.orders.bulkPut(many);
  const live = new LiveSales(db, dollars, 10);
  const count = async () => (await live.sales()).length;
  expect(await count()).toBe((await readSales(db, dollars)).length);
  expect(live.reads).toBe(10);

  // Written by another context, as the background does.
  const other = new RegularsDb(db.name);
  await other.orders.put({ ...one, key: 'practice-shop||o0405', orderId: 'o0405' });
  await expect.poll(count).toBe(97);
  expect(live.reads).toBe(11);
  await other.orders.update('practice-shop||o0405', { state: 'cancelled' });
  await expect.poll(count).toBe(96);
  expect(live.left()).toEqual({ undated: 0, uncounted: 1 });
  await other.orders.update('practice-shop||o050', { placedAt: null });
  await expect.poll(count).toBe(95);
  expect(live.left()).toEqual({ undated: 1, uncounted: 1 });
  await other.orders.update('practice-shop||o050', { placedAt: one.placedAt });
  await expect.poll(count).toBe(96);
  await other.orders.put({ ...one, key: 'zz||after-all', orderId: 'after-all' });
  await expect.poll(count).toBe(97);
  await other.orders.delete('practice-shop||o0405');
  await other.orders.bulkDelete(many.slice(0, 5).map(({ key }) => key));
  await expect.poll(count).toBe(92);
  expect((await live.sales()).length).toBe((await readSales(db, dollars)).length);
  expect(live.reads).toBeLessThan(20);

  // So many more in one page that it is cut anew.
  await other.orders.bulkPut(
    Array.from({ length: 30 }, (_, i) => ({ ...one, key: `zz||more${i}`, orderId: `more${i}` })),
  );
  await expect.poll(count).toBe(122);
  const again = live.reads;
  await other.orders.delete('zz||more29');
  await expect.poll(count).toBe(121);
  expect(live.reads).toBe(again + 1);

  await live.close();
  const before = live.reads;
  await other.orders.put({ ...one, key: 'zz||later', orderId: 'later' });
  // A second live query that sees it: then the closed one would have, too.
  const fresh = new LiveSales(db, dollars, 10);
  await expect.poll(async () => (await fresh.sales()).length).toBe(122);
  expect(live.reads).toBe(before);
  await fresh.close();
  other.close();
});
