import type { Table } from 'dexie';
import type { Adapter } from '../adapters/schema.ts';
import { totalsOf, totalsWith } from '../customers/totals.ts';
import type { OwnLimits } from '../followups/clock.ts';
import type { Capture, CapturedOrder, CapturedThread, OpenThread } from '../model/capture.ts';
import type { Buyer } from '../model/customer.ts';
import type { ReadHealth } from '../model/marketplace.ts';
import type { Money } from '../model/money.ts';
import type { Order } from '../model/order.ts';
import type { Thread } from '../model/thread.ts';
import { keyOf, type RegularsDb } from './db.ts';
import { recordHealth } from './health.ts';
import { Accounts } from './identity.ts';
import { recordReviews } from './marks.ts';
import { bareOrder, instantOf, merged, unchanged } from './merge-order.ts';
import { recordMessages } from './messages.ts';
import { recordReturns } from './returns.ts';
import { rowsAt } from './rows-at.ts';
import { markForRules } from './rule-tasks.ts';
import { exchangeOf, readSettings } from './settings.ts';
import { SeenTogether } from './together.ts';
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
  /**
   * How many of the orders were new, and how many were known and are different now; disputed ones not counted, nor
   * those of which an earlier part of the same import wrote rows.
   */
  added: number;
  changed: number;
  /** Orders that are known with another buyer, which they keep. */
  disputed: string[];
};

/** The part of an import that a capture is. `addsUp`: totals are of rows, so those of scattered rows are added. */
type Part = { importId: string; part: number; addsUp: boolean };
type Source = {
  adapter: Adapter;
  now: number;
  url: string | null;
  part: Part | undefined;
  /** The seller's limits for this marketplace's clocks. */
  own: OwnLimits | undefined;
};

const MOST_ITEMS = 200;

function sumOf(a: Money | null, b: Money | null): Money | null {
  if (!a || !b) return a ?? b;
  return a.currency === b.currency ? { minor: a.minor + b.minor, currency: a.currency } : null;
}

/** The work of one capture inside its transaction. */
class Recording {
  changed = false;
  private readonly db: RegularsDb;
  private readonly capture: Capture;
  private readonly source: Source;
  private readonly accounts: Accounts;
  private readonly notes: string[];
  private readonly writes = new Map<string, Order>();
  /** The captured orders as they are stored. */
  private known = new Map<string, Order>();
  private readonly disputed: string[] = [];
  private readonly pairs: SeenTogether;
  /** Customers whose totals must be computed again. */
  private readonly touched = new Set<string>();
  /** Customers who wrote, were answered, or sent something back. */
  private readonly spoke = new Set<string>();
  /** Customers that an order was taken from. */
  private readonly moved = new Set<string>();

  constructor(db: RegularsDb, capture: Capture, source: Source) {
    this.db = db;
    this.capture = capture;
    this.source = source;
    this.notes = [...capture.notes];
    const scope = { marketplace: capture.adapter, shop: capture.shop, fields: source.adapter.buyer.key };
    this.accounts = new Accounts(db, scope, source.now);
    this.pairs = new SeenTogether(db, source.now);
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
    for (const id of await recordReturns(db, capture, writes, this.source)) {
      this.changed = true;
      this.spoke.add(id);
    }
    if (await recordReviews(db, capture, this.source.now)) this.changed = true;

    await accounts.rename();
    await this.remember();
    const ordered = Map.groupBy(writes.values(), ({ customerId }) => customerId);
    const made = accounts.fillMade((id) => totalsOf(ordered.get(id) ?? [], exchange));
    for (const id of made) touched.delete(id);
    this.addTotals(ordered, exchange);
    await accounts.save();
    if (writes.size > 0) await db.orders.bulkPut([...writes.values()]);
    if (await this.pairs.save()) this.changed = true;
    if (touched.size > 0) await refreshTotals(db, touched, exchange);
    if (accounts.touchedWords.size > 0) await refreshWords(db, accounts.touchedWords);
    await this.tellRules();
    this.changed ||= writes.size > 0 || made.length > 0 || accounts.touchedWords.size > 0;
    const health = { ...capture, notes: this.notes };
    const broken = await recordHealth(db, health, this.source.adapter, this.source.now);
    return { ...(await this.subject(orderKeys, threadKey)), broken };
  }

