import { describe, expect, test } from 'vitest';
import { keyOf } from '../../lib/store/db.ts';
import { buyer, freshDb, now, openThread, order, see, the } from './shop.ts';

const shopKey = (orderId: string) => keyOf('practice-shop', '', orderId);
const amazonKey = (orderId: string) => keyOf('amazon', '', orderId);

describe('an Amazon order known by a name only', () => {
  const id = '114-5550101-8850102';
  const email = 'k7ht2mzk4wxyb1c@marketplace.amazon.com';
  const list = {
    adapter: 'amazon',
    orders: [order(id, { buyer: buyer({ name: 'Maren Holt' }), total: null })],
  };

  test('gets its customer when the order’s answer names the address', async () => {
    const db = freshDb();
    await see(db, list);
    expect(await db.customers.count()).toBe(0);
    await see(db, {
      adapter: 'amazon',
      source: 'answer',
      kind: 'order',
      orders: [order(id, { buyer: buyer({ email, name: 'Maren Holt' }) })],
    });
    const known = the(await db.orders.get(amazonKey(id)));
    expect(await db.customers.get(the(known.customerId))).toMatchObject({
      name: 'Maren Holt',
      totals: { orders: 1 },
    });
    expect(await db.buyers.get(the(known.buyerId))).toMatchObject({ email });
  });

  test('gets its customer when the thread about it names the address', async () => {
    const db = freshDb();
    await see(db, list);
    const thread = openThread({
      threadId: 'case-1',
      buyer: buyer({ email: email.toUpperCase(), name: 'Maren' }),
      orderId: id,
    });
    const recorded = await see(db, { adapter: 'amazon', kind: 'thread', thread });
    const known = the(await db.orders.get(amazonKey(id)));
    expect(known.customerId).toBe(the(recorded.customerId));
    expect(recorded.orderKey).toBe(amazonKey(id));
    expect((await db.customers.get(the(known.customerId)))?.totals.orders).toBe(1);
    await see(db, {
      adapter: 'amazon',
      source: 'answer',
      orders: [order('114-0000001-0000001', { buyer: buyer({ email }) })],
    });
    expect(await db.customers.count()).toBe(1);
    expect((await db.customers.toArray())[0]?.totals.orders).toBe(2);
  });

  test('seen after the thread that names it, belongs to that customer at once', async () => {
    const db = freshDb();
    const thread = openThread({ threadId: 'case-1', buyer: buyer({ email }), orderId: id });
    const { customerId } = await see(db, { adapter: 'amazon', kind: 'thread', thread });
    await see(db, list);
    expect((await db.orders.get(amazonKey(id)))?.customerId).toBe(customerId);
    expect((await db.customers.get(the(customerId)))?.totals.orders).toBe(1);
  });

  test('is never joined to another by that name', async () => {
    const db = freshDb();
    const named = (orderId: string, known = {}) =>
      order(orderId, { buyer: buyer({ name: 'Maren Holt', ...known }) });
    await see(db, { adapter: 'amazon', orders: [named(id), named('114-0000001-0000001')] });
    await see(db, { adapter: 'amazon', orders: [named('114-0000002-0000002', { email })] });
    expect(await db.customers.count()).toBe(1);
    expect(await db.orders.filter(({ customerId }) => customerId === null).count()).toBe(2);
  });
});

