import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  cohortsOf,
  gapsOf,
  outsideOf,
  pyramidOf,
  retentionOf,
  topShare,
} from '../../../lib/insights/loyalty.ts';
import {
  byHour,
  byMarketplace,
  byProduct,
  byRegion,
  currenciesOf,
  monthsOf,
  overviewOf,
  type Sale,
  within,
} from '../../../lib/insights/sales.ts';

const wall = (text: string) => Date.parse(`${text.includes('T') ? text : `${text}T12:00`}Z`);

/** "anna 2026-03-01 1000 USD" with anything after the amount left out at will. */
function sales(...lines: string[]): Sale[] {
  return lines.map((line) => {
    const [who = '', at = '', amount, currency = 'USD', marketplace = 'etsy'] = line.split(' ');
    return {
      customerId: who === '?' ? null : who,
      wall: wall(at),
      timed: at.includes('T'),
      amount: amount === undefined || amount === '-' ? null : Number(amount),
      currency: amount === undefined || amount === '-' ? null : currency,
      marketplace,
      items: [],
    };
  });
}
const ids = (set: Iterable<string> | null | undefined) => (set ? [...set].sort().join(' ') : null);

describe('by region', () => {
  const to = (places: ([string | null, string | null] | null)[]) =>
    sales('anna 2026-01-05 100', 'ben 2026-02-01 300', 'anna 2026-03-02 50', 'cleo 2026-03-02 10 EUR').map(
      (sale, i): Sale => {
        const place = places[i];
        return place ? { ...sale, shipTo: { country: place[0], region: place[1] } } : sale;
      },
    );
  const said = (places: Parameters<typeof to>[0]) => {
    const { by, regions, unknown, vague } = byRegion(to(places), 'USD');
    return [by, regions.map(([place, sold]) => [place, sold.orders, sold.revenue]), unknown, vague];
  };

  test.each<[Parameters<typeof to>[0], ReturnType<typeof said>]>([
    [
      [['US', 'CA'], ['DE', null], ['US', 'WA'], null],
      [
        'country',
        [
          ['DE', 1, 300],
          ['US', 2, 150],
        ],
        1,
        0,
      ],
    ],
    [
      [
        ['US', 'CA'],
        ['US', 'WA'],
        ['US', 'CA'],
        ['US', null],
      ],
      [
        'region',
        [
          ['US/WA', 1, 300],
          ['US/CA', 2, 150],
        ],
        0,
        1,
      ],
    ],
    // California is not Canada.
    [
      [['US', 'CA'], ['CA', 'ON'], null, null],
      [
        'country',
        [
          ['CA', 1, 300],
          ['US', 1, 100],
        ],
        2,
        0,
      ],
    ],
    [
      [['CN', '广东'], ['CN', '浙江'], null, null],
      [
        'region',
        [
          ['CN/浙江', 1, 300],
          ['CN/广东', 1, 100],
        ],
        2,
        0,
      ],
    ],
    [
      [null, null, null, null],
      ['region', [], 4, 0],
    ],
  ])('%j', (places, expected) => expect(said(places)).toEqual(expected));
});

describe('an overview of a span', () => {
  const list = sales(
    'anna 2026-01-05 1000',
    'ben 2026-02-01 2000',
    'anna 2026-03-02 3000',
    'cleo 2026-03-03 500 EUR',
    'cleo 2026-03-09 700',
    'dina 2026-03-20 900',
    '? 2026-03-21 100',
    'dina 2026-04-02 900',
  );
  const march = overviewOf(list, wall('2026-03-01T00:00'), wall('2026-04-01T00:00'), 'USD');

  test('counts orders, revenue in one currency, and what is not in it', () => {
    expect(march.orders).toBe(5);
    expect(march.revenue).toBe(4700);
    expect(march.elsewhere).toBe(1);
    expect(march.orderValue).toBe(4700 / 4);
  });

  test('tells apart who repeats in the span, who returns, who is new', () => {
    expect(ids(march.customers)).toBe('anna cleo dina');
    expect(ids(march.newcomers)).toBe('cleo dina');
    // Two orders inside; Anna's other one is before.
    expect(ids(march.repeaters)).toBe('cleo');
    // More than one ever, Dina's second one after the span too.
    expect(ids(march.returning)).toBe('anna cleo dina');
  });

  test('a span without orders has no order value', () => {
    const none = overviewOf(list, wall('2020-01-01'), wall('2020-02-01'), 'USD');
    expect(none).toMatchObject({ orders: 0, revenue: 0, orderValue: null });
  });

  test('the end of the span is not in it', () => {
    expect(within(list, wall('2026-03-02'), wall('2026-03-09'))).toHaveLength(2);
  });
});