  /** Where all that is written of a customer is new, it is added to the totals: the other orders need not be read. */
  private addTotals(
    written: ReadonlyMap<string | null, readonly Order[]>,
    exchange: ReturnType<typeof exchangeOf>,
  ): void {
    for (const id of this.touched) {
      const orders = written.get(id) ?? [];
      const customer = this.accounts.ownerById(id);
      if (!customer || orders.length === 0 || this.moved.has(id)) continue;
      if (orders.some(({ key }) => this.known.has(key))) continue;
      const totals = totalsWith(customer.totals, orders, exchange);
      if (!totals) continue;
      this.accounts.setTotals(id, totals);
      this.touched.delete(id);
    }
  }

  /** Whoever has something new is looked at by the follow-up rules; an import tells them at its end. */
  private async tellRules(): Promise<void> {
    if (this.source.part) return;
    const orders = [...this.writes.values()].flatMap(({ customerId }) => customerId ?? []);
    await markForRules(this.db, [...orders, ...this.spoke]);
  }

  /** Of an import, what it is about to replace. */
  private async remember(): Promise<void> {
    const { part } = this.source;
    if (!part) return;
    const orders = [...this.writes.keys()].map((key): [string, Order | null] => [
      key,
      this.known.get(key) ?? null,
    ]);
    const { importId } = part;
    const id = `${importId}|${String(part.part).padStart(8, '0')}`;
    const change = { id, importId, orders, ...this.accounts.replaced() };
    if (orders.length + change.buyers.length + change.buyerKeys.length === 0) return;
    await this.db.importChanges.put(change);
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
      ...this.counts(),
      disputed: this.disputed,
    };
  }

  private counts(): Pick<Recorded, 'added' | 'changed'> {
    const disputed = new Set(this.disputed.map((orderId) => this.keyOf(orderId)));
    const { part } = this.source;
    const isBegun = (key: string) => part !== undefined && this.known.get(key)?.importId === part.importId;
    const keys = [...this.writes.keys()].filter((key) => !disputed.has(key) && !isBegun(key));
    const added = keys.filter((key) => !this.known.has(key)).length;
    return { added, changed: keys.length - added };
  }

  private async orders(): Promise<string[]> {
    const { capture, accounts, db } = this;
    const keys = capture.orders.map(({ orderId }) => this.keyOf(orderId));
    const rows = await rowsAt(db.orders, [...new Set(keys)]);
    const known = new Map(rows.flatMap((order) => (order ? [[order.key, order]] : [])));
    this.known = known;
    await accounts.loadById([...known.values()].flatMap(({ buyerId }) => buyerId ?? []));
    const ownerless = keys.filter((key) => !known.get(key)?.customerId);
    const threads = await db.threads.where('orderKey').anyOf(ownerless).toArray();
    const byThread = new Map(threads.map(({ orderKey, customerId }) => [orderKey, customerId]));
    // Without an await in between: Dexie takes a transaction for finished that does nothing for a hundred turns.
    for (const [i, captured] of capture.orders.entries()) {
      const key = keys[i] as string;
      this.order(key, captured, this.writes.get(key) ?? known.get(key), byThread.get(key) ?? null);
    }
    return keys;
  }

  /** @param writer the customer of the thread about this order, for an order that names no buyer */
  private order(key: string, captured: CapturedOrder, old: Order | undefined, writer: string | null): void {
    const { accounts } = this;
    const { adapter: marketplace, shop, source } = this.capture;
    const { part } = this.source;
    // More rows of an order that this file began before: a sorted file scatters them.
    const begun = part && old?.importId === part.importId ? old : undefined;
    const { name } = captured.buyer;
    // A list may have shown the name that the answer leaves out.
    const buyer = accounts.resolve({ ...captured.buyer, name: name ?? old?.buyerName ?? null }, old?.buyerId);
    if (!buyer && old?.buyerId && name) accounts.learnName(old.buyerId, name);
    const order = merged(
      old,
      captured,
      bareOrder(marketplace, shop, captured.orderId, source, { now: this.source.now, old }),
      { addsUp: part?.addsUp ?? false },
    );
    if (begun) {
      order.items = [...begun.items, ...captured.items].slice(0, MOST_ITEMS);
      if (part?.addsUp) order.total = sumOf(begun.total, captured.total);
    }
    if (buyer && order.buyerId && order.buyerId !== buyer.id) {
      this.notes.push(`order ${captured.orderId} is known with another buyer; it was left as it was`);
      order.buyerName = old?.buyerName ?? null;
      this.disputed.push(captured.orderId);
      this.together(order.buyerId, buyer, key);
    } else if (buyer) {
      order.buyerId = buyer.id;
      order.customerId = buyer.customerId;
    } else if (!order.customerId) {
      order.customerId = writer;
    }
    if (old && unchanged(old, order)) return;
    if (part) order.importId = part.importId;
    else delete order.importId;
    this.writes.set(key, order);
    for (const id of [old?.customerId, order.customerId]) if (id) this.touched.add(id);
    if (old?.customerId && old.customerId !== order.customerId) this.moved.add(old.customerId);
  }

  private together(knownId: string, buyer: Buyer, orderKey: string): void {
    const known = this.accounts.byId(knownId);
    if (known) this.pairs.see(known, buyer, orderKey);
  }

  /** @returns the thread's key, or null when neither it nor its buyer can be told from others */
  private async thread(captured: CapturedThread, open: OpenThread | null): Promise<string | null> {
    const { db } = this;
    const { now, url } = this.source;
    const orderKey = captured.orderId ? this.keyOf(captured.orderId) : null;
    const order = orderKey ? (this.writes.get(orderKey) ?? (await db.orders.get(orderKey))) : undefined;
    if (order?.buyerId) await this.accounts.loadById([order.buyerId]);
    const buyer = this.accounts.resolve(captured.buyer, order?.buyerId);
    if (buyer && order?.buyerId && order.buyerId !== buyer.id) {
      this.together(order.buyerId, buyer, order.key);
    }
    // Without an id of its own a thread is the buyer's: these marketplaces have one thread per buyer.
    const own = captured.threadId ?? (buyer ? `of ${buyer.id}` : null);
    if (!own) return null;
    const other = captured.threadId || !buyer ? undefined : await this.threadOf(buyer);
    const key = other?.key ?? this.keyOf(own);
    const old = other ?? (await db.threads.get(key));
    const row: Thread = {
      key,
      marketplace: this.capture.adapter,
      shop: this.capture.shop,
      threadId: old?.threadId ?? own,
      customerId: buyer?.customerId ?? order?.customerId ?? old?.customerId ?? null,
      buyerId: buyer?.id ?? order?.buyerId ?? old?.buyerId ?? null,
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
    if (open && (await recordMessages(db, { thread: row, old, open, url }, now))) {
      this.changed = true;
      if (row.customerId) this.spoke.add(row.customerId);
    }
    return key;
  }

  private async threadOf({ id, customerId }: Buyer): Promise<Thread | undefined> {
    const { adapter, shop } = this.capture;
    const inShop = (one: Thread | Buyer) => one.marketplace === adapter && one.shop === shop;
    const threads = await this.db.threads.where('customerId').equals(customerId).filter(inShop).toArray();
    const own = threads.find(({ buyerId }) => buyerId === id);
    if (own) return own;
    // Recorded before threads knew their account: it is this one's where the customer has no other here.
    const accounts = await this.db.buyers.where('customerId').equals(customerId).filter(inShop).toArray();
    return accounts.some((other) => other.id !== id) ? undefined : threads.find(({ buyerId }) => !buyerId);
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
 * @param part of an import: what it replaces is kept, so that it can be undone
 */
export async function recordCapture(
  db: RegularsDb,
  capture: Capture,
  adapter: Adapter,
  { now, url = null, part }: { now: number; url?: string | null; part?: Part },
): Promise<Recorded> {
  const settings = await readSettings(db);
  const exchange = exchangeOf(settings);
  const own = settings.clocks[capture.adapter];
  const recording = new Recording(db, capture, { adapter, now, url, part, own });
  const { orders, buyers, buyerKeys, customers, threads, marketplaces, notes, pairs, importChanges } = db;
  const tables: Table[] = [orders, buyers, buyerKeys, customers, threads, marketplaces, notes, pairs];
  if (part) tables.push(importChanges);
  else tables.push(db.turns, db.marks, db.replyUses, db.followups, db.cases, db.ruleTasks);
  // An async function, not one that returns a promise: Dexie keeps a transaction open over await only for those.
  const recorded = await db.transaction('rw', tables, async () => recording.run(exchange));
  // An import says once, at its end, that something changed.
  if (recording.changed && !part) db.changed();
  return recorded;
}
