import Dexie from 'dexie';
import { type ShopLevel, shopLevel } from '../customers/prediction.ts';
import { type Cuts, type CutsByCurrency, placeOf, SHARES } from '../customers/tier.ts';
import { type Counting, type Exchange, worth } from '../customers/value.ts';
import { defaultSettings, Settings, thresholdProblem } from '../model/settings.ts';
import type { RegularsDb } from './db.ts';
import { refreshAllTotals } from './totals.ts';

/** Settings out of something stored: a field that is not there or cannot be read keeps its default. */
export function settingsFrom(stored: unknown): Settings {
  const settings: Record<string, unknown> = { ...defaultSettings };
  for (const [name, schema] of Object.entries(Settings.shape)) {
    const value = (stored as Record<string, unknown> | null | undefined)?.[name];
    const field = schema.safeParse(value);
    if (value !== undefined && field.success) settings[name] = field.data;
  }
  return settings as Settings;
}

/** The seller's settings. Reading overwrites nothing that is stored. */
export async function readSettings(db: RegularsDb): Promise<Settings> {
  return settingsFrom((await db.meta.get('settings'))?.value);
}

/**
 * Changes some settings. New rates or another home currency rewrite the cached values of all customers.
 * @throws when thresholds are not strictly increasing
 */
export async function writeSettings(db: RegularsDb, change: Partial<Settings>): Promise<Settings> {
  const { before, settings } = await db.transaction('rw', db.meta, async () => {
    const before = await readSettings(db);
    const settings = Settings.parse({ ...before, ...change });
    const problem = thresholdProblem(settings.tierRule);
    if (problem) throw new Error('each threshold must be above the one below it');
    await db.meta.put({ key: 'settings', value: settings });
    return { before, settings };
  });
  if (before.currency !== settings.currency || !isSame(before.rates, settings.rates)) {
    await refreshAllTotals(db, exchangeOf(settings));
    forgetCuts(db);
  }
  db.changed();
  return settings;
}

/** Turns a check of messages off on one marketplace. */
export async function turnOffCheck(db: RegularsDb, marketplace: string, rule: string): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const { checksOff } = await readSettings(db);
    const off = new Set([...(checksOff[marketplace] ?? []), rule]);
    await writeSettings(db, { checksOff: { ...checksOff, [marketplace]: [...off] } });
  });
}

const isSame = (a: Settings['rates'], b: Settings['rates']) => JSON.stringify(a) === JSON.stringify(b);

/** What amounts are converted with, and the instant of the chances in values. */
export function exchangeOf({ currency, rates, rankedAt }: Settings): Counting {
  return { currency, rates, rankedAt };
}

/** So many of the latest orders tell what a shop's orders are like. */
const SAMPLE = 500;

/** The level of a shop's orders in one currency, in its major units, from the latest of them. */
export async function shopLevelIn(db: RegularsDb, currency: string, exchange: Exchange): Promise<ShopLevel> {
  const latest = await db.orders.orderBy('placedAt').reverse().limit(SAMPLE).toArray();
  return shopLevel(
    latest.flatMap((order) => {
      const part = worth(order, exchange);
      return part && part.currency === currency ? [part.amount] : [];
    }),
  );
}

const FRESH_FOR = 5 * 60_000;
const SMALL = 2_000;

type KnownCuts = { at: number; cuts: CutsByCurrency };
const known = new WeakMap<RegularsDb, KnownCuts>();
const byValue = '[totals.currency+totals.value]';

/** After values were computed anew, or replaced: the next question reads the index again. */
export function forgetCuts(db: RegularsDb): void {
  known.delete(db);
}

/**
 * Where each share of customers begins, by currency. Only the cut points are read off the index; in a large shop
 * that still takes a moment, so there the answer is kept for five minutes: one order more does not move a share of
 * thousands.
 */
export async function tierCuts(db: RegularsDb, now: number): Promise<CutsByCurrency> {
  const held = known.get(db);
  if (held && now >= held.at && now - held.at < FRESH_FOR) return held.cuts;
  const cuts: CutsByCurrency = {};
  for (const currency of await currencies(db)) cuts[currency] = await cutsIn(db, currency);
  const customers = Object.values(cuts).reduce((sum, one) => sum + one.customers, 0);
  if (customers >= SMALL) known.set(db, { at: now, cuts });
  else known.delete(db);
  return cuts;
}

type ValueKey = [currency: string, value: number];

/** Currencies that any customer's value counts in, by jumping from one to the next in the index. */
async function currencies(db: RegularsDb): Promise<string[]> {
  const found: string[] = [];
  for (let after: unknown = Dexie.minKey; ; ) {
    const keys = await db.customers.where(byValue).above(after).limit(1).keys();
    const [key] = keys as unknown as ValueKey[];
    if (!key) return found;
    found.push(key[0]);
    after = [key[0], Dexie.maxKey];
  }
}

async function cutsIn(db: RegularsDb, currency: string): Promise<Cuts> {
  const all = () => db.customers.where(byValue).between([currency, Dexie.minKey], [currency, Dexie.maxKey]);
  const customers = await all().count();
  const at = async (share: number) => {
    const [last, after] = (await all()
      .reverse()
      .offset(placeOf(share, customers))
      .limit(2)
      .keys()) as unknown as ValueKey[];
    return { cut: last?.[1] ?? 0, outside: after?.[1] ?? null };
  };
  const [platinum, vip, gold] = [await at(SHARES.platinum), await at(SHARES.vip), await at(SHARES.gold)];
  return {
    customers,
    platinum: platinum.cut,
    vip: vip.cut,
    gold: gold.cut,
    outside: { platinum: platinum.outside, vip: vip.outside, gold: gold.outside },
  };
}
