import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alike,
  currencyQuestion,
  dateOrderIn,
  isAmountAlone,
  looksLikeUsername,
  orderNumberIn,
  orderShapes,
  statesIn,
  usualStates,
} from '../../../lib/adapters/infer.ts';
import { hasShape } from '../../../lib/model/shape.ts';

const now = Date.UTC(2026, 10, 26);

test.each([
  ['Order #112-3456789-0000001 · 3 items', '112-3456789-0000001'],
  ['订单号：261005TENXFJXK', '261005TENXFJXK'],
  ['#1042', '1042'],
  ['Mira Kessel', null],
  ['×2', null],
])('the number in %j is %j', (text, number) => expect(orderNumberIn(text)).toBe(number));

test.each([
  ['112-3456789-0000001', '113-1111111-2222222', true],
  ['1042', '998', true],
  ['1042', '2026-11-03', false],
  ['SO-40031-K', 'SO-40032', false],
  ['261005TENXFJXK', '20261005', false],
])('%s and %s: alike is %s', (a, b, same) => expect(alike(a, b)).toBe(same));

test.each<[string[], string[]]>([
  // The last run that differs counts up.
  [['PS-261018-00012', 'PS-260702-00003'], ['AA-######-#####+']],
  [['B-997', 'B-999'], ['X-###+']],
  // A number that only counts up grows by a digit; letters of one shop are not taken for fixed.
  [['1042', '998'], ['###+']],
  [['1042', '1043'], ['####+']],
  // A check letter may be a digit.
  [['SO-40031-K', 'SO-40032-B'], ['AA-#####+-X']],
  [['261005TENXFJXK', '261006ABC4DEF9'], ['XXXXXXXXXXXXXX']],
  [['A-1-22', 'A-1-333'], ['X-#-##+']],
  [['ord_8f3k2'], []],
  [
    ['12-345', '67890'],
    ['##-###+', '#####+'],
  ],
])('the shapes of %j are %j', (numbers, shapes) => expect(orderShapes(numbers)).toEqual(shapes));

test('shapes fit the numbers they were made of', () => {
  const run = fc.stringMatching(/^[A-Z0-9]{1,9}$/);
  const number = fc.array(run, { minLength: 1, maxLength: 4 }).map((runs) => runs.join('-'));
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 6 }), (numbers) => {
      const shapes = orderShapes(numbers);
      const groups = new Set(numbers.map((one) => one.replace(/[A-Z0-9]+/g, 'x')));
      if (groups.size <= 4) expect(numbers.every((one) => hasShape(one, shapes))).toBe(true);
    }),
  );
});

test.each<[string[], readonly string[] | null]>([
  [['€31.50', '€7'], null],
  [['12.00 USD'], null],
  [['¥320'], ['JPY', 'CNY']],
  [['48.00'], []],
])('of %j is asked %j', (texts, options) => expect(currencyQuestion(texts)).toEqual(options));

test.each<[string[], string | null]>([
  [['2026-11-03', '2026-11-14'], 'any'],
  [['3 Nov 2026'], 'any'],
  [['11/03/2026', '11/14/2026'], 'MDY'],
  [['03/11/2026', '14/11/2026'], 'DMY'],
  [['03/04/2026', '05/06/2026'], 'ask'],
  [['11/14/2026', '14/11/2026'], null],
  [['2 hours ago'], null],
  [[], null],
])('day and month of %j: %j', (texts, order) => expect(dateOrderIn(texts, now)).toBe(order));

describe('a username', () => {
  test.each([
    [['mira_k', 'owen.b'], true],
    [['@lin', 'kim88'], true],
    [['Mira Kessel'], false],
    [['Mira'], false],
    [['lisa', 'MARK', 'McDonald'], false],
    [['王小明', '李雷2'], false],
    [[], false],
  ])('%j: %s', (texts, is) => expect(looksLikeUsername(texts)).toBe(is));
});

test.each([
  ['$48.00', true],
  ['1.234,50 €', true],
  ['NT$1,280', true],
  ['Rp 120.000', true],
  ['12,50 zł', true],
  ['$48.00 · 3 items', true],
  ['3 items · $48.00', false],
  ['2 × 16,00 € = 32,00 €', false],
])('the first number of %s is the amount: %s', (text, is) => expect(isAmountAlone(text)).toBe(is));

test('what is not on the page today is known all the same', () => {
  expect(usualStates()).toMatchObject({ cancelled: 'cancelled', storniert: 'cancelled', ยกเลิก: 'cancelled' });
});

test('usual words for a status are known in any letter case, others left out', () => {
  expect(statesIn(['Shipped', 'CANCELLED', '待发货', 'On hold'])).toEqual({
    Shipped: 'shipped',
    CANCELLED: 'cancelled',
    待发货: 'paid',
  });
});
