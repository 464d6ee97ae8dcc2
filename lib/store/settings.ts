import { type CutsByCurrency, cutsOf } from '../customers/tier.ts';
import type { Exchange } from '../customers/value.ts';
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
  if (JSON.stringify(exchangeOf(before)) !== JSON.stringify(exchangeOf(settings))) {
    await refreshAllTotals(db, exchangeOf(settings));
  }
  db.changed();
  return settings;
}

export function exchangeOf({ currency, rates }: Settings): Exchange {
  return { currency, rates };
}

const FRESH_FOR = 5 * 60_000;
const SMALL = 2_000;

type StoredCuts = { at: number; customers: number; cuts: CutsByCurrency };

/**
 * Where each share of customers begins, by currency. Reading it off the index costs a moment in a large shop, so
 * there it is kept for five minutes; one order more does not move a share of thousands.
 */
export async function tierCuts(db: RegularsDb, now: number): Promise<CutsByCurrency> {
  const stored = (await db.meta.get('cuts'))?.value as StoredCuts | undefined;
  if (stored && stored.customers >= SMALL && now - stored.at < FRESH_FOR && stored.at <= now)
    return stored.cuts;
  const keys = (await db.customers.orderBy('[totals.currency+totals.value]').reverse().keys()) as unknown as [
    string,
    number,
  ][];
  const values: Record<string, number[]> = {};
  for (const [currency, value] of keys) {
    values[currency] ??= [];
    values[currency].push(value);
  }
  const cuts = Object.fromEntries(Object.entries(values).map(([currency, list]) => [currency, cutsOf(list)]));
  if (keys.length >= SMALL) {
    const fresh: StoredCuts = { at: now, customers: keys.length, cuts };
    await db.meta.put({ key: 'cuts', value: fresh }).catch(() => {}); // A cache: a read-only caller goes without.
  }
  return cuts;
}
