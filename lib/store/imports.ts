import { shopOf } from '../adapters/match.ts';
import { emptyCapture } from '../adapters/reader.ts';
import type { Adapter } from '../adapters/schema.ts';
import type { ImportBatch } from '../imports/orders.ts';
import type { Capture } from '../model/capture.ts';
import type { Buyer, Customer } from '../model/customer.ts';
import type { Fate, Import, ImportChange, LeftOutRow, Sample, Tally } from '../model/import.ts';
import type { Order } from '../model/order.ts';
import { keyOf, newId, type RegularsDb } from './db.ts';
import { keysOf } from './identity.ts';
import { bareOrder, merged, unchanged } from './merge-order.ts';
import { recordCapture } from './record.ts';
import { exchangeOf, forgetCuts, readSettings } from './settings.ts';
import { ofEach, refreshTotals, refreshWords } from './totals.ts';

/** How many left-out rows are kept to be shown. */
const SHOWN_LEFT = 500;
const SHOWN_ORDERS = 20;

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

const shopIn = ({ adapter, host }: Origin, batch: ImportBatch) => batch.shop ?? shopOf(adapter, host);

function captureOf(origin: Origin, batch: ImportBatch): Capture {
  const { orders, left, notes } = batch;
  return {
    ...emptyCapture(origin.adapter, 'export', origin.host),
    shop: shopIn(origin, batch),
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
async function fatesOf(db: RegularsDb, origin: Origin, batch: ImportBatch, now: number): Promise<Fate[]> {
  const { adapter } = origin;
  const { orders } = batch;
  const shop = shopIn(origin, batch);
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

/** Takes an import off the list: what it brought stays, and cannot be undone as a whole any more. */
export async function forgetImport(db: RegularsDb, id: string): Promise<void> {
  await db.transaction('rw', db.imports, db.importChanges, async () => {
    await db.importChanges.where('importId').equals(id).delete();
    await db.imports.delete(id);
  });
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
  change: ImportChange,
  touched: Set<string>,
): Promise<void> {
  const buyers = await db.buyers.bulkGet(change.buyers.map(([id]) => id));
  const current = buyers.filter((buyer) => buyer !== undefined);
  for (const { customerId } of current) touched.add(customerId);
  const was = new Map(change.buyers);
  const restored = current.flatMap((buyer) => {
    const before = was.get(buyer.id);
    return before && buyer.seenAt === at ? [{ ...before, customerId: buyer.customerId }] : [];
  });
  const unused = await withoutUse(
    db,
    current.filter(({ id }) => !was.get(id)),
  );
  await db.buyers.bulkPut(restored);
  await db.buyers.bulkDelete(unused);
  if ((await db.pairs.count()) > 0) await db.pairs.where('of').anyOf(unused).delete();
  await putBackKeys(db, change);
  await putBackNames(db, at, change, touched);
}

/** Ids of the accounts that no order and no thread is of. */
async function withoutUse(db: RegularsDb, buyers: readonly Buyer[]): Promise<string[]> {
  const owners = [...new Set(buyers.map(({ customerId }) => customerId))];
  const orders = new Set((await ofEach(db.orders, owners)).flat().map(({ buyerId }) => buyerId));
  const threads = new Set((await ofEach(db.threads, owners)).flat().map(({ customerId }) => customerId));
  return buyers.flatMap(({ id, customerId }) => (orders.has(id) || threads.has(customerId) ? [] : [id]));
}

async function putBackKeys(db: RegularsDb, { buyerKeys }: ImportChange): Promise<void> {
  const rows = await db.buyerKeys.bulkGet(buyerKeys.map(([key]) => key));
  const owners = await db.buyers.bulkGet(rows.map((row) => row?.buyerId ?? ''));
  // A key stays while its account still is recognised by it, as a page may have said since.
  const stale = buyerKeys.filter(([key], i) => {
    const owner = owners[i];
    return !owner || !ownKeys(owner).includes(key);
  });
  await db.buyerKeys.bulkDelete(stale.flatMap(([key, was]) => (was === null ? [key] : [])));
  await db.buyerKeys.bulkPut(stale.flatMap(([key, buyerId]) => (buyerId === null ? [] : [{ key, buyerId }])));
}

const ownKeys = ({ marketplace, shop, userId: id, username, email }: Buyer) =>
  keysOf(
    { id, username, email, name: null },
    { marketplace, shop, fields: ['buyerId', 'username', 'email'] },
  );

/** Customers that were made go, unless something of them has come since; the others get their name back. */
async function putBackNames(
  db: RegularsDb,
  at: number,
  { customers }: ImportChange,
  touched: Set<string>,
): Promise<void> {
  const rows = (await db.customers.bulkGet(customers.map(([id]) => id))).filter((row) => row !== undefined);
  const was = new Map(customers);
  const renamed = rows.flatMap((customer) => {
    const name = was.get(customer.id);
    const own = customer.nameIsOwn || customer.updatedAt !== at;
    return name === null || name === undefined || own ? [] : [{ ...customer, name }];
  });
  await db.customers.bulkPut(renamed);
  const empty = await emptyOf(
    db,
    rows.filter(({ id }) => was.get(id) === null),
  );
  await db.customers.bulkDelete(empty);
  for (const id of empty) touched.delete(id);
}

/** Ids of the customers of whom nothing is left but the record itself. */
async function emptyOf(db: RegularsDb, customers: readonly Customer[]): Promise<string[]> {
  let ids = customers
    .filter(
      ({ tags, nameIsOwn, contact }) =>
        tags.length === 0 && !nameIsOwn && !Object.values(contact).some(Boolean),
    )
    .map(({ id }) => id);
  const kept = new Set((await db.merges.where('keptId').anyOf(ids).toArray()).map(({ keptId }) => keptId));
  ids = ids.filter((id) => !kept.has(id));
  for (const table of ['orders', 'buyers', 'threads', 'notes', 'followups', 'cases', 'replyUses'] as const) {
    const rows = await ofEach(db.table(table), ids);
    ids = ids.filter((_, i) => rows[i]?.length === 0);
  }
  return ids;
}
