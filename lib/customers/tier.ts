import { toMinor } from '../model/currency.ts';
import type { Customer, Totals } from '../model/customer.ts';
import { type Settings, type TierName, type TierRule, tierOrder } from '../model/settings.ts';
import { keeps } from './tier-review.ts';
import { totalsSince } from './totals.ts';
import { chanceOf } from './value.ts';

const DAY = 86_400_000;

/** Below so many customers with orders (in one currency) a share of them says nothing. */
export const FEWEST_CUSTOMERS = 30;

/** Shares of customers, cumulative from the top: 5 %, the next 15 %, the next 30 %. The rest is regular. */
export const SHARES: Record<Exclude<TierName, 'regular'>, number> = { platinum: 0.05, vip: 0.2, gold: 0.5 };

/** For one currency: how many customers have orders in it, and the value that each share begins at. */
export type Cuts = {
  customers: number;
  platinum: number;
  vip: number;
  gold: number;
  /** The highest value outside each share; null where nobody is outside. */
  outside: Record<Exclude<TierName, 'regular'>, number | null>;
};
export type CutsByCurrency = Record<string, Cuts>;

/** `new`: one order. `none`: no tier can be given yet, the reason says why. `unknown`: nobody is known. */
export type TierLevel = TierName | 'new' | 'none' | 'unknown';

/** Why, as data; `words.ts` says it in the seller's language. Amounts in minor units, values as of VALUE_EPOCH. */
export type TierReason =
  | { why: 'unknown-buyer' }
  | { why: 'no-orders' }
  | { why: 'too-few-customers'; have: number; need: number }
  | {
      why: 'shares';
      value: number;
      /** Spend halved every 180 days as of VALUE_EPOCH, and the chance of an order within half a year: what makes it. */
      spent: number;
      chance: number;
      currency: string;
      from: number | null;
      percent: number;
      capped: boolean;
    }
  | ({ why: 'spend'; spend: number; currency: string; from: number | null; leftOut: string[] } & Within)
  | ({ why: 'orders'; orders: number; from: number | null } & Within);

/** Where only so many days up to now count. */
type Within = { within?: number };

export type Tier = {
  level: TierLevel;
  orders: number;
  reason: TierReason;
  /** What the reason alone would give, where a higher tier is kept for a while; until when at the latest, epoch ms. */
  kept?: { earned: TierLevel; until: number };
};

export const unknownTier: Tier = { level: 'unknown', orders: 0, reason: { why: 'unknown-buyer' } };

/** Place, from the highest, of the customer whose value a share begins at: at least one customer is in each. */
export function placeOf(share: number, customers: number): number {
  return Math.min(customers, Math.max(1, Math.floor(customers * share))) - 1;
}

/**
 * The values at which the shares begin.
 * @param values of all customers with counting orders in one currency, highest first
 */
export function cutsOf(values: readonly number[]): Cuts {
  const at = (share: number) => values[placeOf(share, values.length)] ?? 0;
  const after = (share: number) => values[placeOf(share, values.length) + 1] ?? null;
  return {
    customers: values.length,
    platinum: at(SHARES.platinum),
    vip: at(SHARES.vip),
    gold: at(SHARES.gold),
    outside: { platinum: after(SHARES.platinum), vip: after(SHARES.vip), gold: after(SHARES.gold) },
  };
}

/** The highest tier whose threshold an amount reaches. */
export function reached(amount: number, thresholds: Record<Exclude<TierName, 'regular'>, number>): TierName {
  for (const name of tierOrder) {
    if (name !== 'regular' && amount >= thresholds[name]) return name;
  }
  return 'regular';
}

