/**
 * The practice shop's data: an invented seller of handmade ceramics and tea ware.
 * Everything follows from the seed and from `now`, so a test can name what it will find.
 */

import { BUYER_COUNT, makeOrders } from './orders.ts';
import { makeBuyers } from './people.ts';
import { makeRandom } from './random.ts';
import { makeThreads } from './threads.ts';

export type ShopCurrency = 'USD' | 'EUR' | 'CNY' | 'TWD';

export type ShopStatus =
  | 'Awaiting payment'
  | 'Paid'
  | 'Shipped'
  | 'Delivered'
  | 'Cancelled'
  | 'Refunded'
  | 'Return requested';

export interface ShopBuyer {
  /** Ten digits; the marketplace's own key. Handles may be renamed, this never changes. */
  id: string;
  /** Unique, without the @. */
  handle: string;
  /** As the marketplace shows it; two buyers may share one. */
  name: string;
  /** ISO 3166 two-letter code. */
  country: string;
  lang: 'en' | 'zh_CN' | 'zh_TW';
}

export interface ShopOrder {
  /** "PS-240117-00042". */
  id: string;
  buyerId: string;
  /** Epoch milliseconds, on a whole second. */
  placedAt: number;
  currency: ShopCurrency;
  /** Hundredths in every currency, TWD included (ISO 4217); the sum of the items. */
  totalMinor: number;
  items: { title: string; quantity: number; unitMinor: number }[];
  status: ShopStatus;
}

export interface ShopThread {
  /** "t-0001". */
  id: string;
  buyerId: string;
  /** Null when the buyer wrote without an order. */
  orderId: string | null;
  /** Oldest first; `at` is epoch milliseconds. */
  messages: { from: 'buyer' | 'seller'; text: string; at: number }[];
}

export interface Shop {
  name: string;
  buyers: ShopBuyer[];
  /** Oldest first. */
  orders: ShopOrder[];
  /** In the order of their ids. */
  threads: ShopThread[];
}

/** Builds the shop. `now` is epoch milliseconds; nothing in the shop is younger. */
export function makeShop(options: { seed: number; now: number }): Shop {
  const random = makeRandom(options.seed);
  const buyers = makeBuyers(BUYER_COUNT, random);
  const orders = makeOrders(buyers, options.now, random);
  const threads = makeThreads(buyers, orders, options.now);
  return { name: 'Kiln & Leaf', buyers, orders, threads };
}
