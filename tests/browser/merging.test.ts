import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { ContactDetails } from '../../lib/model/customer.ts';
import { openCase } from '../../lib/store/cases.ts';
import { customerIds, readCustomer, updateCustomer } from '../../lib/store/customers.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { addFollowup, openFollowups } from '../../lib/store/followups.ts';
import { mergeCustomers, undoMerge } from '../../lib/store/merge.ts';
import { removeNote, saveNote } from '../../lib/store/notes.ts';
import { recordUse } from '../../lib/store/replies.ts';
import { buyer, contents, freshDb, now, openThread, order, see, the } from './shop.ts';

const ps = (n: number) => `PS-261018-${String(n).padStart(5, '0')}`;

/** Everything that is stored, in the order of its keys, but for when a record was last written. */
async function everything(db: RegularsDb) {
  const { marketplaces: _, ...tables } = await contents(db);
  return JSON.parse(JSON.stringify(tables), (key, value) => (key === 'updatedAt' ? undefined : value));
}

async function customerOf(db: RegularsDb, userId: string): Promise<string> {
  return the(await db.buyers.filter((one) => one.userId === userId).first()).customerId;
}

/** A customer with one account that ordered once, and something of everything written about it. */
async function person(db: RegularsDb, n: number, change: Parameters<typeof updateCustomer>[2] = {}) {
  const who = buyer({ id: String(n), username: `user_${n}`, name: `Name ${n}` });
  const orders = [order(ps(n), { buyer: who, total: { minor: n * 100, currency: 'USD' } })];
  const thread = openThread({ threadId: `t-${n}`, buyer: who, orderId: ps(n) });
  const reviews = [{ reviewId: `r-${n}`, orderId: ps(n), mark: 5, text: null, at: null }];
  const { customerId } = await see(db, { kind: 'thread', orders, thread, reviews });
  const id = the(customerId);
  if (Object.keys(change).length > 0) await updateCustomer(db, id, change, now);
  await saveNote(db, { id: `note-${n}`, customerId: id, text: `note of ${n}` }, now);
  await addFollowup(db, { customerId: id, text: `promise to ${n}`, dueAt: now + n }, now);
  await openCase(db, { customerId: id, kind: 'question', text: `case of ${n}` }, now);
  const about = { customerId: id, orderKey: null, threadKey: null };
  await recordUse(db, { replyId: 'r', title: 'Thanks', ...about, at: now + n });
  return id;
}

