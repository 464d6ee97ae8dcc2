/** The shop's order book: who came back how often, what was bought, how each order ended. */

import { PRODUCTS, type Product, priceMinor } from './catalogue.ts';
import type { ShopBuyer, ShopOrder, ShopStatus } from './data.ts';
import { currencyOf } from './people.ts';
import type { Random } from './random.ts';

const HOUR = 3_600_000;
const DAY_HOURS = 24;
/** How far back the order book goes, in hours: two years. */
const SPAN_HOURS = 730 * DAY_HOURS;

/**
 * How many buyers ordered how often: entry n counts those with n orders. Half bought once, few bought
 * very often; 300 buyers and 1,200 orders in all.
 */
const HABITS: readonly number[] = [
  3, 147, 26, 21, 16, 14, 12, 10, 9, 7, 5, 4, 4, 3, 3, 3, 2, 2, 2, 0, 2, 0, 2, 0, 2, 1,
];

/** How many buyers the habits speak of. */
export const BUYER_COUNT = HABITS.reduce((sum, buyers) => sum + buyers, 0);

/** One order before it has an id: how old it is, and its status where a story wants a certain one. */
interface Draft {
  buyer: ShopBuyer;
  ageHours: number;
  status?: ShopStatus;
}

/** What becomes of an order by the time it is that old; weights add up to 100. */
const FATES: readonly { underHours: number; fates: Partial<Record<ShopStatus, number>> }[] = [
  { underHours: 24, fates: { 'Awaiting payment': 25, Paid: 71, Cancelled: 4 } },
  { underHours: 72, fates: { 'Awaiting payment': 8, Paid: 45, Shipped: 43, Cancelled: 4 } },
  { underHours: 6 * DAY_HOURS, fates: { Paid: 8, Shipped: 88, Cancelled: 4 } },
  { underHours: 15 * DAY_HOURS, fates: { Shipped: 45, Delivered: 49, Cancelled: 4, Refunded: 2 } },
  {
    underHours: 45 * DAY_HOURS,
    fates: { Shipped: 2, Delivered: 84, 'Return requested': 6, Refunded: 4, Cancelled: 4 },
  },
  { underHours: Number.POSITIVE_INFINITY, fates: { Delivered: 92, Refunded: 4, Cancelled: 4 } },
];

function statusAt(ageHours: number, random: Random): ShopStatus {
  const fates = FATES.find((entry) => ageHours < entry.underHours)?.fates ?? {};
  const choices = Object.entries(fates).map(([status, weight]) => ({ status: status as ShopStatus, weight }));
  return random.weighted(choices).status;
}

/** Ages of one buyer's orders in hours, newest first. Most regulars still buy, some have drifted away. */
function agesOf(count: number, random: Random): number[] {
  if (count === 1) return [1 + random.next() ** 1.3 * (SPAN_HOURS - 2)];
  const first = SPAN_HOURS * (count > 5 ? 0.4 + 0.6 * random.next() : 0.1 + 0.9 * random.next());
  const last = first * (random.chance(0.7) ? 0.05 * random.next() : 0.1 + 0.6 * random.next());
  const age = () => last + random.next() ** 1.2 * (first - last) + 1;
  return Array.from({ length: count }, age).sort((a, b) => a - b);
}

/** Buyers with how often they ordered. Who never did is chosen by language: the threads need them so. */
function withHabits(buyers: readonly ShopBuyer[], random: Random): { buyer: ShopBuyer; count: number }[] {
  const never = new Set([
    ...buyers.filter((buyer) => buyer.lang === 'en').slice(0, 2),
    ...buyers.filter((buyer) => buyer.lang === 'zh_TW').slice(0, 1),
  ]);
  const counts = HABITS.flatMap((many, count) => Array<number>(count === 0 ? 0 : many).fill(count));
  const shuffled = random.shuffle(counts);
  return buyers.map((buyer) => ({ buyer, count: never.has(buyer) ? 0 : (shuffled.pop() ?? 1) }));
}

/**
 * Makes the last three days busy, in place: regulars, newcomers and one buyer who has just asked to
 * return an earlier order each get their newest order moved there. Two newcomers write Simplified
 * Chinese, because a thread asks about a fresh order of one. `books` lists drafts newest first.
 */
function fillLastDays(books: readonly Draft[][], random: Random): void {
  const between = (min: number, max: number) => books.filter((b) => b.length >= min && b.length <= max);
  const returning = between(3, 5)[0];
  const newcomers = between(1, 1);
  const chineseNewcomers = newcomers.filter(([draft]) => draft?.buyer.lang === 'zh_CN').slice(0, 2);
  const chosen = [
    ...between(10, 25).slice(0, 4),
    ...chineseNewcomers,
    ...newcomers.filter((book) => !chineseNewcomers.includes(book)).slice(0, 4),
    ...between(6, 9).slice(0, 3),
    ...(returning ? [returning] : []),
  ];
  const earlier = returning?.[1];
  if (earlier) Object.assign(earlier, { ageHours: 18 * DAY_HOURS, status: 'Return requested' });
  random.shuffle(chosen).forEach((book, place) => {
    const newest = book[0];
    if (newest) newest.ageHours = 1 + place * 5 + random.next() * 4;
  });
}

function quantityOf(product: Product, random: Random): number {
  if (product.inSets) return random.pick([1, 1, 1, 2, 2, 2, 4, 4, 6]);
  return random.chance(0.9) ? 1 : 2;
}

function itemsFor(buyer: ShopBuyer, random: Random): ShopOrder['items'] {
  const lines = random.pick([1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4]);
  const products = new Set(Array.from({ length: lines }, () => random.weighted(PRODUCTS)));
  return [...products].map((product) => ({
    title: product.title,
    quantity: quantityOf(product, random),
    unitMinor: priceMinor(product, currencyOf(buyer)),
  }));
}

/** Sum of the lines in minor units; the shop includes postage in its prices. */
export function totalOf(items: ShopOrder['items']): number {
  return items.reduce((sum, item) => sum + item.quantity * item.unitMinor, 0);
}

/** "PS-240117-00042": the day (UTC) and a running number over all orders. */
function orderId(placedAt: number, number: number): string {
  const day = new Date(placedAt).toISOString().slice(2, 10).replaceAll('-', '');
  return `PS-${day}-${String(number).padStart(5, '0')}`;
}

/** All orders, oldest first. `now` is epoch milliseconds; times are cut to whole seconds. */
export function makeOrders(buyers: readonly ShopBuyer[], now: number, random: Random): ShopOrder[] {
  const books: Draft[][] = withHabits(buyers, random).map(({ buyer, count }) =>
    count === 0 ? [] : agesOf(count, random).map((ageHours) => ({ buyer, ageHours })),
  );
  fillLastDays(books, random);
  const oldestFirst = books.flat().sort((a, b) => b.ageHours - a.ageHours);
  return oldestFirst.map((draft, index) => {
    const placedAt = Math.floor((now - draft.ageHours * HOUR) / 1000) * 1000;
    const items = itemsFor(draft.buyer, random);
    return {
      id: orderId(placedAt, index + 1),
      buyerId: draft.buyer.id,
      placedAt,
      currency: currencyOf(draft.buyer),
      totalMinor: totalOf(items),
      items,
      status: draft.status ?? statusAt(draft.ageHours, random),
    };
  });
}