describe('accounts', () => {
  const ps = (n: number) => `PS-261018-0000${n}`;

  test('are told by the account id, whatever the username and its letter case', async () => {
    const db = freshDb();
    await see(db, { orders: [order(ps(1), { buyer: buyer({ id: '1', username: 'Ada' }) })] });
    await see(db, { orders: [order(ps(2), { buyer: buyer({ username: 'ada' }) })] });
    await see(db, {
      orders: [order(ps(3), { buyer: buyer({ id: '1', username: 'ada.new', name: 'Ada L.' }) })],
    });
    expect(await db.buyers.count()).toBe(1);
    expect((await db.buyers.toArray())[0]).toMatchObject({
      userId: '1',
      username: 'ada.new',
      name: 'Ada L.',
    });
    expect((await db.customers.toArray())[0]?.totals.orders).toBe(3);
    await see(db, { orders: [order(ps(4), { buyer: buyer({ username: 'ADA.NEW' }) })] });
    expect((await db.customers.toArray())[0]?.totals.orders).toBe(4);
  });

  test('gain an id that was not known before', async () => {
    const db = freshDb();
    await see(db, { orders: [order(ps(1), { buyer: buyer({ username: 'ada' }) })] });
    await see(db, { orders: [order(ps(2), { buyer: buyer({ id: '1', username: 'ada' }) })] });
    expect(await db.buyers.count()).toBe(1);
    await see(db, { orders: [order(ps(3), { buyer: buyer({ id: '1' }) })] });
    expect((await db.customers.toArray())[0]?.totals.orders).toBe(3);
  });

  test('a username that moved to another account id follows the id, and old orders stay', async () => {
    const db = freshDb();
    await see(db, { orders: [order(ps(1), { buyer: buyer({ id: '1', username: 'neo' }) })] });
    await see(db, { orders: [order(ps(2), { buyer: buyer({ id: '2', username: 'neo' }) })] });
    await see(db, { orders: [order(ps(3), { buyer: buyer({ username: 'neo' }) })] });
    await see(db, { orders: [order(ps(4), { buyer: buyer({ id: '1' }) })] });
    const owners = await Promise.all(
      [1, 2, 3, 4].map(async (n) => (await db.orders.get(shopKey(ps(n))))?.customerId),
    );
    expect(new Set(owners).size).toBe(2);
    expect(owners[3]).toBe(owners[0]);
    expect(owners[2]).toBe(owners[1]);
    const counts = (await db.customers.toArray()).map(({ totals }) => totals.orders);
    expect(counts).toEqual([2, 2]);
  });

  test('in one capture are told apart and joined as in several', async () => {
    const db = freshDb();
    await see(db, {
      orders: [
        order(ps(1), { buyer: buyer({ id: '1', username: 'neo' }) }),
        order(ps(2), { buyer: buyer({ id: '2', username: 'neo' }) }),
        order(ps(3), { buyer: buyer({ id: '1' }) }),
      ],
    });
    expect((await db.customers.toArray()).map(({ totals }) => totals.orders).sort()).toEqual([1, 2]);
  });

  test('another buyer for a known order is left alone, and noted', async () => {
    const db = freshDb();
    await see(db, { orders: [order(ps(1), { buyer: buyer({ id: '1', name: 'Ada' }) })] });
    const before = the(await db.orders.get(shopKey(ps(1))));
    await see(
      db,
      { orders: [order(ps(1), { buyer: buyer({ id: '2', name: 'Ben' }), state: 'shipped' })] },
      now + 1_000,
    );
    expect(await db.orders.get(shopKey(ps(1)))).toMatchObject({
      customerId: before.customerId,
      buyerId: before.buyerId,
      buyerName: 'Ada',
      state: 'shipped',
    });
    const health = the((await db.marketplaces.get('practice-shop'))?.health[0]);
    expect(health.notes).toEqual([`order ${ps(1)} is known with another buyer; it was left as it was`]);
    expect((await db.customers.get(the(before.customerId)))?.totals.orders).toBe(1);
  });

  test('a name that the seller wrote is not changed by a page', async () => {
    const db = freshDb();
    await see(db, { orders: [order(ps(1), { buyer: buyer({ id: '1', name: 'A. L.' }) })] });
    const [customer] = await db.customers.toArray();
    await db.customers.update(the(customer).id, { name: 'Countess', nameIsOwn: true });
    await see(db, { orders: [order(ps(1), { buyer: buyer({ id: '1', name: 'Ada Lovelace' }) })] });
    expect((await db.customers.toArray())[0]?.name).toBe('Countess');
    expect((await db.buyers.toArray())[0]?.name).toBe('Ada Lovelace');
  });
});

test('what files write where there is nothing makes nobody one customer', async () => {
  const db = freshDb();
  const said = [
    { email: 'n/a', name: 'Ann Bee' },
    { email: 'n/a', name: 'Carl Dow' },
    { email: 'Invalid Request', username: '-', name: 'Eve Fox' },
  ];
  await see(db, { orders: said.map((one, i) => order(`o${i}`, { buyer: buyer(one) })) });
  expect(await db.customers.count()).toBe(0);
  expect((await db.orders.toArray()).map(({ buyerName }) => buyerName)).toEqual(said.map(({ name }) => name));
  // With an account beside it they are told apart by that.
  await see(db, {
    orders: said.map((one, i) => order(`o${i}`, { buyer: buyer({ ...one, username: `acc_${i}` }) })),
  });
  expect((await db.customers.toArray()).map(({ name }) => name).sort()).toEqual(said.map(({ name }) => name));
});
