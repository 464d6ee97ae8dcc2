import { emptyCapture } from '../adapters/reader.ts';
import type { ImportBatch } from '../imports/orders.ts';
import type { Capture } from '../model/capture.ts';
import type { Fate, Import, LeftOutRow, Sample, Tally } from '../model/import.ts';
import { keyOf, newId, type RegularsDb } from './db.ts';
import { keysOf } from './identity.ts';
import { bareOrder, merged, unchanged } from './merge-order.ts';
import { type Origin, type Owner, Owners } from './owners.ts';
import { recordCapture } from './record.ts';
import { sweepRules } from './rule-tasks.ts';
import { SeenKeys } from './seen-keys.ts';
import { forgetCuts } from './settings.ts';

/** How many left-out rows are kept to be shown. */
const SHOWN_LEFT = 500;
const SHOWN_ORDERS = 20;

const noTally = (): Counting => ({ added: 0, changed: 0, same: 0, leftOut: 0, unread: 0, left: [] });

type Counting = Tally & { unread: number };

function leave(tally: Counting, left: readonly LeftOutRow[], unread: readonly LeftOutRow[] = []): void {
  tally.leftOut += left.length;
  tally.unread += unread.length;
  tally.left.push(...[...left, ...unread].slice(0, SHOWN_LEFT - tally.left.length));
}

const disputedRow = ({ line, order }: ImportBatch['orders'][0]): LeftOutRow => ({
  line,
  code: 'otherBuyer',
  value: order.orderId,
});

function captureOf({ adapter, shop }: Owner, host: string, batch: ImportBatch): Capture {
  const { orders, left, notes } = batch;
  return {
    ...emptyCapture(adapter, 'export', host),
    shop,
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
  const owners = new Owners(db, origin);
  const sample: Sample = [];
  // A file may scatter the rows of an order over more orders than are read at a time: it counts once.
  const seen = new SeenKeys();
  let rows = 0;
  for await (const batch of batches) {
    const owner = await owners.of(batch);
    const fates = await fatesOf(db, owner, batch, now);
    for (const [i, one] of batch.orders.entries()) {
      if (!seen.add(keyOf(owner.adapter.id, owner.shop, one.order.orderId))) continue;
      const fate = fates[i] ?? 'same';
      if (fate === 'disputed') leave(tally, [disputedRow(one)]);
      else tally[fate]++;
      if (sample.length < SHOWN_ORDERS) sample.push({ ...one, fate });
    }
    leave(tally, batch.left, batch.unread);
    rows = batch.rows;
    onProgress(rows);
  }
  return { tally, sample, rows };
}

/** What recording these orders would do to each, in one read transaction. */
async function fatesOf(db: RegularsDb, owner: Owner, batch: ImportBatch, now: number): Promise<Fate[]> {
  const { adapter, shop } = owner;
  const { orders } = batch;
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
      const bare = bareOrder(adapter.id, shop, order.orderId, 'export', { now, old });
      const fresh = merged(old, order, bare, batch);
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
  const owners = new Owners(db, { adapter, host });
  const seen = new SeenKeys();
  let part = 0;
  try {
    for await (const batch of batches) {
      if (signal?.aborted) break;
      if (batch.orders.length > 0) {
        const of = { importId: record.id, part: part++, addsUp: batch.addsUp };
        const owner = await owners.of(batch);
        const capture = captureOf(owner, host, batch);
        const { added, changed, disputed } = await recordCapture(db, capture, owner.adapter, {
          now,
          part: of,
        });
        const kept = new Set(disputed);
        leave(tally, batch.orders.filter(({ order }) => kept.has(order.orderId)).map(disputedRow));
        tally.added += added;
        tally.changed += changed;
        const first = batch.orders.filter(({ order }) =>
          seen.add(keyOf(owner.adapter.id, owner.shop, order.orderId)),
        );
        // One that was the same at first and is different now was counted as the same.
        tally.same += first.length - added - changed - kept.size;
      }
      leave(tally, batch.left, batch.unread);
      await save('running');
      onProgress(batch.rows);
    }
    await save(signal?.aborted ? 'stopped' : 'done');
  } catch (error) {
    await save('stopped');
    throw error;
  } finally {
    forgetCuts(db);
    await sweepRules(db);
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
  const stopped = await db.imports.filter(({ state }) => state === 'running').modify({ state: 'stopped' });
  if (stopped > 0) db.changed();
}

/** Takes an import off the list: what it brought stays, and cannot be undone as a whole any more. */
export async function forgetImport(db: RegularsDb, id: string): Promise<void> {
  await db.transaction('rw', db.imports, db.importChanges, async () => {
    await db.importChanges.where('importId').equals(id).delete();
    await db.imports.delete(id);
  });
}