/** Spend in one currency, in its minor units, with other currencies converted where the seller gave a rate. */
export function spendIn(
  totals: Pick<Totals, 'spend'>,
  into: string,
  { currency: home, rates }: Pick<Settings, 'currency' | 'rates'>,
): { spend: number; leftOut: string[] } {
  let spend = 0;
  const leftOut: string[] = [];
  for (const [currency, minor] of Object.entries(totals.spend)) {
    if (currency === into) spend += minor;
    else {
      const from = currency === home ? 1 : rates[currency];
      const to = into === home ? 1 : rates[into];
      if (from === undefined || to === undefined) leftOut.push(currency);
      else spend += toMinor((minor / toMinor(1, currency)) * (from / to), into);
    }
  }
  return { spend, leftOut };
}

function byShares(totals: Totals, cuts: CutsByCurrency, now: number): Tier {
  const { orders, value, spent = 0, days = [] } = totals;
  const currency = totals.currency ?? '';
  const cut = cuts[currency];
  const level: TierLevel = orders === 1 ? 'new' : 'none';
  if (!cut || cut.customers < FEWEST_CUSTOMERS) {
    const reason = { why: 'too-few-customers', have: cut?.customers ?? 0, need: FEWEST_CUSTOMERS } as const;
    return { level, orders, reason };
  }
  // A value of nothing is of orders without dates: it earns nothing, not even where it is everybody's.
  const earned = value > 0 ? reached(value, cut) : 'regular';
  // One order tells little about the next: such customers are capped at gold however large it was.
  const capped = orders === 1 && (earned === 'platinum' || earned === 'vip');
  const given = capped ? 'gold' : earned;
  const share = given === 'regular' ? 1 : SHARES[given];
  return {
    level: given === 'regular' && orders === 1 ? 'new' : given,
    orders,
    reason: {
      why: 'shares',
      value,
      spent,
      chance: chanceOf(days, now),
      currency,
      from: given === 'regular' ? null : cut[given],
      percent: Math.round(share * 100),
      capped,
    },
  };
}

/** The seller's own thresholds, over all time or up to now. */
function byThresholds(
  totals: Totals,
  rule: Exclude<TierRule, { by: 'shares' }>,
  settings: Settings,
  now: number,
): Tier {
  const { within } = rule;
  const counted = within === undefined ? totals : totalsSince(totals, now - within * DAY);
  const { spend: amount, leftOut } =
    rule.by === 'spend' ? spendIn(counted, rule.currency, settings) : { spend: counted.orders, leftOut: [] };
  const earned = reached(amount, rule);
  const from = earned === 'regular' ? null : rule[earned];
  const { orders } = totals;
  const level: TierLevel = earned === 'regular' && orders === 1 ? 'new' : earned;
  const span = within === undefined ? {} : { within };
  return rule.by === 'spend'
    ? {
        level,
        orders,
        reason: { why: 'spend', spend: amount, leftOut, currency: rule.currency, from, ...span },
      }
    : { level, orders, reason: { why: 'orders', orders: amount, from, ...span } };
}

/**
 * The tier that a customer earns now, with the reason.
 * The seller's own thresholds come first; without them shares by value (`value.ts`).
 * @param cuts only used by the rule `shares`
 * @param now epoch ms
 */
export function earnedTier(totals: Totals, settings: Settings, cuts: CutsByCurrency, now: number): Tier {
  const { orders } = totals;
  if (orders === 0) return { level: 'none', orders, reason: { why: 'no-orders' } };
  const rule = settings.tierRule;
  return rule.by === 'shares' ? byShares(totals, cuts, now) : byThresholds(totals, rule, settings, now);
}

/**
 * The tier of a customer, with the reason: what is earned now, or what was given before where that is kept for a while.
 * @param now epoch ms
 */
export function tierOf(
  { totals, keptTier }: Pick<Customer, 'totals' | 'keptTier'>,
  settings: Settings,
  cuts: CutsByCurrency,
  now: number,
): Tier {
  const earned = earnedTier(totals, settings, cuts, now);
  const until = keptTier ? keeps(keptTier, earned, settings, cuts, now) : null;
  if (!keptTier || until === null) return earned;
  return { ...earned, level: keptTier.level, kept: { earned: earned.level, until } };
}
