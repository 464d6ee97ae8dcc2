import Dexie, { type Table } from 'dexie';
import { totalsOf } from '../customers/totals.ts';
import type { Counting } from '../customers/value.ts';
import { wordsOf } from '../customers/words.ts';
import type { Buyer, Customer, Note } from '../model/customer.ts';
import type { RegularsDb } from './db.ts';

/**
 * The records of each of these customers. All asked for at once: one after the other, a thousand customers of an
 * import take seconds. With Dexie's own promise: it follows a transaction through the built-in one for a hundred
 * turns only, and takes it for finished after.
 */
export function ofEach<T>(table: Table<T, string>, customerIds: readonly string[]): PromiseLike<T[][]> {
  return Dexie.Promise.all(customerIds.map((id) => table.where('customerId').equals(id).toArray()));
}

/** Rewrites the cached totals of these customers. Call inside the transaction that changed their orders. */
export async function refreshTotals(db: RegularsDb, customerIds: Iterable<string>, exchange: Counting) {
  const ids = [...new Set(customerIds)];
  const customers = await db.customers.bulkGet(ids);
  const orders = await ofEach(db.orders, ids);
  const changed = customers.flatMap((customer, i) => {
    if (!customer) return [];
    const totals = totalsOf(orders[i] ?? [], exchange);
    return JSON.stringify(totals) === JSON.stringify(customer.totals) ? [] : [{ ...customer, totals }];
  });
  if (changed.length > 0) await db.customers.bulkPut(changed);
}

/** Rewrites all customers' totals, a few hundred per transaction, after the home currency or a rate changed. */
export async function refreshAllTotals(db: RegularsDb, exchange: Counting): Promise<void> {
  const ids = await db.customers.toCollection().primaryKeys();
  for (let from = 0; from < ids.length; from += 500) {
    const some = ids.slice(from, from + 500);
    await db.transaction('rw', db.customers, db.orders, () => refreshTotals(db, some, exchange));
  }
}

/** The words a customer is found by: names, accounts, tags, notes. */
export function searchWords(
  customer: Pick<Customer, 'name' | 'tags'>,
  buyers: readonly Buyer[],
  notes: readonly Note[],
): string[] {
  const accounts = buyers.flatMap(({ name, username, email, userId }) => [name, username, email, userId]);
  const texts = [
    customer.name,
    ...customer.tags,
    ...accounts,
    ...notes.map(({ text }) => text.slice(0, 2_000)),
  ];
  return wordsOf(texts.filter(Boolean).join(' ')).slice(0, 1_000);
}

/** Rewrites the cached search words. Call inside the transaction that changed what they are made of. */
export async function refreshWords(db: RegularsDb, customerIds: Iterable<string>): Promise<void> {
  const ids = [...new Set(customerIds)];
  const customers = await db.customers.bulkGet(ids);
  const [buyers, notes] = [await ofEach(db.buyers, ids), await ofEach(db.notes, ids)];
  const changed = customers.flatMap((customer, i) => {
    if (!customer) return [];
    const words = searchWords(customer, buyers[i] ?? [], notes[i] ?? []);
    return words.join(' ') === customer.words.join(' ') ? [] : [{ ...customer, words }];
  });
  if (changed.length > 0) await db.customers.bulkPut(changed);
}
