import type { Adapter } from '../adapters/schema.ts';
import {
  type Capture,
  type CapturedOrder,
  type CapturedThread,
  identified,
  type OpenThread,
} from '../model/capture.ts';
import type { ReadHealth } from '../model/marketplace.ts';
import type { Order } from '../model/order.ts';
import type { Thread } from '../model/thread.ts';
import { keyOf, type RegularsDb } from './db.ts';
import { Accounts } from './identity.ts';
import { exchangeOf, readSettings } from './settings.ts';
import { refreshTotals, refreshWords } from './totals.ts';

/** An answer beats an export beats the page's text. */
const trust = { page: 0, export: 1, answer: 2 } as const;

export type Recorded = {
  /** Keys of the captured orders, in the capture's order. */
  orderKeys: string[];
  /** Customer of the open thread or single order, for the panel. */
  customerId: string | null;
  threadKey: string | null;
  orderKey: string | null;
};

/** An ISO instant, or noon UTC of a calendar date. */
function instantOf(iso: string | null): { at: number | null; dateOnly: boolean } {
  if (!iso) return { at: null, dateOnly: false };
  const dateOnly = /^\d{4}-\d\d-\d\d$/.test(iso);
  const at = Date.parse(dateOnly ? `${iso}T12:00:00Z` : iso);
  return { at: Number.isNaN(at) ? null : at, dateOnly };
}

function merged(old: Order | undefined, captured: CapturedOrder, base: Order): Order {
  const { at, dateOnly } = instantOf(captured.placedAt);
  const fresh: Order = {
    ...base,
    buyerName: captured.buyer.name,
    placedAt: at,
    placedOnDate: dateOnly,
    total: captured.total,
    status: captured.status,
    state: captured.state,
    items: captured.items,
  };
  if (!old) return fresh;
  const better = trust[base.source] >= trust[old.source];
  // A status is news whoever tells it; the rest yields to the more trusted source. Nothing known is ever blanked.
  const pick = <K extends 'buyerName' | 'total'>(field: K): Order[K] =>
    (better ? (fresh[field] ?? old[field]) : (old[field] ?? fresh[field])) as Order[K];
  const keepDate =
    old.placedAt !== null && (fresh.placedAt === null || !better || (dateOnly && !old.placedOnDate));
  return {
    ...old,
    buyerName: pick('buyerName'),
    total: pick('total'),
    placedAt: keepDate ? old.placedAt : fresh.placedAt,
    placedOnDate: keepDate ? old.placedOnDate : fresh.placedOnDate,
    status: fresh.status ?? old.status,
    state: fresh.state === 'unknown' ? old.state : fresh.state,
    items: fresh.items.length > 0 && (better || old.items.length === 0) ? fresh.items : old.items,
    source: better ? base.source : old.source,
  };
}

function unchanged(a: Order, b: Order): boolean {
  return JSON.stringify({ ...a, seenAt: 0 }) === JSON.stringify({ ...b, seenAt: 0 });
}

/**
 * Records one capture in one transaction: seeing a page twice changes nothing. Orders are joined to customers only
 * by keys and by order ids known from elsewhere, never by a displayed name.
 * @param capture already validated
 * @param now epoch ms
 */
