import { earnedTier } from '../customers/tier.ts';
import { reviewed } from '../customers/tier-review.ts';
import type { RegularsDb } from './db.ts';
import { exchangeOf, readSettings, tierCuts } from './settings.ts';
import { refreshTotals } from './totals.ts';

const REVIEW = 'tierReview';
const DAY = 86_400_000;
/** So many customers in one go, so that a worker that is stopped loses little. */
const BATCH = 500;

/** Where the review of today is: the last customer looked at; null once all were. */
type Progress = { startedAt: number; after: string | null };

export type ReviewPart = {
  /** Customers whose kept tier is another one now. */
  changed: number;
  more: boolean;
  /** When the next review is due, epoch ms. */
  next: number;
};

/**
 * Looks at the tiers of the next customers, once a day at each: what is earned is kept, so that it is not lost by a bad
 * week. Goes on where it was stopped. Totals written before tiers could count a stretch of time are made complete.
 */
export async function reviewTiers(db: RegularsDb, now: number, batch = BATCH): Promise<ReviewPart> {
  const [settings, cuts] = await Promise.all([readSettings(db), tierCuts(db, now)]);
  return db.transaction('rw', [db.customers, db.orders, db.meta], async () => {
    const progress = ((await db.meta.get(REVIEW))?.value ?? null) as Progress | null;
    const today = progress && now >= progress.startedAt && now - progress.startedAt < DAY ? progress : null;
    const { startedAt, after } = today ?? { startedAt: now, after: '' };
    const next = startedAt + DAY;
    if (after === null) return { changed: 0, more: false, next };
    const ids = await db.customers.where(':id').above(after).limit(batch).primaryKeys();
    const customers = await complete(db, ids, exchangeOf(settings));
    const changed = customers.flatMap((customer) => {
      const earned = earnedTier(customer.totals, settings, cuts, now);
      const { keptTier, ...rest } = customer;
      const kept = reviewed(keptTier, earned, settings, cuts, now);
      if (kept === keptTier) return [];
      return [kept ? { ...rest, keptTier: kept } : rest];
    });
    if (changed.length > 0) await db.customers.bulkPut(changed);
    const more = ids.length === batch;
    const value: Progress = { startedAt, after: more ? (ids.at(-1) ?? null) : null };
    await db.meta.put({ key: REVIEW, value });
    return { changed: changed.length, more, next };
  });
}

async function complete(db: RegularsDb, ids: readonly string[], exchange: ReturnType<typeof exchangeOf>) {
  const read = async () => (await db.customers.bulkGet([...ids])).flatMap((customer) => customer ?? []);
  const customers = await read();
  const old = customers.filter(({ totals }) => !totals.recent);
  if (old.length === 0) return customers;
  await refreshTotals(
    db,
    old.map(({ id }) => id),
    exchange,
  );
  return read();
}
