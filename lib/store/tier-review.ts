import { earnedTier } from '../customers/tier.ts';
import { reviewed } from '../customers/tier-review.ts';
import { isComplete, rankedAgain } from '../customers/totals.ts';
import type { Customer } from '../model/customer.ts';
import type { Settings } from '../model/settings.ts';
import type { RegularsDb } from './db.ts';
import { exchangeOf, forgetCuts, readSettings, tierCuts } from './settings.ts';
import { refreshTotals } from './totals.ts';

const REVIEW = 'tierReview';
const DAY = 86_400_000;
/** So many customers in one go, so that a worker that is stopped loses little. */
const BATCH = 500;
/** A value is written anew when it is so much another: chances change by less from day to day. */
const NOTICEABLE = 0.01;

/**
 * Where the review of today is: first all values get the chances of today, then tiers are looked at. `after`: the last
 * customer done; `pass` null: all are.
 */
type Progress = { startedAt: number; pass: 'values' | 'tiers' | null; after: string };

export type ReviewPart = {
  /** Customers of whom something else is known now. */
  changed: number;
  more: boolean;
  /** When the next review is due, epoch ms. */
  next: number;
};

/**
 * Ranks the next customers and looks at their tiers, once a day at each: what is earned is kept, so that it is not lost
 * by a bad week. Goes on where it was stopped. Totals of earlier versions are made complete.
 */
export async function reviewTiers(db: RegularsDb, now: number, batch = BATCH): Promise<ReviewPart> {
  const begun = await progressOf(db, now);
  if (begun?.pass === null) return { changed: 0, more: false, next: begun.startedAt + DAY };
  const settings = await readSettings(db);
  const cuts = begun?.pass === 'tiers' ? await tierCuts(db, now) : {};
  return db.transaction('rw', [db.customers, db.orders, db.meta], async () => {
    // A restore in between begins anew.
    if (JSON.stringify(await progressOf(db, now)) !== JSON.stringify(begun))
      return { changed: 0, more: true, next: now };
    const { startedAt, pass, after } = begun ?? (await begin(db, now));
    const next = startedAt + DAY;
    const customers = await db.customers.where(':id').above(after).limit(batch).toArray();
    const changed =
      pass === 'values'
        ? await rankAgain(db, customers, { ...settings, rankedAt: startedAt })
        : customers.flatMap((customer): Customer[] => {
            const earned = earnedTier(customer.totals, settings, cuts, now);
            const { keptTier, ...rest } = customer;
            const kept = reviewed(keptTier, earned, settings, cuts, now);
            if (kept === keptTier) return [];
            return [kept ? { ...rest, keptTier: kept } : rest];
          });
    if (changed.length > 0) await db.customers.bulkPut(changed);
    const last = customers.at(-1);
    const value: Progress =
      customers.length === batch && last
        ? { startedAt, pass, after: last.id }
        : { startedAt, pass: pass === 'values' ? 'tiers' : null, after: '' };
    await db.meta.put({ key: REVIEW, value });
    if (value.pass !== pass) forgetCuts(db);
    return { changed: changed.length, more: value.pass !== null, next };
  });
}

/** Where today's review is; null when none was begun. */
async function progressOf(db: RegularsDb, now: number): Promise<Progress | null> {
  const known = ((await db.meta.get(REVIEW))?.value ?? null) as Progress | null;
  return known && now >= known.startedAt && now - known.startedAt < DAY ? known : null;
}

/** Says for all that is written from now on which day's chances count; all else of the settings stays as it is stored. */
async function begin(db: RegularsDb, now: number): Promise<Progress> {
  const stored = ((await db.meta.get('settings'))?.value ?? {}) as object;
  await db.meta.put({ key: 'settings', value: { ...stored, rankedAt: now } });
  return { startedAt: now, pass: 'values', after: '' };
}

/** Lets the next review begin at once, as after a restore: what was looked at today is not what is there now. */
export async function reviewAgain(db: RegularsDb): Promise<void> {
  await db.meta.delete(REVIEW);
}

async function rankAgain(
  db: RegularsDb,
  customers: readonly Customer[],
  settings: Settings,
): Promise<Customer[]> {
  const old = customers.filter(({ totals }) => !isComplete(totals)).map(({ id }) => id);
  if (old.length > 0) await refreshTotals(db, old, exchangeOf(settings));
  return customers.flatMap((customer) => {
    if (!isComplete(customer.totals)) return [];
    const totals = rankedAgain(customer.totals, settings.rankedAt);
    const differs = Math.abs(totals.value - customer.totals.value);
    return differs > NOTICEABLE * customer.totals.value ? [{ ...customer, totals }] : [];
  });
}
