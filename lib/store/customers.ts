import { type Tier, tierOf } from '../customers/tier.ts';
import { type TierChange, tierChange } from '../customers/tier-change.ts';
import { queryWords } from '../customers/words.ts';
import type { Case } from '../model/case.ts';
import type { Buyer, ContactDetails, Customer, Note } from '../model/customer.ts';
import type { Followup } from '../model/followup.ts';
import type { Mark } from '../model/mark.ts';
import type { Order } from '../model/order.ts';
import type { ReplyUse } from '../model/reply.ts';
import type { Settings } from '../model/settings.ts';
import type { Thread } from '../model/thread.ts';
import type { Turn } from '../model/turn.ts';
import type { RegularsDb } from './db.ts';
import { markForRules } from './rule-tasks.ts';
import { readSettings, tierCuts } from './settings.ts';
import { refreshWords } from './totals.ts';

export type CustomerSort = 'recent' | 'name' | 'orders' | 'value';

/** Everything a customer's page shows. Lists are newest first; follow-ups by due instant. */
export type CustomerView = {
  customer: Customer;
  tier: Tier;
  tierChange: TierChange;
  buyers: Buyer[];
  orders: Order[];
  threads: Thread[];
  notes: Note[];
  replyUses: ReplyUse[];
  followups: Followup[];
  cases: Case[];
  /** Of the threads, the oldest first. */
  turns: Turn[];
  /** Marks given in the threads and for the orders. */
  marks: Mark[];
};

/** A row of the customers list. */
export type CustomerRow = { customer: Customer; tier: Tier; marketplaces: string[] };

const byTime =
  <T>(at: (item: T) => number | null) =>
  (a: T, b: T) =>
    (at(b) ?? 0) - (at(a) ?? 0);

/** One customer with all that belongs to it, or undefined when there is none of that id. */
export async function readCustomer(
  db: RegularsDb,
  id: string,
  now: number,
): Promise<CustomerView | undefined> {
  const [settings, cuts] = await Promise.all([readSettings(db), tierCuts(db, now)]);
  const of = <T>(table: { where(index: string): { equals(id: string): { toArray(): PromiseLike<T[]> } } }) =>
    table.where('customerId').equals(id).toArray();
  const [customer, buyers, orders, threads, notes, replyUses, followups, cases] = await Promise.all([
    db.customers.get(id),
    of<Buyer>(db.buyers),
    of<Order>(db.orders),
    of<Thread>(db.threads),
    of<Note>(db.notes),
    of<ReplyUse>(db.replyUses),
    of<Followup>(db.followups),
    of<Case>(db.cases),
  ]);
  if (!customer) return undefined;
  const threadKeys = threads.map(({ key }) => key);
  const [turns, inThreads, ofOrders] = await Promise.all([
    db.turns.where('threadKey').anyOf(threadKeys).sortBy('askedAt'),
    db.marks.where('threadKey').anyOf(threadKeys).toArray(),
    db.marks
      .where('orderKey')
      .anyOf(orders.map(({ key }) => key))
      .toArray(),
  ]);
  const tier = tierOf(customer, settings, cuts, now);
  return {
    customer,
    tier,
    tierChange: tierChange(tier, customer.totals, settings, cuts, now),
    buyers,
    orders: orders.sort(byTime((o) => o.placedAt ?? o.firstSeenAt)),
    threads: threads.sort(byTime((t) => t.lastAt ?? t.seenAt)),
    notes: notes.sort(byTime((n) => n.createdAt)),
    replyUses: replyUses.sort(byTime((u) => u.at)),
    // What a rule took back by itself is no history.
    followups: followups.filter(({ rule }) => !rule?.withdrawn).sort((a, b) => a.dueAt - b.dueAt),
    cases: cases.sort(byTime((c) => c.openedAt)),
    turns,
    marks: [...new Map([...inThreads, ...ofOrders].map((mark) => [mark.id, mark])).values()],
  };
}

/**
 * Ids of the customers that a query finds, sorted: the whole list for a virtual one, without loading the records.
 * Every word must begin a word of the customer's names, accounts, tags or notes, or the query is (part of) an
 * order id.
 */
