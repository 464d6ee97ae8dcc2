import { findEmbedded } from '../lib/adapters/embedded.ts';
import { readEmbedded } from '../lib/adapters/read-embedded.ts';
import type { PageSource } from '../lib/adapters/read-page.ts';
import { readSavedPage } from '../lib/adapters/read-saved-page.ts';
import type { Adapter } from '../lib/adapters/schema.ts';
import type { Capture } from '../lib/model/capture.ts';

/** A page as one capture: what it shows, with what it brings along. */
export function readShown(adapter: Adapter, source: PageSource): Capture {
  const answers = { url: source.url, host: source.url?.hostname ?? '', now: source.now };
  return findEmbedded(adapter, source)
    .flatMap((found) => readEmbedded(adapter, found, answers) ?? [])
    .reduce(joined, readSavedPage(adapter, source).capture);
}

const first = <T>(a: T | null, b: T | null): T | null => a ?? b;

/** What a page shows with what it brings along in its scripts: an answer beats the page's text. */
function joined(page: Capture, answer: Capture): Capture {
  const buyer = (a: Capture['orders'][0]['buyer'], b = a) => ({
    id: first(a.id, b.id),
    username: first(a.username, b.username),
    email: first(a.email, b.email),
    name: first(a.name, b.name),
  });
  const shown = new Map(page.orders.map((order) => [order.orderId, order]));
  const orders = answer.orders.map((order) => {
    const other = shown.get(order.orderId);
    shown.delete(order.orderId);
    if (!other) return order;
    return {
      ...order,
      buyer: buyer(order.buyer, other.buyer),
      placedAt: first(order.placedAt, other.placedAt),
      total: first(order.total, other.total),
      status: first(order.status, other.status),
      items: order.items.length > 0 ? order.items : other.items,
    };
  });
  const [a, b] = [answer.thread, page.thread];
  const thread = a && b ? { ...b, ...filled(a), buyer: buyer(a.buyer, b.buyer) } : first(a, b);
  return {
    ...page,
    kind: page.kind === 'none' ? answer.kind : page.kind,
    orders: [...orders, ...shown.values()],
    missed: page.missed + answer.missed,
    threads: page.threads.length > 0 ? page.threads : answer.threads,
    thread,
    notes: [...page.notes, ...answer.notes],
  };
}

const filled = <T extends object>(object: T): Partial<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null)) as Partial<T>;
