import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Note } from '../../lib/model/customer.ts';
import { Ago } from '../ui/Ago.tsx';
import { IconButton } from '../ui/Button.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useWords } from '../ui/words.tsx';
import { useAutosave } from './autosave.ts';
import { NoteComposer, type NoteDraft } from './NoteComposer.tsx';
import { SaveMark } from './SaveMark.tsx';
import { Section } from './Section.tsx';
import './notes.css';

export type NotesProps = {
  notes: readonly Note[];
  /** Orders a note can be about, newest first. */
  orders: readonly { key: string; label: string }[];
  orderIdOf: (key: string) => string;
  now: number;
  /** Must have secured the text by the time it returns. Rejects when the note could not be kept. */
  onSave: (note: NoteDraft) => Promise<void>;
  /** Rejects when it could not be removed. */
  onRemove: (id: string) => Promise<void>;
};

/** Notes about a customer: one to write in on top, the rest below, each edited where it stands. */
export function Notes({ notes, orders, orderIdOf, now, onSave, onRemove }: NotesProps) {
  const { t } = useWords();
  const [writing, setWriting] = useState<string | null>(null);
  const shown = notes.filter(({ id }) => id !== writing);
  return (
    <Section title={t('customer.notes')} count={shown.length}>
      <NoteComposer orders={orders} onSave={onSave} onWriting={setWriting} />
      {shown.length > 0 ? (
        <ul className="c-notes">
          {shown.map((note) => (
            <NoteItem
              key={note.id}
              note={note}
              orderId={note.orderKey === null ? null : orderIdOf(note.orderKey)}
              now={now}
              onSave={onSave}
              onRemove={onRemove}
            />
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

function NoteItem({
  note,
  orderId,
  now,
  onSave,
  onRemove,
}: {
  note: Note;
  orderId: string | null;
  now: number;
  onSave: NotesProps['onSave'];
  onRemove: NotesProps['onRemove'];
}) {
  const { t, locale } = useWords();
  const { id, orderKey } = note;
  const gone = useRef(false);
  const [touched, setTouched] = useState(false);
  const { text, setText, state, flush, leave } = useAutosave(note.text, (written) => {
    // An emptied note stays as it was until the field is left: what was cut may be about to be pasted back.
    if (written.trim() === '' || gone.current) return Promise.resolve();
    return onSave({ id, orderKey, text: written });
  });
  const remove = () => {
    if (gone.current) return;
    flush();
    gone.current = true;
    onRemove(id).catch(() => {
      gone.current = false;
    });
  };
  const blur = () => {
    leave();
    if (text.trim() === '') remove();
  };
  const edited = note.updatedAt - note.createdAt > 60_000;
  const label = t('customer.noteOf', { day: new Intl.DateTimeFormat(locale).format(note.createdAt) });
  return (
    <li className="c-note">
      <TextArea
        label={label}
        hideLabel
        className="c-note-text"
        minRows={1}
        maxLength={20_000}
        value={text}
        onChange={(written) => {
          setTouched(true);
          setText(written);
        }}
        onBlur={blur}
      />
      <div className="c-note-foot">
        <span className="c-soft">
          <Ago at={note.createdAt} now={now} />
          {edited ? ` · ${t('customer.edited')}` : ''}
          {orderId === null ? '' : ` · ${t('customer.onOrder', { order: orderId })}`}
        </span>
        {touched ? <SaveMark state={state} onRetry={flush} /> : null}
        <IconButton
          size="small"
          label={t('customer.removeNote')}
          icon={<Trash2 aria-hidden="true" />}
          onClick={remove}
        />
      </div>
    </li>
  );
}
