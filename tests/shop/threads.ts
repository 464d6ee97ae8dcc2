/** Hangs the written stories on fitting buyers and orders of the shop. */

import { ANSWERED } from './answered.ts';
import { priceMinor, productNamed } from './catalogue.ts';
import type { ShopBuyer, ShopOrder, ShopThread } from './data.ts';
import { totalOf } from './orders.ts';
import { OPEN, type Story, type StoryOrder } from './stories.ts';

const HOUR = 3_600_000;

/** Statuses that mean something already; a story may use such an order but must not rewrite it. */
const SETTLED = new Set(['Return requested', 'Refunded', 'Cancelled']);

/** How many orders a buyer of each kind has: [least, most]. */
const KINDS: Record<Story['buyer'], readonly [number, number]> = {
  none: [0, 0],
  first: [1, 1],
  some: [2, 9],
  regular: [10, 25],
};

/** By how many orders a buyer misses the kind that a story asks for; 0 when he is of that kind. */
function missesKind(orderCount: number, kind: Story['buyer']): number {
  const [least, most] = KINDS[kind];
  return Math.max(least - orderCount, orderCount - most, 0);
}

/** What is known while the stories are handed out. */
interface Casting {
  now: number;
  /** Orders per buyer id; buyers without orders are absent. */
  counts: ReadonlyMap<string, number>;
  /** Buyers who may still get a story. */
  free: readonly ShopBuyer[];
}

/**
 * The order that fits the story best: old enough for the first message and as young as possible.
 * A wrong status weighs as much as 4 days of age and a buyer of another kind as much as 12, so that
 * every seed finds someone, and rarely someone odd.
 */
function chooseOrder(
  orders: readonly ShopOrder[],
  story: Story,
  wanted: StoryOrder,
  cast: Casting,
): ShopOrder {
  const free = new Set(cast.free.map((buyer) => buyer.id));
  const days = (order: ShopOrder) => (cast.now - order.placedAt) / (24 * HOUR);
  const score = (order: ShopOrder) =>
    days(order) +
    (order.status === wanted.status ? 0 : 4) +
    (missesKind(cast.counts.get(order.buyerId) ?? 0, story.buyer) === 0 ? 0 : 12);
  const [best] = orders
    .filter((order) => free.has(order.buyerId) && days(order) >= wanted.atLeastDays)
    .filter((order) => order.status === wanted.status || !SETTLED.has(order.status))
    .sort((a, b) => score(a) - score(b));
  if (!best) throw new Error(`no order for a story about ${wanted.product}`);
  return best;
}

/** A buyer for a story without an order: the first of the kind, else whoever comes nearest to it. */
function chooseBuyer(story: Story, cast: Casting): string {
  const misses = (buyer: ShopBuyer) => missesKind(cast.counts.get(buyer.id) ?? 0, story.buyer);
  const [best] = [...cast.free].sort((a, b) => misses(a) - misses(b));
  if (!best) throw new Error(`no buyer who speaks ${story.lang}`);
  return best.id;
}

/** Makes the order say what the story says, in place: its status, and the product as its first line. */
function fitOrder(order: ShopOrder, wanted: StoryOrder): void {
  const unitMinor = priceMinor(productNamed(wanted.product), order.currency);
  const others = order.items.slice(1).filter((item) => item.title !== wanted.product);
  order.items = [{ title: wanted.product, quantity: wanted.quantity ?? 1, unitMinor }, ...others];
  order.totalMinor = totalOf(order.items);
  order.status = wanted.status;
}

/** One thread per story, each with a different buyer. Changes the orders that the stories are about. */
export function makeThreads(
  buyers: readonly ShopBuyer[],
  orders: readonly ShopOrder[],
  now: number,
): ShopThread[] {
  const counts = new Map<string, number>();
  for (const order of orders) counts.set(order.buyerId, (counts.get(order.buyerId) ?? 0) + 1);
  const taken = new Set<string>();

  return [...OPEN, ...ANSWERED].map((story, index) => {
    const free = buyers.filter((buyer) => buyer.lang === story.lang && !taken.has(buyer.id));
    const cast = { now, counts, free };
    const order = story.order ? chooseOrder(orders, story, story.order, cast) : null;
    if (order && story.order) fitOrder(order, story.order);
    const buyerId = order?.buyerId ?? chooseBuyer(story, cast);
    taken.add(buyerId);
    return {
      id: `t-${String(index + 1).padStart(4, '0')}`,
      buyerId,
      orderId: order?.id ?? null,
      messages: story.messages.map(([from, hoursAgo, text]) => ({
        from,
        text: text.replaceAll('{order}', order?.id ?? ''),
        at: Math.floor((now - hoursAgo * HOUR) / 1000) * 1000,
      })),
    };
  });
}
