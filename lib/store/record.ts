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
import { recordHealth } from './health.ts';
import { Accounts } from './identity.ts';
import { instantOf, merged, unchanged } from './merge-order.ts';
import { exchangeOf, readSettings } from './settings.ts';
import { refreshTotals, refreshWords } from './totals.ts';

export type Recorded = {
  /** Keys of the captured orders, in the capture's order. */
  orderKeys: string[];
  /** Customer of the open thread or single order, for the panel. */
  customerId: string | null;
  threadKey: string | null;
  orderKey: string | null;
  /** Fields of this page that were read before and are missing now. */
  broken: ReadHealth['broken'];
};

type Source = { adapter: Adapter; now: number; url: string | null };

/** The work of one capture inside its transaction. */
class Recording {
  changed = false;
  private readonly db: RegularsDb;
  private readonly capture: Capture;
  private readonly source: Source;
  private readonly accounts: Accounts;
  private readonly notes: string[];
  private readonly writes = new Map<string, Order>();
  /** Customers whose totals must be computed again. */
  private readonly touched = new Set<string>();

  constructor(db: RegularsDb, capture: Capture, source: Source) {
    this.db = db;
    this.capture = capture;
    this.source = source;
    this.notes = [...capture.notes];
    const scope = { marketplace: capture.adapter, shop: capture.shop, fields: source.adapter.buyer.key };
    this.accounts = new Accounts(db, scope, source.now);
  }

  keyOf(id: string): string {
    return keyOf(this.capture.adapter, this.capture.shop, id);
  }

  async run(exchange: ReturnType<typeof exchangeOf>): Promise<Recorded> {
    const { db, capture, accounts, writes, touched } = this;
    const threads = [...capture.threads, ...(capture.thread ? [capture.thread] : [])];
    await accounts.load([...capture.orders, ...threads].map(({ buyer }) => buyer));
    const orderKeys = await this.orders();
    for (const thread of capture.threads) await this.thread(thread, null);
    const threadKey = capture.thread ? await this.thread(capture.thread, capture.thread) : null;

    await accounts.save();
    if (writes.size > 0) await db.orders.bulkPut([...writes.values()]);
    if (touched.size > 0) await refreshTotals(db, touched, exchange);
    if (accounts.touchedWords.size > 0) await refreshWords(db, accounts.touchedWords);
    this.changed ||= writes.size > 0 || accounts.touchedWords.size > 0;
    const health = { ...capture, notes: this.notes };
    const broken = await recordHealth(db, health, this.source.adapter, this.source.now);
    return { ...(await this.subject(orderKeys, threadKey)), broken };
  }

  /** What the page is about, when it is about one thread or one order. */
  private async subject(orderKeys: string[], threadKey: string | null): Promise<Omit<Recorded, 'broken'>> {
    const thread = threadKey ? await this.db.threads.get(threadKey) : undefined;
    const { kind, thread: open } = this.capture;
    const named = open?.orderId ? this.keyOf(open.orderId) : undefined;
    const [only] = kind === 'order' && orderKeys.length === 1 ? orderKeys : [threadKey ? undefined : named];
    const order = only ? await this.db.orders.get(only) : undefined;
    return {
      orderKeys,
      threadKey,
      orderKey: only ?? thread?.orderKey ?? null,
      customerId: order?.customerId ?? thread?.customerId ?? null,
    };
  }

  private async orders(): Promise<string[]> {
    const { capture, accounts, db } = this;
    const keys = capture.orders.map(({ orderId }) => this.keyOf(orderId));
    const rows = await db.orders.bulkGet([...new Set(keys)]);
    const known = new Map(rows.flatMap((order) => (order ? [[order.key, order]] : [])));
    const named = capture.orders.flatMap(({ buyer }, i) => {
      const buyerId = known.get(keys[i] as string)?.buyerId;
      return buyerId && buyer.name && !identified(buyer) ? [buyerId] : [];
    });
    await accounts.loadById(named);
    for (const [i, captured] of capture.orders.entries()) {
      const key = keys[i] as string;
      await this.order(key, captured, this.writes.get(key) ?? known.get(key));
    }
    return keys;
  }

