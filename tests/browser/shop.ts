import { afterEach } from 'vitest';
import { adapterById } from '../../lib/adapters/builtin.ts';
import type { Adapter } from '../../lib/adapters/schema.ts';
import type { Capture, CapturedBuyer, CapturedOrder, OpenThread } from '../../lib/model/capture.ts';
import { dataTables, RegularsDb } from '../../lib/store/db.ts';
import { recordCapture } from '../../lib/store/record.ts';

export const DAY = 86_400_000;
export const now = Date.UTC(2026, 9, 20, 18);

const opened: RegularsDb[] = [];

/** A database of its own for one test; the same name opens the same one again, as another page would. */
export function freshDb(name = `test-${crypto.randomUUID()}`): RegularsDb {
  const db = new RegularsDb(name);
  opened.push(db);
  return db;
}

afterEach(async () => {
  for (const db of opened) db.close();
  for (const name of new Set(opened.splice(0).map((db) => db.name))) await indexedDB.deleteDatabase(name);
});

export function adapter(id: string): Adapter {
  const found = adapterById(id);
  if (!found) throw new Error(`no adapter ${id}`);
  return found;
}

export const buyer = (known: Partial<CapturedBuyer> = {}): CapturedBuyer => ({
  id: null,
  username: null,
  email: null,
  name: null,
  ...known,
});

export const order = (orderId: string, change: Partial<CapturedOrder> = {}): CapturedOrder => ({
  orderId,
  buyer: buyer(),
  placedAt: '2026-10-18T14:05:09.000Z',
  total: { minor: 1000, currency: 'USD' },
  status: 'Paid',
  state: 'paid',
  items: [{ title: 'Ash-glaze mug', quantity: 1 }],
  ...change,
});

/** An open thread with the one message of the buyer that it ends with, answered where the seller wrote last. */
export const openThread = (change: Partial<OpenThread> = {}): OpenThread => {
  const thread = {
    threadId: 't-0001',
    buyer: buyer(),
    orderId: null,
    lastBuyerMessage: 'Has it left yet?',
    lastFrom: 'buyer' as const,
    lastAt: '2026-10-19T08:00:00.000Z',
    ...change,
  };
  const { lastFrom, lastAt: at, lastBuyerMessage: text } = thread;
  const asked = { from: 'buyer' as const, at, text };
  const answered = { from: 'seller' as const, at: null, text: null };
  const messages = lastFrom === null ? [] : [asked, ...(lastFrom === 'seller' ? [answered] : [])];
  return { messages, ...thread };
};

export const capture = (change: Partial<Capture> = {}): Capture => ({
  adapter: 'practice-shop',
  source: 'page',
  kind: 'orders',
  shop: '',
  orders: [],
  missed: 0,
  missing: [],
  threads: [],
  thread: null,
  notes: [],
  ...change,
});

/** Records what a page or answer said, as the background does. */
export const see = (db: RegularsDb, change: Partial<Capture>, at = now, url: string | null = null) =>
  recordCapture(db, capture(change), adapter(change.adapter ?? 'practice-shop'), { now: at, url });

/** Everything the database holds, but for ids and instants of seeing made by chance. */
export async function contents(db: RegularsDb): Promise<Record<string, unknown[]>> {
  const tables = await Promise.all(dataTables.map((table) => db.table(table).toArray()));
  return Object.fromEntries(dataTables.map((table, i) => [table, tables[i] ?? []]));
}

/** @throws where the record is missing */
export function the<T>(record: T | undefined | null): T {
  if (record === undefined || record === null) throw new Error('not there');
  return record;
}
