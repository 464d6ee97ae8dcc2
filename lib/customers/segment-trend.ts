import type { Customer, Totals } from '../model/customer.ts';
import type { OrderItem, ShipTo } from '../model/order.ts';
import type { SegmentRule } from '../model/segment.ts';
import type { Settings } from '../model/settings.ts';
import { type Everybody, segmentFactsOf } from './segment-facts.ts';
import { asksFor, belongs, detailsOf, withoutDetails } from './segments.ts';
import { type CutsByCurrency, cutsOf } from './tier.ts';
import { noTotals, totalsOf } from './totals.ts';

/** What is asked of an order that counts: a sale as the figures have it. `wall`: wall time, as if UTC (epoch ms). */
type Sale = {
  customerId: string | null;
  wall: number;
  /** In minor units. */
  amount: number | null;
  currency: string | null;
  marketplace: string;
  items: readonly OrderItem[];
  shipTo?: ShipTo | undefined;
};

/** What the shop was like at an instant, as far as that is still known. */
export type Then = {
  /** Wall time, as if UTC, like that of the sales, and the instant that clocks showed it at (epoch ms). */
  wall: number;
  at: number;
  openCase: ReadonlySet<string>;
  badMark: ReadonlySet<string>;
  /** Ids of the replies that customers had got; only needed where the rule asks. */
  replies: ReadonlyMap<string, readonly string[]>;
};

/** Sales of each customer, in the order they were placed. */
export function salesByCustomer(sales: readonly Sale[]): Map<string, Sale[]> {
  const by = new Map<string, Sale[]>();
  for (const sale of sales) {
    if (!sale.customerId) continue;
    const known = by.get(sale.customerId);
    if (known) known.push(sale);
    else by.set(sale.customerId, [sale]);
  }
  return by;
}

function totalsThen(sales: readonly Sale[], { currency, rates }: Settings, rankedAt: number): Totals {
  const orders = sales.map(({ wall, amount, currency: its, marketplace }) => ({
    state: 'delivered' as const,
    placedAt: wall,
    marketplace,
    total: amount === null || its === null ? null : { minor: amount, currency: its },
  }));
  return totalsOf(orders, { currency, rates, rankedAt });
}

/** Where the shares of customers began, by currency. */
function cutsThen(customers: readonly { totals: Totals }[]): CutsByCurrency {
  const values = new Map<string, number[]>();
  for (const { totals } of customers) {
    if (!totals.currency) continue;
    const known = values.get(totals.currency) ?? [];
    values.set(totals.currency, known);
    known.push(totals.value);
  }
  return Object.fromEntries(
    [...values].map(([currency, all]) => [currency, cutsOf(all.sort((a, b) => b - a))]),
  );
}

/**
 * Who belonged to a segment at an instant: from the orders placed up to then, as they stand today, with the settings of
 * today. Tags, birthdays and unpaid orders are those of today too: nobody knows when they came.
 * @param customers everybody there is now; who was not known yet then is left out
 */
export function membersThen(
  rule: SegmentRule,
  customers: readonly Pick<Customer, 'id' | 'tags' | 'contact' | 'createdAt'>[],
  sales: ReadonlyMap<string, readonly Sale[]>,
  then: Then,
  { settings, unpaid }: { settings: Settings; unpaid: Everybody['unpaid'] },
): Set<string> {
  const { wall, at, openCase, badMark } = then;
  const before = (id: string) => (sales.get(id) ?? []).filter((sale) => sale.wall <= wall);
  const known = customers.flatMap(({ id, tags, contact, createdAt }) => {
    const bought = before(id);
    if (bought.length === 0 && createdAt > at) return [];
    const totals = bought.length > 0 ? totalsThen(bought, settings, wall) : noTotals;
    return [{ id, tags, contact, totals }];
  });
  const facts = segmentFactsOf(
    { customers: known, unpaid, openCase, badMark, today: new Date(wall).toISOString().slice(0, 10) },
    settings,
    cutsThen(known),
    wall,
  );
  const asks = asksFor(rule);
  const fits = facts.filter((one) => {
    if (!belongs(withoutDetails(rule), one, wall)) return false;
    if (!asks.orders && !asks.replies) return true;
    const bought = (asks.orders ? before(one.id) : []).map(detailsOf);
    const details = {
      products: bought.flatMap(({ products }) => products),
      regions: bought.flatMap(({ regions }) => regions),
      replies: then.replies.get(one.id) ?? [],
    };
    return belongs(rule, { ...one, ...details }, wall);
  });
  return new Set(fits.map(({ id }) => id));
}

/** The ends of so many months before this one, as wall time, the oldest first, and now. */
export function trendPoints(nowWall: number, months: number): number[] {
  const now = new Date(nowWall);
  const ends = Array.from(
    { length: months },
    (_, i) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (months - 1 - i), 1) - 1,
  );
  return [...ends, nowWall];
}
