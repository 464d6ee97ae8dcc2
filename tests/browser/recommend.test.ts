import { describe, expect, test } from 'vitest';
import type { SavedReply } from '../../lib/model/reply.ts';
import { editCase, openCase } from '../../lib/store/cases.ts';
import { readCustomer } from '../../lib/store/customers.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { recommendedFor, recommendHere, suggestToNobody } from '../../lib/store/recommend.ts';
import { readSettings } from '../../lib/store/settings.ts';
import { adapter, buyer, DAY, freshDb, now, order, see, the } from './shop.ts';

/** Buys things so many days ago; the last order is opened, so that the buyer is known. */
async function buys(
  db: RegularsDb,
  n: number,
  bought: readonly [days: number, title: string][],
  state = 'delivered',
) {
  const who = buyer({ id: `b${n}`, username: `user${n}`, name: `Buyer ${n}` });
  const orders = bought.map(([days, title], i) =>
    order(`PS-${n}-${i}`, {
      buyer: who,
      placedAt: new Date(now - days * DAY).toISOString(),
      state: state as 'delivered',
      items: [{ title, quantity: 1 }],
    }),
  );
  await see(db, { orders });
  const { customerId } = await see(db, { kind: 'order', orders: orders.slice(0, 1) });
  return the(customerId);
}

/** Of twelve who bought a mug, nine bought a saucer three weeks later; twenty others bought a bowl. */
async function shop() {
  const db = freshDb();
  for (let n = 0; n < 12; n++)
    await buys(
      db,
      n,
      n < 9
        ? [
            [200 - n, 'Mug'],
            [179 - n, 'Saucer'],
          ]
        : [[200 - n, 'Mug']],
    );
  for (let n = 12; n < 32; n++) await buys(db, n, [[200, 'Bowl']]);
  const recommended = async (id: string) => {
    const { neverSuggest } = await readSettings(db);
    return recommendedFor(db, the(await readCustomer(db, id, now)), neverSuggest, now);
  };
  return { db, recommended };
}

describe('what to recommend', () => {
  test('says what others bought next, and of how many', async () => {
    const { db, recommended } = await shop();
    const id = await buys(db, 40, [[5, 'Mug']]);
    expect((await recommended(id)).next).toEqual([{ product: 'Saucer', because: 'Mug', bought: 9, of: 12 }]);
    const other = await buys(db, 41, [[5, 'Bowl']]);
    expect((await recommended(other)).next).toEqual([]);
  });

  test('nothing the customer sent back or complained of', async () => {
    const { db, recommended } = await shop();
    const id = await buys(db, 40, [[5, 'Mug']]);
    await see(db, {
      kind: 'order',
      orders: [
        order('PS-40-9', {
          buyer: buyer({ id: 'b40', username: 'user40', name: 'Buyer 40' }),
          placedAt: new Date(now - 4 * DAY).toISOString(),
          state: 'refunded',
          items: [{ title: 'Saucer', quantity: 1 }],
        }),
      ],
    });
    expect((await recommended(id)).next).toEqual([]);

    const unhappy = await buys(db, 41, [[5, 'Mug']]);
    const { id: caseId } = await openCase(
      db,
      { customerId: unhappy, orderKey: null, kind: 'complaint', text: '' },
      now,
    );
    await editCase(db, caseId, { product: 'Saucer' }, now);
    expect((await recommended(unhappy)).next).toEqual([]);
  });

  test('what was put away comes to nobody, until it is brought back', async () => {
    const { db, recommended } = await shop();
    const id = await buys(db, 40, [[5, 'Mug']]);
    const undo = await suggestToNobody(db, 'Saucer');
    expect((await recommended(id)).next).toEqual([]);
    await undo();
    expect((await recommended(id)).next).toHaveLength(1);
  });

  test('what is needed again, once its window is near', async () => {
    const db = freshDb();
    for (let n = 0; n < 10; n++)
      await buys(db, n, [
        [90, 'Tea'],
        [60, 'Tea'],
      ]);
    const near = await buys(db, 40, [[20, 'Tea']]);
    const far = await buys(db, 41, [[1, 'Tea']]);
    const again = async (id: string) =>
      (await recommendedFor(db, the(await readCustomer(db, id, now)), [], now)).again.map(
        ({ product, everyDays }) => [product, everyDays],
      );
    expect(await again(near)).toEqual([['Tea', 30]]);
    expect(await again(far)).toEqual([]);
  });
});

describe('{recommend} in a reply', () => {
  const reply = (text: string): SavedReply => ({
    id: 'r1',
    tags: [],
    variants: { en: { title: 'Thanks', text, examples: [] } },
    useCount: 0,
    lastUsedAt: null,
    createdAt: 1,
    updatedAt: 1,
  });

  test.each([
    ['what others bought next', 'You may like {recommend}.', 'elsewhere', 'Saucer'],
    ['nothing where no reply asks', 'Thank you, {buyer}.', 'elsewhere', null],
    ['nothing where the marketplace forbids marketing', 'You may like {recommend}.', 'amazon', null],
  ])('%s', async (_, text, marketplace, expected) => {
    const { db } = await shop();
    const customerId = await buys(db, 40, [[5, 'Mug']]);
    const here = marketplace === 'amazon' ? adapter('amazon') : { forbids: [] };
    expect(await recommendHere(db, [reply(text)], { customerId, adapter: here, now })).toBe(expected);
    expect(await recommendHere(db, [reply(text)], { customerId: null, adapter: here, now })).toBeNull();
  });
});
