import { describe, expect, test, vi } from 'vitest';
import { keyOf } from '../../lib/store/db.ts';
import { buyer, contents, DAY, freshDb, now, openThread, order, see, the } from './shop.ts';

const edda = buyer({ id: '20044', username: 'edda.k', name: 'Edda Kranz' });
const key = (orderId: string) => keyOf('practice-shop', '', orderId);

describe('recording a page', () => {
  const page = {
    orders: [
      order('PS-261018-00012', { buyer: edda }),
      order('PS-261001-00007', { buyer: edda, state: 'unpaid', status: 'Awaiting payment' }),
      order('PS-261017-00031', { buyer: buyer({ name: 'Only A Name' }) }),
    ],
    thread: openThread({ buyer: edda, orderId: 'PS-261018-00012' }),
  };

  test('makes customers of those it knows, and of a mere name none', async () => {
    const db = freshDb();
    const recorded = await see(db, page);
    expect(recorded.orderKeys).toEqual(page.orders.map(({ orderId }) => key(orderId)));
    const [customer, ...others] = await db.customers.toArray();
    expect(others).toEqual([]);
    expect(the(customer)).toMatchObject({
      name: 'Edda Kranz',
      nameIsOwn: false,
      totals: { orders: 1, spend: { USD: 1000 }, ordersByMarketplace: { 'practice-shop': 1 } },
    });
    expect(the(customer).words).toEqual(expect.arrayContaining(['edda', 'kranz', 'k', '20044']));
    expect(recorded).toMatchObject({ customerId: customer?.id, orderKey: key('PS-261018-00012') });
    expect(await db.orders.get(key('PS-261017-00031'))).toMatchObject({
      customerId: null,
      buyerId: null,
      buyerName: 'Only A Name',
    });
  });

  test('twice changes no row and wakes nobody', async () => {
    const db = freshDb();
    await see(db, page);
    const before = await contents(db);
    db.changed = vi.fn();
    await see(db, page, now + 30_000);
    expect(await contents(db)).toEqual(before);
    expect(db.changed).not.toHaveBeenCalled();
  });

  test('wakes others once when something is new', async () => {
    const db = freshDb();
    db.changed = vi.fn();
    await see(db, page);
    expect(db.changed).toHaveBeenCalledTimes(1);
  });

  test('keeps what an order once said when a page says less', async () => {
    const db = freshDb();
    await see(db, page);
    const bare = {
      buyer: buyer(),
      placedAt: null,
      total: null,
      status: null,
      state: 'unknown',
      items: [],
    } as const;
    await see(db, { orders: [order('PS-261018-00012', { ...bare, items: [] })] });
    expect(await db.orders.get(key('PS-261018-00012'))).toMatchObject({
      total: { minor: 1000, currency: 'USD' },
      status: 'Paid',
      state: 'paid',
      placedAt: Date.UTC(2026, 9, 18, 14, 5, 9),
      items: [{ title: 'Ash-glaze mug' }],
      buyerName: 'Edda Kranz',
    });
  });

  test('rewrites the totals when an order is cancelled', async () => {
    const db = freshDb();
    await see(db, page);
    await see(db, {
      orders: [order('PS-261018-00012', { buyer: edda, state: 'cancelled', status: 'Cancelled' })],
    });
    const [customer] = await db.customers.toArray();
    expect(the(customer).totals).toMatchObject({ orders: 0, spend: {}, value: 0, lastOrderAt: null });
  });

  test('notes how reading went, and no more often than once a minute', async () => {
    const db = freshDb();
    await see(db, { ...page, missed: 2, notes: ['a row was left out'] });
    const health = async () => the((await db.marketplaces.get('practice-shop'))?.health[0]);
    expect(await health()).toMatchObject({ rows: 4, missed: 2, lastReadAt: now, lastGoodAt: null });
    await see(db, page, now + 1_000);
    expect(await health()).toMatchObject({ missed: 0, lastReadAt: now + 1_000, lastGoodAt: now + 1_000 });
    await see(db, page, now + 50_000);
    expect((await health()).lastReadAt).toBe(now + 1_000);
    await see(db, page, now + 70_000);
    expect((await health()).lastReadAt).toBe(now + 70_000);
  });
});

describe('threads', () => {
  test('keep the last message of the open one, and its address', async () => {
    const db = freshDb();
    const url = 'http://localhost:4173/inbox?thread=t-0001';
    const recorded = await see(db, { kind: 'thread', thread: openThread({ buyer: edda }) }, now, url);
    expect(await db.threads.get(the(recorded.threadKey))).toMatchObject({
      customerId: recorded.customerId,
      lastBuyerMessage: 'Has it left yet?',
      lastFrom: 'buyer',
      lastAt: Date.UTC(2026, 9, 19, 8),
      url,
    });
    await see(
      db,
      { kind: 'threads', threads: [{ threadId: 't-0001', buyer: edda, orderId: null }] },
      now + DAY,
    );
    expect(await db.threads.get(the(recorded.threadKey))).toMatchObject({
      lastBuyerMessage: 'Has it left yet?',
      url,
    });
  });

  test('without an id are the buyer’s one thread, found again when its id is known', async () => {
    const db = freshDb();
    const page = await see(db, { kind: 'thread', thread: openThread({ threadId: null, buyer: edda }) });
    await see(db, {
      kind: 'thread',
      thread: openThread({ threadId: null, buyer: edda, lastFrom: 'seller' }),
    });
    expect(await db.threads.count()).toBe(1);
    expect(await db.threads.get(the(page.threadKey))).toMatchObject({ lastFrom: 'seller' });
  });

  test('of nobody known are not kept', async () => {
    const db = freshDb();
    const recorded = await see(db, {
      kind: 'thread',
      thread: openThread({ threadId: null, buyer: buyer({ name: 'Maren' }) }),
    });
    expect(recorded).toMatchObject({ threadKey: null, customerId: null });
    expect(await db.threads.count()).toBe(0);
  });
});

test('shops with order numbers of their own are kept apart', async () => {
  const db = freshDb();
  const same = { adapter: 'shopee', orders: [order('261005TENXFJXK', { buyer: buyer({ id: '7' }) })] };
  await see(db, { ...same, shop: 'seller.shopee.tw' });
  await see(db, { ...same, shop: 'seller.shopee.sg' });
  expect(await db.orders.count()).toBe(2);
  expect(await db.customers.count()).toBe(2);
});
