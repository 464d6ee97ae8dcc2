import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noTotals, rankedAgain, totalsOf, totalsWith } from '../../../lib/customers/totals.ts';
import { rankValue, VALUE_EPOCH } from '../../../lib/customers/value.ts';
import type { OrderState } from '../../../lib/model/order.ts';
import { DAY, order } from './orders.ts';

const usd = { currency: 'USD', rates: {}, rankedAt: VALUE_EPOCH };

describe('totals', () => {
  test('of nobody are none', () => {
    expect(totalsOf([], usd)).toEqual(noTotals);
    expect(noTotals).toMatchObject({
      orders: 0,
      spend: {},
      ordersByMarketplace: {},
      currency: null,
      value: 0,
    });
  });

  test.each<[OrderState, number]>([
    ['unpaid', 0],
    ['paid', 1],
    ['shipped', 1],
    ['delivered', 1],
    ['returning', 1],
    ['refunded', 0],
    ['cancelled', 0],
    ['unknown', 1],
  ])('count an order that is %s as %i', (state, orders) => {
    const { firstOrderAt, ...rest } = totalsOf([order({ state })], usd);
    expect(rest).toMatchObject({ orders, spend: orders ? { USD: 1000 } : {} });
    expect(firstOrderAt === null).toBe(orders === 0);
  });

  test('keep currencies apart and go by the most frequent', () => {
    const eur = (minor: number) => order({ total: { minor, currency: 'EUR' }, placedAt: VALUE_EPOCH });
    const totals = totalsOf(
      [eur(500), eur(700), order({ total: { minor: 9_999_900, currency: 'USD' } })],
      usd,
    );
    expect(totals).toMatchObject({ orders: 3, currency: 'EUR', spend: { EUR: 1200, USD: 9_999_900 } });
    expect(totals.spent).toBeCloseTo(12, 9);
  });

  test('of as many orders in two currencies go by the same one each time', () => {
    const orders = [order(), order({ total: { minor: 1, currency: 'EUR' } })];
    expect(totalsOf(orders, usd).currency).toBe('EUR');
    expect(totalsOf(orders.toReversed(), usd)).toEqual(totalsOf(orders, usd));
  });

  test('count in the home currency where there is a rate, and leave the spend as it was paid', () => {
    const orders = [
      order({ placedAt: VALUE_EPOCH }),
      order({ placedAt: VALUE_EPOCH, total: { minor: 1000, currency: 'EUR' } }),
    ];
    const totals = totalsOf(orders, { ...usd, rates: { EUR: 1.5 } });
    expect(totals).toMatchObject({ currency: 'USD', spend: { USD: 1000, EUR: 1000 } });
    expect(totals.spent).toBeCloseTo(25, 9);
  });

  test('know first and last, marketplaces, and orders without date or amount', () => {
    const at = Date.UTC(2026, 2, 3);
    const totals = totalsOf(
      [
        order({ placedAt: at }),
        order({ placedAt: at - 5 * DAY, marketplace: 'shopee' }),
        order({ placedAt: at + 2 * DAY }),
        order({ placedAt: null, total: null, marketplace: 'shopee' }),
      ],
      usd,
    );
    expect(totals).toMatchObject({
      orders: 4,
      ordersByMarketplace: { 'practice-shop': 2, shopee: 2 },
      firstOrderAt: at - 5 * DAY,
      lastOrderAt: at + 2 * DAY,
      spend: { USD: 3000 },
    });
  });

  test('know the days of orders, each once, and what they are worth at an instant', () => {
    const day = VALUE_EPOCH / DAY;
    const at = (days: number) => order({ placedAt: VALUE_EPOCH + days * DAY + 5 });
    const totals = totalsOf([at(9), at(2), at(9)], usd);
    expect(totals.days).toEqual([day + 2, day + 9]);
    expect(totals.value).toBe(rankValue(totals.spent ?? 0, totals.days ?? [], VALUE_EPOCH));
    const later = VALUE_EPOCH + 400 * DAY;
    expect(rankedAgain(totals, later)).toEqual(totalsOf([at(9), at(2), at(9)], { ...usd, rankedAt: later }));
  });

  test('of an earlier version are left as they are until all orders are at hand', () => {
    const { spent: _spent, days: _days, ...old } = totalsOf([order()], usd);
    expect(rankedAgain(old, VALUE_EPOCH)).toBe(old);
    expect(totalsWith(old, [order()], usd)).toBeNull();
  });

  test('do not write into the totals of nobody', () => {
    totalsOf([order()], usd);
    expect(noTotals.spend).toEqual({});
    expect(noTotals.ordersByMarketplace).toEqual({});
  });
});

describe('totals with orders more', () => {
  const money = fc.record({ minor: fc.nat(100_000), currency: fc.constantFrom('USD', 'EUR', 'TWD') });
  const some = fc.array(
    fc
      .record({
        total: fc.option(money),
        placedAt: fc.option(fc.nat(1_000).map((days) => VALUE_EPOCH + days * DAY)),
        state: fc.constantFrom<OrderState>('paid', 'unpaid', 'cancelled', 'delivered'),
        marketplace: fc.constantFrom('amazon', 'shopee'),
      })
      .map((fields) => order(fields)),
    { maxLength: 4 },
  );
  const exchange = fc.constantFrom(usd, { ...usd, rates: { EUR: 1.5 } });

  test('are those of all of them, or are not told', () => {
    fc.assert(
      fc.property(some, some, exchange, (known, more, rates) => {
        const all = totalsOf([...known, ...more], rates);
        const told = totalsWith(totalsOf(known, rates), more, rates);
        const { value, spent = 0 } = all;
        if (told)
          expect(told).toEqual({ ...all, value: expect.closeTo(value, 6), spent: expect.closeTo(spent, 6) });
        else expect(Object.keys(all.spend).length).toBeGreaterThan(1);
      }),
    );
  });
});
