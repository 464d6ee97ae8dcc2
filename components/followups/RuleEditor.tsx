import type { ReactNode } from 'react';
import { toMajor, toMinor } from '../../lib/model/currency.ts';
import { type FollowupRule, Purpose, type RuleWhom } from '../../lib/model/rule.ts';
import { tierName } from '../../lib/words/tier.ts';
import { Choices } from '../ui/Choices.tsx';
import { AmountField, NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { Checkbox } from '../ui/Switch.tsx';
import { TagField } from '../ui/TagField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import './rule-editor.css';
import { WhenEditor } from './WhenEditor.tsx';

export type RuleEditorProps = {
  rule: FollowupRule;
  /** What the follow-up says when the seller wrote nothing: a ready rule speaks the seller's language. */
  defaultText: string;
  defaultName: string;
  marketplaces: readonly { id: string; name: string }[];
  /** Statuses and the seller's own segments. */
  segments: readonly { id: string; name: string }[];
  replies: readonly { id: string; title: string }[];
  knownTags: readonly string[];
  tierNames: Record<string, string>;
  currency: string;
  onChange: (rule: FollowupRule) => void;
};

const tiers = ['platinum', 'vip', 'gold', 'regular', 'new'] as const;

/** A follow-up rule in plain words: when, for whom, what, but not. Every change is told at once. */
export function RuleEditor({
  rule,
  defaultText,
  defaultName,
  marketplaces,
  segments,
  replies,
  knownTags,
  tierNames,
  currency,
  onChange,
}: RuleEditorProps) {
  const { t } = useWords();
  const money = rule.whom.minTotal?.currency ?? currency;
  const change = (part: Partial<FollowupRule>) => onChange({ ...rule, ...part });
  const act = (part: Partial<FollowupRule['act']>) => change({ act: { ...rule.act, ...part } });
  const whom = (part: Partial<RuleWhom>) => change({ whom: { ...rule.whom, ...part } });
  const unless = (part: Partial<FollowupRule['unless']>) => change({ unless: { ...rule.unless, ...part } });
  return (
    <div className="f-rule">
      <TextField
        label={t('rules.name')}
        maxLength={100}
        value={rule.name}
        placeholder={defaultName}
        onChange={(name) => change({ name })}
      />
      <Part title={t('rules.when')}>
        <WhenEditor when={rule.when} onChange={(when) => change({ when })} />
      </Part>
      <Part title={t('rules.whom')}>
        <Choices
          label={t('rules.tiers')}
          options={tiers.map((tier) => ({ value: tier, label: tierName(t, tier, tierNames) }))}
          chosen={rule.whom.tiers}
          onChange={(chosen) => whom({ tiers: tiers.filter((tier) => chosen.includes(tier)) })}
        />
        <Choices
          label={t('rules.marketplaces')}
          options={marketplaces.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={rule.whom.marketplaces}
          onChange={(chosen) => whom({ marketplaces: chosen })}
        />
        <Choices
          label={t('rules.segments')}
          options={segments.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={rule.whom.segments}
          onChange={(chosen) => whom({ segments: chosen })}
        />
        <TagField
          label={t('rules.tags')}
          tags={rule.whom.tags}
          known={knownTags}
          onChange={(tags) => whom({ tags })}
        />
        <div className="f-rule-row">
          <NumberField
            label={t('rules.minOrders')}
            value={rule.whom.minOrders}
            min={0}
            max={1_000}
            onChange={(minOrders) => whom({ minOrders })}
          />
          <AmountField
            label={t('rules.minTotal', { currency: money })}
            currency={money}
            value={rule.whom.minTotal ? toMajor(rule.whom.minTotal) : null}
            onChange={(amount) =>
              whom({ minTotal: amount === null ? null : { minor: toMinor(amount, money), currency: money } })
            }
          />
          <TextField
            label={t('rules.product')}
            maxLength={200}
            value={rule.whom.product}
            onChange={(product) => whom({ product })}
          />
        </div>
      </Part>
      <Part title={t('rules.what')}>
        <TextField
          label={t('rules.text')}
          maxLength={500}
          value={rule.act.text}
          placeholder={defaultText}
          onChange={(text) => act({ text })}
        />
        <div className="f-rule-row">
          <Select
            label={t('rules.reply')}
            value={rule.act.replyId ?? ''}
            onChange={(id) => act({ replyId: id || null })}
            options={[
              { value: '', label: t('rules.noReply') },
              ...replies.map(({ id, title }) => ({ value: id, label: title })),
              ...(rule.act.replyId && !replies.some(({ id }) => id === rule.act.replyId)
                ? [{ value: rule.act.replyId, label: t('rules.replyGone') }]
                : []),
            ]}
          />
          <Select
            label={t('rules.at')}
            value={rule.act.atMinute === null ? '' : String(rule.act.atMinute)}
            onChange={(minute) => act({ atMinute: minute === '' ? null : Number(minute) })}
            options={[
              { value: '', label: t('rules.atOnce') },
              ...hours(rule.act.atMinute).map((minute) => ({ value: String(minute), label: clock(minute) })),
            ]}
          />
          <Select<Purpose>
            label={t('rules.purpose')}
            value={rule.act.purpose}
            onChange={(purpose) => act({ purpose })}
            options={Purpose.options.map((value) => ({ value, label: t(`rules.purposes.${value}`) }))}
          />
        </div>
      </Part>
      <Part title={t('rules.butNot')}>
        <Checkbox
          label={t('rules.openReturn')}
          checked={rule.unless.openReturn}
          onChange={(openReturn) => unless({ openReturn })}
        />
        <Checkbox
          label={t('rules.openComplaint')}
          checked={rule.unless.openComplaint}
          onChange={(openComplaint) => unless({ openComplaint })}
        />
        <p className="f-rule-always">{t('rules.always')}</p>
      </Part>
      <Part title={t('rules.from')}>
        <Checkbox label={t('rules.reset')} checked={rule.reset} onChange={(reset) => change({ reset })} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="f-rule-part">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

const two = (part: number) => String(part).padStart(2, '0');
const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** Full hours of a working day, and the one that is set. */
function hours(set: number | null): number[] {
  const full = Array.from({ length: 15 }, (_, i) => (i + 7) * 60);
  return set === null || full.includes(set) ? full : [...full, set].sort((a, b) => a - b);
}
