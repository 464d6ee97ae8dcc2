import { evidenceOf, type Facts, nameKeys, verdictOf } from '../customers/evidence.ts';
import { Groups, group } from '../customers/groups.ts';
import { emailKey, phoneEnd } from '../customers/keys.ts';
import { wordsOf } from '../customers/words.ts';
import type { Buyer, Customer } from '../model/customer.ts';
import type { BuyerPair, Evidence, Strength } from '../model/merge.ts';
import { pairKey, type RegularsDb } from './db.ts';
import { subjectsOf } from './distinct.ts';
import { ofEach } from './totals.ts';

/** Two customers who may be one person, and what speaks for it. The first is the one with more orders. */
export type Suggestion = {
  ids: [string, string];
  names: [string, string];
  strength: Strength;
  evidence: Evidence[];
};

/** Records read at a time: a slice takes some milliseconds, and the page stays alive between two. */
const SLICE = 1_000;
/** Pairs compared at a time: each reads two customers with their accounts. */
const PAIRS = 50;
const details = ['contact.phone', 'contact.email', 'contact.address', 'contact.birthdayOn'] as const;
const rank: Record<Strength, number> = { certain: 0, strong: 1, suggested: 2 };

type Known = { customer: Customer; buyers: Buyer[] };

async function buyersOf(db: RegularsDb, ids: readonly string[]): Promise<Map<string, Buyer[]>> {
  const lists = await ofEach(db.buyers, ids);
  return new Map(ids.map((id, i) => [id, lists[i] ?? []]));
}

async function knownOf(db: RegularsDb, ids: readonly string[]): Promise<Map<string, Known>> {
  const [customers, buyers] = await Promise.all([db.customers.bulkGet([...ids]), buyersOf(db, ids)]);
  return new Map(
    customers.flatMap((customer) =>
      customer ? [[customer.id, { customer, buyers: buyers.get(customer.id) ?? [] }] as const] : [],
    ),
  );
}

const factsOf = ({ customer, buyers }: Known): Facts => ({
  name: customer.name,
  contact: customer.contact,
  buyers,
});

/** What is remembered of two customers, by their accounts. */
async function remembered(db: RegularsDb, a: Known, b: Known): Promise<BuyerPair[]> {
  const [as, bs] = [a, b].map(({ customer, buyers }) => subjectsOf(customer.id, buyers));
  const keys = (as ?? []).flatMap((one) => (bs ?? []).map((other) => pairKey(one, other)));
  return (await db.pairs.bulkGet(keys)).filter((pair) => pair !== undefined);
}

async function evidenceFor(db: RegularsDb, a: Known, b: Known) {
  const pairs = await remembered(db, a, b);
  const orders = await db.orders.bulkGet(pairs.flatMap(({ orderKey }) => orderKey ?? []));
  const ids = orders.flatMap((order) => order?.orderId ?? []);
  return {
    refused: pairs.some(({ known }) => known === 'distinct'),
    evidence: evidenceOf(factsOf(a), factsOf(b), ids),
  };
}

/** What speaks for two customers being one, whatever was said about them. Empty: nothing does. */
export async function evidenceBetween(db: RegularsDb, a: string, b: string): Promise<Evidence[]> {
  const known = await knownOf(db, [a, b]);
  const [one, other] = [known.get(a), known.get(b)];
  return one && other ? (await evidenceFor(db, one, other)).evidence : [];
}

/** Whoever ordered more, then whoever is known longer, comes first. */
const before = (a: Customer, b: Customer) =>
  b.totals.orders - a.totals.orders || a.createdAt - b.createdAt || a.id.localeCompare(b.id);

/** The suggestions among some pairs of customers: certain ones first, then by number of orders. */
async function judge(db: RegularsDb, pairs: readonly [string, string][]): Promise<Suggestion[]> {
  const found: (Suggestion & { orders: number })[] = [];
  for (let from = 0; from < pairs.length; from += PAIRS) {
    const some = pairs.slice(from, from + PAIRS);
    const known = await knownOf(db, [...new Set(some.flat())]);
    for (const pair of some) {
      const [a, b] = pair.flatMap((id) => known.get(id) ?? []).sort((x, y) => before(x.customer, y.customer));
      if (!a || !b) continue;
      const { refused, evidence } = await evidenceFor(db, a, b);
      const strength = verdictOf(evidence);
      if (refused || !strength) continue;
      const orders = a.customer.totals.orders + b.customer.totals.orders;
      found.push({
        ids: [a.customer.id, b.customer.id],
        names: [a.customer.name, b.customer.name],
        strength,
        evidence,
        orders,
      });
    }
  }
  found.sort(
    (a, b) =>
      rank[a.strength] - rank[b.strength] ||
      b.orders - a.orders ||
      pairKey(...a.ids).localeCompare(pairKey(...b.ids)),
  );
  return found.map(({ orders: _, ...suggestion }) => suggestion);
}

