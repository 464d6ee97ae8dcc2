import { rfmGroups } from '../../lib/customers/rfm.ts';
import { statuses } from '../../lib/customers/status.ts';
import { toMajor, toMinor } from '../../lib/model/currency.ts';
import type { SegmentRule } from '../../lib/model/segment.ts';
import { tierName } from '../../lib/words/tier.ts';
import { Choices } from '../ui/Choices.tsx';
import { AmountField, CountField } from '../ui/NumberField.tsx';
import { PickField } from '../ui/PickField.tsx';
import { Select } from '../ui/Select.tsx';
import { Checkbox } from '../ui/Switch.tsx';
import { TagField } from '../ui/TagField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import '../followups/rule-editor.css';

const advocates = ['', 'any', 'notInvited', 'notThanked'] as const;
const tiers = ['platinum', 'vip', 'gold', 'regular', 'new'] as const;

/** What customers of a segment have in common; everything that is said must hold. */
export function SegmentForm({
  rule,
  marketplaces,
  knownTags,
  tierNames,
  currency,
  regions,
  replies,
  onChange,
}: {
  rule: SegmentRule;
  marketplaces: readonly { id: string; name: string }[];
  knownTags: readonly string[];
  tierNames: Record<string, string>;
  currency: string;
  /** Where orders went, and what can have been replied, by name. */
  regions: readonly { value: string; label: string }[];
  replies: readonly { value: string; label: string }[];
  onChange: (rule: SegmentRule) => void;
}) {
  const { t, locale } = useWords();
  const put = (part: Partial<SegmentRule>) => onChange({ ...rule, ...part });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const whole = (name: 'minOrders' | 'maxOrders' | 'silentFrom' | 'silentTo') => (
    <CountField
      label={t(`segments.${name}`)}
      value={rule[name]}
      max={100_000}
      onChange={(value) => put({ [name]: value })}
    />
  );
  return (
    <div className="f-rule">
      <Choices
        label={t('segments.statuses')}
        options={statuses.map((value) => ({ value, label: t(`segments.status.${value}`) }))}
        chosen={rule.statuses}
        onChange={(chosen) => put({ statuses: chosen })}
      />
      <Choices
        label={t('segments.groups')}
        options={rfmGroups.map((value) => ({ value, label: t(`segments.group.${value}`) }))}
        chosen={rule.groups}
        onChange={(chosen) => put({ groups: chosen })}
      />
      <Choices
        label={t('rules.tiers')}
        options={tiers.map((value) => ({ value, label: tierName(t, value, tierNames) }))}
        chosen={rule.tiers}
        onChange={(chosen) => put({ tiers: chosen })}
      />
      <Choices
        label={t('rules.marketplaces')}
        options={marketplaces.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={rule.marketplaces}
        onChange={(chosen) => put({ marketplaces: chosen })}
      />
      <TagField
        label={t('rules.tags')}
        tags={rule.tags}
        known={knownTags}
        onChange={(tags) => put({ tags })}
      />
      <PickField
        label={t('segments.regions')}
        hint={regions.length === 0 ? t('segments.noRegions') : ''}
        options={regions}
        free
        chosen={rule.regions ?? []}
        onChange={(chosen) => put({ regions: chosen })}
      />
      <PickField
        label={t('segments.replies')}
        options={replies}
        gone={t('segments.goneReply')}
        chosen={rule.replies ?? []}
        onChange={(chosen) => put({ replies: chosen })}
      />
      <div className="f-rule-row">
        {whole('minOrders')}
        {whole('maxOrders')}
        {whole('silentFrom')}
        {whole('silentTo')}
        <AmountField
          label={t('segments.minSpend', { currency })}
          currency={currency}
          value={rule.minSpend === null ? null : toMajor({ minor: rule.minSpend, currency })}
          onChange={(amount) => put({ minSpend: amount === null ? null : toMinor(amount, currency) })}
        />
        <TextField
          label={t('rules.product')}
          maxLength={200}
          value={rule.product}
          onChange={(product) => put({ product })}
        />
        <Select
          label={t('segments.advocate')}
          value={rule.advocate ?? ''}
          onChange={(value) => put({ advocate: value === '' ? undefined : value })}
          options={advocates.map((value) => ({ value, label: t(`segments.advocates.${value || 'all'}`) }))}
        />
        <Select
          label={t('segments.birthday')}
          value={rule.birthdayMonth === null ? '' : String(rule.birthdayMonth)}
          onChange={(value) => put({ birthdayMonth: value ? Number(value) : null })}
          options={[
            { value: '', label: t('segments.anyMonth') },
            ...Array.from({ length: 12 }, (_, i) => ({
              value: String(i + 1),
              label: month.format(Date.UTC(2026, i, 15)),
            })),
          ]}
        />
      </div>
      <Checkbox
        label={t('segments.openCase')}
        checked={rule.openCase}
        onChange={(openCase) => put({ openCase })}
      />
      <Checkbox
        label={t('segments.badMark')}
        checked={rule.badMark}
        onChange={(badMark) => put({ badMark })}
      />
    </div>
  );
}
