import type { OrderItem, ShipTo } from '../model/order.ts';
import { placesOf } from '../model/place.ts';
import { quantile } from './response.ts';

const DAY = 86_400_000;

/** One order that counts, as figures need it. All lists of sales are in the order they were placed. */
export type Sale = {
  /** Null while nobody knows whose it is: it counts as an order, of no customer. */
  customerId: string | null;
  /** What the seller's clock showed when it was placed, as if it were UTC (epoch ms). */
  wall: number;
  /** False where only the calendar date is known. */
  timed: boolean;
  /** In minor units of `currency`; null without a total. */
  amount: number | null;
  currency: string | null;
  marketplace: string;
  items: readonly OrderItem[];
  /** Undefined where no source says where it went. */
  shipTo?: ShipTo | undefined;
};

/** Some orders with the customers behind them: a number, and the list it opens. */
export type Sold = {
  orders: number;
  /** In minor units of the currency that was asked for; orders in others are in `elsewhere`. */
  revenue: number;
  /** Orders whose amount is not in `revenue`: in another currency, or without a total. */
  elsewhere: number;
  customers: Set<string>;
};

const nothing = (): Sold => ({ orders: 0, revenue: 0, elsewhere: 0, customers: new Set() });

function count(sold: Sold, sale: Sale, currency: string): void {
  sold.orders += 1;
  if (sale.customerId) sold.customers.add(sale.customerId);
  if (sale.amount !== null && sale.currency === currency) sold.revenue += sale.amount;
  else sold.elsewhere += 1;
}

function grouped<K>(sales: readonly Sale[], currency: string, keysOf: (sale: Sale) => Iterable<K>) {
  const groups = new Map<K, Sold>();
  for (const sale of sales) {
    for (const key of keysOf(sale)) {
      const sold = groups.get(key) ?? nothing();
      count(sold, sale, currency);
      groups.set(key, sold);
    }
  }
  return groups;
}

/** Sales of a span of wall time, `from` in it and `to` not. */
export function within(sales: readonly Sale[], from: number, to: number): Sale[] {
  return sales.filter(({ wall }) => wall >= from && wall < to);
}

export type Overview = Sold & {
  /** Revenue by order, of those whose amount is in it; null without any. */
  orderValue: number | null;
  /** Their first known order is in the span. */
  newcomers: Set<string>;
  /** At least two orders in the span: over `customers` the repeat purchase rate. */
  repeaters: Set<string>;
  /**
   * At least one order in the span and more than one ever: over `customers` the returning customer rate, as Shopify
   * counts it. It changes afterwards, with every later order.
   */
  returning: Set<string>;
};

/** The figures of a span. A customer's orders outside it say who is new and who returns. */
export function overviewOf(sales: readonly Sale[], from: number, to: number, currency: string): Overview {
  const sold = nothing();
  const ever = new Map<string, { orders: number; first: number; inside: number }>();
  for (const sale of sales) {
    const inside = sale.wall >= from && sale.wall < to;
    if (inside) count(sold, sale, currency);
    if (!sale.customerId) continue;
    const known = ever.get(sale.customerId) ?? { orders: 0, first: sale.wall, inside: 0 };
    known.orders += 1;
    if (inside) known.inside += 1;
    ever.set(sale.customerId, known);
  }
  const who = (of: (one: { orders: number; first: number; inside: number }) => boolean) =>
    new Set([...ever].flatMap(([id, one]) => (one.inside > 0 && of(one) ? [id] : [])));
  const valued = sold.orders - sold.elsewhere;
  return {
    ...sold,
    orderValue: valued > 0 ? sold.revenue / valued : null,
    newcomers: who(({ first }) => first >= from),
    repeaters: who(({ inside }) => inside >= 2),
    returning: who(({ orders }) => orders >= 2),
  };
}

