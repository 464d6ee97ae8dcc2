import type { KeptTier } from '../model/customer.ts';
import { type Settings, type TierName, tierOrder } from '../model/settings.ts';
import type { CutsByCurrency, Tier, TierLevel } from './tier.ts';

/*
 * Nobody loses a tier by a bad week: it is given up once a second review, a week after the first, finds it no longer
 * earned, or as soon as a fifth is missing to it.
 */

const WEEK = 7 * 86_400_000;
/** A tier is given up at once below this share of what it takes. */
const MARGIN = 0.8;

type Known = Pick<Settings, 'tierRule' | 'tierRuleSince'>;

/** A level as one of the four tiers: who is new is regular with one order. */
export const tierNameOf = (level: TierLevel): TierName =>
  tierOrder.find((name) => name === level) ?? 'regular';

export const isAbove = (one: TierName, other: TierName) => tierOrder.indexOf(one) < tierOrder.indexOf(other);

/** True while a rule can take a tier away by time alone: shares move, and so does what counts some days only. */
function moves({ tierRule }: Known): boolean {
  return tierRule.by === 'shares' || tierRule.within !== undefined;
}

/** What a customer has of what a tier takes, 1 being all of it; null where that cannot be said. */
function shareOf(
  level: TierName,
  { reason }: Tier,
  { tierRule }: Known,
  cuts: CutsByCurrency,
): number | null {
  if (level === 'regular') return null;
  if (reason.why === 'shares' && tierRule.by === 'shares') {
    const from = cuts[reason.currency]?.[level];
    return from ? reason.value / from : null;
  }
  if (reason.why === 'spend' && tierRule.by === 'spend') return reason.spend / tierRule[level];
  if (reason.why === 'orders' && tierRule.by === 'orders') return reason.orders / tierRule[level];
  return null;
}

/** True when a kept tier is above what is earned now, close to it, and of the rule that stands. */
function isClose(kept: KeptTier, earned: Tier, settings: Known, cuts: CutsByCurrency): boolean {
  if (!moves(settings) || kept.at < settings.tierRuleSince || !isAbove(kept.level, tierNameOf(earned.level)))
    return false;
  // One order is never given more than gold, whatever was.
  if (earned.reason.why === 'shares' && earned.orders === 1 && isAbove(kept.level, 'gold')) return false;
  return (shareOf(kept.level, earned, settings, cuts) ?? 0) >= MARGIN;
}

/**
 * Until when a tier is kept that is no longer earned, epoch ms.
 * @returns null where it is not
 */
export function keeps(
  kept: KeptTier,
  earned: Tier,
  settings: Known,
  cuts: CutsByCurrency,
  now: number,
): number | null {
  if (!isClose(kept, earned, settings, cuts)) return null;
  const until = (kept.below ?? now) + WEEK;
  return until > now ? until : null;
}

/**
 * What a review keeps of a customer's tier.
 * @param earned the tier as it would be without anything kept
 * @returns what to write; the very same object where nothing changes, undefined where there is nothing to keep
 */
export function reviewed(
  kept: KeptTier | undefined,
  earned: Tier,
  settings: Known,
  cuts: CutsByCurrency,
  now: number,
): KeptTier | undefined {
  if (!moves(settings)) return undefined;
  if (kept && isClose(kept, earned, settings, cuts)) {
    if (kept.below === null) return { ...kept, below: now };
    if (now - kept.below < WEEK) return kept;
  }
  const level = tierNameOf(earned.level);
  if (level === 'regular') return undefined;
  const stands = kept?.level === level && kept.below === null && kept.at >= settings.tierRuleSince;
  return stands ? kept : { level, at: now, below: null };
}