export async function customerIds(
  db: RegularsDb,
  { query = '', sort = 'recent', tag }: { query?: string; sort?: CustomerSort; tag?: string | undefined },
): Promise<string[]> {
  let ids = await sortedIds(db, sort);
  if (tag) {
    const tagged = new Set(await db.customers.where('tags').equals(tag).primaryKeys());
    ids = ids.filter((id) => tagged.has(id));
  }
  const text = query.trim();
  if (!text) return ids;
  const found = await matching(db, text);
  return ids.filter((id) => found.has(id));
}

async function sortedIds(db: RegularsDb, sort: CustomerSort): Promise<string[]> {
  if (sort === 'name') return db.customers.orderBy('name').primaryKeys();
  const index = {
    recent: 'totals.lastOrderAt',
    orders: 'totals.orders',
    value: '[totals.currency+totals.value]',
  }[sort];
  const sorted = await db.customers.orderBy(index).reverse().primaryKeys();
  // Customers without orders have no place in these indexes; they come last.
  const all = await db.customers.toCollection().primaryKeys();
  if (sorted.length === all.length) return sorted;
  const seen = new Set(sorted);
  return [...sorted, ...all.filter((id) => !seen.has(id))];
}

async function matching(db: RegularsDb, text: string): Promise<Set<string>> {
  const [byOrder, ...byWord] = await Promise.all([
    db.orders.where('orderId').startsWithIgnoreCase(text).toArray(),
    ...queryWords(text).map((word) => db.customers.where('words').startsWith(word).primaryKeys()),
  ]);
  const [first, ...rest] = byWord.map((ids) => new Set(ids));
  const found = new Set([...(first ?? [])].filter((id) => rest.every((ids) => ids.has(id))));
  for (const { customerId } of byOrder) if (customerId) found.add(customerId);
  return found;
}

/** The rows of a stretch of the list, in the order of the ids. */
export async function customerRows(
  db: RegularsDb,
  ids: readonly string[],
  now: number,
): Promise<CustomerRow[]> {
  const [settings, cuts, customers] = await Promise.all([
    readSettings(db),
    tierCuts(db, now),
    db.customers.bulkGet([...ids]),
  ]);
  return customers.flatMap((customer) =>
    customer
      ? [
          {
            customer,
            tier: tierOf(customer, settings, cuts, now),
            marketplaces: Object.keys(customer.totals.ordersByMarketplace),
          },
        ]
      : [],
  );
}

/** All tags in use with the number of customers that have each, most used first. */
export async function tagCounts(db: RegularsDb): Promise<{ tag: string; count: number }[]> {
  const counts = new Map<string, number>();
  for (const tag of await db.customers.orderBy('tags').keys()) {
    counts.set(String(tag), (counts.get(String(tag)) ?? 0) + 1);
  }
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count);
}

/** What a seller writes about a customer. */
export type CustomerChange = { name?: string; tags?: string[]; contact?: ContactDetails };

/**
 * Changes what the seller wrote about a customer: name, tags, contact details.
 * @param to the change, or what makes it of the record as it is stored, so that two quick changes both count
 */
export async function updateCustomer(
  db: RegularsDb,
  id: string,
  to: CustomerChange | ((customer: Customer) => CustomerChange),
  now: number,
): Promise<void> {
  await db.transaction('rw', [db.customers, db.buyers, db.notes, db.ruleTasks], async () => {
    const customer = await db.customers.get(id);
    if (!customer) throw new Error('this customer is no longer there');
    const change = typeof to === 'function' ? to(customer) : to;
    const tags = change.tags?.map((tag) => tag.trim()).filter(Boolean);
    await db.customers.put({
      ...customer,
      ...(change.name === undefined ? {} : { name: change.name, nameIsOwn: true }),
      ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
      ...(change.contact === undefined ? {} : { contact: change.contact }),
      updatedAt: now,
    });
    await refreshWords(db, [id]);
    await markForRules(db, [id]);
  });
  db.changed();
}

/** The settings and the tier cuts at once, for surfaces that show many tiers. */
export async function tierContext(
  db: RegularsDb,
  now: number,
): Promise<{ settings: Settings; cuts: Awaited<ReturnType<typeof tierCuts>> }> {
  const [settings, cuts] = await Promise.all([readSettings(db), tierCuts(db, now)]);
  return { settings, cuts };
}