const monthNumber = (wall: number) => {
  const date = new Date(wall);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const monthName = (number: number) =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;

export type MonthSold = { month: string; first: Sold; again: Sold };

/**
 * What each month brought, in order, months without an order too: from first orders, and from customers who had
 * ordered before. Orders of nobody known count as first.
 */
export function monthsOf(sales: readonly Sale[], currency: string): MonthSold[] {
  const months = new Map<number, MonthSold>();
  const known = new Set<string>();
  for (const sale of sales) {
    const number = monthNumber(sale.wall);
    const month = months.get(number) ?? { month: monthName(number), first: nothing(), again: nothing() };
    months.set(number, month);
    count(sale.customerId && known.has(sale.customerId) ? month.again : month.first, sale, currency);
    if (sale.customerId) known.add(sale.customerId);
  }
  const [from = 0, to = -1] = [Math.min(...months.keys()), Math.max(...months.keys())];
  const empty = (number: number) => ({ month: monthName(number), first: nothing(), again: nothing() });
  if (months.size === 0) return [];
  return Array.from({ length: to - from + 1 }, (_, i) => months.get(from + i) ?? empty(from + i));
}

/** Customers by the month of their first order. `cells[k - 1]`: who ordered in the k-th month after; null: not over yet. */
export type Cohort = { month: string; customers: Set<string>; cells: (Set<string> | null)[] };

/** So few say nothing: one customer more moves the share by over five points. */
export const SMALL_COHORT = 20;

/**
 * Cohort retention: rows by month of the first order, columns by months since. Months are calendar months of the
 * seller's clock; one that is not over has no cell (null), which is not the same as nobody.
 * @param now wall time, as if UTC
 * @param columns at most so many months after the first
 */
export function cohortsOf(sales: readonly Sale[], now: number, columns = 12): Cohort[] {
  const current = monthNumber(now);
  const firsts = new Map<string, number>();
  const cohorts = new Map<number, Set<string>[]>();
  for (const { customerId, wall } of sales) {
    if (!customerId) continue;
    const month = monthNumber(wall);
    const first = firsts.get(customerId) ?? month;
    firsts.set(customerId, first);
    const months = cohorts.get(first) ?? [];
    cohorts.set(first, months);
    const set = months[month - first] ?? new Set();
    months[month - first] = set;
    set.add(customerId);
  }
  return [...cohorts]
    .sort(([a], [b]) => a - b)
    .map(([first, months]) => ({
      month: monthName(first),
      customers: months[0] ?? new Set(),
      cells: Array.from({ length: Math.min(columns, Math.max(0, current - first)) }, (_, i) =>
        first + i + 1 < current ? (months[i + 1] ?? new Set()) : null,
      ),
    }));
}

/** Of all cohorts together, the k-th month after: who came back, of how many whose month is over. */
export function retentionOf(cohorts: readonly Cohort[]): { back: Set<string>; of: number }[] {
  const columns = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
  return Array.from({ length: columns }, (_, i) => {
    const over = cohorts.filter(({ cells }) => cells[i]);
    return {
      back: new Set(over.flatMap(({ cells }) => [...(cells[i] ?? [])])),
      of: over.reduce((sum, { customers }) => sum + customers.size, 0),
    };
  });
}

export const gapBuckets = [7, 14, 30, 60, 90, 180, 365, Number.POSITIVE_INFINITY] as const;
export type GapBucket = { upTo: number; gaps: number; customers: Set<string> };
/** Times between a customer's orders, in days. */
export type Gaps = { count: number; median: number | null; p90: number | null; buckets: GapBucket[] };

/**
 * Times from one order of a customer to the next, in days; several orders of one day are one. They are biased short:
 * who has not come back yet has no gap.
 */
export function gapsOf(sales: readonly Sale[]): Gaps {
  const last = new Map<string, number>();
  const buckets: GapBucket[] = gapBuckets.map((upTo) => ({ upTo, gaps: 0, customers: new Set() }));
  const days: number[] = [];
  for (const { customerId, wall } of sales) {
    if (!customerId) continue;
    const today = Math.floor(wall / DAY);
    const gap = today - (last.get(customerId) ?? today);
    last.set(customerId, today);
    if (gap <= 0) continue;
    days.push(gap);
    const bucket = buckets.find(({ upTo }) => gap <= upTo);
    bucket?.customers.add(customerId);
    if (bucket) bucket.gaps += 1;
  }
  days.sort((a, b) => a - b);
  return { count: days.length, median: quantile(days, 0.5), p90: quantile(days, 0.9), buckets };
}

/** What each marketplace brought, most revenue first. */
export function byMarketplace(sales: readonly Sale[], currency: string): [string, Sold][] {
  const groups = grouped(sales, currency, ({ marketplace }) => [marketplace]);
  return [...groups].sort(([, a], [, b]) => b.revenue - a.revenue || b.orders - a.orders);
}

export type RegionsSold = {
  /** Countries where orders went to several, else provinces or states. */
  by: 'country' | 'region';
  regions: [string, Sold][];
  /** Orders of which nobody knows where they went. */
  unknown: number;
  /** Orders of which only the country is known, or only the province where countries are counted. */
  vague: number;
};

/** What went where, most revenue first. */
export function byRegion(sales: readonly Sale[], currency: string): RegionsSold {
  const countries = new Set(sales.flatMap(({ shipTo }) => shipTo?.country ?? []));
  const by = countries.size > 1 ? 'country' : 'region';
  const groups = grouped(sales, currency, ({ shipTo }) => {
    const place = placesOf(shipTo)[by];
    return place ? [place] : [];
  });
  const regions = [...groups].sort(([, a], [, b]) => b.revenue - a.revenue || b.orders - a.orders);
  const known = regions.reduce((sum, [, { orders }]) => sum + orders, 0);
  const unknown = sales.filter(({ shipTo }) => !shipTo).length;
  return { by, regions, unknown, vague: sales.length - known - unknown };
}

export type ProductSold = { title: string; units: number; orders: number; customers: Set<string> };

/** What was bought how often, most units first. Marketplaces' lists tell no price of a single item, so no revenue. */
export function byProduct(sales: readonly Sale[]): ProductSold[] {
  const products = new Map<string, ProductSold>();
  for (const { items, customerId } of sales) {
    // Two colours of one thing are two lines of one title.
    const counted = new Set<string>();
    for (const { title, quantity } of items) {
      const known = products.get(title) ?? { title, units: 0, orders: 0, customers: new Set() };
      known.units += quantity;
      if (!counted.has(title)) known.orders += 1;
      counted.add(title);
      if (customerId) known.customers.add(customerId);
      products.set(title, known);
    }
  }
  return [...products.values()].sort((a, b) => b.units - a.units || a.title.localeCompare(b.title));
}

/**
 * Orders by weekday (0 is Monday) and hour of the seller's clock. Those with a date alone are in no hour.
 * @returns seven days of 24 hours
 */
export function byHour(sales: readonly Sale[], currency: string): Sold[][] {
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, nothing));
  for (const sale of sales) {
    if (!sale.timed) continue;
    const date = new Date(sale.wall);
    const hour = hours[(date.getUTCDay() + 6) % 7]?.[date.getUTCHours()];
    if (hour) count(hour, sale, currency);
  }
  return hours;
}

