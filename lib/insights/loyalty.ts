import { Buyers, numbered } from './buyers.ts';
import { monthCounter, monthName } from './months.ts';
import { quantile } from './response.ts';
import type { Sale } from './sales.ts';

const DAY = 86_400_000;

/** Customers by the month of their first order. `cells[k - 1]`: who ordered in the k-th month after; null: not over yet. */
export type Cohort = { month: string; customers: Buyers; cells: (Buyers | null)[] };

/** So few say nothing: one customer more moves the share by over five points. */
export const SMALL_COHORT = 20;

/**
 * Cohort retention: rows by month of the first order, columns by months since. Months are calendar months of the
 * seller's clock; one that is not over has no cell (null), which is not the same as nobody.
 * @param now wall time, as if UTC
 * @param columns at most so many months after the first
 */
export function cohortsOf(sales: readonly Sale[], now: number, columns = 12): Cohort[] {
  const monthOf = monthCounter();
  const current = monthOf(now);
  const all = numbered(sales);
  const firsts = new Int32Array(all.ids.length).fill(-1);
  const cohorts = new Map<number, number[][]>();
  for (const [i, { wall }] of sales.entries()) {
    const customer = all.of[i] as number;
    if (customer < 0) continue;
    const month = monthOf(wall);
    if (firsts[customer] === -1) firsts[customer] = month;
    const first = firsts[customer] as number;
    const months = cohorts.get(first) ?? [];
    cohorts.set(first, months);
    months[month - first] ??= [];
    months[month - first]?.push(customer);
  }
  return [...cohorts]
    .sort(([a], [b]) => a - b)
    .map(([first, months]) => ({
      month: monthName(first),
      customers: all.distinct(months[0] ?? []),
      cells: Array.from({ length: Math.min(columns, Math.max(0, current - first)) }, (_, i) =>
        first + i + 1 < current ? all.distinct(months[i + 1] ?? []) : null,
      ),
    }));
}

/** Of all cohorts together, the k-th month after: who came back, of how many whose month is over. */
export function retentionOf(cohorts: readonly Cohort[]): { back: Buyers; of: number }[] {
  const columns = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
  return Array.from({ length: columns }, (_, i) => {
    const over = cohorts.filter(({ cells }) => cells[i]);
    return {
      // Everybody is in the cohort of their first order, and in no other.
      back: Buyers.together(over.flatMap(({ cells }) => cells[i] ?? [])),
      of: over.reduce((sum, { customers }) => sum + customers.size, 0),
    };
  });
}

export const gapBuckets = [7, 14, 30, 60, 90, 180, 365, Number.POSITIVE_INFINITY] as const;
export type GapBucket = { upTo: number; gaps: number; customers: Buyers };
/** Times between a customer's orders, in days. */
export type Gaps = { count: number; median: number | null; p90: number | null; buckets: GapBucket[] };

/**
 * Times from one order of a customer to the next, in days; several orders of one day are one. They are biased short:
 * who has not come back yet has no gap.
 */
export function gapsOf(sales: readonly Sale[]): Gaps {
  const all = numbered(sales);
  const last = new Int32Array(all.ids.length).fill(-1);
  const met = gapBuckets.map((): number[] => []);
  const days: number[] = [];
  for (const [i, { wall }] of sales.entries()) {
    const customer = all.of[i] as number;
    if (customer < 0) continue;
    const today = Math.floor(wall / DAY);
    const gap = last[customer] === -1 ? 0 : today - (last[customer] as number);
    last[customer] = today;
    if (gap <= 0) continue;
    days.push(gap);
    met[gapBuckets.findIndex((upTo) => gap <= upTo)]?.push(customer);
  }
  const sorted = Int32Array.from(days).sort();
  const buckets = gapBuckets.map((upTo, i): GapBucket => {
    const customers = met[i] ?? [];
    return { upTo, gaps: customers.length, customers: all.distinct(customers) };
  });
  return { count: days.length, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9), buckets };
}

/** A layer of the customer pyramid. */
export type Layer<Name extends string> = {
  name: Name;
  customers: Buyers;
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
  const all = numbered(sales);
  const spend = spendOf(sales, currency);
  const layers = new Map(names.map((name) => [name, { name, customers: [] as number[], revenue: 0 }]));
  for (const [number, id] of all.ids.entries()) {
    const name = spend.has[number] ? layerOf(id) : null;
    const layer = name ? layers.get(name) : undefined;
    if (!layer) continue;
    layer.customers.push(number);
    layer.revenue += spend.sums[number] as number;
  }
  return [...layers.values()].map((layer) => ({ ...layer, customers: new Buyers(all.ids, layer.customers) }));
}

/** Customers whose orders are all in other currencies, or without an amount: in no layer of that pyramid. */
export function outsideOf(sales: readonly Sale[], currency: string): Buyers {
  const all = numbered(sales);
  const spend = spendOf(sales, currency);
  return new Buyers(
    all.ids,
    all.ids.flatMap((_, number) => (spend.has[number] ? [] : number)),
  );
}

/**
 * What each customer spent in a currency, by their numbers. Who buys only in others has nothing here: they would stand
 * as somebody who brings nothing.
 */
function spendOf(sales: readonly Sale[], currency: string): { sums: Float64Array; has: Uint8Array } {
  const { of, ids } = numbered(sales);
  const [sums, has] = [new Float64Array(ids.length), new Uint8Array(ids.length)];
  for (const [i, sale] of sales.entries()) {
    const number = of[i] as number;
    if (number < 0 || sale.amount === null || sale.currency !== currency) continue;
    sums[number] = (sums[number] as number) + sale.amount;
    has[number] = 1;
  }
  return { sums, has };
}

/** Of fewer customers a fifth is one or two people. */
const FEWEST_FOR_SHARE = 10;

/** Share of revenue (0 to 1) that the highest share of customers brought; null where there are too few to tell. */
export function topShare(sales: readonly Sale[], currency: string, share: number): number | null {
  const { sums, has } = spendOf(sales, currency);
  const sorted = sums
    .filter((_, number) => has[number])
    .sort()
    .reverse();
  const top = Math.round(sorted.length * share);
  const all = sorted.reduce((sum, one) => sum + one, 0);
  if (sorted.length < FEWEST_FOR_SHARE || top === 0 || all <= 0) return null;
  return sorted.slice(0, top).reduce((sum, one) => sum + one, 0) / all;
}
