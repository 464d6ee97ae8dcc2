import { describe, expect, test } from 'vitest';
import { keyOf } from '../../lib/store/db.ts';
import { buyer, freshDb, order, see, the } from './shop.ts';

const edda = buyer({ id: '20044', username: 'edda.k', name: 'Edda Kranz' });
const key = (orderId: string) => keyOf('practice-shop', '', orderId);

describe('two sources of one order', () => {
  const id = 'PS-261018-00012';
  const fromPage = { placedAt: '2026-10-18', total: null, status: 'Paid', buyer: buyer({ name: 'Edda K.' }) };
  const fromAnswer = {
    total: { minor: 5800, currency: 'EUR' },
    status: 'Shipped',
    state: 'shipped',
    buyer: edda,
  } as const;

  test('the answer after the page fills in and corrects', async () => {
    const db = freshDb();
    await see(db, { orders: [order(id, fromPage)] });
    expect(await db.orders.get(key(id))).toMatchObject({
      placedAt: Date.UTC(2026, 9, 18, 12),
      placedOnDate: true,
      total: null,
      source: 'page',
    });
    await see(db, { source: 'answer', orders: [order(id, fromAnswer)] });
    expect(await db.orders.get(key(id))).toMatchObject({
      placedAt: Date.UTC(2026, 9, 18, 14, 5, 9),
      placedOnDate: false,
      total: { minor: 5800, currency: 'EUR' },
      state: 'shipped',
      buyerName: 'Edda Kranz',
      source: 'answer',
    });
    const [customer] = await db.customers.toArray();
    expect(the(customer).totals).toMatchObject({ orders: 1, spend: { EUR: 5800 }, currency: 'EUR' });
  });

  test('the page after the answer changes nothing but the status', async () => {
    const db = freshDb();
    await see(db, { source: 'answer', orders: [order(id, fromAnswer)] });
    const items = [{ title: 'Mug (short)', quantity: 9 }];
    await see(db, {
      orders: [
        order(id, {
          ...fromPage,
          status: 'Delivered',
          state: 'delivered',
          total: { minor: 1, currency: 'USD' },
          items,
        }),
      ],
    });
    expect(await db.orders.get(key(id))).toMatchObject({
      placedAt: Date.UTC(2026, 9, 18, 14, 5, 9),
      total: { minor: 5800, currency: 'EUR' },
      status: 'Delivered',
      state: 'delivered',
      items: [{ title: 'Ash-glaze mug', quantity: 1 }],
      buyerName: 'Edda Kranz',
      source: 'answer',
    });
  });

  test('the page fills in what the answer left out', async () => {
    const db = freshDb();
    await see(db, {
      source: 'answer',
      orders: [order(id, { ...fromAnswer, total: null, placedAt: null, items: [] })],
    });
    await see(db, { orders: [order(id, { ...fromPage, total: { minor: 700, currency: 'USD' } })] });
    expect(await db.orders.get(key(id))).toMatchObject({
      total: { minor: 700, currency: 'USD' },
      placedAt: Date.UTC(2026, 9, 18, 12),
      items: [{ title: 'Ash-glaze mug' }],
    });
  });

  test('one capture that lists an order twice makes one of it', async () => {
    const db = freshDb();
    await see(db, { orders: [order(id, { buyer: edda }), order(id, { buyer: edda, total: null })] });
    expect(await db.orders.count()).toBe(1);
    expect((await db.customers.toArray())[0]?.totals.orders).toBe(1);
  });
});
