import Papa from 'papaparse';
import { learnNext, suggestNext } from '../../lib/insights/next-product.ts';
import type { Sale } from '../../lib/insights/sales.ts';

const DAY = 86_400_000;
const SHOWN = 3;

type Basket = { customer: string; at: number; products: Set<string> };

/** Baskets of a CSV with the columns customer, date, product (and invoice, else a day of a customer is one). */
export function readBaskets(text: string): Basket[] {
  const { data, meta } = Papa.parse<Record<string, string>>(text.trim(), {
    header: true,
    skipEmptyLines: true,
  });
  const column = (...names: string[]) =>
    meta.fields?.find((field) => names.includes(field.trim().toLowerCase()));
  const needed = (...names: string[]) => {
    const found = column(...names);
    if (!found) throw new Error(`no column ${names[0]} among ${meta.fields?.join(', ')}`);
    return found;
  };
  const customer = needed('customer', 'customer_id', 'customerid', 'customer id', 'id');
  const date = needed('date', 'invoicedate', 'order_date');
  const product = needed('product', 'stockcode', 'sku', 'item', 'description', 'title');
  const invoice = column('invoice', 'invoiceno', 'order', 'order_id', 'basket');
  const baskets = new Map<string, Basket>();
  for (const [i, row] of data.entries()) {
    const who = row[customer]?.trim() ?? '';
    const what = row[product]?.trim() ?? '';
    if (who === '' || what === '') continue;
    const at = Date.parse(`${row[date]?.trim().slice(0, 10)}T00:00:00Z`);
    if (!Number.isFinite(at)) throw new Error(`row ${i + 2}: "${row[date]}" is no date`);
    const key = `${who} ${invoice ? row[invoice] : at}`;
    const basket = baskets.get(key) ?? { customer: who, at, products: new Set() };
    basket.products.add(what);
    baskets.set(key, basket);
  }
  return [...baskets.values()].sort((a, b) => a.at - b.at);
}

export type BasketAccuracy = {
  /** Customers whose last basket has something they had not bought before. */
  customers: number;
  /** In % of them: one of the three suggested is in the last basket. */
  ours: number;
  popularity: number;
  /** In % of them: at least one suggestion is ours; the rest of the three is filled up by popularity. */
  covered: number;
};

/** Leaves out each customer's last basket, learns from all the others, and looks for new products in what was left out. */
export function basketAccuracy(baskets: readonly Basket[]): BasketAccuracy {
  const byCustomer = Map.groupBy(baskets, ({ customer }) => customer);
  const last = new Set([...byCustomer.values()].flatMap((all) => (all.length > 1 ? (all.at(-1) ?? []) : [])));
  const sales = baskets.flatMap((basket): Sale[] =>
    last.has(basket)
      ? []
      : [
          {
            customerId: basket.customer,
            wall: basket.at,
            timed: false,
            amount: null,
            currency: null,
            marketplace: '',
            items: [...basket.products].map((title) => ({ title, quantity: 1 })),
          },
        ],
  );
  const learnt = learnNext(sales, (baskets.at(-1)?.at ?? 0) + DAY);
  const buyers = new Map<string, Set<string>>();
  for (const { customerId, items } of sales)
    for (const { title } of items) buyers.set(title, (buyers.get(title) ?? new Set()).add(customerId ?? ''));
  const popular = [...buyers].sort(([, a], [, b]) => b.size - a.size).map(([title]) => title);
  let [customers, ours, popularity, covered] = [0, 0, 0, 0];
  for (const all of byCustomer.values()) {
    const held = all.at(-1);
    if (all.length < 2 || !held) continue;
    const owned = new Set(all.slice(0, -1).flatMap(({ products }) => [...products]));
    const fresh = new Set([...held.products].filter((product) => !owned.has(product)));
    if (fresh.size === 0) continue;
    customers += 1;
    const best = popular.filter((product) => !owned.has(product)).slice(0, SHOWN);
    const next = suggestNext(learnt, owned, new Set(), { most: SHOWN }).map(({ product }) => product);
    if (next.length > 0) covered += 1;
    const filled = [...new Set([...next, ...best])].slice(0, SHOWN);
    if (filled.some((product) => fresh.has(product))) ours += 1;
    if (best.some((product) => fresh.has(product))) popularity += 1;
  }
  const percent = (n: number) => (customers > 0 ? Math.round((1_000 * n) / customers) / 10 : 0);
  return { customers, ours: percent(ours), popularity: percent(popularity), covered: percent(covered) };
}
