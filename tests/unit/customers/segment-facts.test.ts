import { expect, test } from 'vitest';
import { segmentFactsOf, shopGapOf } from '../../../lib/customers/segment-facts.ts';
import { belongs, type SegmentFacts } from '../../../lib/customers/segments.ts';
import { noTotals } from '../../../lib/customers/totals.ts';
import { anybody } from '../../../lib/model/segment.ts';
import { defaultSettings } from '../../../lib/model/settings.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 28);

/** A customer who came on these days, so many before now, and spent this. */
function customer(id: string, daysAgo: number[], spend: Record<string, number>, currency: string) {
  const days = daysAgo.map((ago) => Math.floor((now - ago * DAY) / DAY));
  return {
    id,
    tags: [],
    contact: {},
    totals: {
      ...noTotals,
      orders: days.length,
      spend,
      currency,
      days,
      firstOrderAt: (days[0] ?? 0) * DAY,
      lastOrderAt: (days.at(-1) ?? 0) * DAY,
    },
  };
}

const groups = (customers: ReturnType<typeof customer>[], rates: Record<string, number> = {}) =>
  new Map(
    segmentFactsOf(
      { customers, unpaid: new Set(), openCase: new Set(), badMark: new Set(), today: '2026-11-28' },
      { ...defaultSettings, currency: 'USD', rates },
      {},
      now,
    ).map(({ id, group }) => [id, group]),
  );

test('money is ranked among those of one currency where there is no rate', () => {
  // Everybody came once, ten days ago: only the money tells them apart.
  const usd = Array.from({ length: 10 }, (_, i) => customer(`usd${i}`, [10], { USD: 100 * (i + 1) }, 'USD'));
  const eur = Array.from({ length: 10 }, (_, i) => customer(`eur${i}`, [10], { EUR: 100 * (i + 1) }, 'EUR'));
  const found = groups([...usd, ...eur]);
  for (let i = 0; i < 10; i++) expect(found.get(`eur${i}`), `eur${i}`).toBe(found.get(`usd${i}`));
  expect(new Set(found.values()).size).toBeGreaterThan(1);
});

test('one order without a rate takes the others’ money from nobody', () => {
  const usd = Array.from({ length: 9 }, (_, i) => customer(`usd${i}`, [10], { USD: 100 * (i + 1) }, 'USD'));
  const mixed = customer('mixed', [10], { USD: 950, SGD: 300 }, 'USD');
  const found = groups([...usd, mixed]);
  expect(found.get('mixed')).toBe(found.get('usd8'));
  expect(found.get('mixed')).not.toBe(found.get('usd0'));
});

test('the shop’s gap is from the first day to the second, of all who came back', () => {
  const once = Array.from({ length: 50 }, (_, i) => customer(`once${i}`, [5], {}, 'USD'));
  const twice = Array.from({ length: 8 }, (_, i) => customer(`twice${i}`, [100, 10], {}, 'USD'));
  const often = Array.from({ length: 12 }, (_, i) => customer(`often${i}`, [300, 270, 90, 10], {}, 'USD'));
  expect(shopGapOf([...once, ...twice, ...often])).toBe(30);
  expect(shopGapOf([...once, ...twice])).toBeNull();
});

test('the words of a product are those of one title', () => {
  const facts = { products: ['teapot red', 'mug blue'] } as unknown as SegmentFacts;
  const buys = (product: string, products = facts.products) =>
    belongs({ ...anybody, product }, { ...facts, marketplaces: [], tags: [], products }, now);
  expect(buys('mug blue')).toBe(true);
  expect(buys('teapot blue')).toBe(false);
  expect(buys('blue teapot', ['teapot, blue'])).toBe(true);
});
