import { minorDigits } from '../model/currency.ts';
import type { Totals } from '../model/customer.ts';
import { type Settings, type TierName, tierOrder } from '../model/settings.ts';
import { type CutsByCurrency, earnedTier, reached, type Tier, type TierLevel } from './tier.ts';
import { isAbove, tierNameOf } from './tier-review.ts';
import { rankValue, spentFor, valueAt } from './value.ts';

/** What would lift a customer into the next tier. */
export type Rise =
  | { by: 'orders'; to: TierName; orders: number }
  /** In minor units. */
  | { by: 'spend'; to: TierName; minor: number; currency: string }
  /** In minor units: one order of so much. Nothing: any order would do. */
  | { by: 'value'; to: TierName; minor: number; currency: string }
  /** Spent enough; with one order it is not given. */
  | { by: 'second-order'; to: TierName };

/** Where a customer falls to without another order, and in how many days; `sure` where nobody else has a part in it. */
export type Fall = { to: TierLevel; days: number; sure: boolean };

const DAY = 86_400_000;

export type TierChange = { rise: Rise | null; fall: Fall | null };

/** Further ahead nobody knows what a shop is like. */
const FARTHEST = 3_650;

/**
 * In how many days a value without another order is below what the first outside has now, who stays there: the shop
 * goes on as it does.
 */
function fallByValue(
  { spent = 0, days = [] }: Totals,
  outside: number,
  { name, orders, now }: { name: TierName; orders: number; now: number },
): Fall | null {
  const next = below(name);
  const above = (ahead: number) => {
    const later = now + ahead * DAY;
    return rankValue(valueAt(spent, later), days, later) > valueAt(outside, now);
  };
  if (!next || outside <= 0 || above(FARTHEST)) return null;
  let [stays, falls] = [0, FARTHEST];
  while (falls - stays > 1) {
    const middle = Math.floor((stays + falls) / 2);
    if (above(middle)) stays = middle;
    else falls = middle;
  }
  return { to: next === 'regular' && orders === 1 ? 'new' : next, days: falls, sure: false };
}

/** What one order of today has to be of to come to a value, in minor units. */
function orderFor(value: number, { spent = 0, days = [] }: Totals, currency: string, now: number): number {
  const then = [...new Set([...days, Math.floor(now / DAY)])];
  const missing = valueAt(spentFor(value, then, now) - spent, now);
  // Rounded up: one cent less would not do.
  return Math.max(0, Math.ceil(missing * 10 ** minorDigits(currency)));
}

const above = (name: TierName): TierName | null => tierOrder[tierOrder.indexOf(name) - 1] ?? null;
const below = (name: TierName): TierName | null => tierOrder[tierOrder.indexOf(name) + 1] ?? null;

/** When what was ordered leaves the days that count, and with it the tier: known to the day. */
function fallByTime(
  within: number,
  name: TierName,
  totals: Totals,
  settings: Settings,
  cuts: CutsByCurrency,
  now: number,
): Fall | null {
  for (const [at] of totals.recent ?? []) {
    const leaves = at + within * DAY;
    if (leaves <= now) continue;
    const { level } = earnedTier(totals, settings, cuts, leaves);
    if (isAbove(name, tierNameOf(level)))
      return { to: level, days: Math.ceil((leaves - now) / DAY), sure: true };
  }
  return null;
}

/**
 * What would change a tier, up and down.
 *
 * By thresholds over all time nobody falls; by thresholds over some days each order leaves them on a day that is known.
 * By shares others who buy decide; while a shop sells as much as it does, the value of the first outside a share stays
 * what it is today.
 *
 * Of a tier that is kept for a while it is said what it takes to earn it.
 */
export function tierChange(
  { level, orders, reason, kept }: Tier,
  totals: Totals,
  settings: Settings,
  cuts: CutsByCurrency,
  now: number,
): TierChange {
  const { tierRule: rule } = settings;
  const name = tierNameOf(kept?.earned ?? level);
  const to = above(name);
  if ((reason.why === 'orders' || reason.why === 'spend') && reason.why === rule.by) {
    const missing =
      to && to !== 'regular' ? rule[to] - (reason.why === 'orders' ? reason.orders : reason.spend) : 0;
    const fall = rule.within ? fallByTime(rule.within, name, totals, settings, cuts, now) : null;
    if (!to || missing <= 0) return { rise: null, fall };
    return reason.why === 'orders'
      ? { rise: { by: 'orders', to, orders: missing }, fall }
      : { rise: { by: 'spend', to, minor: missing, currency: reason.currency }, fall };
  }
  if (reason.why !== 'shares') return { rise: null, fall: null };
  const { value, currency, from } = reason;
  const cut = cuts[currency];
  if (!cut) return { rise: null, fall: null };
  const outside = name === 'regular' || from === null ? null : cut.outside[name];
  const fall = outside === null ? null : fallByValue(totals, outside, { name, orders, now });
  if (reason.capped) return { rise: { by: 'second-order', to: reached(value, cut) }, fall };
  if (!to || to === 'regular' || value >= cut[to]) return { rise: null, fall };
  return { rise: { by: 'value', to, minor: orderFor(cut[to], totals, currency, now), currency }, fall };
}