/** A layer of the customer pyramid. */
export type Layer<Name extends string> = {
  name: Name;
  customers: Set<string>;
  revenue: number;
};

/**
 * How many customers each layer has and what they brought, as it is: whether a fifth brings four fifths is for the
 * shop's own numbers to say.
 * @param layerOf which layer a customer is in; null: in none
 * @param names from the top
 */
export function pyramidOf<Name extends string>(
  sales: readonly Sale[],
  currency: string,
  names: readonly Name[],
  layerOf: (customerId: string) => Name | null,
): Layer<Name>[] {
  const layers = new Map(names.map((name) => [name, { name, customers: new Set<string>(), revenue: 0 }]));
  for (const { customerId, amount, currency: its } of sales) {
    // Who buys in another currency would stand here as somebody who brings nothing.
    if (!customerId || amount === null || its !== currency) continue;
    const name = layerOf(customerId);
    const layer = name ? layers.get(name) : undefined;
    if (!layer) continue;
    layer.customers.add(customerId);
    layer.revenue += amount;
  }
  return [...layers.values()];
}

/** Of fewer customers a fifth is one or two people. */
const FEWEST_FOR_SHARE = 10;

/** Share of revenue (0 to 1) that the highest share of customers brought; null where there are too few to tell. */
export function topShare(sales: readonly Sale[], currency: string, share: number): number | null {
  const spend = new Map<string, number>();
  for (const { customerId, amount, currency: its } of sales) {
    if (!customerId || amount === null || its !== currency) continue;
    spend.set(customerId, (spend.get(customerId) ?? 0) + amount);
  }
  const sorted = [...spend.values()].sort((a, b) => b - a);
  const top = Math.round(sorted.length * share);
  const all = sorted.reduce((sum, one) => sum + one, 0);
  if (sorted.length < FEWEST_FOR_SHARE || top === 0 || all <= 0) return null;
  return sorted.slice(0, top).reduce((sum, one) => sum + one, 0) / all;
}

/** Currencies that orders are in, the most frequent first. */
export function currenciesOf(sales: readonly Sale[]): string[] {
  const counts = new Map<string, number>();
  for (const { currency } of sales) if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([currency]) => currency);
}
