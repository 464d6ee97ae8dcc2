import { describe, expect, test } from 'vitest';
import { type Tier, type TierLevel, type TierReason, unknownTier } from '../../../lib/customers/tier.ts';
import { VALUE_EPOCH } from '../../../lib/customers/value.ts';
import { languages, type UiLanguage } from '../../../lib/model/reply.ts';
import { badgeLabel, badgeText, tierGlyph, tierName, tierWhy } from '../../../lib/words/tier.ts';
import { localeOf, translator } from '../../../lib/words/translate.ts';

const en = translator('en');
const tier = (level: TierLevel, orders = 5): Tier => ({ level, orders, reason: { why: 'no-orders' } });

describe('a badge', () => {
  test.each<[TierLevel, number, string, string]>([
    ['platinum', 12, '◆ Platinum · 12', 'Platinum, 12 orders'],
    ['vip', 5, '● VIP · 5', 'VIP, 5 orders'],
    ['gold', 2, '○ Gold · 2', 'Gold, 2 orders'],
    ['regular', 2, '· Regular · 2', 'Regular, 2 orders'],
    ['new', 1, 'New · 1', 'New, 1 order'],
    ['none', 3, '3', 'No tier yet, 3 orders'],
    ['none', 0, '0', 'No tier yet, 0 orders'],
    ['unknown', 0, '?', 'Unknown buyer'],
  ])('%s with %i orders shows "%s" and says "%s"', (level, orders, text, label) => {
    expect(badgeText(en, { tier: tier(level), orders }, {})).toBe(text);
    expect(badgeLabel(en, { tier: tier(level), orders, open: false }, {})).toBe(label);
  });

  test('says that something is open', () => {
    const open = { tier: tier('vip'), orders: 1, open: true };
    expect(badgeLabel(en, open, {})).toBe('VIP, 1 order, something is open');
    expect(badgeLabel(translator('zh_CN'), open, {})).toBe('VIP，1 笔订单，有未了事项');
  });

  test('has the seller’s own name for a tier, but not for "new"', () => {
    const names = { vip: 'Friends', gold: 'G' } as const;
    expect(badgeText(en, { tier: tier('vip'), orders: 5 }, names)).toBe('● Friends · 5');
    expect(tierName(en, 'new', names)).toBe('New');
    expect(tierName(en, 'platinum', names)).toBe('Platinum');
  });

  test('tells the four tiers apart without colour', () => {
    const shapes = (['platinum', 'vip', 'gold', 'regular', 'unknown'] as const).map(
      (level) => tierGlyph[level],
    );
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});

test.each<[UiLanguage, string, string]>([
  ['en', '1 order', '2 orders'],
  ['zh_CN', '1 笔订单', '2 笔订单'],
  ['zh_TW', '1 筆訂單', '2 筆訂單'],
])('plural in %s', (language, one, two) => {
  const t = translator(language);
  expect(t('orders', { count: 1 })).toBe(one);
  expect(t('orders', { count: 2 })).toBe(two);
});

const shares = { why: 'shares', value: 301, currency: 'USD', percent: 20, capped: false } as const;
const reasons: TierReason[] = [
  { why: 'unknown-buyer' },
  { why: 'no-orders' },
  { why: 'too-few-customers', have: 12, need: 30 },
  { ...shares, from: 250 },
  { ...shares, from: 250, capped: true },
  { ...shares, from: null },
  { why: 'spend', spend: 41_200, currency: 'USD', from: 40_000, leftOut: ['EUR', 'JPY'] },
  { why: 'spend', spend: 100, currency: 'USD', from: null, leftOut: [] },
  { why: 'orders', orders: 5, from: 3 },
  { why: 'orders', orders: 2, from: null },
];

describe.each(languages)('the reason for a tier in %s', (language) => {
  const t = translator(language);
  const why = (reason: TierReason) =>
    tierWhy(t, { ...tier('vip'), reason }, { names: {}, locale: localeOf(language), now: VALUE_EPOCH });

  test.each(reasons)('%o', (reason) => {
    const said = why(reason);
    expect(said).not.toMatch(/\{|\}|why\.|tier\.|undefined|null|NaN/);
    expect(said.length).toBeGreaterThan(5);
    if (language !== 'en') expect(said).toMatch(/\p{Script=Han}/u);
  });

  test('is another for each', () => {
    expect(new Set(reasons.map(why)).size).toBe(reasons.length);
  });
});

describe('the reason for a tier', () => {
  const why = (reason: TierReason, now = VALUE_EPOCH, level: TierLevel = 'vip') =>
    tierWhy(en, { ...tier(level), reason }, { names: {}, locale: 'en', now });

  test('rests on the numbers', () => {
    expect(why({ ...shares, from: 250 })).toBe(
      '5 orders; spend halved every 90 days is 301.00 USD today. VIP is the top 20 %, from 250.00 USD on.',
    );
    expect(why({ why: 'spend', spend: 41_200, currency: 'USD', from: 40_000, leftOut: ['EUR'] })).toBe(
      '5 orders, 412.00 USD spent. VIP starts at 400.00 USD. Not counted, no rate given: EUR.',
    );
    expect(why({ why: 'orders', orders: 5, from: 1 })).toBe('5 orders so far. VIP starts at 1 order.');
    expect(why(unknownTier.reason)).toBe(en('why.unknownBuyer'));
  });

  test('says the value as it stands today', () => {
    const later = VALUE_EPOCH + 90 * 86_400_000;
    expect(why({ ...shares, value: 400, from: 300 }, later)).toContain('is 200.00 USD today');
    expect(why({ ...shares, value: 400, from: 300 }, later)).toContain('from 150.00 USD on');
  });
});
