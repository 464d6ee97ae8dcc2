import { describe, expect, test } from 'vitest';
import { type Tier, type TierLevel, type TierReason, unknownTier } from '../../../lib/customers/tier.ts';
import type { TierChange } from '../../../lib/customers/tier-change.ts';
import { VALUE_EPOCH } from '../../../lib/customers/value.ts';
import { languages, type UiLanguage } from '../../../lib/model/reply.ts';
import {
  badgeLabel,
  badgeText,
  tierChangeSaid,
  tierGlyph,
  tierName,
  tierWhy,
} from '../../../lib/words/tier.ts';
import { day } from '../../../lib/words/time.ts';
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

const shares = {
  why: 'shares',
  value: 301,
  spent: 412,
  chance: 0.63,
  currency: 'USD',
  percent: 20,
  capped: false,
} as const;
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
  { why: 'spend', spend: 41_200, currency: 'USD', from: 40_000, leftOut: [], within: 90 },
  { why: 'orders', orders: 5, from: 3, within: 365 },
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

  test('says until when a tier is kept, and what it would be', () => {
    const kept = { earned: 'gold' as const, until: Date.UTC(2026, 11, 4, 12) };
    const reason = { ...shares, value: 200, from: 150, percent: 50 };
    const said = tierWhy(
      t,
      { ...tier('vip'), reason, kept },
      { names: { vip: 'Friends', gold: 'Golden' }, locale: localeOf(language), now: VALUE_EPOCH },
    );
    // The share that is said is the one that was earned.
    expect(said.split('Golden')).toHaveLength(3);
    expect(said.split('Friends')).toHaveLength(2);
    expect(said).toContain(day(kept.until, localeOf(language)));
  });

  test('is another for each', () => {
    expect(new Set(reasons.map(why)).size).toBe(reasons.length);
  });
});

describe.each(languages)('what would change a tier in %s', (language) => {
  const say = (change: TierChange) =>
    tierChangeSaid(translator(language), change, { names: {}, locale: localeOf(language) });
  const rises: TierChange[] = [
    { rise: { by: 'orders', to: 'vip', orders: 1 }, fall: null },
    {
      rise: { by: 'spend', to: 'vip', minor: 4_000, currency: 'USD' },
      fall: { to: 'regular', days: 34, sure: false },
    },
    {
      rise: { by: 'value', to: 'platinum', minor: 1_235, currency: 'USD' },
      fall: { to: 'gold', days: 1, sure: true },
    },
    { rise: { by: 'value', to: 'platinum', minor: 0, currency: 'USD' }, fall: null },
    { rise: { by: 'second-order', to: 'platinum' }, fall: null },
    { rise: null, fall: { to: 'gold', days: 34, sure: true } },
  ];

  test.each(rises)('%o', (change) => {
    const said = say(change);
    expect(said).not.toMatch(/\{|\}|why\.|tier\.|undefined|null|NaN/);
    if (language !== 'en') expect(said).toMatch(/\p{Script=Han}/u);
  });

  test('nothing where nothing would', () => expect(say({ rise: null, fall: null })).toBe(''));
});

test.each<[TierChange['rise'], string]>([
  [{ by: 'value', to: 'vip', minor: 8_001, currency: 'USD' }, 'An order of 80.01 USD makes it VIP.'],
  [{ by: 'value', to: 'vip', minor: 0, currency: 'USD' }, 'Any order more makes it VIP.'],
  [{ by: 'spend', to: 'vip', minor: 8_001, currency: 'USD' }, '80.01 USD more makes it VIP.'],
])('%o is said', (rise, said) => {
  expect(tierChangeSaid(en, { rise, fall: null }, { names: {}, locale: 'en' })).toBe(said);
});

describe('the reason for a tier', () => {
  const why = (reason: TierReason, now = VALUE_EPOCH, level: TierLevel = 'vip') =>
    tierWhy(en, { ...tier(level), reason }, { names: {}, locale: 'en', now });

  test('rests on the numbers', () => {
    expect(why({ ...shares, from: 250 })).toBe(
      '5 orders; spend halved every 180 days is 412.00 USD today, and another order within half a year is 63 % likely. By both it is among the top 20 %: VIP.',
    );
    expect(why({ why: 'spend', spend: 41_200, currency: 'USD', from: 40_000, leftOut: ['EUR'] })).toBe(
      '5 orders, 412.00 USD spent. VIP starts at 400.00 USD. Not counted, no rate given: EUR.',
    );
    expect(why({ why: 'orders', orders: 5, from: 1 })).toBe('5 orders so far. VIP starts at 1 order.');
    expect(why(unknownTier.reason)).toBe(en('why.unknownBuyer'));
  });

  test('says the spend as it stands today', () => {
    const later = VALUE_EPOCH + 180 * 86_400_000;
    expect(why({ ...shares, spent: 400, from: 300 }, later)).toContain('is 200.00 USD today');
  });
});
