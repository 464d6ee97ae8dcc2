import { type TierName, type TierRule, tierOrder } from '../model/settings.ts';
import { type CutsByCurrency, reached, type Tier, type TierLevel } from './tier.ts';
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

/** Where a customer falls to without another order, and in how many days, if the shop goes on as it does. */
export type Fall = { to: TierLevel; days: number };

export type TierChange = { rise: Rise | null; fall: Fall | null };

function fallTo(next: TierName, times: number, orders: number): Fall {
  const days = Math.max(1, Math.round(HALF_LIFE_DAYS * Math.log2(times)));
  return { to: next === 'regular' && orders === 1 ? 'new' : next, days };
}

const above = (name: TierName): TierName | null => tierOrder[tierOrder.indexOf(name) - 1] ?? null;
const below = (name: TierName): TierName | null => tierOrder[tierOrder.indexOf(name) + 1] ?? null;

/**
 * What would change a tier, up and down.
 *
 * By thresholds nobody falls: they are over all time. By shares all values halve alike, so waiting alone changes no
 * ranking; others who buy do. While a shop sells as much as it does, the value of the first outside a share stays what it
 * is today, and a customer's own falls to it after 90 · log2(value / that) days.
 */
export function tierChange(
  { level, orders, reason }: Tier,
  rule: TierRule,
  cuts: CutsByCurrency,
): TierChange {
  // Who is new is regular with one order.
  const name = tierOrder.find((known) => known === level) ?? 'regular';
  const to = above(name);
  if (reason.why === 'orders' && rule.by === 'orders') {
    const needed = to && to !== 'regular' ? rule[to] - orders : 0;
    return { rise: to && needed > 0 ? { by: 'orders', to, orders: needed } : null, fall: null };
  }
  if (reason.why === 'spend' && rule.by === 'spend') {
    const minor = to && to !== 'regular' ? rule[to] - reason.spend : 0;
    const { currency } = reason;
    return { rise: to && minor > 0 ? { by: 'spend', to, minor, currency } : null, fall: null };
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
