import { describe, expect, test } from 'vitest';
import {
  membersThen,
  salesByCustomer,
  type Then,
  trendPoints,
} from '../../../lib/customers/segment-trend.ts';
import type { Sale } from '../../../lib/insights/sales.ts';
import { anybody, type SegmentRule } from '../../../lib/model/segment.ts';
import { settings } from './orders.ts';

const wall = (date: string) => Date.parse(`${date}T12:00Z`);

const sale = (customerId: string, date: string, part: Partial<Sale> = {}): Sale => ({
  customerId,
  wall: wall(date),
  timed: true,
  amount: 10_000,
  currency: 'USD',
  marketplace: 'etsy',
  items: [{ title: 'Ash-glaze mug', quantity: 1 }],
  ...part,
});

const sales = [
  sale('anna', '2026-01-10'),
  sale('ben', '2026-02-10', { shipTo: { country: 'DE', region: null } }),
  sale('anna', '2026-03-10', { marketplace: 'ebay' }),
  sale('anna', '2026-04-10', { items: [{ title: 'Celadon teapot', quantity: 1 }] }),
  sale('anna', '2026-05-10', { shipTo: { country: 'US', region: 'CA' } }),
];
const customer = (id: string, createdAt: string, tags: string[] = []) => ({
  id,
  tags,
  contact: {},
  createdAt: wall(createdAt),
});
const customers = [
  customer('anna', '2026-06-01', ['tea']),
  customer('ben', '2026-06-01'),
  customer('cleo', '2026-03-20'),
];
const today = { settings: settings(), unpaid: new Set<string>() };
const none: Omit<Then, 'wall' | 'at'> = { openCase: new Set(), badMark: new Set(), replies: new Map() };

function members(rule: Partial<SegmentRule>, date: string, then: Partial<Then> = {}): string {
  const at = { ...none, ...then, wall: wall(date), at: wall(date) };
  const found = membersThen({ ...anybody, ...rule }, customers, salesByCustomer(sales), at, today);
  return [...found].sort().join(' ');
}

describe('who belonged', () => {
  test.each<[Partial<SegmentRule>, string, string]>([
    // Known by an order, though it was recorded later; or by being recorded.
    [{}, '2026-01-01', ''],
    [{}, '2026-01-31', 'anna'],
    [{}, '2026-02-28', 'anna ben'],
    [{}, '2026-03-31', 'anna ben cleo'],
    [{ minOrders: 2 }, '2026-02-28', ''],
    [{ minOrders: 2 }, '2026-03-31', 'anna'],
    [{ statuses: ['new'] }, '2026-02-28', 'anna ben'],
    [{ statuses: ['repeat'] }, '2026-04-30', 'anna'],
    [{ statuses: ['loyal'] }, '2026-05-31', 'anna'],
    [{ statuses: ['prospect'] }, '2026-03-31', 'cleo'],
    [{ silentFrom: 60 }, '2026-04-30', 'ben'],
    [{ minSpend: 20_000 }, '2026-02-28', ''],
    [{ minSpend: 20_000 }, '2026-03-31', 'anna'],
    [{ marketplaces: ['ebay'] }, '2026-02-28', ''],
    [{ marketplaces: ['ebay'] }, '2026-03-31', 'anna'],
    [{ product: 'teapot' }, '2026-03-31', ''],
    [{ product: 'teapot' }, '2026-04-30', 'anna'],
    [{ regions: ['US/CA'] }, '2026-04-30', ''],
    [{ regions: ['US/CA', 'DE'] }, '2026-05-31', 'anna ben'],
    [{ regions: ['CA'] }, '2026-05-31', ''],
    [{ tags: ['tea'] }, '2026-01-31', 'anna'],
  ])('%j at %s: %s', (rule, date, who) => expect(members(rule, date)).toBe(who));

  test('by what stood then: an open case, a bad mark, a reply they had got', () => {
    expect(members({ openCase: true }, '2026-02-28', { openCase: new Set(['ben', 'cleo']) })).toBe('ben');
    expect(members({ badMark: true }, '2026-02-28', { badMark: new Set(['anna']) })).toBe('anna');
    const replies = new Map([['ben', ['r1']]]);
    expect(members({ replies: ['r1', 'r2'] }, '2026-02-28', { replies })).toBe('ben');
    expect(members({ replies: ['r2'] }, '2026-02-28', { replies })).toBe('');
  });

  test('by the shares of that time', () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      sale(`c${i}`, '2026-01-10', { amount: 1_000 + i * 100 }),
    );
    const everybody = many.map(({ customerId }) => customer(customerId ?? '', '2026-06-01'));
    const late = sale('late', '2026-02-10', { amount: 900_000 });
    const rule = { ...anybody, tiers: ['gold'] };
    const at = (date: string) =>
      membersThen(
        rule,
        [...everybody, customer('late', '2026-06-01')],
        salesByCustomer([...many, late]),
        { ...none, wall: wall(date), at: wall(date) },
        today,
      );
    expect(at('2026-01-31').size).toBe(20);
    expect(at('2026-01-31').has('late')).toBe(false);
    expect(at('2026-02-28').has('late')).toBe(true);
  });
});

test.each([
  ['2026-11-27', 2, ['2026-09-30', '2026-10-31', '2026-11-27']],
  ['2027-01-01', 3, ['2026-10-31', '2026-11-30', '2026-12-31', '2027-01-01']],
])('%s and %i months before', (date, months, expected) => {
  const days = trendPoints(wall(date), months).map((at) => new Date(at).toISOString().slice(0, 10));
  expect(days).toEqual(expected);
});
