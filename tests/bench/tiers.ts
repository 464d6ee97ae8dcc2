import Papa from 'papaparse';
import { expectedAmount, spendPrior } from '../../lib/customers/gamma-gamma.ts';
import { expectedOrders, prior } from '../../lib/customers/mbg-nbd.ts';
import { type Purchase, type ShopLevel, shopLevel } from '../../lib/customers/prediction.ts';
import { totalsOf } from '../../lib/customers/totals.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** Half-life of decayed spend, in days. */
const HALF = 90;

export type Orders = Map<string, Purchase[]>;

/** Orders of a CSV with the columns customer, date, amount; cancelled and free ones are left out. */
export function readOrders(text: string): Orders {
  const { data, meta } = Papa.parse<Record<string, string>>(text.trim(), {
    header: true,
    skipEmptyLines: true,
  });
  const column = (...names: string[]) => {
    const found = meta.fields?.find((field) => names.includes(field.trim().toLowerCase()));
    if (!found) throw new Error(`no column ${names[0]} among ${meta.fields?.join(', ')}`);
    return found;
  };
  const [customer, date, amount] = [
    column('customer', 'customer_id', 'customerid', 'id'),
    column('date', 'invoicedate', 'order_date'),
    column('amount', 'spend', 'revenue', 'total', 'value'),
  ];
  const orders: Orders = new Map();
  for (const [i, row] of data.entries()) {
    const at = Date.parse(`${row[date]?.trim().slice(0, 10)}T00:00:00Z`);
    const sum = Number(row[amount]);
    if (!Number.isFinite(at) || !Number.isFinite(sum))
      throw new Error(`row ${i + 2}: "${row[date]}" or "${row[amount]}" cannot be read`);
    const name = row[customer]?.trim() ?? '';
    if (sum < 0 || name === '') continue;
    const list = orders.get(name);
    if (list) list.push({ at, amount: sum });
    else orders.set(name, [{ at, amount: sum }]);
  }
  return orders;
}

type Customer = { before: Purchase[]; later: number };

/** Customers with an order up to the cut, and what they spent in the weeks after it. */
function split(orders: Orders, cut: number, weeks: number): Customer[] {
  const end = cut + weeks * WEEK;
  return [...orders.values()].flatMap((list) => {
    const before = list.filter(({ at }) => at <= cut);
    const later = list.filter(({ at }) => at > cut && at <= end).reduce((sum, { amount }) => sum + amount, 0);
    return before.length > 0 ? [{ before, later }] : [];
  });
}

/** Share of later revenue, in %, of the fifth of customers ranked highest; ties at what they come to on average. */
export function shareOfTopFifth(customers: readonly { score: number; later: number }[]): number {
  const all = customers.reduce((sum, { later }) => sum + later, 0);
  const ranked = customers.toSorted((a, b) => b.score - a.score);
  let left = customers.length / 5;
  let captured = 0;
  for (let from = 0; from < ranked.length && left > 0; ) {
    let to = from;
    let later = 0;
    while (to < ranked.length && ranked[to]?.score === ranked[from]?.score) later += ranked[to++]?.later ?? 0;
    const taken = Math.min(left, to - from);
    captured += (later * taken) / (to - from);
    left -= taken;
    from = to;
  }
  return Math.round((1_000 * captured) / all) / 10;
}

type Ranker = (before: readonly Purchase[], cut: number, shop: ShopLevel) => number;

const total: Ranker = (before) => before.reduce((sum, { amount }) => sum + amount, 0);
const decayed: Ranker = (before, cut) =>
  before.reduce((sum, { at, amount }) => sum + amount * 2 ** (-(cut - at) / (HALF * DAY)), 0);

const modelled: Ranker = (before, cut, shop) => {
  const days = [...new Set(before.map(({ at }) => Math.floor(at / DAY)))].sort((a, b) => a - b);
  const [first = 0] = days;
  const history = {
    x: days.length - 1,
    tx: ((days.at(-1) ?? 0) - first) / 7,
    T: (Math.floor(cut / DAY) - first) / 7,
  };
  const spent = total(before, cut, shop);
  const amount = expectedAmount(days.length, spent / days.length, spendPrior(shop.median));
  return expectedOrders(26, history, prior) * amount;
};

/** By what badges rank: the very value that is kept of a customer. */
function ranked(before: readonly Purchase[], cut: number): number {
  const orders = before.map(({ at, amount }) => ({
    state: 'delivered' as const,
    marketplace: '',
    placedAt: at,
    total: { minor: Math.round(amount * 100), currency: 'USD' },
  }));
  return totalsOf(orders, { currency: 'USD', rates: {}, rankedAt: cut }).value;
}

/** Fifths by mid-rank, 5 the best: equal values get the same. */
function fifths(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const place = new Map<number, number>();
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    place.set(sorted[from] ?? 0, (from + to) / 2 / sorted.length);
    from = to;
  }
  return values.map((value) => Math.min(5, 1 + Math.floor(5 * (place.get(value) ?? 0))));
}

export type TierAccuracy = Record<'ours' | 'spend' | 'rfm' | 'decayed' | 'mbgGg', number> & {
  customers: number;
};

/**
 * How much of the revenue of the weeks after a day is found in the fifth that each ranking puts first.
 * @param cut the last day that is known, epoch ms
 */
export function tierAccuracy(orders: Orders, cut: number, weeks: number): TierAccuracy {
  const customers = split(orders, cut, weeks);
  const shop = shopLevel(customers.flatMap(({ before }) => before.map(({ amount }) => amount)));
  const by = (score: (one: Customer, i: number) => number) =>
    shareOfTopFifth(customers.map((one, i) => ({ score: score(one, i), later: one.later })));
  const recency = fifths(customers.map(({ before }) => Math.max(...before.map(({ at }) => at))));
  const frequency = fifths(customers.map(({ before }) => before.length));
  const money = fifths(customers.map(({ before }) => total(before, cut, shop)));
  return {
    ours: by(({ before }) => ranked(before, cut)),
    spend: by(({ before }) => total(before, cut, shop)),
    rfm: by((_, i) => (recency[i] ?? 0) + (frequency[i] ?? 0) + (money[i] ?? 0)),
    decayed: by(({ before }) => decayed(before, cut, shop)),
    mbgGg: by(({ before }) => modelled(before, cut, shop)),
    customers: customers.length,
  };
}
