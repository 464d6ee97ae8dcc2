import { type Gift, giftWithout, join, lostOf, withdraw } from '../customers/join.ts';
import type { Counting } from '../customers/value.ts';
import type { Customer } from '../model/customer.ts';
import type { Evidence, Merge, Moved } from '../model/merge.ts';
import { newId, type RegularsDb } from './db.ts';
import { mergesAbove } from './living.ts';
import { markForRules } from './rule-tasks.ts';
import { exchangeOf, readSettings } from './settings.ts';
import { refreshTotals, refreshWords } from './totals.ts';

/** Tables whose records belong to a customer. */
export const ownedTables = [
  'buyers',
  'orders',
  'threads',
  'notes',
  'replyUses',
  'followups',
  'cases',
] as const satisfies readonly (keyof Moved)[];

/** Runs a change of who is who in one transaction over everything that belongs to customers. */
export async function changePeople<T>(
  db: RegularsDb,
  change: (exchange: Counting) => Promise<T>,
): Promise<T> {
  const exchange = exchangeOf(await readSettings(db));
  const tables = [...ownedTables, 'customers', 'merges', 'pairs', 'ruleTasks'];
  const result = await db.transaction('rw', tables, async () => change(exchange));
  db.changed();
  return result;
}

/** Gives records to a customer. Call inside `changePeople`. */
export async function give(db: RegularsDb, moved: Moved, customerId: string): Promise<void> {
  for (const table of ownedTables) {
    await db.table(table).bulkUpdate(moved[table].map((key) => ({ key, changes: { customerId } })));
  }
}

export async function refresh(db: RegularsDb, ids: readonly string[], exchange: Counting): Promise<void> {
  await refreshTotals(db, ids, exchange);
  await refreshWords(db, ids);
  await markForRules(db, ids);
}

async function keysOf(db: RegularsDb, table: keyof Moved, customerId: string): Promise<string[]> {
  return (await db.table(table).where('customerId').equals(customerId).primaryKeys()) as string[];
}

/**
 * Makes two customers one, in one transaction: accounts, orders, threads, notes, reply uses, follow-ups and cases of
 * the other go to the kept one, which takes over what it lacked of name, tags and contact details. The other's
 * record is kept whole in the merge, for `undoMerge`.
 * @param keepId the customer that stays
 * @param evidence why, as it was shown; empty when both were chosen by hand
 * @throws when one of them is no longer there, or both are the same
 */
export async function mergeCustomers(
  db: RegularsDb,
  keepId: string,
  otherId: string,
  now: number,
  evidence: readonly Evidence[] = [],
): Promise<Merge> {
  if (keepId === otherId) throw new Error('a customer cannot be merged with itself');
  return changePeople(db, async (exchange) => {
    const [kept, other] = await db.customers.bulkGet([keepId, otherId]);
    if (!kept || !other) throw new Error('this customer is no longer there');
    const lists = await Promise.all(ownedTables.map((table) => keysOf(db, table, otherId)));
    const moved = Object.fromEntries(ownedTables.map((table, i) => [table, lists[i] ?? []])) as Moved;
    const { profile, given } = join(kept, other);
    const merge: Merge = {
      id: newId(),
      keptId: keepId,
      otherId,
      at: now,
      evidence: [...evidence],
      other,
      given,
      moved,
    };
    await db.merges.add(merge);
    await give(db, moved, keepId);
    await db.customers.delete(otherId);
    await db.customers.put({ ...kept, ...profile, updatedAt: now });
    await refresh(db, [keepId], exchange);
    return merge;
  });
}

/**
 * Takes two customers apart again. What came from the other side goes back, with what pages have recorded for its
 * accounts since; what was added by hand since stays with the kept one. Works in any order of merges, also when the
 * kept customer was merged into a third meanwhile: then it is taken out of that one.
 * @throws when the merge was undone already, or the customer it went into is gone
 */
export async function undoMerge(db: RegularsDb, mergeId: string, now: number): Promise<void> {
  await changePeople(db, (exchange) => takeApart(db, mergeId, exchange, now));
}

