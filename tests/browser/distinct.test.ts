import { describe, expect, test } from 'vitest';
import { readCustomer, updateCustomer } from '../../lib/store/customers.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { notSame, splitBuyer } from '../../lib/store/distinct.ts';
import { findLoss, writeLedger } from '../../lib/store/ledger.ts';
import { mergesInto } from '../../lib/store/living.ts';
import { mergeCustomers, undoMerge } from '../../lib/store/merge.ts';
import { saveNote } from '../../lib/store/notes.ts';
import { evidenceBetween, findSuggestions, suggestionsFor } from '../../lib/store/suggestions.ts';
import { buyer, contents, freshDb, now, openThread, order, see, the } from './shop.ts';

const ps = (n: number) => `PS-261018-${String(n).padStart(5, '0')}`;
const signal = new AbortController().signal;

/** A customer with one account and so many orders. */
async function person(db: RegularsDb, n: number, contact = {}, orders = 1): Promise<string> {
  const who = buyer({ id: String(n), username: `user_${n}`, name: `Name ${n}` });
  await see(db, {
    orders: Array.from({ length: orders }, (_, i) => order(ps(n * 100 + i), { buyer: who })),
    threads: [{ threadId: `t-${n}`, buyer: who, orderId: null }],
  });
  const { customerId } = the(await db.buyers.filter(({ userId }) => userId === String(n)).first());
  await updateCustomer(db, customerId, { contact }, now);
  return customerId;
}

const accountOf = async (db: RegularsDb, n: number) =>
  the(await db.buyers.filter(({ userId }) => userId === String(n)).first());

const found = async (db: RegularsDb) => (await findSuggestions(db, signal)).map(({ ids }) => ids);

/** Both ways to the answer agree on every customer. */
async function agreed(db: RegularsDb) {
  const all = await findSuggestions(db, signal);
  for (const { id } of await db.customers.toArray()) {
    const own = all.filter(({ ids }) => ids.includes(id));
    expect(await suggestionsFor(db, id)).toEqual(own);
  }
  return all;
}

describe('suggestions', () => {
  test('are found by what the seller entered, the one with more orders first', async () => {
    const db = freshDb();
    const a = await person(db, 1, { phone: '+49 30 1234567' }, 1);
    const b = await person(db, 2, { phone: '030 1234567', email: 'two@example.org' }, 3);
    const c = await person(db, 3, { email: 'Two@Example.org' }, 2);
    await person(db, 4, { phone: '+49 30 7654321' });
    const all = await agreed(db);
    expect(all.map(({ ids, strength }) => [...ids, strength])).toEqual([
      [b, c, 'strong'],
      [b, a, 'strong'],
    ]);
    expect(await evidenceBetween(db, a, b)).toMatchObject([{ fact: 'phone' }]);
  });

  test('by name and address, by name and birthday, never by name alone', async () => {
    const db = freshDb();
    const details = [
      { address: 'Lindenallee 4, 10117 Berlin' },
      { address: '10117 Berlin' },
      { birthdayOn: '1990-05-12' },
      { birthdayOn: '--05-12' },
      {},
    ];
    const ids: string[] = [];
    for (const [n, contact] of details.entries()) {
      const id = await person(db, n, contact, 1);
      await updateCustomer(db, id, { name: '王 小明' }, now);
      ids.push(id);
    }
    const all = await agreed(db);
    const keys = (pairs: readonly (readonly (string | undefined)[])[]) =>
      pairs.map((pair) => [...pair].sort().join()).sort();
    expect(keys(all.map(({ ids }) => ids))).toEqual(keys([ids.slice(0, 2), ids.slice(2, 4)]));
  });

  test('one username and name on two marketplaces', async () => {
    const db = freshDb();
    const known = { username: 'glaze_fan77', name: 'Ann Lee' };
    const shopee = 'seller.shopee.sg';
    await see(db, { orders: [order(ps(1), { buyer: buyer({ id: '1', ...known }) })] });
    await see(db, {
      adapter: 'shopee',
      shop: shopee,
      orders: [order('261018ABCDEFGH', { buyer: buyer({ id: '9', ...known }) })],
    });
    expect(await agreed(db)).toMatchObject([
      { strength: 'suggested', evidence: [{ fact: 'username' }, { fact: 'name' }] },
    ]);
  });

  test('stop when they are no longer wanted', async () => {
    const db = freshDb();
    await person(db, 1, { phone: '+49 30 1234567' });
    await expect(findSuggestions(db, AbortSignal.abort())).rejects.toThrow();
  });

  test('a number that a whole crowd has is compared with few', async () => {
    const db = freshDb();
    const [{ customer }] = [
      the(await readCustomer(db, await person(db, 1, { phone: '+49 30 1234567' }), now)),
    ];
    await db.customers.bulkPut(Array.from({ length: 2_000 }, (_, n) => ({ ...customer, id: `c${n}` })));
    const all = await findSuggestions(db, signal);
    expect(all).toHaveLength(2_000);
  });
});

