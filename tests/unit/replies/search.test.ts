import { describe, expect, test } from 'vitest';
import { loadSpell } from '../../../lib/replies/pinyin.ts';
import { type Spell, searchReplies } from '../../../lib/replies/search.ts';
import { saved } from './saved.ts';

const replies = [
  saved('refund', {
    zh_CN: { title: '退款多久到账', text: '三个工作日内', examples: ['钱什么时候回来'] },
    en: { title: 'Refund timing' },
  }),
  saved(
    'return',
    { zh_CN: { title: '退货流程', text: '请先申请' }, en: { title: 'How to return' } },
    { tags: ['aftersales'], code: 'rtn' },
  ),
  saved(
    'delay',
    { en: { title: 'Carrier delay', text: 'The refund is not affected.' } },
    { folder: 'Shipping/late' },
  ),
  saved('weight', { zh_CN: { title: '重量', text: '两公斤' } }),
  saved('thanks', { en: { title: 'Thank you' } }, { tags: ['Refund', 'goodbye'] }),
];
const spell: Spell = await loadSpell();
const find = (query: string, speller: Spell | null = spell, among = replies) =>
  searchReplies(among, query, 'en', speller).map(({ id }) => id);

describe('searchReplies', () => {
  test.each([
    ['refund', ['refund', 'thanks', 'delay']],
    ['REFUND', ['refund', 'thanks', 'delay']],
    ['return', ['return']],
    ['退', ['return', 'refund']],
    ['退货', ['return']],
    ['钱', ['refund']],
    ['申请', ['return']],
    ['good', ['thanks']],
    ['tuihuo', ['return']],
    ['th', ['thanks', 'return', 'delay']],
    ['tk', ['refund']],
    ['liucheng', ['return']],
    ['tuih', ['return']],
    ['thuo', ['return']],
    ['tuihlc', ['return']],
    ['chongliang', ['weight']],
    ['zl', ['weight']],
    ['退貨', ['return']],
    ['重量', ['weight']],
    ['refnud', ['refund', 'thanks']],
    ['carier', ['delay']],
    ['délai', ['delay']],
    ['rt', ['return']],
    ['rtn', ['return']],
    ['shipping', ['delay']],
    ['ｒｅｔｕｒｎ', ['return']],
    ['refund thank', ['thanks']],
    ['refund bye', []],
    ['退款 zzz', []],
  ])('%s: %j', (query, ids) => expect(find(query)).toEqual(ids));

  test('without a speller finds no pinyin', () => expect(find('tuihuo', null)).toEqual([]));

  test('an empty query gives all, the most used first, then the last used, then by title', () => {
    const used = [
      saved('b', { en: { title: 'Beta' } }),
      saved('a', { en: { title: 'Alpha' } }),
      saved('often', { en: {} }, { useCount: 9 }),
      saved('late', { en: {} }, { useCount: 2, lastUsedAt: 20 }),
      saved('early', { en: {} }, { useCount: 2, lastUsedAt: 10 }),
    ];
    expect(find('', null, used)).toEqual(['often', 'late', 'early', 'a', 'b']);
    expect(find('   ', null, used)).toHaveLength(5);
  });

  test('its code comes first, and what is pinned before what is used more', () => {
    const three = [
      saved('title', { en: { title: 'ship it' } }, { useCount: 9 }),
      saved('code', { en: { title: 'Sent' } }, { code: 'ship' }),
      saved('pinned', { en: { title: 'ship that' } }, { pinned: true }),
    ];
    expect(find('ship', null, three)).toEqual(['code', 'pinned', 'title']);
  });

  test('a better place beats more use', () => {
    const two = [
      saved('title', { en: { title: 'Invoice' } }),
      saved('text', { en: { title: 'Other', text: 'invoice' } }, { useCount: 500 }),
    ];
    expect(find('invoice', null, two)).toEqual(['title', 'text']);
  });
});
