import { describe, expect, test } from 'vitest';
import { builtinAdapters } from '../../../lib/adapters/builtin.ts';
import { lint } from '../../../lib/replies/lint.ts';

const rule = (...words: string[]) => [
  { id: 'r', level: 'warn' as const, words, why: 'because', source: 'the guide', asOf: '2026-10' },
];
const found = (text: string, ...words: string[]) => lint(text, rule(...words), {}).map(({ found }) => found);

describe('lint', () => {
  test.each([
    ['Order online today', 'line', false],
    ['My LINE id', 'line', true],
    ['line, please', 'line', true],
    ['headline', 'line', false],
    ['whatsapp me', 'WhatsApp', true],
    ['ＷｈａｔｓＡｐｐ', 'whatsapp', true],
    ['a gift card', 'gift card', true],
    ['two gift cards', 'gift card', true],
    ['5-stars', '5-star', true],
    ['15-star', '5-star', false],
    ['see https://shop.example/x', 'https://', true],
    ['see www.shop.example', 'www.', true],
    ['awww.', 'www.', false],
    ['write to ada@gmail.com now', 'gmail.com', true],
    ['请加我微信吧', '微信', true],
    ['加WhatsApp聊', 'whatsapp', true],
    ['請加賴喔', '加賴', true],
    ['coupons', 'coupon', true],
    ['(c++)', 'c++', true],
    ['nothing here', 'whatsapp', false],
  ])('%s by "%s": %s', (text, word, finds) => expect(found(text, word)).toEqual(finds ? [word] : []));

  test('says each rule once, with what was found, why, and who says so', () => {
    const promo = rule('coupon').map((one) => ({ ...one, id: 'promo', level: 'note' as const }));
    const rules = [...rule('telegram', 'whatsapp'), ...promo];
    const text = 'WhatsApp or Telegram for a coupon';
    expect(lint(text, rules, {})).toEqual([
      { rule: 'r', level: 'warn', found: 'telegram', why: 'because', source: 'the guide', asOf: '2026-10' },
      { rule: 'promo', level: 'note', found: 'coupon', why: 'because', source: 'the guide', asOf: '2026-10' },
    ]);
  });

  test.each([
    ['a'.repeat(600), []],
    ['a'.repeat(601), [{ rule: 'over-limit', level: 'warn', found: '601', limit: 600 }]],
    ['😀'.repeat(600), []],
    ['', []],
  ])('the limit counts characters', (text, findings) => {
    expect(lint(text, [], { characters: 600 })).toEqual(findings);
    expect(lint(text, [], {})).toEqual([]);
  });

  test.each([
    ['amazon', 'Reach me on WhatsApp', 'off-platform-contact'],
    ['amazon', 'See https://kiln.example', 'external-link'],
    ['amazon', 'A $5 gift card for a review', 'review-incentive'],
    ['amazon', 'Please leave 5 stars', 'positive-review-only'],
    ['amazon', 'Please remove your feedback', 'change-or-remove-review'],
    ['shopee', 'pakai nomor WA ya', 'off-platform-contact'],
    ['shopee', '請取消訂單', 'forbidden-order-chasing-or-cancel-request'],
    ['practice-shop', '加賴聊', 'off-platform-contact'],
  ])('on %s "%s" breaks %s', (id, text, broken) => {
    const adapter = builtinAdapters.find((one) => one.id === id);
    expect(lint(text, adapter?.rules ?? [], {}).map(({ rule }) => rule)).toContain(broken);
  });

  test.each(builtinAdapters.map((adapter) => [adapter.id, adapter] as const))(
    'every word of every rule of %s is found in a sentence with it',
    (_, { rules }) => {
      for (const one of rules) {
        for (const word of one.words) {
          expect(lint(`Well, ${word} then.`, [{ ...one, words: [word] }], {}), word).toHaveLength(1);
        }
      }
    },
  );
});
