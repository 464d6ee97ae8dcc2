import { z } from './z.ts';

export const TierName = z.enum(['platinum', 'vip', 'gold', 'regular']);
export type TierName = z.infer<typeof TierName>;
/** From the highest down. */
export const tierOrder: readonly TierName[] = ['platinum', 'vip', 'gold', 'regular'];

/** Colours a tier may have. Each is told from the others in light and dark (`components/ui/theme.css`). */
export const TierColor = z.enum(['violet', 'blue', 'teal', 'green', 'yellow', 'orange', 'red', 'grey']);
export type TierColor = z.infer<typeof TierColor>;
export const tierColor: Record<TierName, TierColor> = {
  platinum: 'violet',
  vip: 'orange',
  gold: 'yellow',
  regular: 'grey',
};

/** Only what was ordered in so many days up to now counts; absent, everything ever. */
const within = z.int().min(1).max(365).optional();

/**
 * How tiers are made. `shares`: by value, top 5 %, next 15 %, next 30 %. `spend` and `orders`: the seller's own
 * strictly increasing thresholds (Taobao style); spend is in minor units of `currency`.
 */
export const TierRule = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('shares') }),
  z.strictObject({
    by: z.literal('spend'),
    currency: z.string().regex(/^[A-Z]{3}$/),
    gold: z.int().positive(),
    vip: z.int().positive(),
    platinum: z.int().positive(),
    within,
  }),
  z.strictObject({
    by: z.literal('orders'),
    gold: z.int().positive(),
    vip: z.int().positive(),
    platinum: z.int().positive(),
    within,
  }),
]);
export type TierRule = z.infer<typeof TierRule>;

export const Settings = z.strictObject({
  language: z.enum(['system', 'en', 'zh_CN', 'zh_TW']),
  tierRule: TierRule,
  /** The seller's own names for the four tiers; an absent one keeps the built-in name. */
  tierNames: z.partialRecord(TierName, z.string().min(1).max(30)),
  /** The seller's own colours; an absent one keeps the built-in colour. */
  tierColors: z.partialRecord(TierName, TierColor),
  /** What customers of a tier get ("5 % from three pieces on"), for the seller's eyes. */
  tierNotes: z.partialRecord(TierName, z.string().min(1).max(200)),
  /** The instant that the chances in all customers' values are of, epoch ms; set by the review of tiers. */
  rankedAt: z.number(),
  /** Since when the rule of the tiers stands, epoch ms: tiers kept from before count no more. */
  tierRuleSince: z.number(),
  /** Home currency and what one unit of another is worth in it; empty rates keep currencies apart. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  rates: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().positive()),
  /** Name for the {shop} placeholder. */
  shopName: z.string().max(100),
  /** No notification between these local times (minutes after midnight); null when off. */
  quietHours: z.strictObject({ from: z.int().min(0).max(1439), to: z.int().min(0).max(1439) }).nullable(),
  /** Days on which follow-ups may come up, 0 is Sunday. */
  workDays: z.array(z.int().min(0).max(6)).min(1),
  /** The seller's own limits for a marketplace's clocks, in minutes by clock; null turns one off. */
  clocks: z.record(z.string(), z.record(z.string(), z.int().positive().nullable())),
  /** Own snooze presets in minutes, relative. */
  snoozeMinutes: z.array(z.int().positive()).min(1).max(8),
  /** The strip at the composer shows one line only. */
  stripCollapsed: z.boolean(),
  /** Checks of messages that are turned off, by marketplace. */
  checksOff: z.record(z.string(), z.array(z.string())),
  /** The seller's own words to keep out of messages, and why. */
  ownWords: z.array(z.strictObject({ word: z.string().min(1).max(60), why: z.string().max(200) })).max(200),
  /** Titles of products that are suggested to nobody: out of stock, or not sold any more. */
  neverSuggest: z.array(z.string().min(1).max(500)).max(1_000),
});
export type Settings = z.infer<typeof Settings>;

/** What the seller made of the four tiers: names, colours, what such a customer gets. */
export type TierLook = Pick<Settings, 'tierNames' | 'tierColors' | 'tierNotes'>;

export const defaultSettings: Settings = {
  language: 'system',
  tierRule: { by: 'shares' },
  tierNames: {},
  tierColors: {},
  tierNotes: {},
  rankedAt: 0,
  tierRuleSince: 0,
  currency: 'USD',
  rates: {},
  shopName: '',
  quietHours: null,
  workDays: [0, 1, 2, 3, 4, 5, 6],
  clocks: {},
  snoozeMinutes: [180, 1440, 10_080],
  stripCollapsed: false,
  checksOff: {},
  ownWords: [],
  neverSuggest: [],
};

/**
 * Says why thresholds cannot be used, or null when they can.
 * Each must be above the one below, as Taobao's member grades require.
 */
export function thresholdProblem(rule: TierRule): 'not-increasing' | null {
  if (rule.by === 'shares') return null;
  return rule.gold < rule.vip && rule.vip < rule.platinum ? null : 'not-increasing';
}
