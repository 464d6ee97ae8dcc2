import { describe, expect, test } from 'vitest';
import { deviations, learnNext, suggestNext } from '../../../lib/insights/next-product.ts';
import type { Sale } from '../../../lib/insights/sales.ts';
import { wilson } from '../../../lib/insights/wilson.ts';

const DAY = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const now = start + 300 * DAY;
const nothing = new Set<string>();

/** A basket of a customer on a day of the year. */
const basket = (customerId: string | null, day: number, ...titles: string[]): Sale => ({
  customerId,
  wall: start + day * DAY,
  timed: true,
  amount: 1_000,
  currency: 'USD',
  marketplace: 'etsy',
  items: titles.map((title) => ({ title, quantity: 1 })),
});
const inOrder = (sales: Sale[]) => sales.sort((a, b) => a.wall - b.wall);

/** 31 buy a mug, 9 of them a saucer after so many days; 60 others buy something else, and 2 of those a saucer. */
const shop = (after: number) =>
  inOrder([
    ...Array.from({ length: 31 }, (_, i) => basket(`m${i}`, i, 'Mug')),
    ...Array.from({ length: 9 }, (_, i) => basket(`m${i}`, i + after, 'Saucer')),
    ...Array.from({ length: 60 }, (_, i) => basket(`o${i}`, i, 'Bowl')),
    ...Array.from({ length: 2 }, (_, i) => basket(`o${i}`, i + 5, 'Saucer')),
  ]);

describe('what they bought next', () => {
  test('says of how many, with the product it rests on', () => {
    expect(suggestNext(learnNext(shop(20), now), ['Mug'], nothing)).toEqual([
      { product: 'Saucer', because: 'Mug', bought: 9, of: 31 },
    ]);
  });

  test.each([
    ['in the same basket', shop(0), ['Mug'], nothing],
    ['after the span', shop(61), ['Mug'], nothing],
    ['what is no more common than elsewhere', shop(20), ['Bowl'], nothing],
    ['what they have', shop(20), ['Mug', 'Saucer'], nothing],
    ['what must not be', shop(20), ['Mug'], new Set(['Saucer'])],
    ['after what nobody bought', shop(20), ['Vase'], nothing],
  ])('nothing %s', (_, sales, owned, never) => {
    expect(suggestNext(learnNext(sales, now), owned, never)).toEqual([]);
  });

  test('nothing because of what they sent back', () => {
    const learnt = learnNext(shop(20), now);
    expect(suggestNext(learnt, ['Mug'], nothing, { unhappy: new Set(['Mug']) })).toEqual([]);
  });

  test('nothing of four, however few they are of', () => {
    const sales = inOrder([
      ...Array.from({ length: 4 }, (_, i) => basket(`m${i}`, i, 'Mug')),
      ...Array.from({ length: 4 }, (_, i) => basket(`m${i}`, i + 9, 'Saucer')),
      ...Array.from({ length: 90 }, (_, i) => basket(`o${i}`, i, 'Bowl')),
    ]);
    expect(suggestNext(learnNext(sales, now), ['Mug'], nothing)).toEqual([]);
  });

  test('a span that is not over is not counted', () => {
    const late = [...shop(20), ...Array.from({ length: 20 }, (_, i) => basket(`late${i}`, 299, 'Mug'))];
    expect(suggestNext(learnNext(inOrder(late), now), ['Mug'], nothing)[0]).toMatchObject({ of: 31 });
  });

  test('who had it before cannot buy it next', () => {
    const had = [...shop(20), ...Array.from({ length: 7 }, (_, i) => basket(`h${i}`, i, 'Saucer'))];
    for (let i = 0; i < 7; i++) had.push(basket(`h${i}`, 50 + i, 'Mug'));
    expect(suggestNext(learnNext(inOrder(had), now), ['Mug'], nothing)[0]).toMatchObject({
      bought: 9,
      of: 31,
    });
  });

  test('orders of nobody known teach nothing', () => {
    const sales = shop(20).map((sale) => ({ ...sale, customerId: null }));
    expect(learnNext(sales, now).pairs.size).toBe(0);
  });

  test('of purchases without any connection none is taken for one', () => {
    // A fixed generator: the same shop each time.
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const sales = inOrder(
      Array.from({ length: 6_000 }, () =>
        basket(`c${Math.floor(random() * 800)}`, Math.floor(random() * 230), `P${Math.floor(random() * 20)}`),
      ),
    );
    const learnt = learnNext(sales, now);
    const passed = [...learnt.pairs.keys()].flatMap((because) =>
      suggestNext(learnt, [because], nothing, { most: 20 }),
    );
    expect(learnt.pairs.size).toBe(20);
    expect(passed).toEqual([]);
  });
});

test.each([
  [9, 31, 1.96, 0.161, 0.466],
  [0, 10, 1.96, 0, 0.278],
  [10, 10, 1.96, 0.722, 1],
  [0, 0, 1.96, 0, 1],
])('Wilson of %i of %i', (hits, of, z, low, high) => {
  const found = wilson(hits, of, z);
  expect(found.low).toBeCloseTo(low, 3);
  expect(found.high).toBeCloseTo(high, 3);
});

test.each([
  // One-sided, from a table of the normal distribution.
  [0.01, 2.326],
  [0.001, 3.09],
  [0.000_01, 4.265],
])('a tail of %d begins at %d deviations', (tail, z) => {
  expect(Math.abs(deviations(tail) - z)).toBeLessThan(0.07);
});
