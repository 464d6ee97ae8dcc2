import type { Order } from '../model/order.ts';
import { expectedAmount, spendPrior } from './gamma-gamma.ts';
import { alive, buysWithin, expectedOrders, prior } from './mbg-nbd.ts';
import { type Exchange, HALF_LIFE_DAYS, historyOf, worth } from './value.ts';

const DAY = 86_400_000;
const WEEKS_90_DAYS = 90 / 7;
const YEAR = 52;

/** An order that counts: when, epoch ms, and its amount in whatever one unit all of them have. */
export type Purchase = { at: number; amount: number };

/**
 * The orders of one customer that count in a currency, as purchases.
 * @param currency null where none of them has an amount
 */
export function purchasesOf(
  orders: readonly Order[],
  currency: string | null,
  exchange: Exchange,
): Purchase[] {
  return orders.flatMap((order) => {
    const part = worth(order, exchange);
    if (!part || part.currency !== currency || order.placedAt === null) return [];
    return [{ at: order.placedAt, amount: part.amount }];
  });
}

/** What a shop's orders are like: the median amount, in the same unit. */
export type ShopLevel = { median: number };

/** @param amounts of a shop's orders, or of enough of them */
export function shopLevel(amounts: readonly number[]): ShopLevel {
  const sorted = amounts.filter((amount) => amount > 0).sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0 };
}

/** What is to be expected of one customer. Amounts in the unit of the orders. */
export type Prediction = {
  /** Probability of an order within the next 90 days, 0 to 1: the one to show. */
  buysIn90Days: number;
  /** Orders and spend within the next 52 weeks. */
  ordersInYear: number;
  spendInYear: number;
  /** Spent so far. */
  historic: number;
  /** Spent so far, halved every 180 days. */
  current: number;
  /** What the next year would bring if the customer has not left. */
  potential: number;
};

const daysOf = (purchases: readonly Purchase[], now: number): number[] =>
  [...new Set(purchases.map(({ at }) => Math.floor(Math.min(at, now) / DAY)))].sort((a, b) => a - b);

const sumOf = (purchases: readonly Purchase[]) =>
  purchases.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);

function halved(purchases: readonly Purchase[], now: number): number {
  return purchases.reduce(
    (sum, { at, amount }) =>
      sum + Math.max(0, amount) * 2 ** (-Math.max(0, now - at) / (HALF_LIFE_DAYS * DAY)),
    0,
  );
}

/**
 * What is to be expected of a customer, from the orders so far and a general shop's habits of buying: a small shop's
 * own cannot be estimated, and a large one's hardly differ in what they predict.
 * @param purchases of one customer; those after `now` count as now
 * @returns null without any
 */
export function predict(purchases: readonly Purchase[], now: number, shop: ShopLevel): Prediction | null {
  if (purchases.length === 0) return null;
  const days = daysOf(purchases, now);
  const history = historyOf(days, now);
  const historic = sumOf(purchases);
  const amount = expectedAmount(days.length, historic / days.length, spendPrior(shop.median));
  const ordersInYear = expectedOrders(YEAR, history, prior);
  return {
    buysIn90Days: buysWithin(WEEKS_90_DAYS, history, prior),
    ordersInYear,
    spendInYear: ordersInYear * amount,
    historic,
    current: halved(purchases, now),
    potential: (ordersInYear / Math.max(1e-9, alive(history, prior))) * amount,
  };
}
