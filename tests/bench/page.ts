/** Runs inside Chromium; `run.ts` calls what stands on `window.bench`. Times in ms, each the median of several runs. */
import { Badges } from '../../entrypoints/marketplace/badge.ts';
import { watch } from '../../entrypoints/marketplace/watch.ts';
import { adapterById } from '../../lib/adapters/builtin.ts';
import type { PaintedBadge } from '../../lib/bus.ts';
import { presetRules } from '../../lib/followups/presets.ts';
import { cohortsOf, gapsOf, pyramidOf, topShare } from '../../lib/insights/loyalty.ts';
import {
  byHour,
  byMarketplace,
  byProduct,
  monthsOf,
  overviewOf,
  type Sale,
} from '../../lib/insights/sales.ts';
import type { CapturedOrder } from '../../lib/model/capture.ts';
import type { Customer } from '../../lib/model/customer.ts';
import type { Followup } from '../../lib/model/followup.ts';
import type { Order } from '../../lib/model/order.ts';
import type { FollowupRule } from '../../lib/model/rule.ts';
import { badgesFor } from '../../lib/store/badges.ts';
import { RegularsDb } from '../../lib/store/db.ts';
import { runImport } from '../../lib/store/imports.ts';
import { LiveSales } from '../../lib/store/live-sales.ts';
import { runRules } from '../../lib/store/run-rules.ts';
import { readSales } from '../../lib/store/sales.ts';
import { firstSuggestion, keepReplies } from './first.ts';
import { listening, reading } from './pages.ts';

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const events = { onEnter: () => {}, onLeave: () => {}, onOpen: () => {} };

function rows(count: number): HTMLElement {
  const list = document.createElement('div');
  list.innerHTML = Array.from(
    { length: count },
    (_, i) => `<p class="row"><b>Buyer ${i}</b><span class="extra"></span></p>`,
  ).join('');
  document.body.replaceChildren(list);
  return list;
}

/** Painting badges on 100 rows against appending 100 plain elements, both until the layout is done. */
function badges() {
  const count = 100;
  const orders = Array.from({ length: count }, (_, i) => ({ orderId: `o${i}` }) as CapturedOrder);
  const known = new Map<string, PaintedBadge>(
    orders.map(({ orderId }) => [
      orderId,
      {
        orderId,
        orderKey: orderId,
        text: '● VIP · 5',
        label: 'VIP, 5 orders',
        tone: '26 90%',
        known: true,
        open: false,
      },
    ]),
  );
  const place = { at: [{ css: '.extra' }], place: 'inside' as const };
  const ours: number[] = [];
  const plain: number[] = [];
  for (let run = 0; run < 15; run++) {
    const found = [...rows(count).querySelectorAll('.row')];
    void document.body.offsetHeight;
    let began = performance.now();
    new Badges(document, events).paint(
      found.map((row, i) => ({ row, order: orders[i] as CapturedOrder })),
      place,
      known,
    );
    void document.body.offsetHeight;
    ours.push(performance.now() - began);

    const others = [...rows(count).querySelectorAll('.extra')];
    void document.body.offsetHeight;
    began = performance.now();
    for (const extra of others) {
      const button = document.createElement('button');
      button.textContent = '● VIP · 5';
      button.setAttribute('aria-label', 'VIP, 5 orders');
      extra.append(button);
    }
    void document.body.offsetHeight;
    plain.push(performance.now() - began);
  }
  return { ours: median(ours), plain: median(plain), longest: Math.max(...ours) };
}

/** Own time of the watcher for each of ten replacements of 5,000 nodes: its callback, not the page's work. */
async function watching() {
  const original = window.MutationObserver;
  let own = 0;
  window.MutationObserver = class extends original {
    constructor(callback: MutationCallback) {
      super((records, observer) => {
        const began = performance.now();
        callback(records, observer);
        own += performance.now() - began;
      });
    }
  };
  const stop = new AbortController();
  let looks = 0;
  watch({ document, signal: stop.signal, onChange: () => looks++ });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let i = 0; i < 10; i++) {
    rows(2_500);
    await frame();
    await frame();
  }
  stop.abort();
  window.MutationObserver = original;
  return { own: own / 10, looks };
}

const ORDERS = 100_000;
const CUSTOMERS = 40_000;

async function filled(): Promise<RegularsDb> {
  const db = new RegularsDb('bench');
  if ((await db.orders.count()) === ORDERS) return db;
  const totals = {
    ordersByMarketplace: { shopee: 2 },
    spend: { USD: 5_000 },
    firstOrderAt: 1,
    currency: 'USD',
  };
  for (let from = 0; from < CUSTOMERS; from += 10_000) {
    const customers = Array.from({ length: 10_000 }, (_, i): Customer => {
      const n = from + i;
      const all = { ...totals, orders: 2, lastOrderAt: n, value: (n * 7_919) % 10_007 };
      return {
        id: `c${n}`,
        name: `Buyer ${n}`,
        nameIsOwn: false,
        tags: [],
        contact: {},
        totals: all,
        words: ['buyer', `${n}`],
        createdAt: 1,
        updatedAt: 1,
      };
    });
    await db.customers.bulkPut(customers);
  }
  for (let from = 0; from < ORDERS; from += 10_000) await db.orders.bulkPut(orderRows(from, 10_000));
  return db;
}

