import { describe, expect, test } from 'vitest';
import { learnGaps, needsAgain } from '../../../lib/insights/replenish.ts';
import type { Sale } from '../../../lib/insights/sales.ts';

const DAY = 86_400_000;
const first = 20_000;

const sale = (customerId: string, day: number, title = 'Tea'): Sale => ({
  customerId,
  wall: (first + day) * DAY + DAY / 2,
  timed: true,
  amount: 1_000,
  currency: 'USD',
  marketplace: 'etsy',
  items: [{ title, quantity: 1 }],
});
const nothing = new Set<string>();
const at = (day: number) => (first + day) * DAY;

test('the median of all gaps, where at least ten are known', () => {
  const often = Array.from({ length: 10 }, (_, i) => [sale(`c${i}`, 0), sale(`c${i}`, 20 + i)]).flat();
  expect(learnGaps(often).get('Tea')).toBe(25);
  expect(learnGaps(often.slice(2)).get('Tea')).toBeUndefined();
  // One in five is enough, one in six is not.
  const once = (n: number) => Array.from({ length: n }, (_, i) => sale(`once${i}`, 0));
  expect(learnGaps([...often, ...once(40)]).get('Tea')).toBe(25);
  expect(learnGaps([...often, ...once(50)]).get('Tea')).toBeUndefined();
  // Twice on one day is once.
  expect(learnGaps([...often.slice(2), sale('x', 0), sale('x', 0)]).get('Tea')).toBeUndefined();
});

describe('what somebody needs again', () => {
  const medians = new Map([['Tea', 30]]);
  const needs = (days: number[], today: number, never = nothing) =>
    needsAgain(
      days.map((day) => sale('anna', day)),
      medians,
      never,
      at(today),
    ).map(({ everyDays, from, to }) => [everyDays, from - first, to - first]);

  test.each([
    // Once: the product's median, give or take 30 %.
    [[0], 10, [[30, 21, 39]]],
    // (1 · 60 + 2 · 30) / 3 = 40: from 60 on, 28 to 52 days.
    [[0, 60], 70, [[40, 88, 112]]],
    // (3 · 20 + 2 · 30) / 5 = 24.
    [[0, 20, 40, 60], 70, [[24, 77, 91]]],
    // Long past: they have it from elsewhere.
    [[0], 49, []],
    [[0], 48, [[30, 21, 39]]],
  ])('bought on days %o, on day %i: %o', (days, today, expected) => {
    expect(needs(days, today)).toEqual(expected);
  });

  test('nothing that must not be suggested, nothing of unknown rhythm', () => {
    expect(needs([0], 10, new Set(['Tea']))).toEqual([]);
    expect(needsAgain([sale('anna', 0, 'Vase')], medians, nothing, at(10))).toEqual([]);
  });
});
