import { toMajor } from '../model/currency.ts';
import { counts, type Order } from '../model/order.ts';
import { buysWithin, type History, prior } from './mbg-nbd.ts';

const DAY = 86_400_000;

/** After so many days an order counts half (`halved every 180 days` in the words a seller sees). */
export const HALF_LIFE_DAYS = 180;
/** How much the chance of coming back counts beside what was spent. */
const CHANCE = 0.3;
/** The chance is of an order within so many weeks. */
const HALF_YEAR = 26;

/** Spend is kept as of this instant: decay multiplies everybody's by the same factor, so it need not be kept anew. */
export const VALUE_EPOCH = Date.UTC(2025, 0, 1);

/** Home currency and rates (worth of one unit in the home currency); without a rate an order has its own currency. */
export type Exchange = { currency: string; rates: Record<string, number> };

/**
 * Amount in major units and the currency it counts in: the home currency where the seller gave a rate.
 * @returns null for an order that does not count or has no total
 */
export function worth(
  order: Pick<Order, 'state' | 'total'>,
  exchange: Exchange,
): { amount: number; currency: string } | null {
  if (!counts(order) || !order.total) return null;
  const amount = toMajor(order.total);
  const { currency } = order.total;
  if (currency === exchange.currency) return { amount, currency };
  const rate = exchange.rates[currency];
  return rate === undefined ? { amount, currency } : { amount: amount * rate, currency: exchange.currency };
}

/** What totals are made with; `rankedAt`: the instant that the chances in all values are of, epoch ms. */
export type Counting = Exchange & { rankedAt: number };

/**
 * Spend halved every 180 days, as of VALUE_EPOCH: Σ amount · 2^((placedAt − epoch) / 180 d).
 * @param orders orders of one customer
 * @param currency only what counts in this currency is added
 */
export function decayedSpend(
  orders: readonly Pick<Order, 'state' | 'total' | 'placedAt'>[],
  currency: string,
  exchange: Exchange,
): number {
  let sum = 0;
  for (const order of orders) {
    const part = worth(order, exchange);
    if (!part || part.currency !== currency || order.placedAt === null) continue;
    sum += part.amount * 2 ** ((order.placedAt - VALUE_EPOCH) / (HALF_LIFE_DAYS * DAY));
  }
  return sum;
}

/** Calendar days (UTC, days since 1970) as the model takes them: orders of one day are one. */
export function historyOf(days: readonly number[], now: number): History {
  const [first = 0] = days;
  const last = days.at(-1) ?? 0;
  const today = Math.max(last, Math.floor(now / DAY));
  return { x: Math.max(0, days.length - 1), tx: (last - first) / 7, T: (today - first) / 7 };
}

/**
 * The chance of an order within half a year, 0 to 1.
 * @param days on which they ordered, sorted, each once
 */
export function chanceOf(days: readonly number[], now: number): number {
  return days.length === 0 ? 0 : buysWithin(HALF_YEAR, historyOf(days, now), prior);
}

/**
 * By what customers are ranked: spend halved every 180 days × the chance of an order within half a year ^ 0.3.
 * Between decayed spend alone, best where amounts say much, and the purchase model, best where orders are few and far
 * between. Both numbers were chosen on twelve cuts of two public order sets, some with their amounts shuffled; no
 * single set decided (`npm run -s bench -- tiers` measures any).
 * @param spent as of any one instant; the result is as of it too
 */
export function rankValue(spent: number, days: readonly number[], now: number): number {
  return spent * chanceOf(days, now) ** CHANCE;
}

/** What has to be spent, as of the same instant, to come to a value; the inverse of `rankValue`. */
export function spentFor(value: number, days: readonly number[], now: number): number {
  return value / chanceOf(days, now) ** CHANCE;
}

/** The same spend or value as it stands at `now` (epoch ms), in major units: what a person is shown. */
export function valueAt(value: number, now: number): number {
  return value * 2 ** (-(now - VALUE_EPOCH) / (HALF_LIFE_DAYS * DAY));
}
