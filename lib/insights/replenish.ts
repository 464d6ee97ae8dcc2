import type { Sale } from './sales.ts';

const DAY = 86_400_000;
/** Fewer times that anybody bought a product again say nothing of when. */
const FEWEST_GAPS = 10;
/** What fewer of its buyers buy again is not used up: some buy a second mug, nobody runs out of mugs. */
const REBUYERS = 0.2;
/** Weight of the product's median beside the customer's own, in own times. */
const SHRINK = 2;
/** The window around the estimate: an exact day would promise more than is known. */
const MARGIN = 0.3;
/** A window that ended so long ago, in its own lengths, says that they buy it elsewhere now. */
const GIVE_UP = 0.5;

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? null;
}

/** Days on which each product was bought, by customer. */
function daysOf(sales: readonly Sale[]): Map<string, Map<string, number[]>> {
  const products = new Map<string, Map<string, number[]>>();
  for (const { customerId, wall, items } of sales) {
    if (!customerId) continue;
    const day = Math.floor(wall / DAY);
    for (const { title } of items) {
      if (!title) continue;
      const customers = products.get(title) ?? new Map<string, number[]>();
      products.set(title, customers);
      const days = customers.get(customerId) ?? [];
      customers.set(customerId, days);
      if (days.at(-1) !== day) days.push(day);
    }
  }
  return products;
}

const gaps = (days: readonly number[]) => days.slice(1).map((day, i) => day - (days[i] ?? day));

/** Median days until each product is bought again, where enough of its buyers did. Biased short: who has not yet has no gap. */
export function learnGaps(sales: readonly Sale[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [title, customers] of daysOf(sales)) {
    const all = [...customers.values()].flatMap(gaps);
    const again = [...customers.values()].filter((days) => days.length > 1).length;
    const enough = all.length >= FEWEST_GAPS && again >= REBUYERS * customers.size;
    const middle = enough ? median(all) : null;
    if (middle !== null) found.set(title, middle);
  }
  return found;
}

/** When a customer is likely to need a product again: calendar days since the epoch, wall time. */
export type Need = { product: string; everyDays: number; from: number; to: number };

/**
 * What a customer is likely to need again, the next first: (n · own median + 2 · product's median) / (n + 2) days after
 * the last purchase, n own times, give or take 30 %. Of a product bought once only, the product's median alone.
 * @param own sales of this customer, in the order they were placed
 * @param medians of `learnGaps`
 * @param never what must not be suggested
 * @param now wall time, as if UTC
 */
export function needsAgain(
  own: readonly Sale[],
  medians: ReadonlyMap<string, number>,
  never: ReadonlySet<string>,
  now: number,
): Need[] {
  const today = Math.floor(now / DAY);
  const needs: Need[] = [];
  for (const [product, customers] of daysOf(own)) {
    const usual = medians.get(product);
    const [days] = customers.values();
    const last = days?.at(-1);
    if (usual === undefined || !days || last === undefined || never.has(product)) continue;
    const times = gaps(days);
    const every = (times.length * (median(times) ?? 0) + SHRINK * usual) / (times.length + SHRINK);
    const from = Math.round(last + every * (1 - MARGIN));
    const to = Math.round(last + every * (1 + MARGIN));
    if (today > to + GIVE_UP * (to - from)) continue;
    needs.push({ product, everyDays: Math.round(every), from, to });
  }
  return needs.sort((a, b) => a.from - b.from || a.product.localeCompare(b.product));
}
