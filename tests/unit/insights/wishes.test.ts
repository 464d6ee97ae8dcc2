import { expect, test } from 'vitest';
import { wishesByProduct } from '../../../lib/insights/wishes.ts';
import type { Case } from '../../../lib/model/case.ts';

let made = 0;
const one = (customerId: string, product: string | undefined, part: Partial<Case> = {}): Case => ({
  id: `c${++made}`,
  customerId,
  orderKey: null,
  kind: 'wish',
  text: `wish ${made}`,
  openedAt: made,
  closedAt: null,
  updatedAt: made,
  ...(product === undefined ? {} : { product }),
  ...part,
});

const cases = [
  one('anna', 'Mug'),
  one('anna', 'Mug'),
  one('ben', 'Teapot'),
  one('cleo', ' Teapot '),
  one('dina', undefined),
  one('dina', 'Mug', { kind: 'complaint' }),
];

test('wishes are gathered by product, those of most customers first, the newest wish first', () => {
  const said = wishesByProduct(cases, null).map(({ product, wishes, customers }) => [
    product,
    wishes.map(({ customerId }) => customerId).join(' '),
    customers.size,
  ]);
  expect(said).toEqual([
    ['Teapot', 'cleo ben', 2],
    ['Mug', 'anna anna', 1],
    ['', 'dina', 1],
  ]);
});

test('only those of some customers', () => {
  const said = wishesByProduct(cases, new Set(['anna', 'dina'])).map(({ product }) => product);
  expect(said).toEqual(['Mug', '']);
});
