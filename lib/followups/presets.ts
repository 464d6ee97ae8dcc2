import { everybody, type FollowupRule, type Purpose, type RuleWhen } from '../model/rule.ts';

const HOUR = 60;
const DAY = 1_440;
const MORNING = 9 * HOUR;

/** The rules that come ready, by the names their words are found under. */
export const presetIds = [
  'complaintFirst',
  'complaintSecond',
  'refundCloseOut',
  'returnOpened',
  'feedback',
  'unpaid',
  'parcelStuck',
  'atRisk',
  'winBack',
  'birthday',
] as const;
export type PresetId = (typeof presetIds)[number];

type Preset = {
  id: PresetId;
  on: boolean;
  when: RuleWhen;
  purpose: Purpose;
  atMinute?: number;
  replyId?: string;
  quietOnReturn?: boolean;
  reset?: boolean;
};

/**
 * The rules that come ready. On are those that keep a promise the buyer already has; whatever writes to somebody who
 * did not ask is off until the seller wants it. Reasons and sources stand in the words, `rules.presets.<id>`.
 */
const presets: readonly Preset[] = [
  // Who asks for the money back complains, too.
  // eBay lets a buyer ask it to step in after 3 business days; a first touch within a day leaves time.
  {
    id: 'complaintFirst',
    on: true,
    when: { event: 'case', moment: 'untouched', kinds: ['complaint', 'refund'], afterMinutes: DAY },
    purpose: 'care',
    replyId: 'complaint-follow-up-open',
    reset: true,
  },
  {
    id: 'complaintSecond',
    on: true,
    when: { event: 'case', moment: 'opened', kinds: ['complaint', 'refund'], afterMinutes: 2 * DAY },
    purpose: 'care',
    replyId: 'complaint-follow-up-open',
  },
  {
    id: 'refundCloseOut',
    on: true,
    when: { event: 'order', state: 'refunded', afterMinutes: 7 * DAY },
    purpose: 'care',
    atMinute: MORNING,
    replyId: 'complaint-follow-up-solved',
  },
  {
    id: 'returnOpened',
    on: true,
    when: { event: 'order', state: 'returning', afterMinutes: 0 },
    purpose: 'care',
    replyId: 'return-how-to',
  },
  // Jung, Ryu, Han, Cho (J. Marketing 2023): a reminder on the next day lowered posting, on day 13 it raised it;
  // Amazon's solicitations: from 5 to 30 days after delivery.
  {
    id: 'feedback',
    on: false,
    when: { event: 'order', state: 'delivered', afterMinutes: 7 * DAY },
    purpose: 'feedback',
    atMinute: MORNING,
    quietOnReturn: true,
  },
  {
    id: 'unpaid',
    on: false,
    when: { event: 'order', state: 'unpaid', afterMinutes: DAY },
    purpose: 'payment',
    replyId: 'payment-not-received',
  },
  {
    id: 'parcelStuck',
    on: false,
    when: { event: 'order', state: 'shipped', afterMinutes: 10 * DAY },
    purpose: 'care',
    atMinute: MORNING,
    replyId: 'tracking-not-moving',
  },
  // Measured on three shops: bought again within 90 days after 2-3 x the own gap .48/.68/.43, 5-10 x .32/.45/.16.
  {
    id: 'atRisk',
    on: false,
    when: { event: 'silent', times: 2, upTo: 3, orders: 3 },
    purpose: 'marketing',
    atMinute: MORNING,
    quietOnReturn: true,
    reset: true,
  },
  {
    id: 'winBack',
    on: false,
    when: { event: 'silent', times: 3, upTo: 10, orders: 3 },
    purpose: 'marketing',
    atMinute: MORNING,
    quietOnReturn: true,
    reset: true,
  },
  {
    id: 'birthday',
    on: false,
    when: { event: 'birthday', beforeDays: 3 },
    purpose: 'marketing',
    atMinute: MORNING,
  },
];

/** The ready rules as they are in a new database. @param now epoch ms: those that are on count from now */
export function presetRules(now: number): FollowupRule[] {
  return presets.map(({ id, on, when, purpose, atMinute, replyId, quietOnReturn, reset }, place) => ({
    id,
    preset: id,
    name: '',
    on,
    since: on ? now : null,
    place,
    when,
    whom: everybody,
    act: { text: '', replyId: replyId ? `starter-${replyId}` : null, atMinute: atMinute ?? null, purpose },
    unless: { openReturn: quietOnReturn ?? false, openComplaint: quietOnReturn ?? false },
    reset: reset ?? false,
    updatedAt: now,
  }));
}