const FOLLOWUPS = 10_000;
const RULES = 50;
const DAY = 86_400_000;

/** Fifty rules over a hundred thousand orders and ten thousand follow-ups: what one new order costs, in ms. */
async function rules() {
  const db = await filled();
  const now = Date.now();
  await db.followups.clear();
  await db.ruleTasks.clear();
  await db.meta.delete('rulesSweep');
  const ready = presetRules(now - 400 * DAY);
  await db.rules.bulkPut(
    Array.from({ length: RULES }, (_, i): FollowupRule => {
      const rule = ready[i % ready.length] as FollowupRule;
      return { ...rule, id: `r${i}`, on: true, since: now - 400 * DAY, place: i };
    }),
  );
  await db.followups.bulkPut(
    Array.from(
      { length: FOLLOWUPS },
      (_, i): Followup => ({
        id: `f${i}`,
        customerId: `c${i % CUSTOMERS}`,
        orderKey: null,
        text: 'promised',
        dueAt: now + i * 60_000,
        promisedAt: now,
        doneAt: null,
        claimedAt: null,
        firedAt: null,
        createdAt: now,
        updatedAt: now,
      }),
    ),
  );
  const times: number[] = [];
  let made = 0;
  for (let i = 0; i < 60; i++) {
    const customerId = `c${i * 601}`;
    const [bare] = orderRows(i * 601, 1);
    if (!bare) continue;
    const fresh = { ...bare, key: `shopee||new${i}`, placedAt: now - 5 * DAY, firstSeenAt: now - 4 * DAY };
    await db.orders.put({ ...fresh, state: 'delivered', statesSeen: { delivered: now - 2 * DAY } });
    await db.ruleTasks.put({ customerId, at: 0 });
    const began = performance.now();
    made += (await runRules(db, { now, textOf: () => 'text' })).made;
    times.push(performance.now() - began);
  }
  await db.orders.bulkDelete(Array.from({ length: 60 }, (_, i) => `shopee||new${i}`));
  return { each: median(times.slice(10)), made };
}

const SALES = 1_000_000;
const BUYERS = 200_000;

/** Invented orders of three years: every customer comes back a few times. */
function invented(): Sale[] {
  const start = Date.UTC(2023, 0, 1);
  return Array.from({ length: SALES }, (_, i) => ({
    customerId: `c${(i * 7_919) % BUYERS}`,
    wall: start + Math.floor((i / SALES) * 1_095 * DAY),
    timed: true,
    amount: 1_000 + ((i * 37) % 9_000),
    currency: 'USD',
    marketplace: i % 3 ? 'shopee' : 'etsy',
    items: [{ title: `Invented thing number ${i % 500}`, quantity: 1 + (i % 3) }],
  }));
}

/**
 * The insights of a shop: reading all orders of the store, and, of a million, every figure the desk shows (ms).
 * `customers` says that something was counted.
 */
async function insights() {
  const db = await filled();
  let began = performance.now();
  const read = (await readSales(db, { currency: 'USD', rates: {} })).length;
  const reading = performance.now() - began;
  const again = await afterOne(db, read);
  const sales = invented();
  const now = Date.UTC(2026, 0, 1);
  began = performance.now();
  const overview = overviewOf(sales, now - 365 * DAY, now, 'USD');
  overviewOf(sales, now - 730 * DAY, now - 365 * DAY, 'USD');
  monthsOf(sales, 'USD');
  byMarketplace(sales, 'USD');
  byProduct(sales);
  byHour(sales, 'USD');
  cohortsOf(sales, now);
  gapsOf(sales);
  pyramidOf(sales, 'USD', ['all'], () => 'all');
  topShare(sales, 'USD', 0.2);
  return { reading, again, read, counting: performance.now() - began, customers: overview.customers.size };
}

/** From writing one order more until all sales are known with it (ms). */
async function afterOne(db: RegularsDb, before: number): Promise<number> {
  const live = new LiveSales(db, { currency: 'USD', rates: {} });
  if ((await live.sales()).length !== before) throw new Error('the sales are not those of the store');
  const [one] = orderRows(0, 1);
  const began = performance.now();
  await db.orders.put({ ...(one as Order), key: 'shopee||one-more', orderId: 'one-more' });
  while ((await live.sales()).length === before) await new Promise((resolve) => setTimeout(resolve, 1));
  const time = performance.now() - began;
  await live.close();
  await db.orders.delete('shopee||one-more');
  return time;
}

