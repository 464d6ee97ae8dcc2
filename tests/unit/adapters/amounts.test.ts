import { describe, expect, test } from 'vitest';
import { isAmount, readMoney } from '../../../lib/adapters/amounts.ts';

const read = (value: string | number, currency?: string, scale?: number) => {
  const money = readMoney(value, { currency, scale });
  return money && `${money.minor} ${money.currency}`;
};

describe('readMoney of text', () => {
  test.each([
    ['R$65,85', undefined, '6585 BRL'],
    ['R$ 1.265,85', undefined, '126585 BRL'],
    ['116,99 €', undefined, '11699 EUR'],
    ['1.116,99 €', undefined, '111699 EUR'],
    ['1\u202f116,99\u00a0€', undefined, '111699 EUR'],
    ['NT$1,200', undefined, '120000 TWD'],
    ['CHF 1’241.50', undefined, '124150 CHF'],
    ['85.000', 'IDR', '8500000 IDR'],
    ['85.000', 'VND', '85000 VND'],
    ['85.50', 'IDR', '8550 IDR'],
    ['Rp150.000', undefined, '15000000 IDR'],
    ['Rp1.150.000', undefined, '115000000 IDR'],
    ['₫120.000', undefined, '120000 VND'],
    ['RM12.50', undefined, '1250 MYR'],
    ['฿1,234.50', undefined, '123450 THB'],
    ['₹1,23,456.78', undefined, '12345678 INR'],
    ['KWD 1.250', undefined, '1250 KWD'],
    ['£3', undefined, '300 GBP'],
    ['US$5.00', 'CAD', '500 USD'],
    ['US $5.00', 'AUD', '500 USD'],
    ['AU $5.00', undefined, '500 AUD'],
    ['ITEMS $5.00', 'USD', '500 USD'],
    ['12.00 RMB', undefined, '1200 CNY'],
    ['S$4.20', 'USD', '420 SGD'],
    ['Grand total: $19.99.', 'USD', '1999 USD'],
  ])('%s (host %s): %s', (text, host, money) => expect(read(text, host)).toBe(money));

  test.each([
    ['$19.99', 'USD', '1999 USD'],
    ['$19.99', 'CAD', '1999 CAD'],
    ['$19.99', 'MXN', '1999 MXN'],
    ['$19.990', 'CLP', '19990 CLP'],
    ['$19.99', undefined, null],
    ['$19.99', 'EUR', null],
    ['¥1,980', 'JPY', '1980 JPY'],
    ['¥19.80', 'CNY', '1980 CNY'],
    ['¥1,980', undefined, null],
    ['￥19.80', 'CNY', '1980 CNY'],
    ['1,980円', undefined, '1980 JPY'],
    ['99 kr', 'SEK', '9900 SEK'],
    ['99 kr', undefined, null],
  ])('a sign of several currencies goes by the host: %s on %s: %s', (text, host, money) => {
    expect(read(text, host)).toBe(money);
  });

  test.each([
    ['12.50', undefined, null],
    ['12.50', 'USD', '1250 USD'],
    ['19,90', 'EUR', '1990 EUR'],
    ['₩12,000', 'USD', '12000 KRW'],
    ['₴120', 'USD', null],
    ['CHF 20.00', 'EUR', '2000 CHF'],
    ['120 Kč', 'EUR', '12000 CZK'],
    ['NZ$5.00', 'USD', '500 NZD'],
    ['A$5.00', 'USD', '500 AUD'],
    ['free', 'USD', null],
    ['', 'USD', null],
  ])('%s on %s is never taken for another currency: %s', (text, host, money) => {
    expect(read(text, host)).toBe(money);
  });
});

describe('readMoney of numbers', () => {
  test.each([
    [24.98, 'USD', undefined, '2498 USD'],
    ['24.98', 'USD', undefined, '2498 USD'],
    [6_584_736, 'BRL', 100_000, '6585 BRL'],
    [120_000_000_000, 'VND', 100_000, '1200000 VND'],
    [1999, 'USD', 100, '1999 USD'],
    [24.98, undefined, undefined, null],
    [1e300, 'USD', undefined, null],
    [Number.NaN, 'USD', undefined, null],
  ])('%s %s × %s: %s', (value, currency, scale, money) => expect(read(value, currency, scale)).toBe(money));
});

describe('isAmount', () => {
  test.each([
    'EUR 49.95',
    '€49.95 EUR',
    '$1,234.50',
    '1.234,50 €',
    '49.95 EUR',
    'US $1.00',
    'R$ 5',
    '¥120',
    '85 kr',
  ])('%s is one', (text) => expect(isAmount(text)).toBe(true));
  test.each(['2 items', '#1001', 'May 1', 'Total €5.00', '€5.00 of €9.00', 'EUR', '12.50', 'SKU-12 EUR'])(
    '%s is none',
    (text) => expect(isAmount(text)).toBe(false),
  );
});