export async function recordCapture(
  db: RegularsDb,
  capture: Capture,
  adapter: Adapter,
  { now, url = null }: { now: number; url?: string | null },
): Promise<Recorded> {
  const settings = await readSettings(db);
  const { shop } = capture;
  const marketplace = adapter.id;
  let changed = false;
  const recorded: Recorded = { orderKeys: [], customerId: null, threadKey: null, orderKey: null };

  await db.transaction(
    'rw',
    [db.orders, db.buyers, db.buyerKeys, db.customers, db.threads, db.marketplaces, db.notes],
    async () => {
      const accounts = new Accounts(db, { marketplace, shop, fields: adapter.buyer.key }, now);
      const threads: CapturedThread[] = [...capture.threads, ...(capture.thread ? [capture.thread] : [])];
      await accounts.load([...capture.orders, ...threads].map(({ buyer }) => buyer));
      const notes = [...capture.notes];
      const touched = new Set<string>();

      const keys = capture.orders.map(({ orderId }) => keyOf(marketplace, shop, orderId));
      recorded.orderKeys = keys;
      const known = new Map(
        (await db.orders.bulkGet([...new Set(keys)])).flatMap((o) => (o ? [[o.key, o]] : [])),
      );
      const named = capture.orders.flatMap(({ buyer }, i) => {
        const buyerId = known.get(keys[i] as string)?.buyerId;
        return buyerId && buyer.name && !identified(buyer) ? [buyerId] : [];
      });
      await accounts.loadById(named);
      const writes = new Map<string, Order>();
      for (const [i, captured] of capture.orders.entries()) {
        const key = keys[i] as string;
        const old = writes.get(key) ?? known.get(key);
        // A list may have shown the name that the answer leaves out.
        const buyer = accounts.resolve({
          ...captured.buyer,
          name: captured.buyer.name ?? old?.buyerName ?? null,
        });
        if (!buyer && old?.buyerId && captured.buyer.name)
          accounts.learnName(old.buyerId, captured.buyer.name);
        const order = merged(old, captured, {
          key,
          marketplace,
          shop,
          orderId: captured.orderId,
          customerId: null,
          buyerId: null,
          buyerName: null,
          placedAt: null,
          placedOnDate: false,
          total: null,
          status: null,
          state: 'unknown',
          items: [],
          firstSeenAt: old?.firstSeenAt ?? now,
          seenAt: now,
          source: capture.source,
        });
        if (buyer && order.buyerId && order.buyerId !== buyer.id) {
          notes.push(`order ${captured.orderId} is known with another buyer; it was left as it was`);
          order.buyerName = old?.buyerName ?? null;
        } else if (buyer) {
          order.buyerId = buyer.id;
          order.customerId = buyer.customerId;
        } else if (!order.customerId) {
          const thread = await db.threads.where('orderKey').equals(key).first();
          order.customerId = thread?.customerId ?? null;
        }
        if (old && unchanged(old, order)) continue;
        writes.set(key, order);
        for (const id of [old?.customerId, order.customerId]) if (id) touched.add(id);
      }

      for (const thread of capture.threads) await recordThread(thread, null);
      if (capture.thread) {
        const key = await recordThread(capture.thread, capture.thread);
        recorded.threadKey = key;
        const row = key ? await db.threads.get(key) : undefined;
        recorded.customerId = row?.customerId ?? null;
        recorded.orderKey = row?.orderKey ?? null;
      }

      await accounts.save();
      if (writes.size > 0) await db.orders.bulkPut([...writes.values()]);
      if (touched.size > 0) await refreshTotals(db, touched, exchangeOf(settings));
      if (accounts.touchedWords.size > 0) await refreshWords(db, accounts.touchedWords);
      changed ||= writes.size > 0 || accounts.touchedWords.size > 0;
      await recordHealth(db, { ...capture, notes }, now);

      async function recordThread(captured: CapturedThread, open: OpenThread | null): Promise<string | null> {
        const buyer = accounts.resolve(captured.buyer);
        const orderKey = captured.orderId ? keyOf(marketplace, shop, captured.orderId) : null;
        const order = orderKey ? (writes.get(orderKey) ?? (await db.orders.get(orderKey))) : undefined;
        // Without an id of its own a thread is the buyer's: these marketplaces have one thread per buyer.
        const own = captured.threadId ?? (buyer ? `of ${buyer.id}` : null);
        if (!own) return null;
        const other = captured.threadId || !buyer ? undefined : await threadOf(buyer.customerId);
        const key = other?.key ?? keyOf(marketplace, shop, own);
        const old = other ?? (await db.threads.get(key));
        const customerId = buyer?.customerId ?? order?.customerId ?? old?.customerId ?? null;
        const row: Thread = {
          key,
          marketplace,
          shop,
          threadId: old?.threadId ?? own,
          customerId,
          orderKey: orderKey ?? old?.orderKey ?? null,
          buyerName: captured.buyer.name ?? captured.buyer.username ?? old?.buyerName ?? null,
          url: (open ? url : null) ?? old?.url ?? null,
          lastBuyerMessage: open?.lastBuyerMessage ?? old?.lastBuyerMessage ?? null,
          lastFrom: open?.lastFrom ?? old?.lastFrom ?? null,
          lastAt: (open ? instantOf(open.lastAt).at : null) ?? old?.lastAt ?? null,
          seenAt: open || !old ? now : old.seenAt,
        };
        if (order && buyer && !order.customerId) {
          writes.set(order.key, { ...order, customerId: buyer.customerId, buyerId: buyer.id });
          touched.add(buyer.customerId);
        }
        if (!old || JSON.stringify({ ...row, seenAt: 0 }) !== JSON.stringify({ ...old, seenAt: 0 })) {
          await db.threads.put(row);
          changed = true;
        }
        return key;
      }

      async function threadOf(customerId: string): Promise<Thread | undefined> {
        const all = await db.threads.where('customerId').equals(customerId).toArray();
        return all.find((thread) => thread.marketplace === marketplace && thread.shop === shop);
      }
    },
  );

  if (capture.kind === 'order' && recorded.orderKeys.length === 1) {
    recorded.orderKey = recorded.orderKeys[0] ?? null;
    const order = recorded.orderKey ? await db.orders.get(recorded.orderKey) : undefined;
    recorded.customerId = order?.customerId ?? null;
  }
  if (changed) db.changed();
  return recorded;
}

async function recordHealth(db: RegularsDb, capture: Capture, now: number): Promise<void> {
  if (capture.kind === 'none') return;
  const state = (await db.marketplaces.get(capture.adapter)) ?? {
    id: capture.adapter,
    lastSeenAt: null,
    health: [],
  };
  const same = (entry: ReadHealth) => entry.kind === capture.kind && entry.source === capture.source;
  const old = state.health.find(same);
  const rows = capture.orders.length + capture.threads.length + (capture.thread ? 1 : 0);
  const good = rows > 0 && capture.missed === 0 && capture.missing.length === 0;
  const entry: ReadHealth = {
    kind: capture.kind,
    source: capture.source,
    lastReadAt: now,
    lastGoodAt: good ? now : (old?.lastGoodAt ?? null),
    rows,
    missed: capture.missed,
    missing: capture.missing,
    notes: capture.notes,
  };
  const alike = (a: ReadHealth) => JSON.stringify({ ...a, lastReadAt: 0, lastGoodAt: 0 });
  // Pages re-render all day: the same reading is written once a minute at most.
  if (old && alike(old) === alike(entry) && now - old.lastReadAt < 60_000) return;
  const health = [...state.health.filter((other) => !same(other)), entry];
  await db.marketplaces.put({ ...state, lastSeenAt: now, health });
}