function orderRows(from: number, count: number): Order[] {
  return Array.from({ length: count }, (_, i) => {
    const n = from + i;
    return {
      key: `shopee||${n}`,
      marketplace: 'shopee',
      shop: '',
      orderId: `${n}`,
      customerId: `c${n % CUSTOMERS}`,
      buyerId: `b${n % CUSTOMERS}`,
      buyerName: `Buyer ${n % CUSTOMERS}`,
      placedAt: 1_700_000_000_000 + n,
      placedOnDate: false,
      total: { minor: 2_500, currency: 'USD' },
      status: 'Shipped',
      state: 'shipped',
      items: [{ title: `Invented thing number ${n}`, quantity: 1 }],
      firstSeenAt: 1,
      seenAt: 1,
      source: 'answer',
    };
  });
}

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** One page of 50 orders looked up among 100,000, against the same reads through bare IndexedDB in one transaction. */
async function lookup() {
  const db = await filled();
  const keysAt = (run: number) =>
    Array.from({ length: 50 }, (_, i) => `shopee||${(run * 977 + i * 1_999) % ORDERS}`);
  const raw = db.backendDB();
  const ours: number[] = [];
  const bare: number[] = [];
  await badgesFor(db, keysAt(0), 'shopee', Date.now());
  for (let run = 1; run <= 15; run++) {
    const keys = keysAt(run);
    let began = performance.now();
    await badgesFor(db, keys, 'shopee', Date.now());
    ours.push(performance.now() - began);
    began = performance.now();
    const tx = raw.transaction(['orders', 'customers'], 'readonly');
    const orders = await Promise.all(
      keys.map((key) => done(tx.objectStore('orders').get(key) as IDBRequest<Order>)),
    );
    await Promise.all(
      orders.map(({ customerId }) => done(tx.objectStore('customers').get(customerId ?? ''))),
    );
    bare.push(performance.now() - began);
  }
  return { ours: median(ours), bare: median(bare) };
}

/** Writing 10,000 orders through the store's table in one transaction, against bare IndexedDB with the same indexes. */
async function writing() {
  const ours: number[] = [];
  const bare: number[] = [];
  const orders = orderRows(0, 10_000);
  for (let run = 0; run < 3; run++) {
    for (const side of run % 2 ? ['bare', 'ours'] : ['ours', 'bare']) {
      const db = new RegularsDb(`bench-${side}-${run}`);
      await db.open();
      const began = performance.now();
      if (side === 'ours') {
        await db.transaction('rw', db.orders, () => db.orders.bulkPut(orders));
        ours.push(performance.now() - began);
      } else {
        const tx = db.backendDB().transaction('orders', 'readwrite', { durability: 'strict' });
        const store = tx.objectStore('orders');
        for (const order of orders) store.put(order);
        await new Promise((resolve, reject) => {
          tx.oncomplete = resolve;
          tx.onabort = () => reject(tx.error);
        });
        bare.push(performance.now() - began);
      }
      await db.delete();
    }
  }
  return { ours: median(ours), bare: median(bare) };
}

/**
 * Importing 20,000 orders of 6,000 buyers as the desk does (found, joined, summed up, undoable), against writing the
 * very rows that it writes, of every table and as often, through bare IndexedDB in one transaction.
 */
async function importing() {
  const adapter = adapterById('practice-shop');
  if (!adapter) throw new Error('no practice shop');
  async function* batches() {
    for (let from = 0; from < 20_000; from += 1_000) {
      const orders = Array.from({ length: 1_000 }, (_, i) => importedOrder(from + i));
      yield { orders, left: [], unread: [], rows: from + 1_000, notes: [], addsUp: false };
    }
  }
  const db = new RegularsDb('bench-import');
  await db.open();
  const written: { table: string; row: unknown }[] = [];
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (row, ...key) {
    written.push({ table: this.name, row });
    return put.call(this, row, ...key);
  };
  let began = performance.now();
  await runImport(
    db,
    { file: 'a.csv', adapter, host: '', format: 'Orders', now: 1_790_000_000_000 },
    batches(),
  );
  const ours = performance.now() - began;
  IDBObjectStore.prototype.put = put;
  await db.delete();
  const other = new RegularsDb('bench-import-bare');
  await other.open();
  began = performance.now();
  const tables = new Set(written.map(({ table }) => table));
  const tx = other.backendDB().transaction(tables, 'readwrite', { durability: 'strict' });
  for (const { table, row } of written) tx.objectStore(table).put(row);
  await new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onabort = () => reject(tx.error);
  });
  const bare = performance.now() - began;
  await other.delete();
  return { ours, bare };
}

function importedOrder(n: number) {
  const buyer = n % 6_000;
  const order: CapturedOrder = {
    orderId: `PS-26${String(n).padStart(6, '0')}`,
    buyer: { id: `${buyer}`, username: `user${buyer}`, email: null, name: `Buyer ${buyer}` },
    placedAt: '2026-05-08T10:00:00.000Z',
    total: { minor: 2_500, currency: 'USD' },
    status: 'Shipped',
    state: 'shipped',
    items: [{ title: `Invented thing number ${n}`, quantity: 1 }],
  };
  return { line: n + 2, order };
}

(window as unknown as { bench: unknown }).bench = {
  keepReplies,
  firstSuggestion,
  rules,
  insights,
  badges,
  watching,
  lookup,
  writing,
  importing,
  reading,
  listening,
};
