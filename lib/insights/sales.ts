import type { OrderItem, ShipTo } from '../model/order.ts';
import { placesOf } from '../model/place.ts';
import { type Buyers, type Numbered, numbered } from './buyers.ts';
import { monthCounter, monthName } from './months.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

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
  customers: Buyers;
};

/** What is being counted: customers as numbers, as often as they are met. */
class Count {
  orders = 0;
  revenue = 0;
  elsewhere = 0;
  readonly customers: number[] = [];

  add({ amount, currency }: Sale, customer: number, wanted: string): void {
    this.orders += 1;
    this.customers.push(customer);
    if (amount !== null && currency === wanted) this.revenue += amount;
    else this.elsewhere += 1;
  }
}

/** The count as it is told, by somebody who knows the customers' numbers. */
const soldBy =
  (all: Numbered) =>
  ({ orders, revenue, elsewhere, customers }: Count): Sold => ({
    orders,
    revenue,
    elsewhere,
    customers: all.distinct(customers),
  });

/** What each group brought, most revenue first. */
function grouped<K>(sales: readonly Sale[], currency: string, keyOf: (sale: Sale) => K | null): [K, Sold][] {
  const all = numbered(sales);
  const groups = new Map<K, Count>();
  for (const [i, sale] of sales.entries()) {
    const key = keyOf(sale);
    if (key === null) continue;
    const group = groups.get(key) ?? new Count();
    group.add(sale, all.of[i] as number, currency);
    groups.set(key, group);
  }
  const told = soldBy(all);
  return [...groups]
    .map(([key, group]): [K, Sold] => [key, told(group)])
    .sort(([, a], [, b]) => b.revenue - a.revenue || b.orders - a.orders);
}

/** Sales of a span of wall time, `from` in it and `to` not. */
export function within(sales: readonly Sale[], from: number, to: number): Sale[] {
  return sales.filter(({ wall }) => wall >= from && wall < to);
}

export type Overview = Sold & {
  /** Revenue by order, of those whose amount is in it; null without any. */
  orderValue: number | null;
  /** Their first known order is in the span. */
  newcomers: Buyers;
  /** At least two orders in the span: over `customers` the repeat purchase rate. */
  repeaters: Buyers;
  /**
   * At least one order in the span and more than one ever: over `customers` the returning customer rate, as Shopify
   * counts it. It changes afterwards, with every later order.
   */
  returning: Buyers;
};

/** The figures of a span. A customer's orders outside it say who is new and who returns. */
export function overviewOf(sales: readonly Sale[], from: number, to: number, currency: string): Overview {
  const all = numbered(sales);
  const { of, ids } = all;
  const sold = new Count();
  const [orders, inside] = [new Int32Array(ids.length), new Int32Array(ids.length)];
  const first = new Float64Array(ids.length);
  for (const [i, sale] of sales.entries()) {
    const counts = sale.wall >= from && sale.wall < to;
    const customer = of[i] as number;
    if (counts) sold.add(sale, customer, currency);
    if (customer < 0) continue;
    if (orders[customer] === 0) first[customer] = sale.wall;
    orders[customer] = (orders[customer] as number) + 1;
    if (counts) inside[customer] = (inside[customer] as number) + 1;
  }
  const who = (is: (customer: number) => boolean) =>
    all.who((customer) => (inside[customer] as number) > 0 && is(customer));
  const valued = sold.orders - sold.elsewhere;
  return {
    ...soldBy(all)(sold),
    orderValue: valued > 0 ? sold.revenue / valued : null,
    newcomers: who((customer) => (first[customer] as number) >= from),
    repeaters: who((customer) => (inside[customer] as number) >= 2),
    returning: who((customer) => (orders[customer] as number) >= 2),
  };
}

/** `unknown`: so many of the first orders are of nobody known, and may be later ones. */
export type MonthSold = { month: string; first: Sold; again: Sold; unknown: number };

/**
 * What each month brought, in order, months without an order too: from first orders, and from customers who had
 * ordered before. Orders of nobody known count as first, and are counted besides.
 */
export function monthsOf(sales: readonly Sale[], currency: string): MonthSold[] {
  const all = numbered(sales);
  const told = soldBy(all);
  const empty = () => ({ first: new Count(), again: new Count(), unknown: 0 });
  const months = new Map<number, ReturnType<typeof empty>>();
  const monthOf = monthCounter();
  const known = new Uint8Array(all.ids.length);
  for (const [i, sale] of sales.entries()) {
    const number = monthOf(sale.wall);
    const month = months.get(number) ?? empty();
    months.set(number, month);
    const customer = all.of[i] as number;
    (known[customer] === 1 ? month.again : month.first).add(sale, customer, currency);
    if (customer >= 0) known[customer] = 1;
    else month.unknown++;
  }
  if (months.size === 0) return [];
  const [from, to] = [Math.min(...months.keys()), Math.max(...months.keys())];
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const { first, again, unknown } = months.get(from + i) ?? empty();
    return { month: monthName(from + i), first: told(first), again: told(again), unknown };
  });
}

/** What each marketplace brought, most revenue first. */
export function byMarketplace(sales: readonly Sale[], currency: string): [string, Sold][] {
  return grouped(sales, currency, ({ marketplace }) => marketplace);
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
  const regions = grouped(sales, currency, ({ shipTo }) => placesOf(shipTo)[by] || null);
  const known = regions.reduce((sum, [, { orders }]) => sum + orders, 0);
  const unknown = sales.filter(({ shipTo }) => !shipTo).length;
  return { by, regions, unknown, vague: sales.length - known - unknown };
}

export type ProductSold = { title: string; units: number; orders: number; customers: Buyers };

/** What was bought how often, most units first. Marketplaces' lists tell no price of a single item, so no revenue. */
export function byProduct(sales: readonly Sale[]): ProductSold[] {
  const all = numbered(sales);
  type Counted = { units: number; orders: number; customers: number[]; last: number };
  const products = new Map<string, Counted>();
  for (const [i, { items }] of sales.entries()) {
    for (const { title, quantity } of items) {
      const product = products.get(title) ?? { units: 0, orders: 0, customers: [], last: -1 };
      product.units += quantity;
      // Two colours of one thing are two lines of one title.
      if (product.last !== i) product.orders += 1;
      product.last = i;
      product.customers.push(all.of[i] as number);
      products.set(title, product);
    }
  }
  return [...products]
    .map(([title, { units, orders, customers }]) => ({
      title,
      units,
      orders,
      customers: all.distinct(customers),
    }))
    .sort((a, b) => b.units - a.units || a.title.localeCompare(b.title));
}

/**
 * Orders by weekday (0 is Monday) and hour of the seller's clock. Those with a date alone are in no hour.
 * @returns seven days of 24 hours
 */
export function byHour(sales: readonly Sale[], currency: string): Sold[][] {
  const all = numbered(sales);
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => new Count()));
  for (const [i, sale] of sales.entries()) {
    if (!sale.timed) continue;
    // The first of January 1970 was a Thursday.
    const day = (((Math.floor(sale.wall / DAY) + 3) % 7) + 7) % 7;
    const hour = Math.floor((((sale.wall % DAY) + DAY) % DAY) / HOUR);
    hours[day]?.[hour]?.add(sale, all.of[i] as number, currency);
  }
  return hours.map((day) => day.map(soldBy(all)));
}

/** Currencies that orders are in, the most frequent first. */
export function currenciesOf(sales: readonly Sale[]): string[] {
  const counts = new Map<string, number>();
  for (const { currency } of sales) if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([currency]) => currency);
}