/**
 * All customers who may be one person. Reads the accounts once and, of the customers, only those with details the
 * seller entered, in slices; compares only those that share something.
 * @param signal stops it
 * @throws when it was stopped
 */
export async function findSuggestions(db: RegularsDb, signal: AbortSignal): Promise<Suggestion[]> {
  const groups = new Groups();
  const detailed = new Set<string>();
  for (const index of details) {
    for (const id of await db.customers.orderBy(index).primaryKeys()) detailed.add(id);
  }
  const accounts = new Map<string, Buyer[]>();
  for (let after = ''; ; ) {
    signal.throwIfAborted();
    const buyers = await db.buyers.where('id').above(after).limit(SLICE).toArray();
    for (const buyer of buyers) {
      const { customerId, username } = buyer;
      const email = emailKey(buyer.email);
      groups.add(username && `username ${username.toLowerCase()}`, customerId);
      groups.add(email && `email ${email}`, customerId);
      if (detailed.has(customerId)) accounts.set(customerId, [...(accounts.get(customerId) ?? []), buyer]);
    }
    const last = buyers.at(-1);
    if (!last) break;
    after = last.id;
  }
  const ids = [...detailed];
  for (let from = 0; from < ids.length; from += SLICE) {
    signal.throwIfAborted();
    for (const customer of await db.customers.bulkGet(ids.slice(from, from + SLICE))) {
      if (customer)
        group(groups, customer.id, factsOf({ customer, buyers: accounts.get(customer.id) ?? [] }));
    }
  }
  const pairs = [...groups.pairs(), ...(await seenTogether(db))];
  signal.throwIfAborted();
  return judge(db, distinctPairs(pairs));
}

/** Pairs of customers whose accounts were read with one order. */
async function seenTogether(db: RegularsDb, buyerIds?: readonly string[]): Promise<[string, string][]> {
  const pairs = buyerIds ? db.pairs.where('of').anyOf(buyerIds) : db.pairs.toCollection();
  const seen = await pairs.filter(({ known }) => known === 'one order').toArray();
  const buyers = await db.buyers.bulkGet(seen.flatMap(({ of }) => of));
  return seen.flatMap((_, i) => {
    const [a, b] = [buyers[2 * i]?.customerId, buyers[2 * i + 1]?.customerId];
    return a && b && a !== b ? [[a, b] as [string, string]] : [];
  });
}

function distinctPairs(pairs: readonly [string, string][]): [string, string][] {
  return [...new Map(pairs.map(([a, b]) => [pairKey(a, b), [a, b] as [string, string]])).values()];
}

/** Ids of customers with such details as this one has, and the same phone or all words of one of its names. */
async function byDetails(db: RegularsDb, { customer, buyers }: Known): Promise<Set<string>> {
  const { phone, address, birthdayOn } = customer.contact;
  // An e-mail address is looked up in its index.
  const has = [phone, null, address, birthdayOn];
  const ids = new Set<string>();
  for (const index of details.filter((_, i) => has[i])) {
    for (const id of await db.customers.orderBy(index).primaryKeys()) ids.add(id);
  }
  const end = phoneEnd(phone);
  const names = [...nameKeys({ name: customer.name, buyers }).keys()].map(wordsOf);
  const found = new Set<string>();
  const all = [...ids];
  for (let from = 0; from < all.length; from += SLICE) {
    for (const other of await db.customers.bulkGet(all.slice(from, from + SLICE))) {
      if (!other) continue;
      const samePhone = end !== null && phoneEnd(other.contact.phone) === end;
      const words = new Set(other.words);
      if (samePhone || names.some((name) => name.every((word) => words.has(word)))) found.add(other.id);
    }
  }
  return found;
}

/** Whom one customer may be the same as: the same answer as `findSuggestions`, by indexes alone. */
export async function suggestionsFor(db: RegularsDb, customerId: string): Promise<Suggestion[]> {
  const known = (await knownOf(db, [customerId])).get(customerId);
  if (!known) return [];
  const { customer, buyers } = known;
  const { email } = customer.contact;
  const others = await byDetails(db, known);
  const emails = [email, ...buyers.map((buyer) => buyer.email)].flatMap((one) => emailKey(one) ?? []);
  const usernames = buyers.flatMap(({ username }) => username ?? []);
  for (const address of emails) {
    for (const id of await db.customers.where('contact.email').equalsIgnoreCase(address).primaryKeys())
      others.add(id);
  }
  const accounts = await Promise.all([
    ...emails.map((address) => db.buyers.where('email').equalsIgnoreCase(address).toArray()),
    ...usernames.map((username) => db.buyers.where('username').equalsIgnoreCase(username).toArray()),
  ]);
  for (const { customerId: other } of accounts.flat()) others.add(other);
  const seen = await seenTogether(db, subjectsOf(customerId, buyers));
  others.delete(customerId);
  const pairs = [...others].map((other): [string, string] => [customerId, other]);
  return judge(db, distinctPairs([...pairs, ...seen]));
}
