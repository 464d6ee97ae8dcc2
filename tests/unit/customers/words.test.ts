import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queryWords, wordsOf } from '../../../lib/customers/words.ts';

/** True when the store would find a customer with this text by this query: each word begins one of its words. */
const finds = (text: string, query: string) => {
  const words = wordsOf(text);
  const wanted = queryWords(query);
  return wanted.length > 0 && wanted.every((word) => words.some((own) => own.startsWith(word)));
};

test.each([
  ['Ada Lovelace', ['ada', 'lovelace']],
  ['ADA_77@example.org', ['ada', '77', 'example', 'org']],
  ['王小明', ['王', '王小', '小', '小明', '明']],
  ['Łucja Ångström', ['lucja', 'angstrom']],
  ['Straße Groß', ['strasse', 'gross']],
  ['Nguyễn Đức', ['nguyen', 'duc']],
  ['陳', ['陈']],
  ['が か', ['が', 'か']],
  ['ＡＢＣ１２', ['abc12']],
  ['VIP客户', ['vip', '客', '客户', '户']],
  ['M码', ['m', '码']],
  ['', []],
  ['!? —', []],
])('wordsOf %s', (text, words) => expect(wordsOf(text).sort()).toEqual([...words].sort()));

describe('a customer', () => {
  test.each([
    ['Ada Lovelace', 'lov'],
    ['Ada Lovelace', 'love ada'],
    ['Ada Lovelace', 'ADA'],
    ['王小明', '王'],
    ['王小明', '小明'],
    ['王小明', '王小明'],
    ['王小明 李', '王 李'],
    ['喜欢 VIP客户', 'vip'],
    ['iPhone手机壳', 'iphone 手机'],
    ['iPhone 手机壳', 'iphone手机'],
    ['김민수', '민수'],
    ['lin_w', 'lin w'],
    ['José Peña', 'jose pena'],
    ['Jose Pena', 'José Peña'],
    ['Ömer Işık', 'omer isik'],
    ['Алёна', 'алена'],
    ['陳小龍', '陈小龙'],
    ['陈小龙', '小龍'],
  ])('"%s" is found by "%s"', (text, query) => expect(finds(text, query)).toBe(true));

  test.each([
    ['Ada Lovelace', 'lace'],
    ['Ada Lovelace', 'ada byron'],
    ['王小明', '王明'],
    ['王小明', '小王'],
    ['王小明', '李'],
    ['かわ', 'がわ'],
    ['Ada', ''],
    ['Ada', '!!'],
  ])('"%s" is not found by "%s"', (text, query) => expect(finds(text, query)).toBe(false));

  test('is found by any word of its own name, and by any stretch of a Chinese one', () => {
    const latin = fc.string({ unit: fc.constantFrom(...'abcdé'), minLength: 1, maxLength: 8 });
    const chinese = fc.string({ unit: fc.constantFrom(...'王李小明客熟'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(latin, chinese, fc.nat(), fc.nat(), (a, b, from, length) => {
        const text = `${a} ${b}`;
        expect(finds(text, a)).toBe(true);
        const start = from % b.length;
        expect(finds(text, b.slice(start, start + 1 + (length % b.length)))).toBe(true);
      }),
    );
  });
});

test('the longest word of a query comes first, for the rarest index lookup', () => {
  expect(queryWords('an ocean blue')).toEqual(['ocean', 'blue', 'an']);
});