describe('two customers merged', () => {
  test('are one, with all that was either’s', async () => {
    const db = freshDb();
    const [a, b] = [await person(db, 1), await person(db, 2)];
    await mergeCustomers(db, a, b, now);
    const view = the(await readCustomer(db, a, now));
    expect(view.customer.totals).toMatchObject({ orders: 2, spend: { USD: 300 } });
    const counts = Object.values(view).flatMap((list) => (Array.isArray(list) ? [list.length] : []));
    expect(counts).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2]);
    expect(await db.customers.count()).toBe(1);
    for (const query of ['Name 1', 'user_2', 'note of 2']) {
      expect(await customerIds(db, { query }), query).toEqual([a]);
    }
    expect((await openFollowups(db, a)).map(({ text }) => text)).toEqual(['promise to 1', 'promise to 2']);
  });

  test.each<[string, string[], ContactDetails, string[], ContactDetails, object]>([
    [
      'the kept one’s details stay',
      ['x'],
      { phone: '1' },
      ['y'],
      { phone: '2' },
      { tags: ['x', 'y'], contact: { phone: '1' } },
    ],
    [
      'what it lacks it gets',
      [],
      {},
      ['y'],
      { email: 'a@b.c' },
      { tags: ['y'], contact: { email: 'a@b.c' } },
    ],
    ['no tag twice', ['x'], {}, ['x'], {}, { tags: ['x'], contact: {} }],
  ])('%s', async (_, tagsA, contactA, tagsB, contactB, expected) => {
    const db = freshDb();
    const a = await person(db, 1, { tags: tagsA, contact: contactA });
    const b = await person(db, 2, { tags: tagsB, contact: contactB });
    const { other } = await mergeCustomers(db, a, b, now);
    expect(await db.customers.get(a)).toMatchObject(expected);
    // Nothing of the other is lost: what did not find room stands in the merge.
    expect(other).toMatchObject({ tags: tagsB, contact: contactB, name: 'Name 2' });
  });

  test('a name the seller wrote beats one of a page, else the kept one’s stays', async () => {
    const db = freshDb();
    const [a, b, c] = [await person(db, 1), await person(db, 2, { name: 'Frau Zwei' }), await person(db, 3)];
    await mergeCustomers(db, a, b, now);
    expect(await db.customers.get(a)).toMatchObject({ name: 'Frau Zwei', nameIsOwn: true });
    await mergeCustomers(db, a, c, now);
    expect((await db.customers.get(a))?.name).toBe('Frau Zwei');
  });

  test('cannot be merged again, nor one with itself', async () => {
    const db = freshDb();
    const [a, b] = [await person(db, 1), await person(db, 2)];
    await expect(mergeCustomers(db, a, a, now)).rejects.toThrow('with itself');
    const { id } = await mergeCustomers(db, a, b, now);
    await expect(mergeCustomers(db, a, b, now)).rejects.toThrow('no longer there');
    await expect(mergeCustomers(db, b, a, now)).rejects.toThrow('no longer there');
    await undoMerge(db, id, now);
    await expect(undoMerge(db, id, now)).rejects.toThrow('undone already');
  });

  test('a merge that fails half way leaves everything as it was', async () => {
    const db = freshDb();
    const [a, b] = [await person(db, 1), await person(db, 2)];
    const before = await everything(db);
    vi.spyOn(db.customers, 'delete').mockRejectedValue(new Error('the disk is full'));
    await expect(mergeCustomers(db, a, b, now)).rejects.toThrow('the disk is full');
    expect(await everything(db)).toEqual(before);
  });

  test.each([
    ['recorded with their account', false],
    ['recorded before threads knew their account', true],
  ])('keep threads apart where a buyer has one, %s', async (_, older) => {
    const db = freshDb();
    const say = (id: string, text: string) =>
      see(db, {
        kind: 'thread',
        thread: openThread({ threadId: null, buyer: buyer({ id }), lastBuyerMessage: text }),
      });
    const [a, b] = [await say('1', 'from one'), await say('2', 'from two')];
    await mergeCustomers(db, the(a.customerId), the(b.customerId), now);
    if (older) {
      await db.threads.toCollection().modify((thread) => {
        delete thread.buyerId;
      });
    }
    // Whoever's thread is not the first found speaks first.
    const last = the(await db.threads.orderBy('key').last()).lastBuyerMessage;
    for (const id of last === 'from two' ? ['2', '1'] : ['1', '2']) {
      await say(id, id === '1' ? 'again from one' : 'again from two');
    }
    for (const { id, userId } of await db.buyers.toArray()) {
      const thread = await db.threads.get(`practice-shop||of ${id}`);
      expect(thread?.lastBuyerMessage).toBe(userId === '1' ? 'again from one' : 'again from two');
    }
    expect(await db.threads.count()).toBe(2);
  });

  test('what is typed for the other afterwards is kept for the one they are now', async () => {
    const db = freshDb();
    const [a, b, c] = [await person(db, 1), await person(db, 2), await person(db, 3)];
    await mergeCustomers(db, b, c, now);
    await mergeCustomers(db, a, b, now);
    await saveNote(db, { id: 'late', customerId: c, text: 'typed in a panel still open' }, now);
    await saveNote(db, { id: 'note-2', customerId: b, text: 'typed on' }, now);
    await addFollowup(db, { customerId: b, text: 'late', dueAt: now }, now);
    await openCase(db, { customerId: c, kind: 'return', text: 'late' }, now);
    await recordUse(db, {
      replyId: 'r',
      title: 'T',
      customerId: b,
      orderKey: null,
      threadKey: null,
      at: now,
    });
    const view = the(await readCustomer(db, a, now));
    expect([view.notes, view.followups, view.cases, view.replyUses].map(({ length }) => length)).toEqual([
      4, 4, 4, 4,
    ]);
    expect(await customerIds(db, { query: 'still open' })).toEqual([a]);
  });

  test('a note removed before and put back after belongs to the one they are now', async () => {
    const db = freshDb();
    const [a, b] = [await person(db, 1), await person(db, 2)];
    const putBack = await removeNote(db, 'note-2');
    await mergeCustomers(db, a, b, now);
    await putBack();
    expect((await db.notes.get('note-2'))?.customerId).toBe(a);
  });
});

