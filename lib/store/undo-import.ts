import type { Buyer } from '../model/customer.ts';
import type { Followup } from '../model/followup.ts';
import type { Import, ImportChange } from '../model/import.ts';
import type { Order } from '../model/order.ts';
import type { RegularsDb } from './db.ts';
import { keysOf } from './identity.ts';
import { sweepRules } from './rule-tasks.ts';
import { exchangeOf, forgetCuts, readSettings } from './settings.ts';
import { ofEach, refreshTotals, refreshWords } from './totals.ts';

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
  await sweepRules(db);
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
  const made = current.filter(({ id }) => !was.get(id));
  const plain = await untouchedAmong(db, made, change);
  const unused = await withoutUse(db, made, plain);
  await db.buyers.bulkPut(restored);
  await db.buyers.bulkDelete(unused);
  if ((await db.pairs.count()) > 0) await db.pairs.where('of').anyOf(unused).delete();
  await putBackKeys(db, change);
  await putBackNames(db, at, change, { touched, plain });
}

/**
 * Ids of the accounts that no order and no thread is of. One of a customer of whom the seller wrote something stays: by
 * it the customer is known again.
 */
async function withoutUse(
  db: RegularsDb,
  buyers: readonly Buyer[],
  plain: ReadonlySet<string>,
): Promise<string[]> {
  const owners = [...new Set(buyers.map(({ customerId }) => customerId))];
  const orders = new Set((await ofEach(db.orders, owners)).flat().map(({ buyerId }) => buyerId));
  const threads = new Set((await ofEach(db.threads, owners)).flat().map(({ customerId }) => customerId));
  const told = await toldApart(
    db,
    buyers.map(({ id }) => id),
  );
  return buyers.flatMap(({ id, customerId }) =>
    orders.has(id) || threads.has(customerId) || !plain.has(customerId) || told.has(id) ? [] : [id],
  );
}

/** Those of these accounts that the seller said are not somebody else. */
async function toldApart(db: RegularsDb, ids: readonly string[]): Promise<Set<string>> {
  if ((await db.pairs.count()) === 0) return new Set();
  const pairs = await db.pairs.where('of').anyOf(ids).toArray();
  return new Set(pairs.flatMap(({ known, of }) => (known === 'distinct' ? of : [])));
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
  { touched, plain }: { touched: Set<string>; plain: ReadonlySet<string> },
): Promise<void> {
  const rows = (await db.customers.bulkGet(customers.map(([id]) => id))).filter((row) => row !== undefined);
  const was = new Map(customers);
  const renamed = rows.flatMap((customer) => {
    const name = was.get(customer.id);
    const own = customer.nameIsOwn || customer.updatedAt !== at;
    return name === null || name === undefined || own ? [] : [{ ...customer, name }];
  });
  await db.customers.bulkPut(renamed);
  const made = rows.flatMap(({ id }) => (was.get(id) === null && plain.has(id) ? id : []));
  const empty = await emptyOf(db, made);
  await db.customers.bulkDelete(empty);
  for (const id of empty) touched.delete(id);
}

const isMadeByRule = ({ rule }: { rule?: Followup['rule'] }) => rule !== undefined && !rule.touched;

/** Those of these untouched customers of whom nothing is left but the record itself. */
async function emptyOf(db: RegularsDb, untouched: readonly string[]): Promise<string[]> {
  let ids = [...untouched];
  for (const table of ['orders', 'buyers', 'threads'] as const) {
    const rows = await ofEach(db.table(table), ids);
    ids = ids.filter((_, i) => rows[i]?.length === 0);
  }
  // What only a rule made of the orders goes with them: nobody has touched it.
  const made = await db.followups.where('customerId').anyOf(ids).primaryKeys();
  await db.followups.bulkDelete(made);
  return ids;
}

/** Customers of these accounts, or made by this part, of whom the seller wrote nothing and whom nobody was merged into. */
async function untouchedAmong(
  db: RegularsDb,
  buyers: readonly Buyer[],
  { customers }: ImportChange,
): Promise<ReadonlySet<string>> {
  const made = customers.flatMap(([id, was]) => (was === null ? id : []));
  const all = new Set([...buyers.map(({ customerId }) => customerId), ...made]);
  const rows = (await db.customers.bulkGet([...all])).filter((row) => row !== undefined);
  let ids = rows
    .filter(
      ({ tags, nameIsOwn, contact }) =>
        tags.length === 0 && !nameIsOwn && !Object.values(contact).some(Boolean),
    )
    .map(({ id }) => id);
  const kept = new Set((await db.merges.where('keptId').anyOf(ids).toArray()).map(({ keptId }) => keptId));
  ids = ids.filter((id) => !kept.has(id));
  for (const table of ['notes', 'followups', 'cases', 'replyUses'] as const) {
    const rows = await ofEach(db.table(table), ids);
    ids = ids.filter((_, i) => rows[i]?.every(isMadeByRule) ?? true);
  }
  return new Set(ids);
}
