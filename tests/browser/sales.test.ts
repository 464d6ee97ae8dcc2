import { expect, test } from 'vitest';
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
    Array.from({ length: 12_000 }, (_, i) => ({
      ...one,
      key: `${one.key}-${i}`,
      placedAt: now - i * 60_000,
    })),
  );
  const sales = await readSales(db, dollars);
  expect(sales).toHaveLength(12_001);
  expect(sales.every(({ wall }, i) => wall >= (sales[i - 1]?.wall ?? 0))).toBe(true);
});
