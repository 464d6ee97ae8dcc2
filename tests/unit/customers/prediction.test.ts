import { describe, expect, test } from 'vitest';
import { predict, shopLevel } from '../../../lib/customers/prediction.ts';
import { readOrders, shareOfTopFifth, tierAccuracy } from '../../bench/tiers.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 26, 12);
const ago = (days: number, amount = 40) => ({ at: now - days * DAY, amount });
const shop = { median: 40 };
const of = (...purchases: ReturnType<typeof ago>[]) => {
  const prediction = predict(purchases, now, shop);
  if (!prediction) throw new Error('no prediction');
  return prediction;
};

describe('what is to be expected of a customer', () => {
  test('nothing of nobody', () => expect(predict([], now, shop)).toBeNull());

  test('one order is no promise', () => {
    expect(of(ago(3)).buysIn90Days).toBeLessThan(0.4);
    expect(of(ago(300)).buysIn90Days).toBeLessThan(of(ago(3)).buysIn90Days);
  });

  test('who bought every month will, unless silent for long', () => {
    const monthly = [10, 40, 70, 100, 130, 160].map((days) => ago(days));
    expect(of(...monthly).buysIn90Days).toBeGreaterThan(0.7);
    const silent = monthly.map(({ at, amount }) => ({ at: at - 300 * DAY, amount }));
    expect(of(...silent).buysIn90Days).toBeLessThan(0.1);
    expect(of(...monthly).ordersInYear).toBeGreaterThan(of(...silent).ordersInYear * 5);
  });

  test('orders of one day are one', () => {
    expect(of(ago(3), ago(3)).buysIn90Days).toBe(of(ago(3)).buysIn90Days);
    expect(of(ago(3), ago(3)).historic).toBe(80);
  });

  test('an order in the future is one of now, and a refund below zero adds nothing', () => {
    const odd = of(ago(-5), ago(3, -20));
    expect(odd.historic).toBe(40);
    expect(odd.buysIn90Days).toBeGreaterThan(0);
  });

  test('what was spent long ago counts less, and may come again only from who has not left', () => {
    const old = of(ago(360));
    expect(old.historic).toBe(40);
    expect(old.current).toBeCloseTo(10, 6);
    expect(old.potential).toBeGreaterThan(old.spendInYear);
  });

  test.each([
    [[], 0],
    [[5], 5],
    [[1, 2, 90], 2],
    [[0, 0, 7], 7],
  ])('the median of %j is %d', (amounts, median) => expect(shopLevel(amounts)).toEqual({ median }));
});

describe('the measurement', () => {
  test('ties are counted at what they come to on average', () => {
    const customers = [
      { score: 1, later: 100 },
      { score: 1, later: 0 },
      { score: 0, later: 100 },
      { score: 0, later: 0 },
      { score: 0, later: 0 },
    ];
    expect(shareOfTopFifth(customers)).toBe(25);
    expect(shareOfTopFifth(customers.map((one, i) => ({ ...one, score: -i })))).toBe(50);
    expect(shareOfTopFifth(customers.map((one) => ({ ...one, score: 1 })))).toBe(20);
  });

  test('reads customers, dates and amounts, and says which row it cannot read', () => {
    const orders = readOrders(
      'customer,date,amount\na,2026-01-02,10\na,2026-01-03 10:00,-5\nb,2026-02-01,7.5\n',
    );
    expect([...orders.keys()]).toEqual(['a', 'b']);
    expect(orders.get('a')).toEqual([{ at: Date.UTC(2026, 0, 2), amount: 10 }]);
    expect(() => readOrders('customer,date,amount\na,soon,1')).toThrow('row 2: "soon"');
    expect(() => readOrders('who,date,amount\na,2026-01-01,1')).toThrow('no column customer');
  });

  test('orders after the cut are what is to be found, and are not looked at before', () => {
    const rows = ['customer,date,amount'];
    for (let i = 0; i < 10; i++) {
      rows.push(`c${i},2026-01-0${(i % 9) + 1},${i + 1}`, `c${i},2026-03-01,${i === 9 ? 90 : 1}`);
    }
    const found = tierAccuracy(readOrders(rows.join('\n')), Date.UTC(2026, 1, 1), 8);
    expect(found.customers).toBe(10);
    expect(found.spend).toBe(Math.round((1_000 * 91) / 99) / 10);
  });
});
