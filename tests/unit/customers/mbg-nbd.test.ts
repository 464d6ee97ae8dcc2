import { describe, expect, test } from 'vitest';
import { expectedAmount, type SpendParameters, spendPrior } from '../../../lib/customers/gamma-gamma.ts';
import {
  alive,
  aliveFallsTo,
  buysWithin,
  expectedOrders,
  hypergeometric,
  type Parameters,
  prior,
} from '../../../lib/customers/mbg-nbd.ts';
import vectors from './clv-vectors.json' with { type: 'json' };

const parameters = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): Parameters => ({ r, alpha, a, b });
const [p = 0, q = 0, v = 0] = vectors.ggParams;
const published: SpendParameters = { p, q, v };
const near = (found: number, expected: number) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-6 * Math.max(1e-9, Math.abs(expected)));

describe.each(vectors.vectors)('$model, $x orders after the first, last at $tx of $T', (vector) => {
  const modified = vector.model === 'mbgnbd';
  const model = parameters(modified ? vectors.params.mbgnbd : vectors.params.bgnbd);
  test('is alive with the published probability', () => near(alive(vector, model, modified), vector.palive));
  test.each(Object.entries(vector.cond))('expects within %s weeks %d orders', (weeks, orders) =>
    near(expectedOrders(Number(weeks), vector, model, modified), orders ?? 0),
  );
});

test.each(vectors.ggCond)('an order of a customer with $x of $m is expected to come to $E', ({ x, m, E }) =>
  near(expectedAmount(x, m, published), E),
);

test.each(vectors.clv12.rows)('twelve months of $x, $tx, $T, $m are worth $clv', ({ x, tx, T, m, clv }) => {
  const model = parameters(vectors.params.bgnbd);
  const month = 4.345;
  let sum = 0;
  for (let k = 1; k <= 12; k++) {
    const orders = (n: number) => expectedOrders(n * month, { x, tx, T }, model, false);
    sum += (expectedAmount(x, m, published) * (orders(k) - orders(k - 1))) / 1.01 ** k;
  }
  near(sum, clv);
});

test.each(vectors.winback.rows)(
  'alive falls to $p of $x, $tx after $Tstar weeks',
  ({ x, tx, p: share, Tstar }) => {
    const model = parameters(vectors.winback.params);
    near(aliveFallsTo(share, { x, tx, T: tx }, model), Tstar);
    expect(alive({ x, tx, T: Tstar }, model)).toBeCloseTo(share, 9);
  },
);

describe('where formulas break', () => {
  test.each([
    ['nothing', { x: 0, tx: 0, T: 0 }],
    ['clocks that ran backwards', { x: 3, tx: 40, T: 10 }],
    ['negative times', { x: 2, tx: -4, T: -1 }],
    ['no numbers', { x: Number.NaN, tx: Number.NaN, T: Number.NaN }],
    ['very many orders', { x: 1_000_000, tx: 500, T: 500 }],
    ['a long silence after many orders', { x: 400, tx: 1, T: 5_000 }],
    ['half an order', { x: 1.5, tx: 3, T: 5 }],
  ])('%s: probabilities stay probabilities, orders finite and not negative', (_, history) => {
    const chance = alive(history, prior);
    expect(chance).toBeGreaterThanOrEqual(0);
    expect(chance).toBeLessThanOrEqual(1);
    const soon = buysWithin(13, history, prior);
    expect(soon).toBeGreaterThanOrEqual(0);
    expect(soon).toBeLessThanOrEqual(chance);
    const orders = expectedOrders(52, history, prior);
    expect(Number.isFinite(orders)).toBe(true);
    expect(orders).toBeGreaterThanOrEqual(0);
  });

  test('a beside 1 is continued from both sides', () => {
    const at = (a: number) => expectedOrders(39, { x: 2, tx: 20, T: 30 }, { ...prior, a });
    expect(at(1)).toBeCloseTo(at(0.999), 2);
    expect(at(1)).toBeCloseTo(at(1.001), 2);
  });

  test('more time never means fewer orders, longer silence never a better chance', () => {
    const history = { x: 3, tx: 20, T: 25 };
    const orders = [0, 1, 4, 13, 26, 52, 104].map((t) => expectedOrders(t, history, prior));
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
    const chances = [20, 21, 30, 50, 100].map((T) => buysWithin(13, { ...history, T }, prior));
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  });

  test.each([
    [1, 1, 2, 0.5, 2 * Math.log(2)],
    [2, 3, 3, 0.25, 1 / 0.75 ** 2],
    [0.5, 1, 1.5, 0.81, Math.log(1.9 / 0.1) / 1.8],
    [1, 1, 1, 0, 1],
  ])('₂F₁(%d, %d; %d; %d)', (a, b, c, z, value) => expect(hypergeometric(a, b, c, z)).toBeCloseTo(value, 10));
});

test('the scale of amounts is the shop’s own', () => {
  expect(expectedAmount(0, 0, spendPrior(40))).toBeCloseTo(40, 9);
  expect(expectedAmount(50, 10, spendPrior(40))).toBeCloseTo(10, 0);
  expect(expectedAmount(2, 0, spendPrior(0))).toBe(0);
});
