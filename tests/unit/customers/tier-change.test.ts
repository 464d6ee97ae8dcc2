import { describe, expect, test } from 'vitest';
import { type CutsByCurrency, cutsOf, tierOf } from '../../../lib/customers/tier.ts';
import { tierChange } from '../../../lib/customers/tier-change.ts';
import { rankValue, spentFor, valueAt } from '../../../lib/customers/value.ts';
import type { Totals } from '../../../lib/model/customer.ts';
import type { TierRule } from '../../../lib/model/settings.ts';
import { DAY, settings, totals } from './orders.ts';

const NOW = Date.UTC(2026, 10, 27);

function change(given: Partial<Totals>, tierRule: TierRule = { by: 'shares' }, of: CutsByCurrency = {}) {
  const [all, rules] = [totals(given), settings({ tierRule })];
  return tierChange(tierOf({ totals: all }, rules, of, NOW), all, rules, of, NOW);
}

const today = Math.floor(NOW / DAY);

/** Somebody with so many orders, a month apart up to today, whose value is this many times that of 100.00 spent today. */
function valued(value: number, orders: number): Partial<Totals> {
  const days = Array.from({ length: orders }, (_, i) => today - 30 * (orders - 1 - i));
  const scaled = SCALE * value;
  return { value: scaled, orders, days, spent: spentFor(scaled, days, NOW) };
}
/** Values as of the fixed instant are larger than money of today by so much. */
const SCALE = 1 / valueAt(1, NOW);
const of100 = { USD: cutsOf(Array.from({ length: 100 }, (_, i) => SCALE * (100 - i))) };
const byShares = (given: Partial<Totals>, cuts = of100) => change(given, { by: 'shares' }, cuts);

/** The tier of somebody after an order of so many dollars, some days from now. */
function levelAfter(given: Partial<Totals>, dollars: number, ahead = 0) {
  const at = NOW + ahead * DAY;
  const { spent = 0, days = [], orders = 0 } = given;
  const then = [...new Set([...days, ...(dollars > 0 ? [today] : [])])];
  const sum = spent + dollars * SCALE;
  const value = rankValue(valueAt(sum, at), then, at) * SCALE;
  const all = totals({ value, orders: dollars > 0 ? orders + 1 : orders });
  return tierOf({ totals: all }, settings(), of100, at).level;
}

describe('by shares', () => {
  test.each([
    [10, 2, 'gold'],
    [10, 1, 'gold'],
    [51, 2, 'vip'],
    [95, 2, 'platinum'],
    [80, 5, 'vip'],
  ])(
    'with an order of what is missing to %d in %i orders it rises to %s, with less it does not',
    (value, orders, to) => {
      const given = valued(value, orders);
      const { rise } = byShares(given);
      expect(rise).toMatchObject({ by: 'value', to, currency: 'USD' });
      if (rise?.by !== 'value') throw new Error('no rise');
      expect(levelAfter(given, rise.minor / 100)).toBe(to);
      expect(levelAfter(given, rise.minor / 100 - 0.02)).not.toBe(to);
    },
  );

  test('where a second order alone would do, any amount does', () => {
    const given = { ...valued(50.9, 2), days: [today - 300, today - 10] };
    const lean = { ...given, value: SCALE * 50.9, spent: spentFor(SCALE * 50.9, given.days, NOW) };
    expect(byShares(lean).rise).toEqual({ by: 'value', to: 'gold', minor: 0, currency: 'USD' });
  });

  test.each([
    [99, 2, null],
    [90, 1, { by: 'second-order', to: 'vip' }],
    [99, 1, { by: 'second-order', to: 'platinum' }],
  ])('a value of %d in %i orders rises by %o', (value, orders, rise) => {
    expect(byShares(valued(value, orders)).rise).toEqual(rise);
  });

  test.each([
    [90, 2, 'gold'],
    [51, 2, 'regular'],
    [102, 5, 'vip'],
    [102, 1, 'new'],
  ])('a value of %d in %i orders falls to %s on the day that is said', (value, orders, to) => {
    const given = valued(value, orders);
    const { fall } = byShares(given);
    expect(fall).toMatchObject({ to, sure: false });
    // One order is given gold at most.
    const outside = { gold: 80, regular: 50, vip: 95, new: 50 }[to] ?? 0;
    const days = fall?.days ?? 0;
    const worth = (ahead: number) => {
      const at = NOW + ahead * DAY;
      return rankValue(valueAt(given.spent ?? 0, at), given.days ?? [], at);
    };
    expect(worth(days)).toBeLessThanOrEqual(outside);
    expect(worth(days - 1)).toBeGreaterThan(outside);
  });

  test('who is at the bottom falls no further', () => expect(byShares(valued(50, 2)).fall).toBeNull());

  test('the only one of a tier is measured by the next, not by themselves', () => {
    const few = { USD: cutsOf([10_000 * SCALE, ...Array.from({ length: 34 }, () => 100 * SCALE)]) };
    const { fall } = byShares(valued(10_000, 2), few);
    expect(fall).toMatchObject({ to: 'vip' });
    expect(fall?.days).toBeGreaterThan(300);
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
