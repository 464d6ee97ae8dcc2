import type { Adapter } from '../adapters/schema.ts';
import { learnNext, type NextProducts, type Suggestion, suggestNext } from '../insights/next-product.ts';
import { learnGaps, type Need, needsAgain } from '../insights/replenish.ts';
import type { Sale } from '../insights/sales.ts';
import { type Case, isFailure } from '../model/case.ts';
import type { Order } from '../model/order.ts';
import type { SavedReply } from '../model/reply.ts';
import { recommends } from '../replies/recommends.ts';
import { readCustomer } from './customers.ts';
import type { RegularsDb } from './db.ts';
import { inOrder, localWall, saleOf } from './sales.ts';
import { readSettings, writeSettings } from './settings.ts';

const DAY = 86_400_000;
/** The latest orders tell what buyers do now, and are read in a moment. */
const LATEST = 20_000;
const FRESH_FOR = 3_600_000;
/** A need is shown so many days before its window begins. */
const AHEAD = 14;
const MOST = 3;

type Habits = { at: number; next: NextProducts; gaps: Map<string, number> };
const known = new WeakMap<RegularsDb, Habits>();
/** Products and days need no amounts. */
const noExchange = { currency: '', rates: {} };

const salesOf = (orders: readonly Order[]): Sale[] =>
  inOrder(orders.flatMap((order) => saleOf(order, noExchange) ?? []));

/** What the shop's buyers buy after what, and how often again; learnt from the latest orders, anew every hour. */
async function readHabits(db: RegularsDb, now: number): Promise<Habits> {
  const held = known.get(db);
  if (held && now >= held.at && now - held.at < FRESH_FOR) return held;
  const sales = salesOf(await db.orders.orderBy('placedAt').reverse().limit(LATEST).toArray());
  const habits = { at: now, next: learnNext(sales, localWall(now)), gaps: learnGaps(sales) };
  known.set(db, habits);
  return habits;
}

/** What a customer may want next, and what they are likely to need again. */
export type Recommended = { next: Suggestion[]; again: Need[] };

/**
 * What to recommend to a customer. Nothing they sent back or complained of, and nothing the seller put away.
 * @param of the customer's orders and cases
 * @param never titles that are suggested to nobody
 */
export async function recommendedFor(
  db: RegularsDb,
  { orders, cases }: { orders: readonly Order[]; cases: readonly Case[] },
  never: readonly string[],
  now: number,
): Promise<Recommended> {
  const own = salesOf(orders);
  if (own.length === 0) return { next: [], again: [] };
  const { next, gaps } = await readHabits(db, now);
  const sentBack = orders.filter(({ state }) => state === 'returning' || state === 'refunded');
  const bad = cases.filter(isFailure);
  const unhappy = new Set([
    ...sentBack.flatMap(({ items }) => items.map(({ title }) => title)),
    ...bad.flatMap(({ product }) => product ?? []),
  ]);
  const left = new Set([...never, ...unhappy]);
  const soon = Math.floor(localWall(now) / DAY) + AHEAD;
  return {
    next: suggestNext(
      next,
      own.flatMap(({ items }) => items.map(({ title }) => title)),
      left,
      { unhappy, most: MOST },
    ),
    again: needsAgain(own, gaps, left, localWall(now))
      .filter(({ from }) => from <= soon)
      .slice(0, MOST),
  };
}

async function changeNever(db: RegularsDb, to: (list: readonly string[]) => string[]): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const { neverSuggest } = await readSettings(db);
    await writeSettings(db, { neverSuggest: to(neverSuggest) });
  });
}

/** Puts a product away, so that nobody is suggested it; the returned function brings it back. */
export async function suggestToNobody(db: RegularsDb, product: string): Promise<() => Promise<void>> {
  await changeNever(db, (list) => [...new Set([...list, product])]);
  return () => suggestAgain(db, product);
}

/** Brings back a product that was put away. */
export function suggestAgain(db: RegularsDb, product: string): Promise<void> {
  return changeNever(db, (list) => list.filter((one) => one !== product));
}

/**
 * What to put for {recommend}: what others bought next, else what is needed again.
 * @param replies where none of them asks for it, nothing is read
 * @returns null where nobody is known, the numbers say nothing, or the marketplace forbids marketing in messages
 */
export async function recommendHere(
  db: RegularsDb,
  replies: readonly (SavedReply | undefined)[],
  {
    customerId,
    adapter,
    now,
  }: { customerId: string | null; adapter: Pick<Adapter, 'forbids'> | null; now: number },
): Promise<string | null> {
  const asked = replies.some(
    (reply) => reply && Object.values(reply.variants).some(({ text }) => recommends(text)),
  );
  if (!asked || !customerId || adapter?.forbids.some(({ purpose }) => purpose === 'marketing')) return null;
  const view = await readCustomer(db, customerId, now);
  if (!view) return null;
  const { neverSuggest } = await readSettings(db);
  const { next, again } = await recommendedFor(db, view, neverSuggest, now);
  return next[0]?.product ?? again[0]?.product ?? null;
}