  private async order(key: string, captured: CapturedOrder, old: Order | undefined): Promise<void> {
    const { accounts } = this;
    const { name } = captured.buyer;
    // A list may have shown the name that the answer leaves out.
    const buyer = accounts.resolve({ ...captured.buyer, name: name ?? old?.buyerName ?? null });
    if (!buyer && old?.buyerId && name) accounts.learnName(old.buyerId, name);
    const order = merged(old, captured, this.bare(key, captured.orderId, old));
    if (buyer && order.buyerId && order.buyerId !== buyer.id) {
      this.notes.push(`order ${captured.orderId} is known with another buyer; it was left as it was`);
      order.buyerName = old?.buyerName ?? null;
    } else if (buyer) {
      order.buyerId = buyer.id;
      order.customerId = buyer.customerId;
    } else if (!order.customerId) {
      const thread = await this.db.threads.where('orderKey').equals(key).first();
      order.customerId = thread?.customerId ?? null;
    }
    if (old && unchanged(old, order)) return;
    this.writes.set(key, order);
    for (const id of [old?.customerId, order.customerId]) if (id) this.touched.add(id);
  }

  /** An order of which only the id and where it was seen are known. */
  private bare(key: string, orderId: string, old: Order | undefined): Order {
    const { adapter: marketplace, shop, source } = this.capture;
    const { now } = this.source;
    return {
      key,
      marketplace,
      shop,
      orderId,
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
      source,
    };
  }

  /** @returns the thread's key, or null when neither it nor its buyer can be told from others */
  private async thread(captured: CapturedThread, open: OpenThread | null): Promise<string | null> {
    const { db } = this;
    const { now, url } = this.source;
    const buyer = this.accounts.resolve(captured.buyer);
    const orderKey = captured.orderId ? this.keyOf(captured.orderId) : null;
    const order = orderKey ? (this.writes.get(orderKey) ?? (await db.orders.get(orderKey))) : undefined;
    // Without an id of its own a thread is the buyer's: these marketplaces have one thread per buyer.
    const own = captured.threadId ?? (buyer ? `of ${buyer.id}` : null);
    if (!own) return null;
    const other = captured.threadId || !buyer ? undefined : await this.threadOf(buyer.customerId);
    const key = other?.key ?? this.keyOf(own);
    const old = other ?? (await db.threads.get(key));
    const row: Thread = {
      key,
      marketplace: this.capture.adapter,
      shop: this.capture.shop,
      threadId: old?.threadId ?? own,
      customerId: buyer?.customerId ?? order?.customerId ?? old?.customerId ?? null,
      orderKey: orderKey ?? old?.orderKey ?? null,
      buyerName: captured.buyer.name ?? captured.buyer.username ?? old?.buyerName ?? null,
      url: (open ? url : null) ?? old?.url ?? null,
      // Whoever saw the messages knows all three; an old message must not stay beside a new last word.
      lastBuyerMessage: open?.lastFrom ? open.lastBuyerMessage : (old?.lastBuyerMessage ?? null),
      lastFrom: open?.lastFrom ?? old?.lastFrom ?? null,
      lastAt: open?.lastFrom ? (instantOf(open.lastAt).at ?? sameMessage(open, old)) : (old?.lastAt ?? null),
      seenAt: open || !old ? now : old.seenAt,
    };
    if (order && buyer && !order.customerId) {
      this.writes.set(order.key, { ...order, customerId: buyer.customerId, buyerId: buyer.id });
      this.touched.add(buyer.customerId);
    }
    if (!old || !unchanged(row, old)) {
      await db.threads.put(row);
      this.changed = true;
    }
    return key;
  }

  private async threadOf(customerId: string): Promise<Thread | undefined> {
    const { adapter, shop } = this.capture;
    const all = await this.db.threads.where('customerId').equals(customerId).toArray();
    return all.find((thread) => thread.marketplace === adapter && thread.shop === shop);
  }
}

/** When the message was written, as an answer said it before the page showed it without a time. */
function sameMessage(open: OpenThread, old: Thread | undefined): number | null {
  return old && open.lastBuyerMessage === old.lastBuyerMessage ? old.lastAt : null;
}

/**
 * Records one capture in one transaction: seeing a page twice changes nothing. Orders are joined to customers only
 * by keys and by order ids known from elsewhere, never by a displayed name.
 * @param capture already validated
 * @param now epoch ms
 * @param url address of the page, to go back to a thread
 */
export async function recordCapture(
  db: RegularsDb,
  capture: Capture,
  adapter: Adapter,
  { now, url = null }: { now: number; url?: string | null },
): Promise<Recorded> {
  const exchange = exchangeOf(await readSettings(db));
  const recording = new Recording(db, capture, { adapter, now, url });
  const tables = [db.orders, db.buyers, db.buyerKeys, db.customers, db.threads, db.marketplaces, db.notes];
  // An async function, not one that returns a promise: Dexie keeps a transaction open over await only for those.
  const recorded = await db.transaction('rw', tables, async () => recording.run(exchange));
  if (recording.changed) db.changed();
  return recorded;
}
