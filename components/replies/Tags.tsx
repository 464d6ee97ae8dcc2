import { Braces } from 'lucide-react';
import { placeholders } from '../../lib/replies/fill.ts';
import { conditions } from '../../lib/replies/template.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useWords } from '../ui/words.tsx';

/** What can be put into a reply's text: values on chips, and the rest of the grammar in a menu. */
export function Tags({ onInsert }: { onInsert: (tag: string) => void }) {
  const { t } = useWords();
  const grammar = [
    { tag: '{buyer|…}', key: 'fallback' },
    { tag: '{date + 3 days}', key: 'day' },
    { tag: '{if delivered}…{else}…{end}', key: 'if' },
    { tag: '{choose A | B}', key: 'choose' },
    { tag: '{vary A | B}', key: 'vary' },
    { tag: '{caret}', key: 'caret' },
  ] as const;
  return (
    <div className="reply-tags">
      <ul className="reply-placeholders" aria-label={t('desk.replies.placeholders')}>
        {placeholders.map((name) => (
          <li key={name}>
            <button
              type="button"
              className="r-chip r-chip-button"
              title={t(`desk.replies.placeholder.${name}`)}
              onClick={() => onInsert(`{${name}}`)}
            >
              {`{${name}}`}
            </button>
          </li>
        ))}
      </ul>
      <Menu
        trigger={
          <Button size="small" variant="quiet" icon={<Braces aria-hidden="true" />}>
            {t('desk.replies.more')}
          </Button>
        }
        items={grammar.map(({ tag, key }) => ({
          label: `${t(`desk.replies.grammar.${key}`, { conditions: conditions.join(', ') })}  ${tag}`,
          onSelect: () => onInsert(tag),
        }))}
      />
    </div>
  );
}
