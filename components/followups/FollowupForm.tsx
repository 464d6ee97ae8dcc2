import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import './followups.css';
import { WhenField } from './WhenField.tsx';
import { instantOf, noWhen, type When } from './when-field.ts';

/** A follow-up as it is being written. */
export type FollowupText = { text: string; when: When; orderKey: string | null };

export const emptyFollowup: FollowupText = { text: '', when: noWhen, orderKey: null };

export type FollowupFormProps = {
  /** What the form begins with: a draft left earlier, or the follow-up being changed. */
  initial?: FollowupText;
  /** Orders it can be about, newest first; none hides the choice. */
  orders: readonly { key: string; label: string }[];
  now: number;
  submitLabel: string;
  /** Every change, so that what is half written can be kept. */
  onDraft?: (draft: FollowupText) => void;
  /** Resolves to true once it is kept; until then nothing that was written goes. */
  onSubmit: (followup: { text: string; dueAt: number; orderKey: string | null }) => Promise<boolean>;
  /** Given: the form can be left. Without it the form stays and is emptied when it was submitted. */
  onCancel?: () => void;
};

const WHOLE = '';

/** What was promised, by when, about which order. Enter in either line adds it; Escape leaves. */
export function FollowupForm({
  initial = emptyFollowup,
  orders,
  now,
  submitLabel,
  onDraft,
  onSubmit,
  onCancel,
}: FollowupFormProps) {
  const { t } = useWords();
  const [draft, setDraft] = useState(initial);
  const [open, setOpen] = useState(onCancel !== undefined || initial.text !== '');
  const [asked, setAsked] = useState(false);
  const busy = useRef(false);
  const textField = useRef<HTMLInputElement>(null);
  const whenField = useRef<HTMLInputElement>(null);
  const { text, when, orderKey } = draft;
  const leavable = onCancel !== undefined;
  useEffect(() => {
    if (leavable) textField.current?.focus();
  }, [leavable]);

  const change = (next: Partial<FollowupText>) => {
    const changed = { ...draft, ...next };
    setDraft(changed);
    onDraft?.(changed);
  };
  const leave = () => {
    if (onCancel) return onCancel();
    setDraft(emptyFollowup);
    onDraft?.(emptyFollowup);
    setAsked(false);
    setOpen(false);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy.current) return;
    // The clock goes on while somebody writes "in 5 minutes".
    const dueAt = instantOf(when, Date.now());
    if (!text.trim() || dueAt === null) {
      setAsked(true);
      (text.trim() ? whenField : textField).current?.focus();
      return;
    }
    busy.current = true;
    const kept = await onSubmit({ text: text.trim(), dueAt, orderKey });
    busy.current = false;
    if (kept) leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The Enter that takes a word from an input method is not for the form.
    if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
    if (event.key === 'Escape' && !event.nativeEvent.isComposing && open && (onCancel || !text)) {
      event.stopPropagation();
      leave();
    }
  };
  const textMissing = asked && !text.trim() ? t('followup.textMissing') : null;
  const whenMissing =
    asked && text.trim() && !when.text.trim() && instantOf(when, now) === null
      ? t('followup.whenMissing')
      : null;

  return (
    <form className="f-form" onSubmit={submit} onKeyDown={onKeyDown} aria-label={t('followup.new')}>
      <TextField
        ref={textField}
        label={t('followup.text')}
        hideLabel
        placeholder={t('followup.text')}
        maxLength={2_000}
        value={text}
        error={textMissing}
        onFocus={() => setOpen(true)}
        onChange={(written) => change({ text: written })}
      />
      {open ? (
        <>
          <WhenField
            when={when}
            now={now}
            error={whenMissing}
            inputRef={whenField}
            onChange={(next) => change({ when: next })}
          />
          <div className="f-form-foot">
            {orders.length > 0 ? (
              <Select
                label={t('followup.about')}
                hideLabel
                value={orderKey ?? WHOLE}
                onChange={(key) => change({ orderKey: key === WHOLE ? null : key })}
                options={[
                  { value: WHOLE, label: t('followup.wholeCustomer') },
                  ...orders.map(({ key, label }) => ({ value: key, label })),
                ]}
              />
            ) : null}
            <span className="f-form-buttons">
              <Button size="small" variant="quiet" onClick={leave}>
                {t('followup.cancel')}
              </Button>
              <Button size="small" variant="primary" type="submit">
                {submitLabel}
              </Button>
            </span>
          </div>
        </>
      ) : null}
    </form>
  );
}