describe('one account known by two keys', () => {
  test('to two customers is a certain suggestion, and never joined by itself', async () => {
    const db = freshDb();
    await see(db, { orders: [order(ps(1), { buyer: buyer({ username: 'ann.k' }) })] });
    await see(db, { orders: [order(ps(2), { buyer: buyer({ id: '7' }) })] });
    expect(await agreed(db)).toEqual([]);
    await see(db, { orders: [order(ps(3), { buyer: buyer({ id: '7', username: 'Ann.K' }) })] });
    expect(await db.customers.count()).toBe(2);
    expect(await agreed(db)).toMatchObject([
      { strength: 'certain', evidence: [{ fact: 'account', value: 'Ann.K' }] },
    ]);
  });

  test('a username that moved to another account id is none', async () => {
    const db = freshDb();
    await see(db, { orders: [order(ps(1), { buyer: buyer({ id: '6', username: 'ann.k' }) })] });
    await see(db, { orders: [order(ps(2), { buyer: buyer({ id: '7', username: 'ann.k' }) })] });
    expect(await agreed(db)).toEqual([]);
  });

  test('an order read again by another key is its account’s', async () => {
    const db = freshDb();
    await see(db, { orders: [order(ps(1), { buyer: buyer({ username: 'ann.k' }) })] });
    await see(db, { source: 'answer', orders: [order(ps(1), { buyer: buyer({ id: '7' }) })] });
    await see(db, { orders: [order(ps(2), { buyer: buyer({ id: '7' }) })] });
    expect(await db.buyers.toArray()).toMatchObject([{ userId: '7', username: 'ann.k' }]);
    expect((await db.customers.toArray())[0]?.totals.orders).toBe(2);
  });

  test('so is the account of a thread about it', async () => {
    const db = freshDb();
    await see(db, { orders: [order(ps(1), { buyer: buyer({ username: 'ann.k' }) })] });
    const thread = openThread({ buyer: buyer({ id: '7' }), orderId: ps(1) });
    await see(db, { kind: 'thread', thread });
    expect(await db.buyers.toArray()).toMatchObject([{ userId: '7', username: 'ann.k' }]);
  });

  test.each(['order', 'thread'])(
    'seen with one %s while each has a customer is a certain suggestion',
    async (kind) => {
      const db = freshDb();
      await see(db, { orders: [order(ps(1), { buyer: buyer({ username: 'ann.k' }) })] });
      await see(db, { orders: [order(ps(2), { buyer: buyer({ id: '7' }) })] });
      const thread = openThread({ buyer: buyer({ id: '7' }), orderId: ps(1) });
      await see(
        db,
        kind === 'order'
          ? { orders: [order(ps(1), { buyer: buyer({ id: '7' }) })] }
          : { kind: 'thread', thread },
      );
      expect(await db.customers.count()).toBe(2);
      const [suggestion] = await agreed(db);
      expect(suggestion).toMatchObject({ strength: 'certain', evidence: [{ fact: 'order', value: ps(1) }] });
      await notSame(db, ...the(suggestion).ids, now);
      await see(db, { orders: [order(ps(1), { buyer: buyer({ id: '7' }), status: 'Shipped' })] });
      expect(await agreed(db)).toEqual([]);
    },
  );
});

describe('“not the same person”', () => {
  const phone = { phone: '+49 30 1234567' };

  test('is remembered, and can be forgotten', async () => {
    const db = freshDb();
    const [a, b] = [await person(db, 1, phone), await person(db, 2, phone)];
    const forget = await notSame(db, a, b, now);
    expect(await agreed(db)).toEqual([]);
    await forget();
    expect(await agreed(db)).toHaveLength(1);
  });

  test('holds after either side was merged, undone and merged again', async () => {
    const db = freshDb();
    const [a, b, c] = [await person(db, 1, phone), await person(db, 2, phone), await person(db, 3, phone)];
    await notSame(db, a, b, now);
    expect(await agreed(db)).toHaveLength(2);
    const { id } = await mergeCustomers(db, c, a, now);
    expect(await agreed(db)).toEqual([]);
    await undoMerge(db, id, now);
    expect(await agreed(db)).toHaveLength(2);
    await mergeCustomers(db, c, b, now);
    expect(await agreed(db)).toEqual([]);
  });

  test('of a customer without accounts is remembered too', async () => {
    const db = freshDb();
    const a = await person(db, 1, phone);
    const { customer } = the(await readCustomer(db, a, now));
    await db.customers.put({ ...customer, id: 'no accounts' });
    expect(await found(db)).toHaveLength(1);
    await notSame(db, 'no accounts', a, now);
    expect(await found(db)).toEqual([]);
  });
});

