import type { Tier, TierLevel } from '../customers/tier.ts';
import type { TierChange } from '../customers/tier-change.ts';
import { HALF_LIFE_DAYS, valueAt } from '../customers/value.ts';
import { formatMoney, minorDigits } from '../model/currency.ts';
import { type Settings, type TierColor, tierColor } from '../model/settings.ts';
import { day } from './time.ts';
import type { Translate } from './translate.ts';

/** Tiers are told apart by shape and word; colour only supports them. */
export const tierGlyph: Record<TierLevel, string> = {
  platinum: '◆',
  vip: '●',
  gold: '○',
  regular: '·',
  new: '',
  none: '',
  unknown: '?',
};

/** The seller's own colour of a tier, or the built-in one. */
export function colorOf(level: TierLevel, colors: Settings['tierColors']): TierColor {
  if (level === 'new') return 'green';
  return level === 'none' || level === 'unknown' ? 'grey' : (colors[level] ?? tierColor[level]);
}

/** What customers of a tier get, in the seller's own words; null where nothing is written. */
export function tierNote(level: TierLevel, notes: Settings['tierNotes']): string | null {
  if (level === 'none' || level === 'unknown') return null;
  // Who has ordered once is regular.
  return notes[level === 'new' ? 'regular' : level] ?? null;
}

/** Hue and saturation of a colour on the badge in the page, where our own pages' style sheet does not reach. */
export const badgeTone: Record<TierColor, string> = {
  violet: '256 54%',
  blue: '214 70%',
  teal: '178 80%',
  green: '138 57%',
  yellow: '46 90%',
  orange: '26 90%',
  red: '2 68%',
  grey: '207 9%',
};

/** The tier's name: the seller's own where there is one. */
export function tierName(t: Translate, level: TierLevel, names: Settings['tierNames']): string {
  if (level === 'new' || level === 'none' || level === 'unknown') return t(`tier.${level}`);
  return names[level] ?? t(`tier.${level}`);
}

/** What a screen reader says of a badge: "VIP, 5 orders". */
export function badgeLabel(
  t: Translate,
  { tier, orders, open }: { tier: Tier; orders: number; open: boolean },
  names: Settings['tierNames'],
): string {
  if (tier.level === 'unknown') return t('tier.unknownBuyer');
  const label = t('tier.label', {
    tier: tierName(t, tier.level, names),
    orders: t('orders', { count: orders }),
  });
  return open ? t('tier.labelOpen', { label }) : label;
}

const LONGEST_NAME = 16;

/** What a badge shows: "● VIP · 5". */
export function badgeText(
  t: Translate,
  { tier, orders }: { tier: Tier; orders: number },
  names: Settings['tierNames'],
): string {
  const { level } = tier;
  if (level === 'unknown') return tierGlyph.unknown;
  const name = level === 'none' ? '' : tierName(t, level, names);
  // It stands in the page's own table: a name of the seller's must not push its columns away.
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
  return [[tierGlyph[level], short].filter(Boolean).join(' '), String(orders)].filter(Boolean).join(' · ');
}

/** The reason for a tier in one or two plain sentences, with the numbers it rests on. */
export function tierWhy(
  t: Translate,
  tier: Tier,
  { names, locale, now }: { names: Settings['tierNames']; locale: string; now: number },
): string {
  const { kept } = tier;
  const earned = earnedWhy(t, tier, { names, locale, now });
  if (!kept) return earned;
  const [name, would] = [tier.level, kept.earned].map((level) => tierName(t, level, names));
  return `${earned} ${t('why.kept', { tier: name, earned: would, date: day(kept.until, locale) })}`;
}

/** The reason for what is earned now. */
function earnedWhy(
  t: Translate,
  tier: Tier,
  { names, locale, now }: { names: Settings['tierNames']; locale: string; now: number },
): string {
  const { reason } = tier;
  const name = tierName(t, tier.kept?.earned ?? tier.level, names);
  const orders = t('orders', { count: tier.orders });
  const money = (major: number, currency: string) =>
    formatMoney({ minor: Math.round(major * 10 ** minorDigits(currency)), currency }, locale);
  switch (reason.why) {
    case 'unknown-buyer':
      return t('why.unknownBuyer');
    case 'no-orders':
      return t('why.noOrders');
    case 'too-few-customers':
      return t('why.tooFewCustomers', { have: reason.have, need: reason.need });
    case 'shares': {
      const base = t('why.value', {
        orders,
        spent: money(valueAt(reason.spent, now), reason.currency),
        days: HALF_LIFE_DAYS,
        chance: Math.round(100 * reason.chance),
      });
      if (reason.capped) return `${base} ${t('why.capped', { tier: name })}`;
      if (reason.from === null) return `${base} ${t('why.belowGold', { percent: 50 })}`;
      return `${base} ${t('why.share', { tier: name, percent: reason.percent })}`;
    }
    case 'spend': {
      const spend = formatMoney({ minor: reason.spend, currency: reason.currency }, locale);
      const from =
        reason.from === null ? '' : formatMoney({ minor: reason.from, currency: reason.currency }, locale);
      const { within } = reason;
      const base = within ? t('why.spendWithin', { spend, days: within }) : t('why.spend', { orders, spend });
      const rule = reason.from === null ? t('why.belowThreshold') : t('why.threshold', { tier: name, from });
      const left =
        reason.leftOut.length > 0 ? ` ${t('why.noRate', { currencies: reason.leftOut.join(', ') })}` : '';
      return `${base} ${rule}${left}`;
    }
    case 'orders': {
      const rule =
        reason.from === null
          ? t('why.belowThreshold')
          : t('why.threshold', { tier: name, from: t('orders', { count: reason.from }) });
      const { within } = reason;
      const count = t('orders', { count: reason.orders });
      const base = within
        ? t('why.ordersWithin', { orders: count, days: within })
        : t('why.orders', { orders: count });
      return `${base} ${rule}`;
    }
  }
}

/** What would change a tier, up and down, in up to two sentences; empty where nothing would. */
export function tierChangeSaid(
  t: Translate,
  { rise, fall }: TierChange,
  { names, locale }: { names: Settings['tierNames']; locale: string },
): string {
  const falls =
    fall &&
    t(fall.sure ? 'why.fallsSure' : 'why.falls', { tier: tierName(t, fall.to, names), count: fall.days });
  return [rise && riseSaid(t, rise, { names, locale }), falls].filter(Boolean).join(' ');
}

function riseSaid(
  t: Translate,
  rise: NonNullable<TierChange['rise']>,
  { names, locale }: { names: Settings['tierNames']; locale: string },
): string {
  const tier = tierName(t, rise.to, names);
  switch (rise.by) {
    case 'second-order':
      return t('why.secondOrder', { tier });
    case 'orders':
      return t('why.moreOrders', { tier, count: rise.orders });
    case 'spend':
      return t('why.moreSpend', { tier, amount: formatMoney(rise, locale) });
    case 'value':
      return rise.minor > 0
        ? t('why.moreOrder', { tier, amount: formatMoney(rise, locale) })
        : t('why.anyOrder', { tier });
  }
}
