import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoney, minorDigits, toMajor, toMinor, typedAmount } from '../../../lib/model/currency.ts';

describe('minorDigits', () => {
  test.each([
    ['JPY', 0],
    ['VND', 0],
    ['USD', 2],
    ['TWD', 2],
    ['KWD', 3],
  ])('%s has %i', (currency, digits) => expect(minorDigits(currency)).toBe(digits));
});

describe('an amount as it is typed', () => {
  test.each([
    ['1,200', 'USD', 1200],
    ['1,234.50', 'USD', 1234.5],
    ['1.234,50', 'EUR', 1234.5],
    ['12,5', 'EUR', 12.5],
    ['12 usd', 'USD', 12],
    ['１２．５', 'CNY', 12.5],
    ['85.000', 'IDR', 85_000],
    ['0', 'USD', 0],
    ['12 EUR', 'USD', null],
    ['$15', 'USD', null],
    ['-5', 'USD', null],
    ['abc', 'USD', null],
    ['', 'USD', null],
    ['99999999999999999', 'USD', null],
  ])('%j in %s is %j', (text, currency, amount) => expect(typedAmount(text, currency)).toBe(amount));
});

describe('toMinor', () => {
  test.each([
    [19.99, 'USD', 1999],
    [0.285, 'USD', 29],
    [1.005, 'USD', 101],
    [-1.005, 'USD', -101],
    [65.84736, 'BRL', 6585],
    [1980, 'JPY', 1980],
    [1.2345, 'KWD', 1235],
    [0, 'USD', 0],
  ])('%d %s is %d', (major, currency, minor) => expect(toMinor(major, currency)).toBe(minor));

  test('and back, for every amount of money there is', () => {
    const currency = fc.constantFrom('USD', 'JPY', 'KWD', 'IDR');
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), currency, (minor, code) => {
        expect(toMinor(toMajor({ minor, currency: code }), code) + 0).toBe(minor);
      }),
    );
  });
});

describe('formatMoney', () => {
  test.each([
    [{ minor: 41_200, currency: 'USD' }, 'en', '412.00 USD'],
    [{ minor: 1_234_567, currency: 'USD' }, 'en', '12,345.67 USD'],
    [{ minor: 1_980, currency: 'JPY' }, 'zh-CN', '1,980 JPY'],
    [{ minor: 5, currency: 'USD' }, 'en', '0.05 USD'],
  ])('%o in %s is %s', (money, locale, text) => expect(formatMoney(money, locale)).toBe(text));

  test('says every digit of an amount and the code', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (minor) => {
        const said = formatMoney({ minor, currency: 'USD' }, 'en');
        expect(Number(said.replace(/[^\d]/g, ''))).toBe(minor);
        expect(said.endsWith(' USD')).toBe(true);
      }),
    );
  });
});
