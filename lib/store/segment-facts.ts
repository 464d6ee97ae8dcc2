import { type Everybody, segmentFactsOf, shopGapOf } from '../customers/segment-facts.ts';
import { asksFor, belongs, detailsOf, type SegmentFacts, withoutDetails } from '../customers/segments.ts';
import { isBad } from '../insights/satisfaction.ts';
import type { Customer } from '../model/customer.ts';
import { counts } from '../model/order.ts';
import type { SegmentRule } from '../model/segment.ts';
import type { RegularsDb } from './db.ts';
import { localWall } from './sales.ts';
import { readSettings, tierCuts } from './settings.ts';

const GAP_SAMPLE = 3_000;

/** The shop's gap (`shopGapOf`) from a sample of its customers, for a page of one. Their ids are random: any will do. */
export async function readShopGap(db: RegularsDb): Promise<number | null> {
  return shopGapOf(await db.customers.limit(GAP_SAMPLE).toArray());
}

/** What segments go by, of every customer as it is now. */
export async function readSegmentFacts(db: RegularsDb, now: number): Promise<SegmentFacts[]> {
  const [settings, cuts, everybody] = await Promise.all([
    readSettings(db),
    tierCuts(db, now),
    readEverybody(db, now),
  ]);
  return segmentFactsOf(everybody, settings, cuts, now);
}

/** Everybody, and who has something open, as it is now. */
export async function readEverybody(
  db: RegularsDb,
  now: number,
): Promise<Everybody & { customers: Customer[] }> {
  const customers = await db.customers.toArray();
  const [openCase, badMark, unpaid] = await Promise.all([
    openCases(db),
    badMarks(db, Number.POSITIVE_INFINITY),
    unpaidOf(db, customers),
  ]);
  const today = new Date(localWall(now)).toISOString().slice(0, 10);
  return { customers, openCase, badMark, unpaid, today };
}

/** Customers with a case open now, or at an instant that is past. */
export async function openCases(db: RegularsDb, at?: number): Promise<Set<string>> {
  const cases =
    at === undefined
      ? await db.cases.orderBy('openSince').toArray()
      : await db.cases
          .where('openedAt')
          .belowOrEqual(at)
          .filter(({ closedAt }) => closedAt === null || closedAt > at)
          .toArray();
  return new Set(cases.filter(({ kind }) => kind !== 'wish').map(({ customerId }) => customerId));
}

/** Customers whose last asked mark, up to an instant, is a bad one. */
export async function badMarks(db: RegularsDb, upTo: number): Promise<Set<string>> {
  const all = await db.marks.where('[kind+at]').between(['csat', 0], ['nps', Number.MAX_VALUE]).toArray();
  const marks = all.filter(
    ({ state, threadKey, at }) => state === 'confirmed' && threadKey !== null && at <= upTo,
  );
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

/** Customers who got one of these replies up to an instant, by id, with which. */
export async function repliesGot(
  db: RegularsDb,
  replyIds: readonly string[],
  upTo: number,
): Promise<Map<string, string[]>> {
  const got = new Map<string, string[]>();
  for (const { customerId, replyId, at } of await db.replyUses.where('replyId').anyOf(replyIds).toArray()) {
    if (!customerId || at > upTo) continue;
    got.set(customerId, [...(got.get(customerId) ?? []), replyId]);
  }
  return got;
}

/** Ids of the customers of a segment. Orders and replies are only read where the rule asks for them. */
export async function customersIn(
  db: RegularsDb,
  rule: SegmentRule,
  facts: readonly SegmentFacts[],
  now: number,
): Promise<Set<string>> {
  const asks = asksFor(rule);
  const fitting = facts.filter((one) => belongs(withoutDetails(rule), one, now));
  if (!asks.orders && !asks.replies) return new Set(fitting.map(({ id }) => id));
  const details = new Map(
    fitting.map(({ id }) => [id, { products: [] as string[], regions: [] as string[] }]),
  );
  if (asks.orders) {
    await db.orders.each((order) => {
      const known = order.customerId && details.get(order.customerId);
      if (!known || !counts(order)) return;
      const { products, regions } = detailsOf(order);
      known.products.push(...products);
      known.regions.push(...regions);
    });
  }
  const got = asks.replies ? await repliesGot(db, rule.replies ?? [], now) : new Map<string, string[]>();
  const fits = fitting.filter((one) =>
    belongs(rule, { ...one, ...details.get(one.id), replies: got.get(one.id) ?? [] }, now),
  );
  return new Set(fits.map(({ id }) => id));
}

/** Countries, provinces and states that orders went to, those with most orders first. */
export async function regionsKnown(db: RegularsDb): Promise<string[]> {
  const orders = new Map<string, number>();
  await db.orders.each((order) => {
    if (!counts(order)) return;
    for (const place of detailsOf(order).regions) orders.set(place, (orders.get(place) ?? 0) + 1);
  });
  return [...orders].sort(([, a], [, b]) => b - a).map(([place]) => place);
}
