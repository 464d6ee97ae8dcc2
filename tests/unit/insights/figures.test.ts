import { describe, expect, test } from 'vitest';
import { type Buyers, numbered } from '../../../lib/insights/buyers.ts';
import { type Asked, figuresOf, tell } from '../../../lib/insights/figures.ts';
import type { Sale } from '../../../lib/insights/sales.ts';

const DAY = 86_400_000;
const today = Date.UTC(2026, 5, 15);
const sale = (customerId: string, daysAgo: number, change: Partial<Sale> = {}): Sale => ({
  customerId,
  wall: today - daysAgo * DAY,
  timed: true,
  amount: 1_000,
  currency: 'USD',
  marketplace: 'etsy',
  items: [],
  ...change,
});
const list = [
  sale('anna', 100),
  sale('anna', 40, { marketplace: 'ebay', currency: 'EUR' }),
  sale('ben', 30),
  sale('ben', 29),
  sale('cleo', 0, { wall: today + 20 * 3_600_000 }),
];
const asked: Asked = { view: 'sales', marketplace: null, currency: null, days: 30, today };
const of = (change: Partial<Asked>, sales = list) =>
  figuresOf(sales, { ...asked, ...change }, ['all'] as const, () => 'all');

describe('figures', () => {
  test('of thirty days: today and the twenty-nine before it, beside the thirty before those', () => {
    const { sold } = of({});
    expect(sold?.overview.orders).toBe(2);
    expect(sold?.before?.orders).toBe(2);
    expect([...(sold?.overview.newcomers ?? [])]).toEqual(['cleo']);
  });

  test('nothing to compare with where the orders do not reach back', () => {
    expect(of({ days: 90 }).sold?.before).toBeNull();
    expect(of({ days: null }).sold?.before).toBeNull();
  });

  test('one marketplace, and what can be chosen besides', () => {
    const ebay = of({ marketplace: 'ebay', days: null });
    expect(ebay).toMatchObject({ marketplaces: ['etsy', 'ebay'], marketplace: 'ebay', currency: 'EUR' });
    expect(ebay.sold?.overview).toMatchObject({ orders: 1, revenue: 1_000 });
  });

  test.each([
    ['EUR', 'EUR'],
    ['JPY', 'USD'],
    [null, 'USD'],
  ])('asked for %s, in %s', (currency, shown) => expect(of({ currency }).currency).toBe(shown));

  test('no currency where nothing has an amount', () => {
    const free = [sale('anna', 1, { amount: null, currency: null })];
    const figures = of({ days: null }, free);
    expect(figures.currency).toBe('');
    expect(figures.sold?.overview).toMatchObject({ orders: 1, revenue: 0, orderValue: null, elsewhere: 1 });
  });

  test('only the view that is asked for is counted', () => {
    expect(of({}).loyalty).toBeNull();
    const { sold, loyalty } = of({ view: 'loyalty' });
    expect(sold).toBeNull();
    expect(loyalty?.gaps.count).toBe(2);
  });
});

test('told without ids: how many, and a key for each', () => {
  const kept: Buyers[] = [];
  const all = numbered([{ customerId: 'a' }, { customerId: null }, { customerId: 'b' }, { customerId: 'a' }]);
  const told = tell(
    { who: all.distinct([...all.of]), rows: [['x', { who: all.distinct([]) }]], none: null, n: 7 },
    (customers) => kept.push(customers),
  );
  expect(told).toEqual({
    who: { size: 2, key: 1 },
    rows: [['x', { who: { size: 0, key: 2 } }]],
    none: null,
    n: 7,
  });
  expect(kept.map((ids) => [...ids])).toEqual([['a', 'b'], []]);
});
