import type { Order } from '../model/order.ts';
import { expectedAmount, spendPrior } from './gamma-gamma.ts';
import { alive, buysWithin, expectedOrders, type History, prior } from './mbg-nbd.ts';
import { type Exchange, worth } from './value.ts';

const DAY = 86_400_000;
const WEEKS_90_DAYS = 90 / 7;
const HALF_YEAR = 26;
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
  /** Spent so far, halved every 120 days. */
  current: number;
  /** What the next year would bring if the customer has not left. */
  potential: number;
};

/** Orders of one day are one: a basket that was paid for in two parts says nothing of coming back. */
function historyOf(purchases: readonly Purchase[], now: number): { history: History; days: number } {
  const days = [...new Set(purchases.map(({ at }) => Math.floor(Math.min(at, now) / DAY)))].sort(
    (a, b) => a - b,
  );
  const first = days[0] ?? 0;
  const history = {
    x: Math.max(0, days.length - 1),
    tx: ((days.at(-1) ?? 0) - first) / 7,
    T: (Math.floor(now / DAY) - first) / 7,
  };
  return { history, days: days.length };
}

const sumOf = (purchases: readonly Purchase[]) =>
  purchases.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);

/** Halves in so many days. Of 60, 90, 120 and 180 the best on average over eight cuts of two order sets. */
const HALF_LIFE = 120;

function halved(purchases: readonly Purchase[], now: number): number {
  return purchases.reduce(
    (sum, { at, amount }) => sum + Math.max(0, amount) * 2 ** (-Math.max(0, now - at) / (HALF_LIFE * DAY)),
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
  const { history, days } = historyOf(purchases, now);
  const historic = sumOf(purchases);
  const amount = expectedAmount(days, historic / days, spendPrior(shop.median));
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

/** How much the chance of coming back counts beside what was spent. */
const CHANCE = 0.2;

/**
 * By what customers are ranked: spend halved every 120 days, and a little by how likely they come back within half a
 * year. Between decayed spend alone, best on CDNOW's tenth and Online Retail, and the model alone, best where orders
 * are few and far between; measured by `npm run -s bench -- tiers`.
 */
export function rankScore(purchases: readonly Purchase[], now: number): number {
  const { history } = historyOf(purchases, now);
  return halved(purchases, now) * buysWithin(HALF_YEAR, history, prior) ** CHANCE;
}
