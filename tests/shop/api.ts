/** The shop's data in the words of its JSON interface: snake case, times in epoch seconds. */

import type { Shop, ShopBuyer, ShopOrder, ShopThread } from './data.ts';

const PAGE_SIZE = 25;
/** Characters of the last message that the list of threads shows. */
const PREVIEW_LENGTH = 90;

const seconds = (ms: number) => Math.floor(ms / 1000);

/** Answers the interface's questions about one shop. Undefined means that there is no such thing. */
export interface Api {
  orders(query: URLSearchParams): unknown;
  order(id: string): unknown;
  threads(): unknown;
  /** Reading a thread takes its unread mark away, as opening it does in real inboxes. */
  thread(id: string): unknown;
  /** Adds a message, the seller's unless said otherwise; false when there is no such thread. */
  say(threadId: string, text: string, from?: 'buyer' | 'seller'): boolean;
}

export function makeApi(shop: Shop): Api {
  const buyers = new Map(shop.buyers.map((buyer) => [buyer.id, buyer]));
  const newestFirst = [...shop.orders].sort((a, b) => b.placedAt - a.placedAt || (b.id < a.id ? -1 : 1));
  const threads: ShopThread[] = structuredClone(shop.threads);
  const seen = new Set<string>();

  function buyerOf(entry: { buyerId: string }): ShopBuyer {
    const buyer = buyers.get(entry.buyerId);
    if (!buyer) throw new Error(`no buyer ${entry.buyerId}`);
    return buyer;
  }

  function buyerJson(entry: { buyerId: string }) {
    const { id, handle, name } = buyerOf(entry);
    return { account_id: id, handle, display_name: name };
  }

  function orderJson(order: ShopOrder) {
    return {
      order_id: order.id,
      placed_at: seconds(order.placedAt),
      state: order.status,
      buyer: buyerJson(order),
      amount: { value_minor: order.totalMinor, currency: order.currency },
      lines: order.items.map((item) => ({ title: item.title, qty: item.quantity })),
    };
  }

  function matches(order: ShopOrder, words: string): boolean {
    const { handle, name } = buyerOf(order);
    const texts = [order.id, handle, name, ...order.items.map((item) => item.title)];
    return texts.some((text) => text.toLowerCase().includes(words));
  }

  function threadJson(thread: ShopThread) {
    const last = thread.messages.at(-1);
    return {
      thread_id: thread.id,
      order_id: thread.orderId,
      buyer: buyerJson(thread),
      preview: last?.text.slice(0, PREVIEW_LENGTH) ?? '',
      last_from: last?.from ?? 'seller',
      last_at: seconds(last?.at ?? 0),
      unread: last?.from === 'buyer' && !seen.has(thread.id),
    };
  }

  return {
    orders(query) {
      const status = query.get('status') ?? '';
      const words = (query.get('q') ?? '').trim().replace(/^@/, '').toLowerCase();
      const found = newestFirst
        .filter((order) => status === '' || order.status === status)
        .filter((order) => words === '' || matches(order, words));
      const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
      const wanted = Number.parseInt(query.get('page') ?? '1', 10) || 1;
      const page = Math.min(Math.max(wanted, 1), pages);
      const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
      return { page, pages, total: found.length, orders: shown.map(orderJson) };
    },

    order(id) {
      const order = shop.orders.find((entry) => entry.id === id);
      if (!order) return undefined;
      const lines = order.items.map((item) => ({
        title: item.title,
        qty: item.quantity,
        unit_minor: item.unitMinor,
      }));
      return { order: { ...orderJson(order), ship_to_country: buyerOf(order).country, lines } };
    },

    threads() {
      const list = threads.map(threadJson).sort((a, b) => b.last_at - a.last_at);
      return { threads: list };
    },

    thread(id) {
      const thread = threads.find((entry) => entry.id === id);
      if (!thread) return undefined;
      seen.add(id);
      const messages = thread.messages.map((message) => ({ ...message, at: seconds(message.at) }));
      return { thread: { ...threadJson(thread), messages } };
    },

    say(threadId, text, from = 'seller') {
      const thread = threads.find((entry) => entry.id === threadId);
      if (!thread) return false;
      const lastAt = thread.messages.at(-1)?.at ?? 0;
      thread.messages.push({ from, text, at: Math.max(Date.now(), lastAt + 1000) });
      return true;
    },
  };
}
