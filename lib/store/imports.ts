import { shopOf } from '../adapters/match.ts';
import { emptyCapture } from '../adapters/reader.ts';
import type { Adapter } from '../adapters/schema.ts';
import type { ImportBatch } from '../imports/orders.ts';
import type { Capture, CapturedOrder } from '../model/capture.ts';
import type { Buyer } from '../model/customer.ts';
import type { Import, ImportChange, LeftOutRow } from '../model/import.ts';
import type { Order } from '../model/order.ts';
import { keyOf, newId, type RegularsDb } from './db.ts';
import { keysOf } from './identity.ts';
import { bareOrder, merged, unchanged } from './merge-order.ts';
import { recordCapture } from './record.ts';
import { exchangeOf, forgetCuts, readSettings } from './settings.ts';
import { refreshTotals, refreshWords } from './totals.ts';

/** How many left-out rows are kept to be shown. */
const SHOWN_LEFT = 500;
const SHOWN_ORDERS = 20;

/** What an import did, or in a dry run would do. */
export type Tally = { added: number; changed: number; same: number; leftOut: number; left: LeftOutRow[] };
export type Fate = 'added' | 'changed' | 'same' | 'disputed';
/** The first orders of a file, and what would become of each. */
export type Sample = { line: number; order: CapturedOrder; fate: Fate }[];

/** Whose orders they are. `host`: the site, where each is a shop of its own (`orderIds` in the adapter format). */
export type Origin = { adapter: Adapter; host: string };

const noTally = (): Tally => ({ added: 0, changed: 0, same: 0, leftOut: 0, left: [] });

function leave(tally: Tally, left: readonly LeftOutRow[]): void {
  tally.leftOut += left.length;
  tally.left.push(...left.slice(0, SHOWN_LEFT - tally.left.length));
}

const disputedRow = ({ line, order }: ImportBatch['orders'][0]): LeftOutRow => ({
  line,
  code: 'otherBuyer',
  value: order.orderId,
});

function captureOf({ adapter, host }: Origin, { orders, left, notes }: ImportBatch): Capture {
  return {
    ...emptyCapture(adapter, 'export', host),
    kind: 'orders',
    orders: orders.map(({ order }) => order),
    missed: left.length,
    notes: notes.slice(0, 100),
  };
}

/**
 * Reads a file through without writing anything.
 * @param onProgress how many rows have been read
 * @returns what importing it would do, and its first orders
 */
export async function dryRun(
  db: RegularsDb,
  origin: Origin,
  batches: AsyncIterable<ImportBatch>,
  { now, onProgress = () => {} }: { now: number; onProgress?: (rows: number) => void },
): Promise<{ tally: Tally; sample: Sample; rows: number }> {
  const tally = noTally();
  const sample: Sample = [];
  let rows = 0;
  for await (const batch of batches) {
    const fates = await fatesOf(db, origin, batch, now);
    for (const [i, one] of batch.orders.entries()) {
      const fate = fates[i] ?? 'same';
      if (fate === 'disputed') leave(tally, [disputedRow(one)]);
      else tally[fate]++;
      if (sample.length < SHOWN_ORDERS) sample.push({ ...one, fate });
    }
    leave(tally, batch.left);
    rows = batch.rows;
    onProgress(rows);
  }
  return { tally, sample, rows };
}

/** What recording these orders would do to each, in one read transaction. */
async function fatesOf(
  db: RegularsDb,
  { adapter, host }: Origin,
  { orders }: ImportBatch,
  now: number,
): Promise<Fate[]> {
  const shop = shopOf(adapter, host);
  const scope = { marketplace: adapter.id, shop, fields: adapter.buyer.key };
  return db.transaction('r', db.orders, db.buyerKeys, async () => {
    const known = await db.orders.bulkGet(orders.map(({ order }) => keyOf(adapter.id, shop, order.orderId)));
    const keys = orders.map(({ order }) => keysOf(order.buyer, scope));
    const owners = new Map(
      (await db.buyerKeys.bulkGet([...new Set(keys.flat())])).flatMap((row) =>
        row ? [[row.key, row.buyerId]] : [],
      ),
    );
    return orders.map(({ order }, i) => {
      const old = known[i];
      if (!old) return 'added';
      const own = keys[i] ?? [];
      const owner = own.map((key) => owners.get(key)).find(Boolean);
      if (old.buyerId && own.length > 0 && owner !== old.buyerId) return 'disputed';
      const fresh = merged(old, order, bareOrder(adapter.id, shop, order.orderId, 'export', { now, old }));
      const learns = !old.buyerId && own.length > 0;
      return learns || !unchanged(old, fresh) ? 'changed' : 'same';
    });
  });
}

