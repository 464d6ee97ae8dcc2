import type { OrderItem, ShipTo } from '../model/order.ts';
import { placesOf } from '../model/place.ts';
import type { SegmentRule } from '../model/segment.ts';
import type { RfmGroup } from './rfm.ts';
import type { Status } from './status.ts';
import type { TierLevel } from './tier.ts';

const DAY = 86_400_000;

/** What a segment can go by, of one customer. */
export type SegmentFacts = {
  id: string;
  tier: TierLevel;
  status: Status;
  /** Null without an order. */
  group: RfmGroup | null;
  marketplaces: readonly string[];
  tags: readonly string[];
  orders: number;
  lastOrderAt: number | null;
  /** In the home currency's minor units; null where a currency has no rate. */
  spend: number | null;
  /** Titles of what was bought, in small letters; only filled in when a rule asks for a product. */
  products: readonly string[];
  /** Where it went: countries, provinces, states; only filled in when a rule asks. */
  regions: readonly string[];
  /** Ids of the replies they got; only filled in when a rule asks. */
  replies: readonly string[];
  openCase: boolean;
  badMark: boolean;
  birthdayOn: string | null;
  /** Null for who does not recommend the shop. */
  advocate: { invited: boolean; thanked: boolean } | null;
};

const among = (list: readonly string[], value: string | null) =>
  list.length === 0 || (value !== null && list.includes(value));
const overlaps = (list: readonly string[], values: readonly string[]) =>
  list.length === 0 || values.some((value) => list.includes(value));

function isAdvocate(asked: NonNullable<SegmentRule['advocate']>, is: SegmentFacts['advocate']): boolean {
  if (!is) return false;
  if (asked === 'any') return true;
  return asked === 'notInvited' ? !is.invited : !is.thanked;
}

/** What has to be read of orders and replies for a rule: nothing, for most. */
export function asksFor({ product, regions = [], replies = [] }: SegmentRule) {
  return { orders: product.trim() !== '' || regions.length > 0, replies: replies.length > 0 };
}

/** What of an order segments ask for. */
export const detailsOf = ({
  items,
  shipTo,
}: {
  items: readonly OrderItem[];
  shipTo?: ShipTo | undefined;
}) => ({
  products: items.map(({ title }) => title.toLowerCase()),
  regions: Object.values(placesOf(shipTo)).filter((place) => place !== null),
});

/** The same rule without what orders and replies say. */
export function withoutDetails(rule: SegmentRule): SegmentRule {
  return { ...rule, product: '', regions: [], replies: [] };
}

/** True when a customer belongs to a segment. */
export function belongs(rule: SegmentRule, facts: SegmentFacts, now: number): boolean {
  const { minOrders, maxOrders, silentFrom, silentTo, minSpend, birthdayMonth } = rule;
  if (!among(rule.tiers, facts.tier) || !among(rule.statuses, facts.status)) return false;
  if (!among(rule.groups, facts.group) || !overlaps(rule.marketplaces, facts.marketplaces)) return false;
  if (!overlaps(rule.tags, facts.tags)) return false;
  if (minOrders !== null && facts.orders < minOrders) return false;
  if (maxOrders !== null && facts.orders > maxOrders) return false;
  if (silentFrom !== null || silentTo !== null) {
    if (facts.lastOrderAt === null) return false;
    const days = (now - facts.lastOrderAt) / DAY;
    if (days < (silentFrom ?? 0) || days > (silentTo ?? Number.POSITIVE_INFINITY)) return false;
  }
  if (minSpend !== null && (facts.spend === null || facts.spend < minSpend)) return false;
  const words = rule.product.toLowerCase().split(/\s+/).filter(Boolean);
  const named = (title: string) => words.every((word) => title.includes(word));
  if (words.length > 0 && !facts.products.some(named)) return false;
  if (!overlaps(rule.regions ?? [], facts.regions) || !overlaps(rule.replies ?? [], facts.replies))
    return false;
  if (rule.advocate && !isAdvocate(rule.advocate, facts.advocate)) return false;
  if ((rule.openCase && !facts.openCase) || (rule.badMark && !facts.badMark)) return false;
  if (birthdayMonth === null) return true;
  return Number(facts.birthdayOn?.slice(-5, -3)) === birthdayMonth;
}
