import { noTotals } from '../customers/totals.ts';
import type { Buyer, Customer } from '../model/customer.ts';
import type { BuyerPair, Moved } from '../model/merge.ts';
import { newId, pairKey, type RegularsDb } from './db.ts';
import { calledBy } from './identity.ts';
import { mergesInto } from './living.ts';
import { changePeople, give, mergeCustomers, movedWithout, refresh, takeApart } from './merge.ts';

/** What stands for a customer in pairs: the accounts, or the record itself while it has none. */
export function subjectsOf(customerId: string, buyers: readonly Pick<Buyer, 'id'>[]): string[] {
  return buyers.length > 0 ? buyers.map(({ id }) => id) : [customerId];
}

/** Writes down that these are two people. Call inside a transaction. @returns what undoes it, in one of its own */
async function setApart(
  db: RegularsDb,
  as: readonly string[],
  bs: readonly string[],
  now: number,
): Promise<() => Promise<void>> {
  const pairs: BuyerPair[] = as.flatMap((a) =>
    bs.map((b): BuyerPair => {
      const of = [a, b].sort() as [string, string];
      return { key: pairKey(a, b), of, known: 'distinct', orderKey: null, at: now };
    }),
  );
  const before = await db.pairs.bulkGet(pairs.map(({ key }) => key));
  await db.pairs.bulkPut(pairs);
  return () =>
    db.transaction('rw', db.pairs, async () => {
      await db.pairs.bulkDelete(pairs.map(({ key }) => key));
      await db.pairs.bulkPut(before.filter((pair) => pair !== undefined));
    });
}

/**
 * Remembers that two customers are not the same person. It is remembered for each two of their accounts, so it
 * stays true whatever is merged, undone or split later.
 * @returns a function that forgets it again
 */
export async function notSame(
  db: RegularsDb,
  a: string,
  b: string,
  now: number,
): Promise<() => Promise<void>> {
  const forget = await db.transaction('rw', [db.buyers, db.pairs], async () => {
    const [as, bs] = await Promise.all(
      [a, b].map(async (id) => subjectsOf(id, await db.buyers.where('customerId').equals(id).toArray())),
    );
    return setApart(db, as ?? [], bs ?? [], now);
  });
  db.changed();
  return async () => {
    await forget();
    db.changed();
  };
}

/**
 * Takes one account away from its customer: with its orders, threads and what was written about these orders it
 * becomes a customer of its own, or goes back to the one it was before a merge. It is remembered that the two are
 * not the same person.
 * @returns the id of that customer, and a function that joins the two again
 * @throws when it is the customer's only account
 */
export async function splitBuyer(
  db: RegularsDb,
  buyerId: string,
  now: number,
): Promise<{ customerId: string; undo: () => Promise<void> }> {
  const split = await changePeople(db, async (exchange) => {
    const buyer = await db.buyers.get(buyerId);
    const customer = buyer && (await db.customers.get(buyer.customerId));
    if (!buyer || !customer) throw new Error('this account is no longer there');
    const all = await db.buyers.where('customerId').equals(customer.id).toArray();
    const rest = all.filter(({ id }) => id !== buyerId);
    if (rest.length === 0) throw new Error('it is the only account of this customer');
    const here = new Set(all.map(({ id }) => id));
    const brought = (await mergesInto(db, customer.id)).filter(({ moved }) => {
      const still = moved.buyers.filter((id) => here.has(id));
      return still.length === 1 && still[0] === buyerId;
    });
    // Of merges within merges the oldest brought it alone.
    const came = brought.at(-1);
    if (came) await takeApart(db, came.id, exchange, now);
    const customerId = came?.otherId ?? (await makeOwn(db, buyer, now));
    const named = nameAfterSplit(await db.customers.get(customer.id), buyer, rest);
    if (named) await db.customers.update(customer.id, { name: named });
    await refresh(db, [customer.id, customerId], exchange);
    const others = rest.map(({ id }) => id);
    const forget = await setApart(db, [buyerId], others, now);
    return { customer, customerId, forget, evidence: came?.evidence ?? [], named };
  });
  const { customer, customerId, forget, evidence, named } = split;
  return {
    customerId,
    undo: async () => {
      await forget();
      await mergeCustomers(db, customer.id, customerId, now, evidence);
      if (named) await db.customers.update(customer.id, { name: customer.name });
    },
  };
}

/** A customer of its own for one account, with all that is known to be the account's. */
async function makeOwn(db: RegularsDb, buyer: Buyer, now: number): Promise<string> {
  const customer: Customer = {
    id: newId(),
    name: calledBy(buyer),
    nameIsOwn: false,
    tags: [],
    contact: {},
    totals: noTotals,
    words: [],
    createdAt: now,
    updatedAt: now,
  };
  const orders = await db.orders
    .where('customerId')
    .equals(buyer.customerId)
    .filter(({ buyerId }) => buyerId === buyer.id)
    .primaryKeys();
  const about = new Set(orders);
  const ofOrders = (table: 'notes' | 'replyUses' | 'followups' | 'cases') =>
    db
      .table<{ orderKey: string | null }, string>(table)
      .where('customerId')
      .equals(buyer.customerId)
      .filter(({ orderKey }) => orderKey !== null && about.has(orderKey))
      .primaryKeys();
  const moved: Moved = {
    buyers: [buyer.id],
    orders,
    threads: await db.threads
      .where('customerId')
      .equals(buyer.customerId)
      .filter(({ buyerId, orderKey }) =>
        buyerId ? buyerId === buyer.id : orderKey !== null && about.has(orderKey),
      )
      .primaryKeys(),
    notes: await ofOrders('notes'),
    replyUses: await ofOrders('replyUses'),
    followups: await ofOrders('followups'),
    cases: await ofOrders('cases'),
  };
  const merges = await mergesInto(db, buyer.customerId);
  // It no longer belongs to what those merges brought, so undoing them must not take it along.
  await db.merges.bulkPut(merges.map((merge) => ({ ...merge, moved: movedWithout(merge.moved, moved) })));
  await db.customers.add(customer);
  await give(db, moved, customer.id);
  return customer.id;
}

/** A customer who was called after the account that left is called after the one seen last; null: nothing changes. */
function nameAfterSplit(customer: Customer | undefined, left: Buyer, rest: readonly Buyer[]): string | null {
  if (!customer || customer.nameIsOwn || customer.name !== calledBy(left)) return null;
  if (rest.some((buyer) => calledBy(buyer) === customer.name)) return null;
  const [latest] = [...rest].sort((a, b) => b.seenAt - a.seenAt);
  return latest ? calledBy(latest) : null;
}