test('months tell first orders from later ones, and have no holes', () => {
  const months = monthsOf(
    sales(
      'anna 2026-01-05 1000',
      'anna 2026-01-06 50',
      'anna 2026-03-02 300',
      '? 2026-03-02 7',
      '? 2026-03-03 7',
    ),
    'USD',
  );
  expect(months.map(({ month, first, again }) => [month, first.revenue, again.revenue])).toEqual([
    ['2026-01', 1000, 50],
    ['2026-02', 0, 0],
    ['2026-03', 14, 300],
  ]);
  expect(months.map(({ unknown }) => unknown)).toEqual([0, 0, 2]);
  expect(monthsOf([], 'USD')).toEqual([]);
});

describe('cohorts', () => {
  const list = sales(
    'anna 2025-12-31T23:59',
    'ben 2026-01-01T00:00',
    'anna 2026-02-10',
    'ben 2026-03-01',
    'anna 2026-04-02',
  );

  test('a month that is not over is no cell, one that nobody came back in is', () => {
    const cohorts = cohortsOf(list, wall('2026-04-15'));
    expect(cohorts.map(({ month, cells }) => [month, ...cells.map(ids)])).toEqual([
      ['2025-12', '', 'anna', '', null],
      ['2026-01', '', 'ben', null],
    ]);
  });

  test('all together: of those whose month is over', () => {
    const together = retentionOf(cohortsOf(list, wall('2026-04-15')));
    expect(together.map(({ back, of }) => [ids(back), of])).toEqual([
      ['', 2],
      ['anna ben', 2],
      ['', 1],
      ['', 0],
    ]);
  });

  test('no more columns than asked for', () => {
    expect(cohortsOf(list, wall('2026-04-15'), 2)[0]?.cells).toHaveLength(2);
  });

  test('the first two of UCI Online Retail', () => {
    // Which months each customer of the set ordered in, one bit each from December 2010: months alone, of nobody.
    // Source: UCI Machine Learning Repository, Online Retail (D. Chen, 2015), CC BY 4.0; cancellations included.
    const text = readFileSync(path.join(import.meta.dirname, 'uci-months.txt'), 'utf8');
    const masks = text
      .split(/\s+/)
      .filter(Boolean)
      .flatMap((entry) => {
        const [mask = '', times = '1'] = entry.split('*');
        return Array.from({ length: Number(times) }, () => Number.parseInt(mask, 16));
      });
    const orders = masks.flatMap((mask, who) =>
      Array.from({ length: 13 }, (_, month) => month)
        .filter((month) => mask & (1 << month))
        .map((month) => `c${who} ${new Date(Date.UTC(2010, 11 + month, 9)).toISOString().slice(0, 10)}`),
    );
    const list = sales(...orders).sort((a, b) => a.wall - b.wall);
    const [december, january] = cohortsOf(list, wall('2011-12-10'));
    const sizes = (cohort = december) => [
      cohort?.customers.size,
      ...(cohort?.cells ?? []).slice(0, 5).map((cell) => cell?.size),
    ];
    expect(sizes()).toEqual([948, 362, 317, 367, 341, 376]);
    expect(sizes(january)).toEqual([421, 101, 119, 102, 138, 126]);
    expect(december?.cells.at(-1)).toBeNull();
  });
});

