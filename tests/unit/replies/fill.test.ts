import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillParts, gapsOf, joinParts, valuesFor } from '../../../lib/replies/fill.ts';

const filled = (text: string, values: Record<string, string>) => joinParts(fillParts(text, values));

describe('filling', () => {
  const values = { buyer: 'Ada', order: 'PS-1' };
  test.each([
    ['Hi {buyer}, {order} is packed.', 'Hi Ada, PS-1 is packed.'],
    ['{buyer}{buyer}', 'AdaAda'],
    ['no placeholder', 'no placeholder'],
    ['', ''],
    ['{ buyer } {} {1} {客户}', '{ buyer } {} {1} {客户}'],
    ['{{buyer}}', '{Ada}'],
    ['C:\\$1 $& {buyer}', 'C:\\$1 $& Ada'],
  ])('%s: %s', (text, whole) => expect(filled(text, values)).toBe(whole));

  test('puts values in as they are: a buyer named {order} is not filled again', () => {
    expect(filled('Hi {buyer}, {order}', { buyer: '{order}', order: 'PS-1' })).toBe('Hi {order}, PS-1');
    expect(filled('Hi {buyer}', { buyer: '$& {buyer}' })).toBe('Hi $& {buyer}');
  });

  test('never fills again, whatever the values are', () => {
    const name = fc.constantFrom('buyer', 'order', 'item');
    const value = fc
      .string({ unit: fc.constantFrom(...'{}buyerord $&') })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), value, (pairs, plain) => {
        const known = Object.fromEntries([['buyer', 'b'], ['order', 'o'], ['item', 'i'], ...pairs]);
        const text = pairs.map(([key]) => `{${key}}`).join('|');
        expect(filled(text, known)).toBe(pairs.map(([key]) => known[key]).join('|'));
        expect(filled('[{buyer}]', { buyer: plain })).toBe(`[${plain}]`);
      }),
    );
  });

  test('says its pieces in order, known and unknown', () => {
    expect(fillParts('Hi {buyer}, in {days} days', values)).toEqual([
      { text: 'Hi ' },
      { placeholder: 'buyer', value: 'Ada' },
      { text: ', in ' },
      { placeholder: 'days', value: null },
      { text: ' days' },
    ]);
  });

  test.each([
    ['{days} {buyer} {carrier} {days}', ['days', 'carrier']],
    ['{constructor} {toString}', ['constructor', 'toString']],
    ['{order}', ['order']],
    ['nothing', []],
  ])('gaps of %s: %j', (text, gaps) => {
    expect(gapsOf(fillParts(text, { buyer: 'Ada', order: '  ' }))).toEqual(gaps);
  });

  test('refuses to join while a gap is left', () => {
    expect(() => filled('Hi {buyer}, in {days} days', values)).toThrow('nothing is known for {days}');
  });
});

describe('valuesFor', () => {
  const facts = {
    buyerName: 'Ada',
    shopName: 'Kiln & Leaf',
    now: Date.UTC(2026, 10, 22, 16),
    order: {
      orderId: 'PS-1',
      status: 'Shipped',
      placedAt: Date.UTC(2026, 2, 12, 12),
      total: { minor: 123_450, currency: 'USD' },
      items: [{ title: 'Ceramic mug' }, { title: 'Plate' }],
    },
  };

  test.each([
    ['en', { date: 'November 22', orderDate: 'March 12', total: '1,234.50 USD' }],
    ['zh_CN', { date: '11月22日', orderDate: '3月12日', total: '1,234.50 USD' }],
    ['zh_TW', { date: '11月22日', orderDate: '3月12日', total: '1,234.50 USD' }],
  ])('in %s', (language, said) => {
    const rest = { buyer: 'Ada', shop: 'Kiln & Leaf', order: 'PS-1', status: 'Shipped', item: 'Ceramic mug' };
    expect(valuesFor(facts, language)).toEqual({ ...rest, ...said });
  });

  test('leaves out what is not known', () => {
    const little = { ...facts, buyerName: null, shopName: '', order: null };
    expect(Object.keys(valuesFor(little, 'en'))).toEqual(['date']);
    const bare = { orderId: 'PS-1', status: null, placedAt: null, total: null, items: [] };
    expect(Object.keys(valuesFor({ ...facts, order: bare }, 'en')).sort()).toEqual([
      'buyer',
      'date',
      'order',
      'shop',
    ]);
  });
});
