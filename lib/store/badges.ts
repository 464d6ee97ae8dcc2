import { type Tier, tierOf, unknownTier } from '../customers/tier.ts';
import type { RegularsDb } from './db.ts';
import { dueFollowups } from './followups.ts';
import { readSettings, tierCuts } from './settings.ts';

/** What a badge may show. `orders` counts this marketplace's only: the page must not learn of others. */
export type BadgeFacts = { tier: Tier; orders: number; open: boolean; customerId: string | null };

/**
 * The badges for a page of orders, in one read transaction.
 * @param orderKeys in page order; an order nobody is known for gets the unknown tier
 */
export async function badgesFor(
  db: RegularsDb,
  orderKeys: readonly string[],
  marketplace: string,
  now: number,
): Promise<BadgeFacts[]> {
  const [settings, cuts] = await Promise.all([readSettings(db), tierCuts(db, now)]);
  return db.transaction('r', [db.orders, db.customers, db.followups, db.cases], async () => {
    const orders = await db.orders.bulkGet([...orderKeys]);
    const ids = [...new Set(orders.flatMap((order) => order?.customerId ?? []))];
    const [customers, open] = await Promise.all([db.customers.bulkGet(ids), openNow(db, now)]);
    const byId = new Map(customers.flatMap((customer) => (customer ? [[customer.id, customer]] : [])));
    return orders.map((order) => {
      const customer = order?.customerId ? byId.get(order.customerId) : undefined;
      if (!customer) return { tier: unknownTier, orders: 0, open: false, customerId: null };
      return {
        tier: tierOf(customer, settings, cuts, now),
        orders: customer.totals.ordersByMarketplace[marketplace] ?? 0,
        open:
          open.has(customer.id) ||
          orders.some((o) => o?.customerId === customer.id && o.state === 'returning'),
        customerId: customer.id,
      };
    });
  });
}

/** Customers with something open: a promise due, or a case. */
async function openNow(db: RegularsDb, now: number): Promise<Set<string>> {
  const [due, cases] = await Promise.all([dueFollowups(db, now), db.cases.orderBy('openSince').toArray()]);
  return new Set([...due, ...cases].map(({ customerId }) => customerId));
}