export type ImportSource = Origin & { file: string; format: string; now: number };

/**
 * Imports a file, a thousand orders at a time, each part in a transaction of its own with what it replaces. Stopped
 * in between, what was written stays listed and can be undone.
 * @param signal stops it after the part that is being written
 */
export async function runImport(
  db: RegularsDb,
  { file, adapter, host, format, now }: ImportSource,
  batches: AsyncIterable<ImportBatch>,
  { signal, onProgress = () => {} }: { signal?: AbortSignal; onProgress?: (rows: number) => void } = {},
): Promise<Import> {
  const tally = noTally();
  const record: Import = {
    id: newId(),
    file,
    marketplace: adapter.id,
    format,
    state: 'running',
    ...tally,
    at: now,
  };
  const save = async (state: Import['state']) => {
    Object.assign(record, tally, { state });
    await db.imports.put(record);
  };
  await save('running');
  let part = 0;
  try {
    for await (const batch of batches) {
      if (signal?.aborted) break;
      if (batch.orders.length > 0) {
        const of = { importId: record.id, part: part++, addsUp: batch.addsUp };
        const { added, changed, disputed } = await recordCapture(
          db,
          captureOf({ adapter, host }, batch),
          adapter,
          {
            now,
            part: of,
          },
        );
        const kept = new Set(disputed);
        leave(tally, batch.orders.filter(({ order }) => kept.has(order.orderId)).map(disputedRow));
        tally.added += added;
        tally.changed += changed;
        tally.same += batch.orders.length - added - changed - kept.size;
      }
      leave(tally, batch.left);
      await save('running');
      onProgress(batch.rows);
    }
    await save(signal?.aborted ? 'stopped' : 'done');
  } catch (error) {
    await save('stopped');
    throw error;
  } finally {
    forgetCuts(db);
    db.changed();
  }
  return record;
}

/** The imports that can be undone, newest first. */
export async function listImports(db: RegularsDb): Promise<Import[]> {
  return (await db.imports.orderBy('at').reverse().toArray()) as Import[];
}

/** Marks imports that were running when their page or browser was closed. Call where no import can be running. */
export async function stopOrphans(db: RegularsDb): Promise<void> {
  await db.imports.filter(({ state }) => state === 'running').modify({ state: 'stopped' });
}

/** An import cannot be undone because a later one changed the same orders: that has to be undone first. */
export class LaterImport extends Error {
  readonly file: string;
  constructor(file: string) {
    super(`undo the import of ${file} first: it changed some of the same orders`);
    this.file = file;
  }
}

/**
 * Undoes an import: what it added goes, what it changed is as it was. What has been written since by a page, an
 * answer or the seller stays. Part by part, so it can be stopped and done again.
 * @returns how many orders went, came back, and stayed because they were seen again since
 * @throws LaterImport
 */
export async function undoImport(
  db: RegularsDb,
  id: string,
): Promise<{ removed: number; restored: number; kept: number }> {
  const record = await db.imports.get(id);
  if (!record) throw new Error('this import is no longer listed');
  await refuseUnderLater(db, record);
  const result = { removed: 0, restored: 0, kept: 0 };
  const exchange = exchangeOf(await readSettings(db));
  const parts = await db.importChanges.where('importId').equals(id).primaryKeys();
  for (const part of parts.reverse()) {
    const tables = [
      db.orders,
      db.buyers,
      db.buyerKeys,
      db.customers,
      db.threads,
      db.notes,
      db.followups,
      db.cases,
      db.replyUses,
      db.merges,
      db.pairs,
      db.importChanges,
    ];
    await db.transaction('rw', tables, async () => {
      const change = await db.importChanges.get(part);
      if (!change) return;
      const touched = await putBack(db, record, change, result);
      await refreshTotals(db, touched, exchange);
      await refreshWords(db, touched);
      await db.importChanges.delete(part);
    });
  }
  await db.imports.delete(id);
  forgetCuts(db);
  db.changed();
  return result;
}

/** How many rows of each kind undoing may take away, for the ledger. */
export async function undoneCounts(
  db: RegularsDb,
  id: string,
): Promise<{ orders: number; buyers: number; customers: number }> {
  const counts = { orders: 0, buyers: 0, customers: 0 };
  await db.importChanges
    .where('importId')
    .equals(id)
    .each((change) => {
      for (const table of ['orders', 'buyers', 'customers'] as const) {
        counts[table] += (change[table] as [string, unknown][]).filter(([, was]) => was === null).length;
      }
    });
  return counts;
}

