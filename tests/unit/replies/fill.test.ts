import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterCaret,
  answered,
  fillParts,
  gapsOf,
  joinParts,
  type Known,
  knownFor,
  nothingKnown,
} from '../../../lib/replies/fill.ts';

const knowing = (values: Record<string, string>, more: Partial<Known> = {}): Known => ({
  ...nothingKnown,
  values,
  ...more,
});
const filled = (text: string, values: Record<string, string>, more: Partial<Known> = {}) =>
  joinParts(fillParts(text, knowing(values, more)));
const DAY = 86_400_000;

describe('filling', () => {
  const values = { buyer: 'Ada', order: 'PS-1' };
  test.each([
    ['Hi {buyer}, {order} is packed.', 'Hi Ada, PS-1 is packed.'],
    ['{buyer}{buyer}', 'AdaAda'],
    ['{ buyer }', 'Ada'],
    ['{买家}您好，{订单号}', 'Ada您好，PS-1'],
    ['no placeholder', 'no placeholder'],
    ['', ''],
    ['{} {1} :-{ {"a": 1}', '{} {1} :-{ {"a": 1}'],
    ['{{buyer}}', '{Ada}'],
    ['C:\\$1 $& {buyer}', 'C:\\$1 $& Ada'],
  ])('%s: %s', (text, whole) => expect(filled(text, values)).toBe(whole));

  test.each([
    ['Hi {name|there}!', 'Hi there!'],
    ['Hi {buyer|there}!', 'Hi Ada!'],
    ['Hi {name|}!', 'Hi !'],
    ['{name|a|b}', 'a|b'],
    ['{亲爱的|您}好', '您好'],
  ])('what stands there when nothing is known: %s', (text, whole) =>
    expect(filled(text, values)).toBe(whole),
  );

  test.each([
    ['{date + 3 days}', 'November 29'],
    ['{today+1 week}', 'December 3'],
    ['{now - 1 day}', 'November 25'],
    ['{今天 + 3 天}', 'November 29'],
    ['{orderDate + 2 weeks}', 'November 15'],
    ['{下单 + 1 个月}', 'December 1'],
    ['{delivered + 7 days|soon}', 'soon'],
  ])('a day counted from another: %s', (text, whole) => {
    const days = { date: Date.UTC(2026, 10, 26, 12), orderDate: Date.UTC(2026, 10, 1, 12) };
    expect(filled(text, {}, { days })).toBe(whole);
  });

  test.each<[string, Known['conditions'], string]>([
    ['{if delivered}here{else}on its way{end}', ['delivered'], 'here'],
    ['{if delivered}here{else}on its way{end}', ['shipped'], 'on its way'],
    ['a{if not repeat} welcome{end}.', ['new'], 'a welcome.'],
    ['a{if not repeat} welcome{end}.', ['repeat'], 'a.'],
    ['{如果 已签收}到了{否则}在路上{结束}', ['delivered'], '到了'],
    ['{if delivered}{if repeat}both{else}one{end}{end}', ['delivered'], 'one'],
    ['{if delivered}{if repeat}both{else}one{end}{end}', [], ''],
  ])('only in some cases: %s with %j', (text, conditions, whole) => {
    expect(filled(text, {}, { conditions })).toBe(whole);
  });

  test.each([
    [0, 'Hi, ok'],
    [1, 'Hello, ok'],
    [2, 'Hey, ok'],
    [3, 'Hi, ok'],
  ])('wordings take turns: %i', (turn, whole) => {
    expect(filled('{vary Hi | Hello | Hey}, ok', {}, { turn })).toBe(whole);
  });

  test('a choice is asked for, and put in where it was made', () => {
    const parts = fillParts('The {choose red | blue} one, {choose today|tomorrow}.', nothingKnown);
    const gaps = gapsOf(parts);
    expect(gaps.map(({ choose }) => choose)).toEqual([
      ['red', 'blue'],
      ['today', 'tomorrow'],
    ]);
    const [first, second] = gaps.map(({ name }) => name) as [string, string];
    expect(joinParts(answered(parts, { [first]: 'blue', [second]: 'today' }))).toBe('The blue one, today.');
  });

  test.each([
    ['Hi {caret}, bye', 5],
    ['Hi', 0],
    ['{caret}', 0],
    ['{caret}{buyer}', 3],
  ])('the caret is left in %s, %i before the end', (text, back) => {
    expect(afterCaret(fillParts(text, knowing(values)))).toBe(back);
    expect(filled(text, values)).not.toContain('caret');
  });

  test('puts values in as they are: a buyer named {order} is not filled again', () => {
    expect(filled('Hi {buyer}, {order}', { buyer: '{order}', order: 'PS-1' })).toBe('Hi {order}, PS-1');
    expect(filled('Hi {buyer}', { buyer: '$& {if new}' })).toBe('Hi $& {if new}');
  });

  test('never fills again, whatever the values are', () => {
    const name = fc.constantFrom('buyer', 'order', 'item');
    const value = fc
      .string({ unit: fc.constantFrom(...'{}buyerord $&|') })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), value, (pairs, plain) => {
        const known = Object.fromEntries([['buyer', 'b'], ['order', 'o'], ['item', 'i'], ...pairs]);
        const text = pairs.map(([key]) => `{${key}}`).join('-');
        expect(filled(text, known)).toBe(pairs.map(([key]) => known[key]).join('-'));
        expect(filled('[{buyer}]', { buyer: plain })).toBe(`[${plain}]`);
      }),
    );
  });

  test('says its pieces in order, known and unknown', () => {
    expect(fillParts('Hi {buyer}, in {days} days', knowing(values))).toEqual([
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
    ['{delivered + 7 days}', ['delivered + 7 days']],
    ['{if new}{carrier}{else}{days}{end}', ['days']],
    ['{order}', ['order']],
    ['nothing', []],
  ])('gaps of %s: %j', (text, gaps) => {
    const parts = fillParts(text, knowing({ buyer: 'Ada', order: '  ' }));
    expect(gapsOf(parts).map(({ name }) => name)).toEqual(gaps);
  });

  test('refuses to join while a gap is left', () => {
    expect(() => filled('Hi {buyer}, in {days} days', values)).toThrow('nothing is known for {days}');
  });
});

