import type { Customer } from '../model/customer.ts';
import type { Settings } from '../model/settings.ts';
import { fifthsOf, rfmGroup } from './rfm.ts';
import type { SegmentFacts } from './segments.ts';
import { statusOf } from './status.ts';
import { type CutsByCurrency, spendIn, tierOf } from './tier.ts';

const DAY = 86_400_000;
/** So many came back once, or the gap says nothing. */
const FEWEST_GAPS = 20;

/** Median days between first and second order, from those who have ordered exactly twice; null where too few have. */
export function shopGapOf(customers: readonly Pick<Customer, 'totals'>[]): number | null {
  const gaps = customers.flatMap(({ totals: { orders, firstOrderAt, lastOrderAt } }) =>
    orders === 2 && firstOrderAt !== null && lastOrderAt !== null && lastOrderAt - firstOrderAt >= DAY
      ? [(lastOrderAt - firstOrderAt) / DAY]
      : [],
  );
  if (gaps.length < FEWEST_GAPS) return null;
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? null;
}

/** Spend in the home currency's minor units, or null where a currency has no rate. */
function spendOf({ totals }: Pick<Customer, 'totals'>, settings: Settings): number | null {
  const { spend, leftOut } = spendIn(totals, settings.currency, settings);
  return leftOut.length > 0 ? null : spend;
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
  const spends = customers.map((customer) => spendOf(customer, settings));
  const buyers = customers.filter(({ totals }) => totals.orders > 0);
  const recency = fifthsOf(buyers.map(({ totals }) => totals.lastOrderAt ?? 0));
  const frequency = fifthsOf(buyers.map(({ totals }) => totals.orders));
  const money = fifthsOf(
    spends.filter((_, i) => (customers[i]?.totals.orders ?? 0) > 0).map((one) => one ?? 0),
  );
  return customers.map((customer, i): SegmentFacts => {
    const { id, totals, tags, contact } = customer;
    const spend = spends[i] ?? null;
    return {
      id,
      tier: tierOf(customer, settings, cuts, now).level,
      status: statusOf({ totals, tags, unpaid: unpaid.has(id) }, { shopGap, now }),
      group:
        totals.orders > 0
          ? rfmGroup(recency(totals.lastOrderAt ?? 0), frequency(totals.orders), money(spend ?? 0))
          : null,
      marketplaces: Object.keys(totals.ordersByMarketplace),
      tags,
      orders: totals.orders,
      lastOrderAt: totals.lastOrderAt,
      spend,
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