describe('a merge undone', () => {
  test.each([
    ['into the first', 0, 1],
    ['into the second', 1, 0],
  ])('%s: both sides are as they were', async (_, keep, give) => {
    const db = freshDb();
    const ids = [
      await person(db, 1, { tags: ['x'], contact: { phone: '1' } }),
      await person(db, 2, { tags: ['x', 'y'], contact: { phone: '2', email: 'b@c.d' }, name: 'Own' }),
    ];
    const before = await everything(db);
    const { id } = await mergeCustomers(db, the(ids[keep]), the(ids[give]), now);
    expect(await everything(db)).not.toEqual(before);
    await undoMerge(db, id, now + 1);
    expect(await everything(db)).toEqual(before);
  });

  test('takes along what pages recorded for the other’s account since; what was written since stays', async () => {
    const db = freshDb();
    const [a, b] = [await person(db, 1), await person(db, 2)];
    const { id } = await mergeCustomers(db, a, b, now);
    const two = buyer({ id: '2', username: 'user_2', name: 'Renamed 2' });
    await see(db, {
      kind: 'thread',
      orders: [order(ps(22), { buyer: two }), order(ps(11), { buyer: buyer({ id: '1' }) })],
      thread: openThread({ threadId: 't-22', buyer: two }),
    });
    await saveNote(db, { id: 'since', customerId: a, text: 'since' }, now);
    await updateCustomer(db, a, { tags: ['since'] }, now);
    expect((await db.customers.get(a))?.name).toBe('Name 1');
    await undoMerge(db, id, now);
    const [one, other] = [the(await readCustomer(db, a, now)), the(await readCustomer(db, b, now))];
    expect(one.orders.map(({ orderId }) => orderId).sort()).toEqual([ps(1), ps(11)]);
    expect(other.orders.map(({ orderId }) => orderId).sort()).toEqual([ps(2), ps(22)]);
    expect(other.threads.map(({ threadId }) => threadId).sort()).toEqual(['t-2', 't-22']);
    expect(one.notes.map(({ id }) => id).sort()).toEqual(['note-1', 'since']);
    expect(one.customer).toMatchObject({ tags: ['since'], totals: { orders: 2 } });
    expect(other.customer).toMatchObject({ tags: [], totals: { orders: 2 } });
  });

  test('an order without an account goes back unless it was found to be the other’s', async () => {
    const db = freshDb();
    const [a, b] = [await person(db, 1), await person(db, 2)];
    for (const n of [21, 22])
      await db.orders.put({
        ...the(await db.orders.get(`practice-shop||${ps(2)}`)),
        key: `practice-shop||${ps(n)}`,
        orderId: ps(n),
        buyerId: null,
      });
    const { id } = await mergeCustomers(db, a, b, now);
    await see(db, { orders: [order(ps(21), { buyer: buyer({ id: '1' }) })] });
    await undoMerge(db, id, now);
    expect((await db.orders.get(`practice-shop||${ps(21)}`))?.customerId).toBe(a);
    expect((await db.orders.get(`practice-shop||${ps(22)}`))?.customerId).toBe(b);
  });

  test('leaves what the seller changed by hand since', async () => {
    const db = freshDb();
    const a = await person(db, 1);
    const b = await person(db, 2, { name: 'Own', tags: ['y'], contact: { phone: '2', email: 'b@c.d' } });
    const { id } = await mergeCustomers(db, a, b, now);
    await updateCustomer(db, a, { name: 'New', contact: { phone: '3', email: 'b@c.d' } }, now);
    await undoMerge(db, id, now);
    expect(await db.customers.get(a)).toMatchObject({ name: 'New', tags: [], contact: { phone: '3' } });
    expect((await db.customers.get(a))?.contact.email).toBeUndefined();
    expect(await db.customers.get(b)).toMatchObject({ name: 'Own', contact: { phone: '2', email: 'b@c.d' } });
  });

  test('what another merge that stands brought too stays', async () => {
    const db = freshDb();
    const a = await person(db, 1);
    const b = await person(db, 2, { tags: ['y'], contact: { phone: '2' }, name: 'Own b' });
    const c = await person(db, 3, { tags: ['y'], contact: { phone: '3' }, name: 'Own c' });
    const before = await everything(db);
    const first = await mergeCustomers(db, a, b, now);
    const second = await mergeCustomers(db, a, c, now + 1);
    await undoMerge(db, first.id, now);
    expect(await db.customers.get(a)).toMatchObject({ name: 'Own c', tags: ['y'], contact: { phone: '3' } });
    await undoMerge(db, second.id, now);
    expect(await everything(db)).toEqual(before);
  });

  test('is taken out of the third customer that the kept one was merged into meanwhile', async () => {
    const db = freshDb();
    const [a, c] = [await person(db, 1), await person(db, 3)];
    const b = await person(db, 2, { tags: ['y'], contact: { phone: '2' }, name: 'Own b' });
    const before = await everything(db);
    const inner = await mergeCustomers(db, a, b, now);
    const outer = await mergeCustomers(db, c, a, now + 1);
    expect(await db.customers.get(c)).toMatchObject({ name: 'Own b', tags: ['y'], contact: { phone: '2' } });
    await undoMerge(db, inner.id, now + 2);
    expect(await db.customers.get(c)).toMatchObject({ name: 'Name 3', tags: [], contact: {} });
    expect((await readCustomer(db, c, now))?.orders).toHaveLength(2);
    expect((await readCustomer(db, b, now))?.orders).toHaveLength(1);
    await undoMerge(db, outer.id, now + 3);
    expect(await everything(db)).toEqual(before);
  });
});

