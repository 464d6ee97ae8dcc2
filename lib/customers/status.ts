import type { Totals } from '../model/customer.ts';

const DAY = 86_400_000;

/** Where a customer stands with the shop, beside the tier: from who only wrote to who does not come any more. */
export const statuses = [
  'prospect',
  'interested',
  'new',
  'repeat',
  'loyal',
  'atRisk',
  'lapsed',
  'notCustomer',
] as const;
export type Status = (typeof statuses)[number];

/** What the ladder goes by. */
export type StatusFacts = {
  totals: Pick<Totals, 'orders' | 'firstOrderAt' | 'lastOrderAt'>;
  tags: readonly string[];
  /** An order that was begun and not paid. */
  unpaid: boolean;
};

/** Orders that make a customer loyal: three gaps tell a rhythm. */
const LOYAL = 4;
/** Silent for so many times the own mean gap, and so many: at risk, lapsed. Measured: README, Rules. */
const AT_RISK = 2;
const LAPSED = 10;
/** Of who bought once or twice there is no rhythm: the shop's median gap between first and second order serves. */
const FEW = 3;

/** Tags by which a seller says that somebody is none. */
const none = /^(?:supplier|vendor|blocked|banned|competitor|供应商|供應商|黑名单|黑名單|同行|拉黑)$/i;

/** True where a tag says so: a supplier, somebody blocked. */
export const isNoCustomer = (tags: readonly string[]) => tags.some((tag) => none.test(tag.trim()));

/**
 * The rung of the ladder.
 * @param shopGap median days between a first and a second order in this shop; null where too few came back
 */
export function statusOf(
  { totals, tags, unpaid }: StatusFacts,
  { shopGap, now }: { shopGap: number | null; now: number },
): Status {
  if (isNoCustomer(tags)) return 'notCustomer';
  const { orders, firstOrderAt, lastOrderAt } = totals;
  if (orders === 0) return unpaid ? 'interested' : 'prospect';
  const silent = lastOrderAt === null ? 0 : (now - lastOrderAt) / DAY;
  const own =
    orders >= FEW && firstOrderAt !== null && lastOrderAt !== null
      ? Math.max(1, (lastOrderAt - firstOrderAt) / DAY / (orders - 1))
      : shopGap;
  if (own !== null && silent > own * LAPSED) return 'lapsed';
  if (own !== null && silent > own * AT_RISK) return 'atRisk';
  if (orders === 1) return 'new';
  return orders >= LOYAL ? 'loyal' : 'repeat';
}
