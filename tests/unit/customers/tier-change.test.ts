import { describe, expect, test } from 'vitest';
import { cutsOf, tierOf } from '../../../lib/customers/tier.ts';
import { tierChange } from '../../../lib/customers/tier-change.ts';
import type { Totals } from '../../../lib/model/customer.ts';
import type { TierRule } from '../../../lib/model/settings.ts';
import { DAY, settings, totals } from './orders.ts';

const NOW = Date.UTC(2026, 10, 27);

/** A hundred customers with the values 1 to 100: platinum from 96, VIP from 81, gold from 51. */
const cuts = { USD: cutsOf(Array.from({ length: 100 }, (_, i) => 100 - i)) };

function change(given: Partial<Totals>, tierRule: TierRule = { by: 'shares' }, of = cuts) {
  const [all, rules] = [totals(given), settings({ tierRule })];
  return tierChange(tierOf({ totals: all }, rules, of, NOW), all, rules, of, NOW);
}

describe('by shares', () => {
  test.each([
    [10, 2, { by: 'value', to: 'gold', value: 41, currency: 'USD' }],
    [10, 1, { by: 'value', to: 'gold', value: 41, currency: 'USD' }],
    [51, 2, { by: 'value', to: 'vip', value: 30, currency: 'USD' }],
    [95, 2, { by: 'value', to: 'platinum', value: 1, currency: 'USD' }],
    [99, 2, null],
    [90, 1, { by: 'second-order', to: 'vip' }],
    [99, 1, { by: 'second-order', to: 'platinum' }],
  ])('a value of %d in %i orders rises by %o', (value, orders, rise) => {
    expect(change({ value, orders }).rise).toEqual(rise);
  });

  test.each([
    // The first outside: 95, 80 and 50. 90 · log2(90 / 80) = 15.3, (51 / 50) 2.6, (102 / 95) 9.2, (102 / 50) 92.6.
    [90, 2, { to: 'gold', days: 15, sure: false }],
    [51, 2, { to: 'regular', days: 3, sure: false }],
    [102, 2, { to: 'vip', days: 9, sure: false }],
    [102, 1, { to: 'new', days: 93, sure: false }],
    [50, 2, null],
  ])('a value of %d in %i orders falls to %o', (value, orders, fall) => {
    expect(change({ value, orders }).fall).toEqual(fall);
  });

  test('the only one of a tier is measured by the next, not by themselves', () => {
    const few = { USD: cutsOf([10_000, ...Array.from({ length: 34 }, () => 100)]) };
    expect(change({ value: 10_000, orders: 2 }, { by: 'shares' }, few).fall).toEqual({
      to: 'vip',
      days: 598,
      sure: false,
    });
  });

  test('with what is missing a customer does rise, and with a little less does not', () => {
    for (const value of [10, 51, 80]) {
      const { rise } = change({ value, orders: 2 });
      if (rise?.by !== 'value') throw new Error('no rise');
      const level = (more: number) =>
        tierOf({ totals: totals({ value: value + more, orders: 3 }) }, settings(), cuts, NOW).level;
      expect(level(rise.value)).toBe(rise.to);
      expect(level(rise.value - 0.01)).not.toBe(rise.to);
    }
  });

  test('too few customers: nothing is said to change it', () => {
    const few = { USD: cutsOf([3, 2, 1]) };
    expect(change({ value: 3, orders: 2 }, { by: 'shares' }, few)).toEqual({ rise: null, fall: null });
  });
});

describe('by thresholds', () => {
  const orders: TierRule = { by: 'orders', gold: 3, vip: 5, platinum: 10 };
  const spend: TierRule = { by: 'spend', currency: 'USD', gold: 10_000, vip: 50_000, platinum: 100_000 };

  test.each([
    [1, { by: 'orders', to: 'gold', orders: 2 }],
    [4, { by: 'orders', to: 'vip', orders: 1 }],
    [10, null],
  ])('%i orders', (n, rise) => expect(change({ orders: n }, orders)).toEqual({ rise, fall: null }));

  test.each([
    [9_000, { by: 'spend', to: 'gold', minor: 1_000, currency: 'USD' }],
    [50_000, { by: 'spend', to: 'platinum', minor: 50_000, currency: 'USD' }],
    [200_000, null],
  ])('%i spent', (minor, rise) =>
    expect(change({ orders: 2, spend: { USD: minor } }, spend)).toEqual({ rise, fall: null }),
  );

  // 150.00 in three orders, of 80, 20 and 1 day ago.
  const recent: Totals['recent'] = [
    [NOW - 80 * DAY, 'USD', 8_000],
    [NOW - 20 * DAY, 'USD', 6_000],
    [NOW - 1 * DAY, 'USD', 1_000],
  ];
  test.each<[string, TierRule, ReturnType<typeof change>]>([
    [
      'by what was spent in 90 days it falls when the first leaves them',
      { ...spend, within: 90 },
      {
        rise: { by: 'spend', to: 'vip', minor: 35_000, currency: 'USD' },
        fall: { to: 'regular', days: 10, sure: true },
      },
    ],
    [
      'by orders in 90 days it falls when too few are left',
      { by: 'orders', gold: 2, vip: 5, platinum: 10, within: 90 },
      { rise: { by: 'orders', to: 'vip', orders: 2 }, fall: { to: 'regular', days: 70, sure: true } },
    ],
    [
      'who is at the bottom falls no further',
      { ...spend, within: 30 },
      { rise: { by: 'spend', to: 'gold', minor: 3_000, currency: 'USD' }, fall: null },
    ],
  ])('%s', (_, rule, expected) => {
    expect(change({ orders: 3, spend: { USD: 15_000 }, recent }, rule)).toEqual(expected);
  });

  test('on the day that is said it has fallen, and on the day before it has not', () => {
    const rules = settings({ tierRule: { ...spend, within: 90 } });
    const all = totals({ orders: 3, spend: { USD: 15_000 }, recent });
    const { fall } = change({ orders: 3, spend: { USD: 15_000 }, recent }, { ...spend, within: 90 });
    const level = (days: number) => tierOf({ totals: all }, rules, {}, NOW + days * DAY).level;
    expect([level((fall?.days ?? 0) - 1), level(fall?.days ?? 0)]).toEqual(['gold', 'regular']);
  });

  test('nobody without an order', () => {
    expect(change({ orders: 0, value: 0 }, orders)).toEqual({ rise: null, fall: null });
  });
});
