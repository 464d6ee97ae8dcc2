import type { Totals } from '../model/customer.ts';
import { counts, type Order } from '../model/order.ts';
import { type Counting, decayedSpend, rankValue, worth } from './value.ts';

const DAY = 86_400_000;
/** A tier counts a year at most, back from some day after the last order: what is older never counts. */
const RECENT = 366 * DAY;

type Recent = NonNullable<Totals['recent']>;

function valued(spent: number, all: readonly number[], rankedAt: number) {
  const days = [...new Set(all)].sort((a, b) => a - b);
  return { spent, days, value: rankValue(spent, days, rankedAt) };
}

/** Totals with everything that later versions added. */
type Complete = Totals & Required<Pick<Totals, 'spent' | 'days' | 'recent'>>;

/** False for totals of an earlier version, which take all orders to be made complete. */
export function isComplete(totals: Totals): totals is Complete {
  return totals.spent !== undefined && totals.days !== undefined && totals.recent !== undefined;
}

/** The same totals with the chances of another instant, epoch ms. */
export function rankedAgain(totals: Totals, rankedAt: number): Totals {
  return isComplete(totals) ? { ...totals, value: rankValue(totals.spent, totals.days, rankedAt) } : totals;
}

/** The latest stretch of these, oldest first. */
function recentOf(all: Recent): Recent {
  const sorted = all.toSorted(
    ([a, oneCurrency, one], [b, otherCurrency, other]) =>
      a - b || oneCurrency.localeCompare(otherCurrency) || one - other,
  );
  const last = sorted.at(-1)?.[0] ?? 0;
  return sorted.filter(([at]) => at > last - RECENT);
}

/** What was ordered and spent after an instant: like the totals, of less. */
export function totalsSince({ recent = [] }: Totals, since: number): Pick<Totals, 'orders' | 'spend'> {
  const spend: Totals['spend'] = {};
  const within = recent.filter(([at]) => at > since);
  for (const [, currency, minor] of within) if (currency) spend[currency] = (spend[currency] ?? 0) + minor;
  return { orders: within.length, spend };
}

export const noTotals: Totals = {
  orders: 0,
  ordersByMarketplace: {},
  spend: {},
  firstOrderAt: null,
  lastOrderAt: null,
  currency: null,
  value: 0,
  spent: 0,
  days: [],
  recent: [],
};

/**
 * The totals with some orders more, without the others at hand.
 * @param orders none of them is in the totals yet
 * @returns null where it takes all orders to tell: with several currencies the most frequent may be another one now
 */
export function totalsWith(totals: Totals, orders: readonly Order[], exchange: Counting): Totals | null {
  const more = totalsOf(orders, exchange);
  const currency = totals.currency ?? more.currency;
  if (!isComplete(totals)) return null;
  const inOne = [...Object.keys(totals.spend), ...Object.keys(more.spend)].every(
    (one) => (exchange.rates[one] === undefined ? one : exchange.currency) === currency,
  );
  if (!inOne) return null;
  const added = (a: Record<string, number>, b: Record<string, number>) => {
    const sum = { ...a };
    for (const [key, n] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + n;
    return sum;
  };
  const instants = (of: (one: Totals) => number | null) => [of(totals), of(more)].filter((at) => at !== null);
  const first = instants(({ firstOrderAt }) => firstOrderAt);
  const last = instants(({ lastOrderAt }) => lastOrderAt);
  return {
    orders: totals.orders + more.orders,
    ordersByMarketplace: added(totals.ordersByMarketplace, more.ordersByMarketplace),
    spend: added(totals.spend, more.spend),
    firstOrderAt: first.length > 0 ? Math.min(...first) : null,
    lastOrderAt: last.length > 0 ? Math.max(...last) : null,
    currency,
    ...valued(totals.spent + (more.spent ?? 0), [...totals.days, ...(more.days ?? [])], exchange.rankedAt),
    recent: recentOf([...totals.recent, ...(more.recent ?? [])]),
  };
}

/** What of an order counts. */
export type Counted = Pick<Order, 'state' | 'total' | 'placedAt' | 'marketplace'>;

/** Computes the cached totals of one customer from all of that customer's orders. */
export function totalsOf(orders: readonly Counted[], exchange: Counting): Totals {
  const counted = orders.filter(counts);
  const totals: Totals = {
    ...noTotals,
    ordersByMarketplace: {},
    spend: {},
    days: [],
    orders: counted.length,
  };
  const currencies = new Map<string, number>();
  const recent: Recent = [];
  for (const order of counted) {
    const { marketplace, total, placedAt } = order;
    totals.ordersByMarketplace[marketplace] = (totals.ordersByMarketplace[marketplace] ?? 0) + 1;
    if (total) totals.spend[total.currency] = (totals.spend[total.currency] ?? 0) + total.minor;
    const part = worth(order, exchange);
    if (part) currencies.set(part.currency, (currencies.get(part.currency) ?? 0) + 1);
    if (placedAt === null) continue;
    recent.push([placedAt, total?.currency ?? '', total?.minor ?? 0]);
    totals.firstOrderAt = Math.min(totals.firstOrderAt ?? placedAt, placedAt);
    totals.lastOrderAt = Math.max(totals.lastOrderAt ?? placedAt, placedAt);
  }
  totals.recent = recentOf(recent);
  const [main] = [...currencies].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
  if (main) {
    const [currency] = main;
    totals.currency = currency;
    const days = counted.flatMap((order) =>
      order.placedAt !== null && worth(order, exchange)?.currency === currency
        ? [Math.floor(order.placedAt / DAY)]
        : [],
    );
    Object.assign(totals, valued(decayedSpend(counted, currency, exchange), days, exchange.rankedAt));
  }
  return totals;
}