describe('knownFor', () => {
  const facts = {
    buyerName: 'Ada',
    shopName: 'Kiln & Leaf',
    now: Date.UTC(2026, 10, 22, 16),
    orders: 3,
    order: {
      orderId: 'PS-1',
      status: 'Shipped',
      state: 'shipped' as const,
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
    expect(knownFor(facts, language).values).toEqual({ ...rest, ...said });
  });

  test.each([
    [facts, ['shipped', 'repeat']],
    [{ ...facts, orders: 1 }, ['shipped', 'new']],
    [{ ...facts, orders: null, order: null }, []],
    [{ ...facts, order: { ...facts.order, state: 'returning' as const } }, ['returned', 'repeat']],
    [{ ...facts, order: { ...facts.order, state: 'refunded' as const } }, ['returned', 'refunded', 'repeat']],
    [{ ...facts, order: { ...facts.order, state: 'unknown' as const } }, ['repeat']],
  ])('knows what holds', (of, conditions) => {
    expect(knownFor(of, 'en').conditions).toEqual(conditions);
  });

  test('knows days to count from', () => {
    expect(knownFor(facts, 'en').days).toEqual({ date: facts.now, orderDate: facts.order.placedAt });
    expect(filled('{orderDate + 1 day}', {}, knownFor(facts, 'zh_CN'))).toBe('3月13日');
    expect(facts.now - facts.order.placedAt).toBeGreaterThan(DAY);
  });

  test('leaves out what is not known', () => {
    const little = { ...facts, buyerName: null, shopName: '', order: null };
    expect(Object.keys(knownFor(little, 'en').values)).toEqual(['date']);
    const bare = { orderId: 'PS-1', status: null, placedAt: null, total: null, items: [] };
    expect(Object.keys(knownFor({ ...facts, order: bare }, 'en').values).sort()).toEqual([
      'buyer',
      'date',
      'order',
      'shop',
    ]);
  });
});
