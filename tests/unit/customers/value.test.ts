import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chanceOf,
  decayedSpend,
  HALF_LIFE_DAYS,
  rankValue,
  spentFor,
  VALUE_EPOCH,
  valueAt,
  worth,
} from '../../../lib/customers/value.ts';
import { DAY, order } from './orders.ts';

const usd = { currency: 'USD', rates: {} };
const stands = (orders: Parameters<typeof decayedSpend>[0], now: number) =>
  valueAt(decayedSpend(orders, 'USD', usd), now);

describe('spend, halved', () => {
  const placedAt = Date.UTC(2026, 4, 1);
  test.each([
    [0, 10],
    [180, 5],
    [360, 2.5],
    [-180, 20],
    [90, 7.071],
  ])('of 10.00 after %i days is %d', (days, value) => {
    expect(stands([order({ placedAt })], placedAt + days * DAY)).toBeCloseTo(value, 3);
  });

  test('adds what each order is still worth', () => {
    const orders = [order({ placedAt }), order({ placedAt: placedAt - 180 * DAY })];
    expect(stands(orders, placedAt)).toBeCloseTo(15, 9);
    expect(HALF_LIFE_DAYS).toBe(180);
  });

  test('is as of the fixed instant when it is kept', () => {
    expect(decayedSpend([order({ placedAt: VALUE_EPOCH })], 'USD', usd)).toBe(10);
  });

  test.each([
    ['cancelled', { state: 'cancelled' }],
    ['refunded', { state: 'refunded' }],
    ['unpaid', { state: 'unpaid' }],
    ['undated', { placedAt: null }],
    ['of no amount', { total: null }],
    ['in another currency', { total: { minor: 1000, currency: 'EUR' } }],
  ] as const)('has nothing of an order %s', (_, change) => {
    expect(decayedSpend([order(change)], 'USD', usd)).toBe(0);
  });

  test('puts two customers in the same order at every later instant', () => {
    const past = fc.integer({ min: 0, max: 1_500 });
    const orders = fc.array(fc.tuple(past, fc.integer({ min: 1, max: 1_000_000 })), { maxLength: 8 });
    fc.assert(
      fc.property(orders, orders, past, past, (a, b, now, later) => {
        const made = (list: [number, number][]) =>
          list.map(([day, minor]) =>
            order({ placedAt: VALUE_EPOCH + day * DAY, total: { minor, currency: 'USD' } }),
          );
        const [one, other] = [made(a), made(b)];
        const kept = decayedSpend(one, 'USD', usd) - decayedSpend(other, 'USD', usd);
        for (const days of [now, now + later]) {
          const at = VALUE_EPOCH + days * DAY;
          expect(Math.sign(stands(one, at) - stands(other, at))).toBe(Math.sign(kept));
        }
      }),
    );
  });
});

describe('the value that customers are ranked by', () => {
  const today = 20_000;
  const now = today * DAY + 5;
  const daysAgo = (...ago: number[]) => ago.map((days) => today - days).sort((a, b) => a - b);

  test('is nothing without a dated order', () => {
    expect(chanceOf([], now)).toBe(0);
    expect(rankValue(0, [], now)).toBe(0);
  });

  test('grows with what was spent and with the chance of an order', () => {
    expect(rankValue(200, daysAgo(5), now)).toBe(2 * rankValue(100, daysAgo(5), now));
    expect(chanceOf(daysAgo(5, 35, 65), now)).toBeGreaterThan(chanceOf(daysAgo(5), now));
    expect(chanceOf(daysAgo(5), now)).toBeGreaterThan(chanceOf(daysAgo(305), now));
    expect(rankValue(100, daysAgo(5, 35, 65), now)).toBeGreaterThan(rankValue(100, daysAgo(5), now));
  });

  test('an order of tomorrow is one of today', () => {
    expect(chanceOf([today + 1], now)).toBe(chanceOf([today + 1], now + DAY));
  });

  test('is undone by what it takes to come to it', () => {
    const days = daysAgo(200, 90, 10);
    expect(spentFor(rankValue(123, days, now), days, now)).toBeCloseTo(123, 9);
  });
});

describe('worth', () => {
  const exchange = { currency: 'USD', rates: { EUR: 1.25, JPY: 0.01 } };
  test.each([
    [
      { minor: 1000, currency: 'USD' },
      { amount: 10, currency: 'USD' },
    ],
    [
      { minor: 1000, currency: 'EUR' },
      { amount: 12.5, currency: 'USD' },
    ],
    [
      { minor: 1000, currency: 'JPY' },
      { amount: 10, currency: 'USD' },
    ],
    [
      { minor: 1000, currency: 'GBP' },
      { amount: 10, currency: 'GBP' },
    ],
  ])('of %o is %o', (total, is) => expect(worth(order({ total }), exchange)).toEqual(is));
});
