import { type PresetId, presetIds } from '../followups/presets.ts';
import { formatMoney } from '../model/currency.ts';
import type { FollowupRule, RuleWhen } from '../model/rule.ts';
import { tierName } from './tier.ts';
import { spanWords } from './time.ts';
import type { Translate } from './translate.ts';

/** The rule as one that comes ready, or null. */
export function presetOf({ preset }: Pick<FollowupRule, 'preset'>): PresetId | null {
  return presetIds.find((id) => id === preset) ?? null;
}

/** "VIP or Gold". */
const anyOf = (list: readonly string[], locale: string) =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(list);

/** What its follow-ups say. */
export function ruleText(t: Translate, rule: FollowupRule): string {
  const preset = presetOf(rule);
  return rule.act.text || (preset ? t(`rules.presets.${preset}.text`) : ruleName(t, rule));
}

export function ruleName(t: Translate, rule: FollowupRule): string {
  const preset = presetOf(rule);
  if (rule.name || !preset) return rule.name || rule.act.text || t('rules.unnamed');
  return t(`rules.presets.${preset}.name`);
}

/** "Used by the rule “Win back”. ": what goes behind the news that something of a rule was removed, or nothing. */
export const usedBy = (t: Translate, rules: readonly FollowupRule[], locale: string): string => {
  const names = new Intl.ListFormat(locale).format(
    rules.map((rule) => t('rules.quoted', { rule: ruleName(t, rule) })),
  );
  return rules.length > 0 ? ` ${t('rules.usedBy', { count: rules.length, rules: names })}` : '';
};

/** "The order has been delivered for 1 week": when it makes a follow-up. */
export function whenWords(t: Translate, when: RuleWhen, locale: string): string {
  switch (when.event) {
    case 'order': {
      const state = t(`customer.states.${when.state}`);
      if (when.afterMinutes === 0) return t('rules.said.orderNow', { state });
      return t('rules.said.order', { state, span: spanWords(t, when.afterMinutes) });
    }
    case 'reviewWindow':
      return t('rules.said.reviewWindow', {
        days: spanWords(t, when.days * 1_440),
        before: spanWords(t, when.beforeDays * 1_440),
      });
    case 'case': {
      const kinds =
        when.kinds.length > 0
          ? anyOf(
              when.kinds.map((kind) => t(`customer.caseKinds.${kind}`)),
              locale,
            )
          : t('rules.said.anyCase');
      const span = spanWords(t, when.afterMinutes);
      return when.afterMinutes === 0
        ? t(`rules.said.caseNow.${when.moment}`, { kinds })
        : t(`rules.said.case.${when.moment}`, { kinds, span });
    }
    case 'silent':
      return t('rules.said.silent', { times: when.times, upTo: when.upTo, orders: when.orders });
    case 'birthday':
      return when.beforeDays === 0
        ? t('rules.said.birthdayNow')
        : t('rules.said.birthday', { span: spanWords(t, when.beforeDays * 1_440) });
  }
}

/** "VIP or Gold · Etsy · tagged wholesale": for whom, or the empty text for everybody. */
export function whomWords(
  t: Translate,
  { whom }: FollowupRule,
  {
    names,
    marketplaceName,
    segmentName,
    locale,
  }: {
    names: Record<string, string>;
    marketplaceName: (id: string) => string;
    segmentName: (id: string) => string;
    locale: string;
  },
): string {
  const segmentNames = whom.segments.map(segmentName);
  const or = (list: readonly string[]) => anyOf(list, locale);
  return [
    or(whom.tiers.map((tier) => tierName(t, tier, names))),
    or(whom.marketplaces.map(marketplaceName)),
    whom.tags.length > 0 ? t('rules.said.tagged', { tags: or(whom.tags) }) : '',
    segmentNames.length > 0 ? or(segmentNames) : '',
    whom.minOrders > 0 ? t('rules.said.minOrders', { count: whom.minOrders }) : '',
    whom.minTotal ? t('rules.said.minTotal', { total: formatMoney(whom.minTotal, locale) }) : '',
    whom.product ? t('rules.said.product', { product: whom.product }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
