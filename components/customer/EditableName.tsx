import { Pencil } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { IconButton } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import { Heading } from './Section.tsx';

/** The customer's name, edited where it stands: Enter and leaving the field keep it, Escape does not. */
export function EditableName({ name, onRename }: { name: string; onRename: (name: string) => void }) {
  const { t } = useWords();
  const [draft, setDraft] = useState<string | null>(null);
  const editing = draft !== null;
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);

  useEffect(() => {
    if (editing) {
      input.current?.focus();
      input.current?.select();
    }
    // Only the keyboard's Enter and Escape leave the focus on nothing; a click elsewhere has put it there.
    else if (wasEditing.current && document.activeElement === document.body) button.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  if (draft === null) {
    return (
      <div className="c-name-row">
        <Heading below={0} className="c-name">
          {name || t('customer.noName')}
        </Heading>
        <IconButton
          ref={button}
          size="small"
          label={t('customer.rename')}
          icon={<Pencil aria-hidden="true" />}
          onClick={() => setDraft(name)}
        />
      </div>
    );
  }
  const keep = () => {
    const written = draft.trim();
    if (written && written !== name) onRename(written);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      // The focus moves to the pencil now; the same key must not press it.
      event.preventDefault();
      keep();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(null);
    }
  };
  return (
    <div className="c-name-row">
      <TextField
        ref={input}
        label={t('customer.name')}
        hideLabel
        value={draft}
        maxLength={200}
        onChange={setDraft}
        onBlur={keep}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
