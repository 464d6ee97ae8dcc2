import type { Totals } from '../model/customer.ts';
import { type Settings, type TierName, tierOrder } from '../model/settings.ts';
import { type CutsByCurrency, earnedTier, reached, type Tier, type TierLevel } from './tier.ts';
import { HALF_LIFE_DAYS } from './value.ts';

/** What would lift a customer into the next tier. */
export type Rise =
  | { by: 'orders'; to: TierName; orders: number }
  /** In minor units. */
  | { by: 'spend'; to: TierName; minor: number; currency: string }
  /** Value as of VALUE_EPOCH, in major units: at another instant the order has to be of as much as that is then worth. */
  | { by: 'value'; to: TierName; value: number; currency: string }
  /** Spent enough; with one order it is not given. */
  | { by: 'second-order'; to: TierName };

/** Where a customer falls to without another order, and in how many days; `sure` where nobody else has a part in it. */
export type Fall = { to: TierLevel; days: number; sure: boolean };

const DAY = 86_400_000;

export type TierChange = { rise: Rise | null; fall: Fall | null };

function fallTo(next: TierName, times: number, orders: number): Fall {
  const days = Math.max(1, Math.round(HALF_LIFE_DAYS * Math.log2(times)));
  return { to: next === 'regular' && orders === 1 ? 'new' : next, days, sure: false };
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
    const then = tierOrder.find((known) => known === level) ?? 'regular';
    if (tierOrder.indexOf(then) > tierOrder.indexOf(name))
      return { to: level, days: Math.ceil((leaves - now) / DAY), sure: true };
  }
  return null;
}

/**
 * What would change a tier, up and down.
 *
 * By thresholds over all time nobody falls; by thresholds over some days each order leaves them on a day that is known.
 * By shares all values halve alike, so waiting alone changes no ranking; others who buy do. While a shop sells as much
 * as it does, the value of the first outside a share stays what it is today, and a customer's own falls to it after
 * 90 · log2(value / that) days.
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
  // Who is new is regular with one order.
  const name = tierOrder.find((known) => known === (kept?.earned ?? level)) ?? 'regular';
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
  const next = from === null ? null : below(name);
  const outside = name === 'regular' ? null : cut.outside[name];
  const fall = next && outside !== null && outside > 0 ? fallTo(next, value / outside, orders) : null;
  if (reason.capped) return { rise: { by: 'second-order', to: reached(value, cut) }, fall };
  const missing = to && to !== 'regular' ? cut[to] - value : 0;
  return { rise: to && missing > 0 ? { by: 'value', to, value: missing, currency } : null, fall };
}