test('times between orders: several of one day are one, nobody known has none', () => {
  const gaps = gapsOf(
    sales(
      'anna 2026-01-01T08:00',
      'anna 2026-01-01T20:00',
      '? 2026-01-02',
      '? 2026-01-03',
      'anna 2026-01-08',
      'ben 2026-01-09',
      'ben 2026-02-08',
      'anna 2027-03-01',
    ),
  );
  expect(gaps).toMatchObject({ count: 3, median: 30, p90: 417 });
  expect(
    gaps.buckets.filter(({ gaps: n }) => n > 0).map(({ upTo, customers }) => [upTo, ids(customers)]),
  ).toEqual([
    [7, 'anna'],
    [30, 'ben'],
    [Number.POSITIVE_INFINITY, 'anna'],
  ]);
});

test('marketplaces by revenue, in one currency', () => {
  const list = sales('a 2026-01-01 100 USD etsy', 'b 2026-01-02 900 USD ebay', 'c 2026-01-03 5000 EUR etsy');
  expect(
    byMarketplace(list, 'USD').map(([name, { revenue, elsewhere }]) => [name, revenue, elsewhere]),
  ).toEqual([
    ['ebay', 900, 0],
    ['etsy', 100, 1],
  ]);
  expect(currenciesOf(list)).toEqual(['USD', 'EUR']);
});

test('products by units', () => {
  const [one, two] = sales('a 2026-01-01', 'a 2026-01-02');
  const list = [
    {
      ...(one as Sale),
      items: [
        { title: 'Mug', quantity: 1 },
        { title: 'Saucer', quantity: 4 },
      ],
    },
    {
      ...(two as Sale),
      items: [
        { title: 'Mug', quantity: 1 },
        { title: 'Mug', quantity: 1 },
      ],
    },
  ];
  expect(
    byProduct(list).map(({ title, units, orders, customers }) => [title, units, orders, ids(customers)]),
  ).toEqual([
    ['Saucer', 4, 1, 'a'],
    ['Mug', 3, 2, 'a'],
  ]);
});

test('weekdays and hours; a date alone is in no hour', () => {
  // 2 March 2026 is a Monday.
  const hours = byHour(sales('a 2026-03-02T00:10', 'b 2026-03-08T23:50', 'c 2026-03-04'), 'USD');
  expect(ids(hours[0]?.[0]?.customers)).toBe('a');
  expect(ids(hours[6]?.[23]?.customers)).toBe('b');
  expect(hours.flat().reduce((sum, { orders }) => sum + orders, 0)).toBe(2);
});

describe('who brings what', () => {
  const list = sales(
    'a 2026-01-01 600',
    'b 2026-01-02 200',
    'c 2026-01-03 100',
    'd 2026-01-03 50',
    'e 2026-01-04 50',
  );

  test('layers as they are, of who bought in that currency', () => {
    const abroad = sales('f 2026-01-05 900 EUR', 'g 2026-01-05 -');
    const layers = pyramidOf([...list, ...abroad], 'USD', ['top', 'rest'], (id) =>
      id === 'e' ? null : id === 'a' ? 'top' : 'rest',
    );
    expect(layers.map(({ name, customers, revenue }) => [name, ids(customers), revenue])).toEqual([
      ['top', 'a', 600],
      ['rest', 'b c d', 350],
    ]);
    expect(ids(outsideOf([...list, ...abroad], 'USD'))).toBe('f g');
  });

  test.each([
    [0.2, 0.6],
    [0.1, 0.5],
    [0.01, null],
  ])('of ten, the top %d brings %d', (share, expected) => {
    const ten = [500, 100, 50, 50, 50, 50, 50, 50, 50, 50].map((amount, i) => `c${i} 2026-01-01 ${amount}`);
    expect(topShare(sales(...ten), 'USD', share)).toBe(expected);
    expect(topShare(sales(...ten.slice(1)), 'USD', share)).toBeNull();
  });
});
