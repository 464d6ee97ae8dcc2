import type { Totals } from '../model/customer.ts';
import { counts, type Order } from '../model/order.ts';
import { decayedSpend, type Exchange, worth } from './value.ts';

export const noTotals: Totals = {
  orders: 0,
  ordersByMarketplace: {},
  spend: {},
  firstOrderAt: null,
  lastOrderAt: null,
  currency: null,
  value: 0,
};

/** Computes the cached totals of one customer from all of that customer's orders. */
export function totalsOf(orders: readonly Order[], exchange: Exchange): Totals {
  const counted = orders.filter(counts);
  const totals: Totals = { ...noTotals, ordersByMarketplace: {}, spend: {}, orders: counted.length };
  const currencies = new Map<string, number>();
  for (const order of counted) {
    const { marketplace, total, placedAt } = order;
    totals.ordersByMarketplace[marketplace] = (totals.ordersByMarketplace[marketplace] ?? 0) + 1;
    if (total) totals.spend[total.currency] = (totals.spend[total.currency] ?? 0) + total.minor;
    const part = worth(order, exchange);
    if (part) currencies.set(part.currency, (currencies.get(part.currency) ?? 0) + 1);
    if (placedAt === null) continue;
    totals.firstOrderAt = Math.min(totals.firstOrderAt ?? placedAt, placedAt);
    totals.lastOrderAt = Math.max(totals.lastOrderAt ?? placedAt, placedAt);
  }
  const [main] = [...currencies].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
  if (main) {
    totals.currency = main[0];
    totals.value = decayedSpend(counted, main[0], exchange);
  }
  return totals;
}
