import type { Customer } from '../model/customer.ts';
import type { Settings } from '../model/settings.ts';
import { fifthsOf, rfmGroup } from './rfm.ts';
import type { SegmentFacts } from './segments.ts';
import { statusOf } from './status.ts';
import { type CutsByCurrency, spendIn, tierOf } from './tier.ts';

const DAY = 86_400_000;
/** So many came back once, or the gap says nothing. */
const FEWEST_GAPS = 20;

/** Days from the first day with an order to the second; null for who came once. Totals of before have no days. */
function firstGap({ days, orders, firstOrderAt, lastOrderAt }: Customer['totals']): number | null {
  if (days) {
    const [first, second] = days;
    return first === undefined || second === undefined ? null : second - first;
  }
  if (orders !== 2 || firstOrderAt === null || lastOrderAt === null) return null;
  return lastOrderAt - firstOrderAt >= DAY ? (lastOrderAt - firstOrderAt) / DAY : null;
}

/** Median days between first and second order of those who came back; null where too few have. */
export function shopGapOf(customers: readonly Pick<Customer, 'totals'>[]): number | null {
  const gaps = customers.flatMap(({ totals }) => firstGap(totals) ?? []);
  if (gaps.length < FEWEST_GAPS) return null;
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? null;
}

/** Spend in the home currency's minor units, or null where a currency has no rate. */
function spendOf({ totals }: Pick<Customer, 'totals'>, settings: Settings): number | null {
  const { spend, leftOut } = spendIn(totals, settings.currency, settings);
  return leftOut.length > 0 ? null : spend;
}

/**
 * By what a customer is ranked by money: all spend in the home currency; where that has no rate for some of it, the
 * currency of most orders, among those of that currency.
 */
function moneyOf({ totals }: Pick<Customer, 'totals'>, settings: Settings): { among: string; spend: number } {
  const { spend, leftOut } = spendIn(totals, settings.currency, settings);
  const currency = totals.currency ?? settings.currency;
  if (leftOut.length === 0 || !leftOut.includes(currency)) return { among: settings.currency, spend };
  return { among: currency, spend: totals.spend[currency] ?? 0 };
}

/** Whether they recommended the shop by then, and what had been done about it. */
function advocateOf(
  { advocateSince, invitedOn, thankedOn }: Customer['contact'],
  today: string,
): SegmentFacts['advocate'] {
  // Days compare as they are written.
  const by = (date: string | undefined) => date !== undefined && date <= today;
  return by(advocateSince) ? { invited: by(invitedOn), thanked: by(thankedOn) } : null;
}

/** Everybody at some instant, and who of them has something open. */
export type Everybody = {
  customers: readonly Pick<Customer, 'id' | 'totals' | 'tags' | 'contact' | 'keptTier'>[];
  /** Who began an order and did not pay, of those without one that counts. */
  unpaid: ReadonlySet<string>;
  openCase: ReadonlySet<string>;
  badMark: ReadonlySet<string>;
  /** The seller's calendar day of that instant, YYYY-MM-DD. */
  today: string;
};

/**
 * What segments go by, of every customer: groups by recency, frequency and money over all that have ordered, status,
 * tier, and what else is known. Products, regions and replies are left empty.
 * @param now the instant it is of, epoch ms
 */
export function segmentFactsOf(
  { customers, unpaid, openCase, badMark, today }: Everybody,
  settings: Settings,
  cuts: CutsByCurrency,
  now: number,
): SegmentFacts[] {
  const shopGap = shopGapOf(customers);
  const buyers = customers.filter(({ totals }) => totals.orders > 0);
  const recency = fifthsOf(buyers.map(({ totals }) => totals.lastOrderAt ?? 0));
  const frequency = fifthsOf(buyers.map(({ totals }) => totals.orders));
  const monies = new Map(buyers.map((customer) => [customer.id, moneyOf(customer, settings)]));
  const among = Map.groupBy(monies.values(), (one) => one.among);
  const fifths = new Map(
    [...among].map(([currency, list]) => [currency, fifthsOf(list.map(({ spend }) => spend))]),
  );
  const money = (id: string) => {
    const one = monies.get(id);
    return (one && fifths.get(one.among)?.(one.spend)) ?? 1;
  };
  return customers.map((customer): SegmentFacts => {
    const { id, totals, tags, contact } = customer;
    return {
      id,
      tier: tierOf(customer, settings, cuts, now).level,
      status: statusOf({ totals, tags, unpaid: unpaid.has(id) }, { shopGap, now }),
      group:
        totals.orders > 0
          ? rfmGroup(recency(totals.lastOrderAt ?? 0), frequency(totals.orders), money(id))
          : null,
      marketplaces: Object.keys(totals.ordersByMarketplace),
      tags,
      orders: totals.orders,
      lastOrderAt: totals.lastOrderAt,
      spend: spendOf(customer, settings),
      products: [],
      regions: [],
      replies: [],
      openCase: openCase.has(id),
      badMark: badMark.has(id),
      birthdayOn: contact.birthdayOn ?? null,
      advocate: advocateOf(contact, today),
    };
  });
}
