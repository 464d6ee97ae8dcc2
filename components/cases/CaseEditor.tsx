import { useState } from 'react';
import { type Case, CaseCause, CaseKind, CaseNeed, type CaseStep } from '../../lib/model/case.ts';
import { toMajor, toMinor } from '../../lib/model/currency.ts';
import { useAutosave } from '../customer/autosave.ts';
import { pickerText } from '../followups/when-field.ts';
import { AmountField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import { CaseSteps } from './CaseSteps.tsx';
import './cases.css';

/** What of a case can be changed; undefined takes it away. */
type Change = {
  [K in
    | 'kind'
    | 'text'
    | 'orderKey'
    | 'need'
    | 'cause'
    | 'product'
    | 'deadlineAt'
    | 'steps'
    | 'cost'
    | 'satisfaction'
    | 'lesson']?: Case[K] | undefined;
};

const NONE = '';

/** All that is written of a case. Choices are kept at once, texts as they are typed. */
export function CaseEditor({
  one,
  currency,
  orders,
  products,
  onEdit,
  onRemoveStep,
}: {
  one: Case;
  /** Of the cost, where none is written yet. */
  currency: string;
  /** Orders it may be about. */
  orders: readonly { key: string; name: string }[];
  /** Titles of what was ordered. */
  products: readonly string[];
  onEdit: (change: Change) => Promise<void>;
  onRemoveStep: (left: CaseStep[]) => Promise<void>;
}) {
  const { t } = useWords();
  const money = one.cost?.currency ?? currency;
  return (
    <div className="k-editor">
      <div className="k-row">
        <Select<CaseKind>
          label={t('customer.caseKind')}
          value={one.kind}
          onChange={(kind) => void onEdit({ kind })}
          options={CaseKind.options.map((value) => ({ value, label: t(`customer.caseKinds.${value}`) }))}
        />
        <Select
          label={t('cases.need')}
          value={one.need ?? NONE}
          onChange={(value) => void onEdit({ need: CaseNeed.options.find((known) => known === value) })}
          options={[
            { value: NONE, label: t('cases.unknown') },
            ...CaseNeed.options.map((value) => ({ value, label: t(`cases.needs.${value}`) })),
          ]}
        />
        <Select
          label={t('cases.cause')}
          value={one.cause ?? NONE}
          onChange={(value) => void onEdit({ cause: CaseCause.options.find((known) => known === value) })}
          options={[
            { value: NONE, label: t('cases.unknown') },
            ...CaseCause.options.map((value) => ({ value, label: t(`cases.causes.${value}`) })),
          ]}
        />
      </div>
      {orders.length > 0 ? (
        <Select
          label={t('cases.order')}
          value={one.orderKey ?? NONE}
          onChange={(key) => void onEdit({ orderKey: key || null })}
          options={[
            { value: NONE, label: t('cases.noOrder') },
            ...orders.map(({ key, name }) => ({ value: key, label: name })),
          ]}
        />
      ) : null}
      <Text label={t('cases.text')} stored={one.text} onSave={(text) => onEdit({ text })} />
      <div className="k-row">
        <Line
          label={t('cases.product')}
          stored={one.product ?? ''}
          suggestions={products}
          onSave={(product) => onEdit({ product: product || undefined })}
        />
        <Deadline at={one.deadlineAt} onSave={(deadlineAt) => void onEdit({ deadlineAt })} />
        <AmountField
          label={t('cases.cost', { currency: money })}
          currency={money}
          value={one.cost ? toMajor(one.cost) : null}
          onChange={(amount) =>
            void onEdit({
              cost: amount === null ? undefined : { minor: toMinor(amount, money), currency: money },
            })
          }
        />
      </div>
      <CaseSteps
        steps={one.steps ?? []}
        onChange={(steps) => void onEdit({ steps })}
        onRemove={(left) => void onRemoveStep(left)}
      />
      <div className="k-row">
        <Select
          label={t('cases.satisfaction')}
          value={one.satisfaction === undefined ? NONE : String(one.satisfaction)}
          onChange={(value) => void onEdit({ satisfaction: value ? Number(value) : undefined })}
          options={[
            { value: NONE, label: t('cases.unknown') },
            ...[5, 4, 3, 2, 1].map((mark) => ({
              value: String(mark),
              label: t('customer.markOf', { mark, of: 5 }),
            })),
          ]}
        />
      </div>
      <Text
        label={t('cases.lesson')}
        hint={t('cases.lessonHint')}
        stored={one.lesson ?? ''}
        onSave={(lesson) => onEdit({ lesson: lesson || undefined })}
      />
    </div>
  );
}

/** An instant is kept when the field is left: while it is typed it is another year with each digit. */
function Deadline({ at, onSave }: { at: number | undefined; onSave: (at: number | undefined) => void }) {
  const { t } = useWords();
  const kept = at === undefined ? '' : pickerText(at);
  const [written, setWritten] = useState<string | null>(null);
  return (
    <TextField
      type="datetime-local"
      label={t('cases.deadline')}
      value={written ?? kept}
      onChange={setWritten}
      onBlur={() => {
        const instant = written ? new Date(written).getTime() : Number.NaN;
        if (written === '') onSave(undefined);
        else if (written !== null && written !== kept && Number.isFinite(instant)) onSave(instant);
        setWritten(null);
      }}
    />
  );
}

function Text({
  label,
  hint,
  stored,
  onSave,
}: {
  label: string;
  hint?: string;
  stored: string;
  onSave: (text: string) => Promise<void>;
}) {
  const { text, setText, leave } = useAutosave(stored, onSave);
  return (
    <TextArea label={label} hint={hint} maxLength={2_000} value={text} onChange={setText} onBlur={leave} />
  );
}

function Line({
  label,
  stored,
  suggestions = [],
  onSave,
}: {
  label: string;
  stored: string;
  suggestions?: readonly string[];
  onSave: (text: string) => Promise<void>;
}) {
  const { text, setText, leave } = useAutosave(stored, onSave);
  const list = `k-${label}`;
  return (
    <>
      <TextField
        label={label}
        maxLength={500}
        value={text}
        onChange={setText}
        onBlur={leave}
        list={suggestions.length > 0 ? list : undefined}
      />
      {suggestions.length > 0 ? (
        <datalist id={list}>
          {[...new Set(suggestions)].map((title) => (
            <option key={title} value={title} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}
