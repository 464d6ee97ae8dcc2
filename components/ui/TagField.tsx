import { type KeyboardEvent, useId, useState } from 'react';
import { Chip } from './Chip.tsx';
import { Field } from './Field.tsx';
import './tag-field.css';
import { useWords } from './words.tsx';

/** A field whose value is a list of tags: Enter or a comma adds, Backspace in the empty field takes the last. */
export function TagField({
  label,
  hint,
  tags,
  known,
  whole,
  onChange,
}: {
  label: string;
  hint?: string;
  tags: readonly string[];
  /** Tags in use elsewhere, offered while one is typed. */
  known: readonly string[];
  /** A comma is part of a tag, and none is cut. */
  whole?: boolean;
  onChange: (tags: string[]) => void;
}) {
  const { t } = useWords();
  const [written, setWritten] = useState('');
  const list = useId();

  const add = (text: string) => {
    const fresh = whole ? [text.trim()] : text.split(/[,，、]/).map((tag) => tag.trim().slice(0, 60));
    onChange([...new Set([...tags, ...fresh.filter(Boolean)])]);
    setWritten('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && written.trim()) {
      event.preventDefault();
      add(written);
    }
    if (event.key === 'Backspace' && written === '' && tags.length > 0) onChange(tags.slice(0, -1));
  };

  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <div className="r-input r-tags">
          {tags.map((tag) => (
            <Chip
              key={tag}
              onRemove={() => onChange(tags.filter((other) => other !== tag))}
              removeLabel={t('ui.removeTag', { tag })}
            >
              {tag}
            </Chip>
          ))}
          <input
            {...control}
            className="r-tags-input"
            autoComplete="off"
            list={list}
            value={written}
            onChange={({ currentTarget: { value } }) =>
              !whole && /[,，、]$/.test(value) ? add(value) : setWritten(value)
            }
            onKeyDown={onKeyDown}
            onBlur={() => written.trim() && add(written)}
          />
          <datalist id={list}>
            {known
              .filter((tag) => !tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        </div>
      )}
    </Field>
  );
}