test('what was taken out of a merge is not moved by it when it comes again by another', async () => {
  const db = freshDb();
  const [a, b, c] = [await person(db, 1), await person(db, 2), await person(db, 3)];
  const before = await everything(db);
  const inner = await mergeCustomers(db, a, b, now);
  const outer = await mergeCustomers(db, c, a, now);
  await undoMerge(db, inner.id, now);
  const again = await mergeCustomers(db, c, b, now);
  await undoMerge(db, outer.id, now);
  expect(await customerOf(db, '2')).toBe(c);
  await undoMerge(db, again.id, now);
  expect(await everything(db)).toEqual(before);
});

describe('in random shops', () => {
  const details = fc.record(
    {
      phone: fc.constantFrom('1', '2'),
      email: fc.constantFrom('a@b.c', 'd@e.f'),
      birthdayOn: fc.constantFrom('--05-12', '1990-05-12'),
    },
    { requiredKeys: [] },
  );
  const written = fc.record({
    tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
    contact: details as fc.Arbitrary<ContactDetails>,
    own: fc.boolean(),
    orders: fc.nat(2),
    notes: fc.nat(2),
  });
  const shops = fc.array(written, { minLength: 2, maxLength: 6 });
  /** What happens in turn: two of those that are left become one, or a merge that stands is undone. */
  const steps = fc.array(fc.tuple(fc.constantFrom('merge', 'merge', 'undo'), fc.nat(), fc.nat()), {
    minLength: 1,
    maxLength: 8,
  });

  async function build(db: RegularsDb, people: typeof shops extends fc.Arbitrary<infer T> ? T : never) {
    const ids: string[] = [];
    for (const [n, { tags, contact, own, orders, notes }] of people.entries()) {
      const who = buyer({ id: String(n), username: `u${n}`, name: `N${n % 3}` });
      await see(db, {
        kind: 'threads',
        orders: Array.from({ length: orders }, (_, i) => order(ps(n * 10 + i), { buyer: who })),
        threads: [{ threadId: `t-${n}`, buyer: who, orderId: null }],
      });
      const id = await customerOf(db, String(n));
      await updateCustomer(db, id, { tags, contact, ...(own ? { name: `Own ${n}` } : {}) }, now);
      for (let i = 0; i < notes; i++) {
        await saveNote(db, { id: `note-${n}-${i}`, customerId: id, text: `word${n}${i}` }, now);
        await addFollowup(db, { customerId: id, text: 'p', dueAt: now }, now);
        await recordUse(db, {
          replyId: 'r',
          title: 'T',
          customerId: id,
          orderKey: null,
          threadKey: null,
          at: now,
        });
      }
      ids.push(id);
    }
    return ids;
  }

  test('merging loses nothing, and undoing in any order puts everything back', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(shops, steps, async (people, plan) => {
        const db = freshDb();
        const ids = await build(db, people);
        const before = await everything(db);
        const sizes = ({ customers: _, merges: __, ...rest }: Record<string, unknown[]>) =>
          Object.entries(rest).map(([table, rows]) => [table, rows.length]);
        const standing: string[] = [];
        for (const [i, [step, first, second]] of plan.entries()) {
          const living = await db.customers.bulkGet(ids);
          const left = ids.filter((_, n) => living[n]);
          if (step === 'undo' && standing.length > 0) {
            const [id] = standing.splice(first % standing.length, 1);
            await undoMerge(db, the(id), now + i);
          } else if (left.length > 1) {
            const [other] = left.splice(first % left.length, 1);
            const { id } = await mergeCustomers(db, the(left[second % left.length]), the(other), now + i);
            standing.push(id);
          }
          const after = await everything(db);
          expect(sizes(after)).toEqual(sizes(before));
          expect(after.customers.length + after.merges.length).toBe(before.customers.length);
        }
        for (const id of standing.sort()) await undoMerge(db, id, now + 100);
        expect(await everything(db)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});
