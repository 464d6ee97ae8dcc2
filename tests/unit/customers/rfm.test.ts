import { expect, test } from 'vitest';
import { fifthsOf, rfmGroup, rfmGroups } from '../../../lib/customers/rfm.ts';
import { statusOf } from '../../../lib/customers/status.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 20);

test('all 125 codes are of one of eleven groups', () => {
  const found = new Map<string, number>();
  for (let r = 1; r <= 5; r++)
    for (let f = 1; f <= 5; f++)
      for (let m = 1; m <= 5; m++) {
        const group = rfmGroup(r, f, m);
        found.set(group, (found.get(group) ?? 0) + 1);
      }
  expect(found.size).toBe(rfmGroups.length);
  expect([...found.values()].reduce((sum, n) => sum + n)).toBe(125);
  expect(rfmGroup(5, 5, 5)).toBe('champions');
  expect(rfmGroup(1, 1, 1)).toBe('lost');
  expect(() => rfmGroup(0, 1, 1)).toThrow();
});

test('fifths are equal parts, and equal values are in one of them', () => {
  const values = Array.from({ length: 100 }, (_, i) => i);
  const fifth = fifthsOf(values);
  const sizes = [0, 0, 0, 0, 0, 0];
  for (const value of values) sizes[fifth(value)] = (sizes[fifth(value)] ?? 0) + 1;
  expect(sizes).toEqual([0, 20, 20, 20, 20, 20]);
  // Most customers buy once: these are one fifth, the middle of their places.
  const ones = fifthsOf([...Array<number>(60).fill(1), ...Array<number>(40).fill(2)]);
  expect([ones(1), ones(2)]).toEqual([2, 5]);
  expect(fifthsOf([])(1)).toBe(1);
});

const status = (
  orders: number,
  first: number,
  last: number,
  change: object = {},
  shopGap: number | null = 30,
) =>
  statusOf(
    {
      totals: {
        orders,
        firstOrderAt: orders > 0 ? now - first * DAY : null,
        lastOrderAt: orders > 0 ? now - last * DAY : null,
      },
      tags: [],
      unpaid: false,
      ...change,
    },
    { shopGap, now },
  );
test.each<[string, string, string]>([
  ['wrote and never ordered', status(0, 0, 0), 'prospect'],
  ['ordered and never paid', status(0, 0, 0, { unpaid: true }), 'interested'],
  ['one order', status(1, 5, 5), 'new'],
  ['two orders', status(2, 40, 5), 'repeat'],
  ['four orders', status(4, 90, 5), 'loyal'],
  ['silent for twice the own gap', status(4, 150, 61), 'atRisk'],
  ['silent for ten times it', status(4, 390, 301), 'lapsed'],
  ['one order, silent for twice what others take', status(1, 61, 61), 'atRisk'],
  ['one order, and nobody knows what others take', status(1, 400, 400, {}, null), 'new'],
  ['a supplier', status(4, 90, 5, { tags: ['供应商'] }), 'notCustomer'],
])('%s', (_, got, expected) => expect(got).toBe(expected));