/** `undoMerge` inside a running `changePeople`. */
export async function takeApart(
  db: RegularsDb,
  mergeId: string,
  exchange: Counting,
  now: number,
): Promise<Merge> {
  const merge = await db.merges.get(mergeId);
  if (!merge) throw new Error('this merge was undone already');
  const above = await mergesAbove(db, merge.keptId);
  const holderId = above.at(-1)?.keptId ?? merge.keptId;
  const holder = await db.customers.get(holderId);
  if (!holder) throw new Error('the customer it was merged into is no longer there');
  const back = await returning(db, holderId, merge.moved);
  await give(db, back, merge.otherId);
  await db.merges.delete(merge.id);
  await db.customers.add(merge.other);
  await takeBackGifts(db, merge, { above, back, holder, now });
  await refresh(db, [holderId, merge.otherId], exchange);
  return merge;
}

/**
 * What goes back when a merge is undone. Orders and threads follow the account they are known with, whenever they
 * were recorded; what has none goes by what was moved.
 */
async function returning(db: RegularsDb, holderId: string, moved: Moved): Promise<Moved> {
  const buyers = await keysOf(db, 'buyers', holderId);
  const go = new Set(buyers.filter((id) => moved.buyers.includes(id)));
  const stay = new Set(buyers.filter((id) => !go.has(id)));
  const goes = (buyerId: string | null | undefined, otherwise: boolean) =>
    buyerId && (go.has(buyerId) || stay.has(buyerId)) ? go.has(buyerId) : otherwise;

  const came = { orders: new Set(moved.orders), threads: new Set(moved.threads) };
  const held = await db.orders.where('customerId').equals(holderId).toArray();
  const orders = held.filter(({ key, buyerId }) => goes(buyerId, came.orders.has(key)));
  const orderKeys = new Set(orders.map(({ key }) => key));
  const threads = (await db.threads.where('customerId').equals(holderId).toArray()).filter(
    ({ key, buyerId, orderKey }) =>
      goes(buyerId, came.threads.has(key) || (orderKey !== null && orderKeys.has(orderKey))),
  );
  const stillHere = async (table: 'notes' | 'replyUses' | 'followups' | 'cases') => {
    const ids = new Set(moved[table]);
    return (await keysOf(db, table, holderId)).filter((id) => ids.has(id));
  };
  // What a rule or a marketplace's list made of an order since goes where the order goes.
  const goesAlong = (orderKey: string | null) => orderKey !== null && orderKeys.has(orderKey);
  const made = {
    followups: await db.followups
      .where('customerId')
      .equals(holderId)
      .filter(({ rule, orderKey }) => rule !== undefined && goesAlong(orderKey))
      .primaryKeys(),
    cases: await db.cases
      .where('customerId')
      .equals(holderId)
      .filter(({ ref, orderKey }) => ref !== undefined && goesAlong(orderKey))
      .primaryKeys(),
  };
  return {
    buyers: [...go],
    orders: [...orderKeys],
    threads: threads.map(({ key }) => key),
    notes: await stillHere('notes'),
    replyUses: await stillHere('replyUses'),
    followups: [...new Set([...(await stillHere('followups')), ...made.followups])],
    cases: [...new Set([...(await stillHere('cases')), ...made.cases])],
  };
}

/** A list of what was moved without what has gone elsewhere. */
export function movedWithout(moved: Moved, gone: Moved): Moved {
  const left = (table: keyof Moved) => {
    const ids = new Set(gone[table]);
    return moved[table].filter((id) => !ids.has(id));
  };
  return Object.fromEntries(ownedTables.map((table) => [table, left(table)])) as Moved;
}

/**
 * Takes what the undone merge gave out of the kept record, and where that one is itself part of another, out of
 * every record above it.
 */
async function takeBackGifts(
  db: RegularsDb,
  merge: Merge,
  { above, back, holder, now }: { above: Merge[]; back: Moved; holder: Customer; now: number },
): Promise<void> {
  let gone: Gift = merge;
  let keptId = merge.keptId;
  for (const next of above) {
    const other = { ...next.other, ...(await profileWithout(db, next.other, keptId, gone)) };
    const lost = lostOf(next, other);
    await db.merges.put({
      ...next,
      other,
      given: giftWithout(next, lost),
      moved: movedWithout(next.moved, back),
    });
    gone = lost;
    keptId = next.keptId;
  }
  const profile = await profileWithout(db, holder, keptId, gone);
  await db.customers.put({ ...holder, ...profile, updatedAt: now });
}

async function profileWithout(db: RegularsDb, record: Customer, id: string, gone: Gift) {
  const others = await db.merges.where('keptId').equals(id).sortBy('at');
  const { profile, rest } = withdraw(record, gone, others);
  await db.merges.bulkPut(rest);
  return profile;
}
