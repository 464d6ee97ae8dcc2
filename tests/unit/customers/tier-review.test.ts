import { describe, expect, test } from 'vitest';
import { cutsOf, earnedTier, tierOf } from '../../../lib/customers/tier.ts';
import { reviewed } from '../../../lib/customers/tier-review.ts';
import type { KeptTier, Totals } from '../../../lib/model/customer.ts';
import type { Settings, TierRule } from '../../../lib/model/settings.ts';
import { DAY, settings, totals } from './orders.ts';

const START = Date.UTC(2026, 10, 27);
/** A hundred customers with the values 1 to 100: platinum from 96, VIP from 81, gold from 51. */
const cuts = { USD: cutsOf(Array.from({ length: 100 }, (_, i) => 100 - i)) };

/** What is shown and kept, day after day, of a customer with these values; each day there is a review. */
function days(values: readonly number[], rules: Settings = settings()) {
  let kept: KeptTier | undefined;
  return values.map((value, day) => {
    const now = START + day * DAY;
    const all = totals({ value, orders: 5 });
    kept = reviewed(kept, earnedTier(all, rules, cuts, now), rules, cuts, now);
    return tierOf({ totals: all, ...(kept ? { keptTier: kept } : {}) }, rules, cuts, now).level;
  });
}
const constant = (value: number, n: number) => Array.from({ length: n }, () => value);

describe('a tier once earned', () => {
  test('is kept for a week where little is missing, and then given up', () => {
    const levels = days([85, ...constant(75, 9)]);
    expect(levels).toEqual(['vip', ...constant(0, 7).map(() => 'vip'), 'gold', 'gold']);
  });

  test('is given up at once where a fifth is missing', () => {
    expect(days([85, 64, 64])).toEqual(['vip', 'gold', 'gold']);
    expect(days([85, 65, 65])).toEqual(['vip', 'vip', 'vip']);
  });

  test('has its week anew when it was earned again in between', () => {
    const levels = days([85, ...constant(75, 6), 85, ...constant(75, 6)]);
    expect(new Set(levels)).toEqual(new Set(['vip']));
  });

  test('rises at once', () => expect(days([60, 85, 97])).toEqual(['gold', 'vip', 'platinum']));

  test('falls to what is earned, not by one', () => {
    expect(days([97, ...constant(79, 8)]).at(-1)).toBe('gold');
  });

  test('is not kept for who never had it', () => expect(days([75, 75])).toEqual(['gold', 'gold']));
});

const keptVip: KeptTier = { level: 'vip', at: START, below: null };
const shown = (given: Partial<Totals>, rules: Settings, kept = keptVip, now = START + DAY) =>
  tierOf({ totals: totals({ orders: 5, ...given }), keptTier: kept }, rules, cuts, now);

describe('nothing is kept', () => {
  test.each<[string, Settings, Partial<Totals>]>([
    ['of another rule than the one that stands', settings({ tierRuleSince: START + 1 }), { value: 75 }],
    [
      'where thresholds count all time: only a cancelled order takes those away',
      settings({ tierRule: { by: 'orders', gold: 3, vip: 6, platinum: 9 } }),
      { orders: 5 },
    ],
    ['of more than gold for one order', settings(), { value: 75, orders: 1 }],
    ['without any order left', settings(), { value: 0, orders: 0 }],
  ])('%s', (_, rules, given) => {
    const tier = shown(given, rules);
    expect(tier.kept).toBeUndefined();
    expect(tier.level).not.toBe('vip');
  });

  test('once the week is over, even where no review ran', () => {
    const below = { ...keptVip, below: START };
    expect(shown({ value: 75 }, settings(), below, START + 7 * DAY - 1).level).toBe('vip');
    expect(shown({ value: 75 }, settings(), below, START + 7 * DAY).level).toBe('gold');
  });

  test('in a shop with too few customers', () => {
    const few = { USD: cutsOf([3, 2, 1]) };
    const tier = tierOf(
      { totals: totals({ value: 3, orders: 5 }), keptTier: keptVip },
      settings(),
      few,
      START,
    );
    expect(tier.reason.why).toBe('too-few-customers');
    expect(tier.kept).toBeUndefined();
  });
});

test('thresholds within some days are kept alike, with the reason as it is earned', () => {
  const tierRule: TierRule = { by: 'orders', gold: 2, vip: 5, platinum: 9, within: 90 };
  const recent: Totals['recent'] = constant(0, 4).map(() => [START - DAY, 'USD', 100]);
  const tier = shown({ recent }, settings({ tierRule }));
  expect(tier).toMatchObject({
    level: 'vip',
    reason: { why: 'orders', orders: 4, from: 2, within: 90 },
    kept: { earned: 'gold', until: START + 8 * DAY },
  });
});

test('a review writes nothing where nothing changes', () => {
  const earned = (value: number) => earnedTier(totals({ value, orders: 5 }), settings(), cuts, START);
  const below = { ...keptVip, below: START - DAY };
  expect(reviewed(keptVip, earned(85), settings(), cuts, START)).toBe(keptVip);
  expect(reviewed(below, earned(75), settings(), cuts, START)).toBe(below);
  expect(reviewed(undefined, earned(10), settings(), cuts, START)).toBeUndefined();
});
