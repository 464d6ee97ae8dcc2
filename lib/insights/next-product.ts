import type { Sale } from './sales.ts';
import { wilson } from './wilson.ts';

const DAY = 86_400_000;
/** A purchase is followed by what is bought within so many days. */
export const FOLLOW_DAYS = 60;
/** Of so many products, those most customers have: of the rest too few bought any two. */
const MOST_PRODUCTS = 500;
/** That any pair of a shop passes by chance, however many there are to look at (Bonferroni). */
const CHANCE = 0.05;
/** Fewer who bought the second product are chance. */
const FEWEST = 5;

/** Of those who bought one product and not yet another: who bought that other one within FOLLOW_DAYS. */
type Followed = { bought: number; of: number };

/** What a shop's buyers bought after what. Made once of all sales, asked for each customer. */
export type NextProducts = {
  /** first product → second product */
  pairs: Map<string, Map<string, Followed>>;
  /** How often each product is bought for the first time within such a span, whatever was bought before: 0 to 1. */
  usual: Map<string, number>;
  /** Standard deviations a pair has to lie above what is usual: more where there are more pairs to look at. */
  z: number;
};

/** Standard deviations with so much of a normal distribution above them (one side); the known series for small tails. */
export function deviations(tail: number): number {
  const t = -2 * Math.log(Math.min(tail, 0.05));
  return Math.sqrt(t - Math.log(t) - Math.log(2 * Math.PI));
}

/**
 * Counts what was bought after what, in first purchases: who has a product already says nothing about who wants it
 * next. Spans that are not over yet are not counted. What is bought in one basket is not "after".
 * @param sales in the order they were placed
 * @param now wall time, as if UTC
 */
export function learnNext(sales: readonly Sale[], now: number): NextProducts {
  const pairs = new Map<string, Map<string, Followed>>();
  const starts = new Map<string, number>();
  const usualBought = new Map<string, number>();
  const alreadyHad = new Map<string, number>();
  const products = new Set<string>();
  let spans = 0;
  const pair = (a: string, b: string): Followed => {
    const from = pairs.get(a) ?? new Map<string, Followed>();
    pairs.set(a, from);
    const known = from.get(b) ?? { bought: 0, of: 0 };
    from.set(b, known);
    return known;
  };
  const customers = firstDays(sales);
  const common = commonOf(customers.values());
  for (const firsts of customers.values()) {
    const list = [...firsts].filter(([title]) => common.has(title));
    for (const [title] of list) products.add(title);
    for (const [a, start] of list) {
      if ((start + FOLLOW_DAYS) * DAY > now) continue;
      spans += 1;
      starts.set(a, (starts.get(a) ?? 0) + 1);
      for (const [b, day] of list) {
        if (b === a) continue;
        // `of` holds who could not, until it is known how many there are in all.
        if (day <= start) {
          pair(a, b).of += 1;
          add(alreadyHad, b);
        } else if (day <= start + FOLLOW_DAYS) {
          pair(a, b).bought += 1;
          add(usualBought, b);
        }
      }
      add(alreadyHad, a);
    }
  }
  for (const [a, from] of pairs) for (const one of from.values()) one.of = (starts.get(a) ?? 0) - one.of;
  const usual = new Map(
    [...products].map((b) => {
      const could = spans - (alreadyHad.get(b) ?? 0);
      return [b, could > 0 ? (usualBought.get(b) ?? 0) / could : 0];
    }),
  );
  let tested = 0;
  for (const from of pairs.values())
    for (const { bought } of from.values()) if (bought >= FEWEST) tested += 1;
  return { pairs, usual, z: deviations(CHANCE / Math.max(1, tested)) };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function commonOf(customers: Iterable<Map<string, number>>): Set<string> {
  const buyers = new Map<string, number>();
  for (const firsts of customers) for (const title of firsts.keys()) add(buyers, title);
  const sorted = [...buyers].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
  return new Set(sorted.slice(0, MOST_PRODUCTS).map(([title]) => title));
}

/** For each customer the day of the first purchase of each product. */
function firstDays(sales: readonly Sale[]): Map<string, Map<string, number>> {
  const customers = new Map<string, Map<string, number>>();
  for (const { customerId, wall, items } of sales) {
    if (!customerId) continue;
    const firsts = customers.get(customerId) ?? new Map<string, number>();
    customers.set(customerId, firsts);
    const day = Math.floor(wall / DAY);
    for (const { title } of items) if (title && !firsts.has(title)) firsts.set(title, day);
  }
  return customers;
}

/** A product a customer may want next, and the numbers it rests on. */
export type Suggestion = { product: string; because: string; bought: number; of: number };

/**
 * What a customer may want next, the surest first: only where those who bought `because` bought `product` so often
 * that it is no chance (the lower end of Wilson's interval lies above what is usual for that product).
 * @param owned what the customer has bought
 * @param unhappy what of it they sent back or complained of: no reason to buy more
 * @param never what must not be suggested: out of stock, or sent back by this customer
 */
export function suggestNext(
  { pairs, usual, z }: NextProducts,
  owned: Iterable<string>,
  never: ReadonlySet<string>,
  { unhappy = new Set(), most = 3 }: { unhappy?: ReadonlySet<string>; most?: number } = {},
): Suggestion[] {
  const has = new Set(owned);
  const best = new Map<string, Suggestion & { sure: number }>();
  for (const because of has) {
    if (unhappy.has(because)) continue;
    for (const [product, { bought, of }] of pairs.get(because) ?? []) {
      if (has.has(product) || never.has(product) || bought < FEWEST) continue;
      const sure = wilson(bought, of, z).low;
      if (sure <= (usual.get(product) ?? 0) || sure <= (best.get(product)?.sure ?? 0)) continue;
      best.set(product, { product, because, bought, of, sure });
    }
  }
  return [...best.values()]
    .sort((a, b) => b.sure - a.sure || a.product.localeCompare(b.product))
    .slice(0, most)
    .map(({ sure: _, ...suggestion }) => suggestion);
}
