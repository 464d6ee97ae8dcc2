import { fifthsOf, rfmGroup } from '../customers/rfm.ts';
import { belongs, type SegmentFacts } from '../customers/segments.ts';
import { statusOf } from '../customers/status.ts';
import { spendIn, tierOf } from '../customers/tier.ts';
import { isBad } from '../insights/satisfaction.ts';
import type { Customer } from '../model/customer.ts';
import { anybody, Segment, type SegmentRule } from '../model/segment.ts';
import type { Settings } from '../model/settings.ts';
import { newId, type RegularsDb } from './db.ts';
import { readSettings, tierCuts } from './settings.ts';

const DAY = 86_400_000;
/** So many came back once, or the gap says nothing. */
const FEWEST_GAPS = 20;

/** The seller's own segments, by name. */
export async function readSegments(db: RegularsDb): Promise<Segment[]> {
  return (await db.segments.toArray()).sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Makes or changes a segment.
 * @throws with the field's path when it is none
 */
export async function saveSegment(
  db: RegularsDb,
  draft: { id?: string; name: string; rule: SegmentRule },
  now: number,
): Promise<Segment> {
  const segment = await db.transaction('rw', db.segments, async () => {
    const old = draft.id ? await db.segments.get(draft.id) : undefined;
    const made = Segment.parse({
      id: draft.id ?? newId(),
      name: draft.name.trim(),
      rule: draft.rule,
      createdAt: old?.createdAt ?? now,
      updatedAt: now,
    });
    await db.segments.put(made);
    return made;
  });
  db.changed();
  return segment;
}

/** Removes a segment, not its customers; the returned function puts it back. */
export async function removeSegment(db: RegularsDb, id: string): Promise<() => Promise<void>> {
  const old = await db.segments.get(id);
  await db.segments.delete(id);
  db.changed();
  return async () => {
    if (old) await db.segments.put(old);
    db.changed();
  };
}

/** Spend in the home currency's minor units, or null where a currency has no rate. */
function spendOf({ totals }: Customer, settings: Settings): number | null {
  const { spend, leftOut } = spendIn(totals, settings.currency, settings);
  return leftOut.length > 0 ? null : spend;
}

function median(values: number[]): number | null {
  if (values.length < FEWEST_GAPS) return null;
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? null;
}

/** Median days between first and second order, from those who have ordered exactly twice. */
export function shopGapOf(customers: readonly Pick<Customer, 'totals'>[]): number | null {
  return median(
    customers.flatMap(({ totals: { orders, firstOrderAt, lastOrderAt } }) =>
      orders === 2 && firstOrderAt !== null && lastOrderAt !== null && lastOrderAt - firstOrderAt >= DAY
        ? [(lastOrderAt - firstOrderAt) / DAY]
        : [],
    ),
  );
}

const GAP_SAMPLE = 2_000;

/** The same from a sample of those who have ordered twice, for a page of one customer. */
export async function readShopGap(db: RegularsDb): Promise<number | null> {
  return shopGapOf(await db.customers.where('totals.orders').equals(2).limit(GAP_SAMPLE).toArray());
}

/**
 * What segments go by, of every customer: groups by recency, frequency and money over all that have ordered, status,
 * tier, and what else is known.
 */
export async function readSegmentFacts(db: RegularsDb, now: number): Promise<SegmentFacts[]> {
  const [settings, cuts, customers] = await Promise.all([
    readSettings(db),
    tierCuts(db, now),
    db.customers.toArray(),
  ]);
  const [open, bad, unpaid] = await Promise.all([openCases(db), badMarks(db), unpaidOf(db, customers)]);
  const shopGap = shopGapOf(customers);
  const spends = customers.map((customer) => spendOf(customer, settings));
  const buyers = customers.filter(({ totals }) => totals.orders > 0);
  const recency = fifthsOf(buyers.map(({ totals }) => totals.lastOrderAt ?? 0));
  const frequency = fifthsOf(buyers.map(({ totals }) => totals.orders));
  const money = fifthsOf(
    spends.filter((_, i) => (customers[i]?.totals.orders ?? 0) > 0).map((one) => one ?? 0),
  );
  return customers.map((customer, i): SegmentFacts => {
    const { id, totals, tags, contact } = customer;
    const spend = spends[i] ?? null;
    return {
      id,
      tier: tierOf(customer, settings, cuts, now).level,
      status: statusOf({ totals, tags, unpaid: unpaid.has(id) }, { shopGap, now }),
      group:
        totals.orders > 0
          ? rfmGroup(recency(totals.lastOrderAt ?? 0), frequency(totals.orders), money(spend ?? 0))
          : null,
      marketplaces: Object.keys(totals.ordersByMarketplace),
      tags,
      orders: totals.orders,
      lastOrderAt: totals.lastOrderAt,
      spend,
      products: [],
      openCase: open.has(id),
      badMark: bad.has(id),
      birthdayOn: contact.birthdayOn ?? null,
    };
  });
}

async function openCases(db: RegularsDb): Promise<Set<string>> {
  const cases = await db.cases.orderBy('openSince').toArray();
  return new Set(cases.filter(({ kind }) => kind !== 'wish').map(({ customerId }) => customerId));
}

/** Customers whose last asked mark is a bad one. */
async function badMarks(db: RegularsDb): Promise<Set<string>> {
  const all = await db.marks.where('[kind+at]').between(['csat', 0], ['nps', Number.MAX_VALUE]).toArray();
  const marks = all.filter(({ state, threadKey }) => state === 'confirmed' && threadKey !== null);
  const threads = await db.threads.bulkGet(marks.map(({ threadKey }) => threadKey ?? ''));
  const last = new Map<string, (typeof marks)[number]>();
  for (const [i, mark] of marks.entries()) {
    const id = threads[i]?.customerId;
    if (id && (last.get(id)?.at ?? 0) <= mark.at) last.set(id, mark);
  }
  return new Set([...last].filter(([, mark]) => isBad(mark)).map(([id]) => id));
}

/** Of those without an order that counts, who has begun one. */
async function unpaidOf(db: RegularsDb, customers: readonly Customer[]): Promise<Set<string>> {
  const ids = customers.filter(({ totals }) => totals.orders === 0).map(({ id }) => id);
  const orders = await db.orders.where('customerId').anyOf(ids).toArray();
  return new Set(
    orders.flatMap(({ customerId, state }) => (customerId && state === 'unpaid' ? [customerId] : [])),
  );
}

/** Ids of the customers of a segment. What they bought is only read where the rule asks for it. */
export async function customersIn(
  db: RegularsDb,
  rule: SegmentRule,
  facts: readonly SegmentFacts[],
  now: number,
): Promise<Set<string>> {
  const fitting = facts.filter((one) => belongs({ ...rule, product: '' }, one, now));
  if (!rule.product.trim()) return new Set(fitting.map(({ id }) => id));
  const ids = new Set(fitting.map(({ id }) => id));
  const titles = new Map<string, string[]>();
  await db.orders.each(({ customerId, items }) => {
    if (!customerId || !ids.has(customerId)) return;
    const known = titles.get(customerId) ?? [];
    known.push(...items.map(({ title }) => title.toLowerCase()));
    titles.set(customerId, known);
  });
  const bought = fitting.filter((one) => {
    const products = titles.get(one.id) ?? [];
    return belongs({ ...anybody, product: rule.product }, { ...one, products }, now);
  });
  return new Set(bought.map(({ id }) => id));
}

/** Adds a tag to many customers at once; the returned function takes it away from those that got it. */
export async function tagMany(
  db: RegularsDb,
  ids: readonly string[],
  tag: string,
  now: number,
): Promise<{ count: number; undo: () => Promise<void> }> {
  const name = tag.trim().slice(0, 60);
  const tagged = await db.transaction('rw', [db.customers, db.ruleTasks], async () => {
    const rows = (await db.customers.bulkGet([...ids])).flatMap((customer) =>
      customer && !customer.tags.includes(name) && customer.tags.length < 50 ? [customer] : [],
    );
    const words = name.toLowerCase();
    await db.customers.bulkPut(
      rows.map((customer) => ({
        ...customer,
        tags: [...customer.tags, name],
        words: customer.words.includes(words) ? customer.words : [...customer.words, words],
        updatedAt: now,
      })),
    );
    return rows.map(({ id }) => id);
  });
  db.changed();
  return {
    count: tagged.length,
    undo: async () => {
      await db.transaction('rw', db.customers, async () => {
        const rows = (await db.customers.bulkGet(tagged)).flatMap((customer) => customer ?? []);
        await db.customers.bulkPut(
          rows.map((customer) => ({ ...customer, tags: customer.tags.filter((one) => one !== name) })),
        );
      });
      db.changed();
    },
  };
}
