import { type KeyboardEvent, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useWords } from '../ui/words.tsx';
import { useAutosave } from './autosave.ts';
import { SaveMark } from './SaveMark.tsx';

/** A note as it is written; the id is made here, so that a repeated save changes the same note. */
export type NoteDraft = { id: string; orderKey: string | null; text: string };

const WHOLE = '';

/**
 * Where a new note is written. It is a note from the first character on; "done" only makes room for another one.
 * @param onWriting tells which note is in the field, so that the list does not show it twice
 */
export function NoteComposer({
  orders,
  onSave,
  onWriting,
}: {
  orders: readonly { key: string; label: string }[];
  onSave: (note: NoteDraft) => Promise<void>;
  onWriting: (id: string | null) => void;
}) {
  const { t } = useWords();
  const draft = useRef<{ id: string | null; orderKey: string | null }>({ id: null, orderKey: null });
  const [orderKey, setOrderKey] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, setText, state, flush, leave, reset } = useAutosave('', (written) => {
    const { id, orderKey } = draft.current;
    return id === null ? Promise.resolve() : onSave({ id, orderKey, text: written });
  });

  const write = (written: string) => {
    if (draft.current.id === null) {
      draft.current.id = crypto.randomUUID();
      onWriting(draft.current.id);
    }
    setText(written);
  };
  const about = (key: string) => {
    draft.current.orderKey = key === WHOLE ? null : key;
    setOrderKey(draft.current.orderKey);
    // The order belongs to the note: it is saved as if the text had changed.
    setText(text);
    flush();
  };
  const done = () => {
    flush();
    draft.current = { id: null, orderKey: null };
    setOrderKey(null);
    reset('');
    onWriting(null);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (text.trim()) done();
  };

  return (
    <div className="c-composer">
      <TextArea
        ref={field}
        label={t('customer.newNote')}
        hideLabel
        placeholder={t('customer.notePlaceholder')}
        minRows={2}
        maxLength={20_000}
        value={text}
        onChange={write}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {text.trim() ? (
        <div className="c-composer-foot">
          {orders.length > 0 ? (
            <Select
              label={t('customer.noteAbout')}
              hideLabel
              value={orderKey ?? WHOLE}
              onChange={about}
              options={[
                { value: WHOLE, label: t('customer.wholeCustomer') },
                ...orders.map(({ key, label }) => ({ value: key, label })),
              ]}
            />
          ) : null}
          <SaveMark state={state} onRetry={flush} />
          <Button size="small" title="Ctrl+Enter" onClick={done}>
            {t('customer.noteDone')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
