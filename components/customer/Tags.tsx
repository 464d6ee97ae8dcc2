import { Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';

export type TagsProps = {
  tags: readonly string[];
  /** Tags in use elsewhere, offered while one is typed. */
  known: readonly string[];
  onAdd: (tags: string[]) => void;
  /** `place`: where it stands, to be put back there. */
  onRemove: (tag: string, place: number) => void;
};

/** The customer's tags. Several can be added at once, with commas between. */
export function Tags({ tags, known, onAdd, onRemove }: TagsProps) {
  const { t } = useWords();
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasAdding = useRef(false);
  const list = useId();
  const adding = draft !== null;

  useEffect(() => {
    if (adding) input.current?.focus();
    else if (wasAdding.current && document.activeElement === document.body) button.current?.focus();
    wasAdding.current = adding;
  }, [adding]);

  const keep = (again: boolean) => {
    const written = (draft ?? '')
      .split(/[,，、]/)
      .map((tag) => tag.trim().slice(0, 60))
      .filter((tag) => tag && !tags.includes(tag));
    if (written.length > 0) onAdd([...new Set(written)]);
    setDraft(again && written.length > 0 ? '' : null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      // The focus may move to the button now; the same key must not press it.
      event.preventDefault();
      keep(true);
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(null);
    }
  };

  return (
    <ul className="c-tags" aria-label={t('customer.tags')}>
      {tags.map((tag, place) => (
        <li key={tag}>
          <Chip
            onRemove={() => {
              onRemove(tag, place);
              button.current?.focus();
            }}
            removeLabel={t('customer.removeTag', { tag })}
          >
            {tag}
          </Chip>
        </li>
      ))}
      <li>
        {draft === null ? (
          <Button
            ref={button}
            variant="quiet"
            size="small"
            icon={<Plus aria-hidden="true" />}
            onClick={() => setDraft('')}
          >
            {t('customer.addTag')}
          </Button>
        ) : (
          <>
            <TextField
              ref={input}
              className="c-tag-input"
              label={t('customer.newTag')}
              hideLabel
              placeholder={t('customer.newTag')}
              list={list}
              value={draft}
              onChange={setDraft}
              onKeyDown={onKeyDown}
              onBlur={() => keep(false)}
            />
            <datalist id={list}>
              {known
                .filter((tag) => !tags.includes(tag))
                .map((tag) => (
                  <option key={tag} value={tag} />
                ))}
            </datalist>
          </>
        )}
      </li>
    </ul>
  );
}
