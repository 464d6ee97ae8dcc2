import { Buyers } from './buyers.ts';
import { cohortsOf, gapsOf, outsideOf, pyramidOf, retentionOf, topShare } from './loyalty.ts';
import {
  byHour,
  byMarketplace,
  byProduct,
  byRegion,
  currenciesOf,
  monthsOf,
  overviewOf,
  type Sale,
  within,
} from './sales.ts';

const DAY = 86_400_000;

/** What of the shop is asked for. */
export type Asked = {
  view: 'sales' | 'loyalty';
  /** Null: all of them. */
  marketplace: string | null;
  /** The one that revenue is in; null, or one that no order is in: the most frequent. */
  currency: string | null;
  /** So many days up to today; null: all time. */
  days: number | null;
  /** Wall time of this morning, as if UTC (epoch ms). */
  today: number;
};

/**
 * All figures of one view, and what can be asked for besides.
 * @param sales of the whole shop, in the order they were placed
 * @param layers of the pyramid, from the top
 * @param layerOf which of them a customer is in
 */
export function figuresOf<Layer extends string>(
  sales: readonly Sale[],
  asked: Asked,
  layers: readonly Layer[],
  layerOf: (customerId: string) => Layer | null,
) {
  const marketplaces = [...new Set(sales.map(({ marketplace }) => marketplace))];
  const marketplace = marketplaces.find((known) => known === asked.marketplace) ?? null;
  const shown = marketplace === null ? sales : sales.filter((sale) => sale.marketplace === marketplace);
  const currencies = currenciesOf(shown);
  const currency = currencies.find((known) => known === asked.currency) ?? currencies[0] ?? '';
  return {
    marketplaces,
    marketplace,
    currencies,
    currency,
    sold: asked.view === 'sales' ? soldOf(shown, currency, asked) : null,
    loyalty: asked.view === 'loyalty' ? loyaltyOf(shown, currency, asked.today, layers, layerOf) : null,
  };
}

function soldOf(sales: readonly Sale[], currency: string, { days, today }: Asked) {
  // The last of so many days is today; what is placed later than now by another clock is in it.
  const from = days === null ? Number.NEGATIVE_INFINITY : today - (days - 1) * DAY;
  const span = within(sales, from, Number.POSITIVE_INFINITY);
  return {
    overview: overviewOf(sales, from, Number.POSITIVE_INFINITY, currency),
    // Where the orders do not reach back so far there is nothing to compare with.
    before:
      days === null || (sales[0]?.wall ?? from) > from - days * DAY
        ? null
        : overviewOf(sales, from - days * DAY, from, currency),
    months: monthsOf(sales, currency),
    marketplaces: byMarketplace(span, currency),
    regions: byRegion(span, currency),
    products: byProduct(span),
    hours: byHour(span, currency),
  };
}

function loyaltyOf<Layer extends string>(
  sales: readonly Sale[],
  currency: string,
  today: number,
  layers: readonly Layer[],
  layerOf: (customerId: string) => Layer | null,
) {
  const cohorts = cohortsOf(sales, today);
  return {
    layers: pyramidOf(sales, currency, layers, layerOf),
    outside: outsideOf(sales, currency),
    topFifth: topShare(sales, currency, 0.2),
    cohorts,
    together: retentionOf(cohorts),
    gaps: gapsOf(sales),
  };
}

/** Customers behind a number that stay where they were counted: how many, and what to ask for them by. */
export type Who = { size: number; key: number };

/** Figures as they are told to another context: of the customers behind each number how many, and a key. */
export type Told<T> = T extends Buyers ? Who : T extends object ? { [K in keyof T]: Told<T[K]> } : T;

/**
 * Figures without the ids in them: of a large shop these would be millions.
 * @param keep is given the customers behind each number and says their key
 */
export function tell<T>(figures: T, keep: (customers: Buyers) => number): Told<T> {
  const told = (value: unknown): unknown => {
    if (value instanceof Buyers) return { size: value.size, key: keep(value) };
    if (Array.isArray(value)) return value.map(told);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, told(part)]));
  };
  return told(figures) as Told<T>;
}
