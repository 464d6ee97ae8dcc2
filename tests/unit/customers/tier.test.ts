import { describe, expect, test } from 'vitest';
import { cutsOf, FEWEST_CUSTOMERS, tierOf, unknownTier } from '../../../lib/customers/tier.ts';
import type { Totals } from '../../../lib/model/customer.ts';
import { type TierRule, thresholdProblem } from '../../../lib/model/settings.ts';
import { DAY, settings, totals } from './orders.ts';

const NOW = Date.UTC(2026, 10, 27);

/** Cuts of so many customers with the values 1, 2, 3 … */
const cuts = (customers: number) => ({
  USD: cutsOf(Array.from({ length: customers }, (_, i) => customers - i)),
});
const byShares = (change: Partial<Totals>, of = cuts(100)) =>
  tierOf({ totals: totals(change) }, settings(), of, NOW);

const nobody = { platinum: null, vip: null, gold: null };

describe('cutsOf', () => {
  test.each([
    [100, { customers: 100, platinum: 96, vip: 81, gold: 51, outside: { platinum: 95, vip: 80, gold: 50 } }],
    [30, { customers: 30, platinum: 30, vip: 25, gold: 16, outside: { platinum: 29, vip: 24, gold: 15 } }],
    [1, { customers: 1, platinum: 1, vip: 1, gold: 1, outside: nobody }],
    [0, { customers: 0, platinum: 0, vip: 0, gold: 0, outside: nobody }],
  ])('%i customers', (n, expected) => expect(cuts(n).USD).toEqual(expected));
});

describe('by shares', () => {
  test.each([
    [100, 2, 'platinum', 96, 5],
    [96, 2, 'platinum', 96, 5],
    [95, 2, 'vip', 81, 20],
    [81, 2, 'vip', 81, 20],
    [80, 2, 'gold', 51, 50],
    [51, 2, 'gold', 51, 50],
    [50, 2, 'regular', null, 100],
    [50, 1, 'new', null, 100],
  ])('value %i of 100 with %i orders is %s', (value, orders, level, from, percent) => {
    expect(byShares({ value, orders })).toEqual({
      level,
      orders,
      reason: {
        why: 'shares',
        value,
        spent: 0,
        chance: 0,
        currency: 'USD',
        from,
        percent,
        capped: false,
      },
    });
  });

  test.each([
    [100, 'gold', true],
    [90, 'gold', true],
    [60, 'gold', false],
  ])('one order of value %i is at most gold: %s', (value, level, capped) => {
    expect(byShares({ value, orders: 1 })).toMatchObject({
      level,
      reason: { why: 'shares', from: 51, percent: 50, capped },
    });
  });

  test('needs thirty customers in the currency', () => {
    expect(FEWEST_CUSTOMERS).toBe(30);
    expect(byShares({ value: 30 }, cuts(30)).level).toBe('platinum');
    expect(byShares({ value: 29 }, cuts(29))).toEqual({
      level: 'none',
      orders: 2,
      reason: { why: 'too-few-customers', have: 29, need: 30 },
    });
    expect(byShares({ value: 29, orders: 1 }, cuts(29)).level).toBe('new');
    expect(byShares({ value: 100, currency: 'EUR' }).reason).toEqual({
      why: 'too-few-customers',
      have: 0,
      need: 30,
    });
    expect(byShares({ value: 0, currency: null }).reason).toMatchObject({
      why: 'too-few-customers',
      have: 0,
    });
  });

  test('gives equal values the same tier, even where that is more than the share', () => {
    const same = { USD: cutsOf(Array.from({ length: 40 }, () => 7)) };
    expect(byShares({ value: 7, orders: 3 }, same).level).toBe('platinum');
    expect(byShares({ value: 6.999, orders: 3 }, same).level).toBe('regular');
  });

  test('gives no tier for a value of nothing, when orders carry no dates', () => {
    const undated = { USD: cutsOf(Array.from({ length: 40 }, () => 0)) };
    expect(byShares({ value: 0, orders: 3 }, undated).level).toBe('regular');
  });
});