describe('an account split off', () => {
  test('takes its orders, threads and what is about them along, and is never suggested again', async () => {
    const db = freshDb();
    const a = await person(db, 1, { phone: '+49 30 1234567' });
    await db.buyers.put({ ...(await accountOf(db, 1)), id: 'own', userId: '99', name: 'Name 99' });
    const id = (await accountOf(db, 1)).id;
    await saveNote(db, { id: 'about', customerId: a, orderKey: `practice-shop||${ps(100)}`, text: 'x' }, now);
    await saveNote(db, { id: 'whole', customerId: a, text: 'y' }, now);
    const { customerId } = await splitBuyer(db, id, now);
    const [left, own] = [the(await readCustomer(db, a, now)), the(await readCustomer(db, customerId, now))];
    expect(own.customer).toMatchObject({ name: 'Name 1', totals: { orders: 1 } });
    expect([own.orders, own.threads, own.notes].map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(left.customer).toMatchObject({ name: 'Name 99', totals: { orders: 0 } });
    expect([left.orders, left.threads, left.notes].map(({ length }) => length)).toEqual([0, 0, 1]);
    await updateCustomer(db, customerId, { contact: { phone: '+49 30 1234567' } }, now);
    expect(await agreed(db)).toEqual([]);
  });

  test('goes back to the customer it was before a merge, with its notes', async () => {
    const db = freshDb();
    const [a, b, c] = [await person(db, 1), await person(db, 2, { phone: '2222222' }), await person(db, 3)];
    await saveNote(db, { id: 'n', customerId: b, text: 'of b' }, now);
    await mergeCustomers(db, c, b, now);
    await mergeCustomers(db, a, c, now + 1);
    const { customerId } = await splitBuyer(db, (await accountOf(db, 2)).id, now);
    expect(customerId).toBe(b);
    expect(the(await readCustomer(db, b, now)).notes.map(({ id }) => id)).toEqual(['n']);
    expect(await mergesInto(db, a)).toMatchObject([{ otherId: c }]);
    expect((await readCustomer(db, a, now))?.customer.contact.phone).toBeUndefined();
  });

  test('is not moved by undoing the merge that once brought it', async () => {
    const db = freshDb();
    const [a, b] = [await person(db, 1), await person(db, 2)];
    await db.buyers.put({ ...(await accountOf(db, 2)), id: 'second', userId: '22' });
    const { id } = await mergeCustomers(db, a, b, now);
    const { customerId } = await splitBuyer(db, 'second', now);
    expect([a, b]).not.toContain(customerId);
    await mergeCustomers(db, a, customerId, now);
    await undoMerge(db, id, now);
    expect((await db.buyers.get('second'))?.customerId).toBe(a);
    expect((await accountOf(db, 2)).customerId).toBe(b);
  });

  test('comes back by undo, with nothing lost', async () => {
    const db = freshDb();
    const a = await person(db, 1);
    await db.buyers.put({ ...(await accountOf(db, 1)), id: 'own', userId: '99', name: 'Name 99' });
    const first = (await accountOf(db, 1)).id;
    const { undo } = await splitBuyer(db, first, now);
    await undo();
    const view = the(await readCustomer(db, a, now));
    expect(view.customer.name).toBe('Name 1');
    expect([view.buyers, view.orders, view.threads].map(({ length }) => length)).toEqual([2, 1, 1]);
    expect((await contents(db)).pairs).toEqual([]);
  });

  test('is refused where it is the only one', async () => {
    const db = freshDb();
    await person(db, 1);
    await expect(splitBuyer(db, (await accountOf(db, 1)).id, now)).rejects.toThrow('only account');
    await expect(splitBuyer(db, 'gone', now)).rejects.toThrow('no longer there');
  });
});

test('neither merging, undoing nor splitting is taken for damage', async () => {
  const db = freshDb();
  const all = new Map<string, unknown>();
  const keep = {
    get: async (key: string) => all.get(key),
    set: async (k: string, v: unknown) => void all.set(k, v),
  };
  const [a, b, c] = [await person(db, 1), await person(db, 2), await person(db, 3)];
  await writeLedger(db, keep, now);
  const { id } = await mergeCustomers(db, a, b, now);
  await mergeCustomers(db, a, c, now);
  expect(await findLoss(db, keep, now)).toBeNull();
  await writeLedger(db, keep, now);
  await undoMerge(db, id, now);
  await (await splitBuyer(db, (await accountOf(db, 3)).id, now)).undo();
  expect(await findLoss(db, keep, now)).toBeNull();
  await db.customers.clear();
  expect(await findLoss(db, keep, now)).not.toBeNull();
});
