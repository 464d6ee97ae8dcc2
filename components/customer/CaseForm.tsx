import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { CaseKind } from '../../lib/model/case.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useWords } from '../ui/words.tsx';

export type CaseDraft = { kind: CaseKind; text: string; orderKey: string | null };

const WHOLE = '';

export const emptyCase: CaseDraft = { kind: 'complaint', text: '', orderKey: null };

/** Opens a case: a complaint, a return or a question that stays open until it is closed. Ctrl+Enter opens it. */
export function CaseForm({
  initial,
  orders,
  onDraft,
  onSubmit,
  onClose,
}: {
  /** What was begun earlier, or `emptyCase`. */
  initial: CaseDraft;
  /** Every change, so that what is half written can be kept. */
  onDraft: (draft: CaseDraft) => void;
  orders: readonly { key: string; label: string }[];
  /** Resolves to true once it is kept; the form closes then. */
  onSubmit: (draft: CaseDraft) => Promise<boolean>;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [draft, setDraft] = useState(initial);
  const { kind, text, orderKey } = draft;
  const [missing, setMissing] = useState(false);
  const busy = useRef(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  const change = (next: Partial<CaseDraft>) => {
    const changed = { ...draft, ...next };
    setDraft(changed);
    onDraft(changed);
  };
  const leave = () => {
    onDraft(emptyCase);
    onClose();
  };

  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy.current) return;
    if (!text.trim()) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    busy.current = true;
    const kept = await onSubmit({ ...draft, text: text.trim() });
    busy.current = false;
    if (kept) leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
    // What was written is only left behind on purpose, with the button.
    if (event.key === 'Escape' && !text) leave();
  };
  return (
    <form className="c-form" onSubmit={submit} aria-label={t('customer.openCase')}>
      <div className="c-form-row">
        <Select
          label={t('customer.caseKind')}
          hideLabel
          value={kind}
          onChange={(next) => change({ kind: next })}
          options={CaseKind.options.map((value) => ({ value, label: t(`customer.caseKinds.${value}`) }))}
        />
        {orders.length > 0 ? (
          <Select
            label={t('customer.caseAbout')}
            hideLabel
            value={orderKey ?? WHOLE}
            onChange={(key) => change({ orderKey: key === WHOLE ? null : key })}
            options={[
              { value: WHOLE, label: t('customer.wholeCustomer') },
              ...orders.map(({ key, label }) => ({ value: key, label })),
            ]}
          />
        ) : null}
      </div>
      <TextArea
        ref={field}
        label={t('customer.caseText')}
        hideLabel
        placeholder={t('customer.caseText')}
        maxLength={2_000}
        value={text}
        error={missing && !text.trim() ? t('customer.caseTextMissing') : null}
        onChange={(written) => change({ text: written })}
        onKeyDown={onKeyDown}
      />
      <div className="c-form-foot">
        <Button size="small" variant="quiet" onClick={leave}>
          {t('customer.cancel')}
        </Button>
        <Button size="small" variant="primary" type="submit">
          {t('customer.openThisCase')}
        </Button>
      </div>
    </form>
  );
}