async function refuseUnderLater(db: RegularsDb, { id, at }: Import): Promise<void> {
  const later = new Map(
    (await db.imports.where('at').aboveOrEqual(at).toArray())
      .filter((one) => one.id !== id)
      .map((one) => [one.id, one.file]),
  );
  if (later.size === 0) return;
  const parts = await db.importChanges.where('importId').equals(id).primaryKeys();
  for (const part of parts) {
    const change = await db.importChanges.get(part);
    const orders = await db.orders.bulkGet(change?.orders.map(([key]) => key) ?? []);
    const file = orders.map((order) => later.get(order?.importId ?? '')).find(Boolean);
    if (file) throw new LaterImport(file);
  }
}

/** @returns the customers whose orders or accounts changed */
async function putBack(
  db: RegularsDb,
  { id, at }: Import,
  change: ImportChange,
  result: { removed: number; restored: number; kept: number },
): Promise<Set<string>> {
  const touched = new Set<string>();
  const current = await db.orders.bulkGet(change.orders.map(([key]) => key));
  const gone: string[] = [];
  const back: Order[] = [];
  for (const [i, [key, was]] of change.orders.entries()) {
    const order = current[i];
    if (!order) continue;
    if (order.importId !== id) {
      result.kept++;
      continue;
    }
    for (const customer of [order.customerId, was?.customerId]) if (customer) touched.add(customer);
    if (was) back.push(was);
    else gone.push(key);
  }
  result.removed += gone.length;
  result.restored += back.length;
  await db.orders.bulkDelete(gone);
  await db.orders.bulkPut(back);
  await putBackAccounts(db, at, change, touched);
  return touched;
}

async function putBackAccounts(
  db: RegularsDb,
  at: number,
  { buyers, customers, buyerKeys }: ImportChange,
  touched: Set<string>,
): Promise<void> {
  const used = async (buyerId: string) => {
    const buyer = await db.buyers.get(buyerId);
    if (!buyer) return true;
    const [orders, threads] = await Promise.all([
      db.orders.where('customerId').equals(buyer.customerId).toArray(),
      db.threads.where('customerId').equals(buyer.customerId).count(),
    ]);
    return threads > 0 || orders.some((order) => order.buyerId === buyerId);
  };
  for (const [buyerId, was] of buyers) {
    const now = await db.buyers.get(buyerId);
    if (!now) continue;
    touched.add(now.customerId);
    if (was && now.seenAt === at) await db.buyers.put({ ...was, customerId: now.customerId });
    if (was || (await used(buyerId))) continue;
    await db.buyers.delete(buyerId);
    await db.pairs.where('of').equals(buyerId).delete();
  }
  for (const [key, was] of buyerKeys) {
    const owner = await db.buyers.get((await db.buyerKeys.get(key))?.buyerId ?? '');
    // A key stays while its account still is recognised by it, as a page may have said since.
    if (owner && ownKeys(owner).includes(key)) continue;
    if (was !== null) await db.buyerKeys.put({ key, buyerId: was });
    else await db.buyerKeys.delete(key);
  }
  for (const [customerId, name] of customers) {
    const customer = await db.customers.get(customerId);
    if (!customer) continue;
    if (name !== null) {
      const renamed = customer.updatedAt === at && !customer.nameIsOwn;
      if (renamed) await db.customers.update(customerId, { name });
    } else if (await isEmpty(db, customerId)) {
      await db.customers.delete(customerId);
      touched.delete(customerId);
    }
  }
}

const ownKeys = ({ marketplace, shop, userId: id, username, email }: Buyer) =>
  keysOf(
    { id, username, email, name: null },
    { marketplace, shop, fields: ['buyerId', 'username', 'email'] },
  );

/** True when nothing is left of a customer but the record itself. */
async function isEmpty(db: RegularsDb, customerId: string): Promise<boolean> {
  const customer = await db.customers.get(customerId);
  if (!customer || customer.tags.length > 0 || customer.nameIsOwn) return false;
  if (Object.values(customer.contact).some(Boolean)) return false;
  const own = ['orders', 'buyers', 'threads', 'notes', 'followups', 'cases', 'replyUses'] as const;
  const counts = await Promise.all([
    ...own.map((table) => db.table(table).where('customerId').equals(customerId).count()),
    db.merges.where('keptId').equals(customerId).count(),
  ]);
  return counts.every((count) => count === 0);
}