describe('by the seller’s own thresholds', () => {
  const spend: TierRule = { by: 'spend', currency: 'USD', gold: 10_000, vip: 50_000, platinum: 100_000 };
  const of = (change: Partial<Totals>, change2 = {}) =>
    tierOf({ totals: totals(change) }, settings({ tierRule: spend, ...change2 }), {}, NOW);

  test.each([
    [9_999, 2, 'regular', null],
    [9_999, 1, 'new', null],
    [10_000, 2, 'gold', 10_000],
    [50_000, 1, 'vip', 50_000],
    [100_000, 2, 'platinum', 100_000],
  ])('%i spent in %i orders is %s', (minor, orders, level, from) => {
    expect(of({ orders, spend: { USD: minor } })).toEqual({
      level,
      orders,
      reason: { why: 'spend', spend: minor, currency: 'USD', from, leftOut: [] },
    });
  });

  test('leaves out currencies without a rate and says which', () => {
    const { level, reason } = of({ spend: { USD: 9_000, EUR: 900_000, GBP: 1 } }, { rates: { GBP: 2 } });
    expect(level).toBe('regular');
    expect(reason).toMatchObject({ spend: 9_002, leftOut: ['EUR'] });
  });

  test.each<[string, string, Record<string, number>, Record<string, number>, number]>([
    ['home currency', 'USD', { EUR: 1.5 }, { EUR: 1_000 }, 1_500],
    ['a currency without minor units', 'USD', { JPY: 0.01 }, { JPY: 1_000 }, 1_000],
    ['thresholds in another currency than home', 'EUR', { USD: 0.5 }, { EUR: 1_000 }, 2_000],
    ['two foreign currencies', 'GBP', { USD: 0.8, EUR: 0.9 }, { EUR: 800 }, 900],
  ])('converts %s', (_, currency, rates, spent, minor) => {
    expect(of({ spend: spent }, { currency, rates }).reason).toMatchObject({ spend: minor, leftOut: [] });
  });

  test.each([
    [2, 'regular', null],
    [1, 'new', null],
    [3, 'gold', 3],
    [5, 'vip', 5],
    [10, 'platinum', 10],
    [99, 'platinum', 10],
  ])('%i orders is %s', (orders, level, from) => {
    const tierRule: TierRule = { by: 'orders', gold: 3, vip: 5, platinum: 10 };
    expect(tierOf({ totals: totals({ orders }) }, settings({ tierRule }), {}, NOW)).toEqual({
      level,
      orders,
      reason: { why: 'orders', orders, from },
    });
  });

  // 20, 60 and 400 days ago; the last is of nobody's year.
  const recent: Totals['recent'] = [
    [NOW - 400 * DAY, 'USD', 90_000],
    [NOW - 60 * DAY, 'USD', 9_000],
    [NOW - 20 * DAY, 'USD', 2_000],
  ];

  test.each([
    [30, 'regular', 2_000, 1],
    [60, 'regular', 2_000, 1],
    [61, 'gold', 11_000, 2],
    [365, 'gold', 11_000, 2],
  ])('of the last %i days alone it is %s', (within, level, minor, n) => {
    const bought = { orders: 3, spend: { USD: 101_000 }, recent };
    const spent = of(bought, { tierRule: { ...spend, within } });
    expect(spent).toMatchObject({ level, orders: 3, reason: { spend: minor, within } });
    const tierRule: TierRule = { by: 'orders', gold: 2, vip: 3, platinum: 4, within };
    const counted = of(bought, { tierRule });
    expect(counted).toMatchObject({ level, reason: { orders: n, within } });
  });

  test('totals from before there were such tiers count nothing until they are made complete', () => {
    const { recent: _none, ...old } = totals({ orders: 3, spend: { USD: 101_000 } });
    const tierRule = { ...spend, within: 365 };
    expect(tierOf({ totals: old }, settings({ tierRule }), {}, NOW).level).toBe('regular');
  });

  test.each<[TierRule, string | null]>([
    [{ by: 'shares' }, null],
    [spend, null],
    [{ ...spend, gold: 50_000 }, 'not-increasing'],
    [{ ...spend, vip: 100_000 }, 'not-increasing'],
    [{ by: 'orders', gold: 9, vip: 5, platinum: 10 }, 'not-increasing'],
  ])('%o: %s', (rule, problem) => expect(thresholdProblem(rule)).toBe(problem));
});

test('no order that counts is no tier, whatever the rule', () => {
  const reason = { why: 'no-orders' };
  expect(byShares({ orders: 0, value: 0 })).toEqual({ level: 'none', orders: 0, reason });
  const tierRule: TierRule = { by: 'orders', gold: 1, vip: 2, platinum: 3 };
  expect(tierOf({ totals: totals({ orders: 0 }) }, settings({ tierRule }), {}, NOW).reason).toEqual(reason);
});

test('nobody known is unknown', () => {
  expect(unknownTier).toEqual({ level: 'unknown', orders: 0, reason: { why: 'unknown-buyer' } });
});
