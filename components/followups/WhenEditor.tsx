import { CaseKind } from '../../lib/model/case.ts';
import { OrderState } from '../../lib/model/order.ts';
import type { RuleWhen } from '../../lib/model/rule.ts';
import { Choices } from '../ui/Choices.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { useWords } from '../ui/words.tsx';
import { SpanField } from './SpanField.tsx';

const DAY = 1_440;

/** What each kind of "when" begins with when it is chosen. */
const beginnings: Record<RuleWhen['event'], RuleWhen> = {
  order: { event: 'order', state: 'delivered', afterMinutes: 7 * DAY },
  reviewWindow: { event: 'reviewWindow', days: 30, beforeDays: 5 },
  case: { event: 'case', moment: 'untouched', kinds: [], afterMinutes: DAY },
  silent: { event: 'silent', times: 2, upTo: 10, orders: 3 },
  birthday: { event: 'birthday', beforeDays: 3 },
};
const events = Object.keys(beginnings) as RuleWhen['event'][];

/** When a rule makes something: the kind of event, and what is asked about that kind. */
export function WhenEditor({ when, onChange }: { when: RuleWhen; onChange: (when: RuleWhen) => void }) {
  const { t } = useWords();
  return (
    <>
      <Select<RuleWhen['event']>
        label={t('rules.when')}
        hideLabel
        value={when.event}
        onChange={(event) => onChange(beginnings[event])}
        options={events.map((value) => ({ value, label: t(`rules.events.${value}`) }))}
      />
      <div className="f-rule-row">
        {when.event === 'order' ? (
          <>
            <Select<OrderState>
              label={t('rules.state')}
              value={when.state}
              onChange={(state) => onChange({ ...when, state })}
              options={OrderState.options
                .filter((state) => state !== 'unknown')
                .map((value) => ({ value, label: t(`customer.states.${value}`) }))}
            />
            <SpanField
              label={t('rules.for')}
              minutes={when.afterMinutes}
              onChange={(afterMinutes) => onChange({ ...when, afterMinutes })}
            />
          </>
        ) : null}
        {when.event === 'reviewWindow' ? (
          <>
            <NumberField
              label={t('rules.windowDays')}
              value={when.days}
              min={1}
              max={120}
              onChange={(days) => onChange({ ...when, days, beforeDays: Math.min(when.beforeDays, days) })}
            />
            <NumberField
              label={t('rules.beforeEnd')}
              value={when.beforeDays}
              min={0}
              max={Math.min(60, when.days)}
              onChange={(beforeDays) => onChange({ ...when, beforeDays })}
            />
          </>
        ) : null}
        {when.event === 'case' ? (
          <>
            <Select
              label={t('rules.moment')}
              value={when.moment}
              onChange={(moment) => onChange({ ...when, moment })}
              options={(['opened', 'untouched', 'closed'] as const).map((value) => ({
                value,
                label: t(`rules.moments.${value}`),
              }))}
            />
            <SpanField
              label={t('rules.for')}
              minutes={when.afterMinutes}
              onChange={(afterMinutes) => onChange({ ...when, afterMinutes })}
            />
          </>
        ) : null}
        {when.event === 'silent' ? (
          <>
            <NumberField
              label={t('rules.times')}
              value={when.times}
              min={1}
              max={20}
              step={0.5}
              onChange={(times) => onChange({ ...when, times, upTo: Math.max(when.upTo, times) })}
            />
            <NumberField
              label={t('rules.upTo')}
              value={when.upTo}
              min={when.times}
              max={50}
              step={0.5}
              onChange={(upTo) => onChange({ ...when, upTo })}
            />
            <NumberField
              label={t('rules.orders')}
              value={when.orders}
              min={3}
              max={50}
              onChange={(orders) => onChange({ ...when, orders })}
            />
          </>
        ) : null}
        {when.event === 'birthday' ? (
          <NumberField
            label={t('rules.beforeDays')}
            value={when.beforeDays}
            min={0}
            max={60}
            onChange={(beforeDays) => onChange({ ...when, beforeDays })}
          />
        ) : null}
      </div>
      {when.event === 'case' ? (
        <Choices
          label={t('rules.kinds')}
          options={CaseKind.options.map((value) => ({ value, label: t(`customer.caseKinds.${value}`) }))}
          chosen={when.kinds}
          onChange={(chosen) =>
            onChange({ ...when, kinds: CaseKind.options.filter((kind) => chosen.includes(kind)) })
          }
        />
      ) : null}
    </>
  );
}
