import { useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { Chip } from '../../components/ui/Chip.tsx';
import { useApp } from '../../lib/app/app.tsx';

const FIRST = 8;

/** The tags in use with their numbers, most used first; one can be chosen. */
export function TagFilter({
  tags,
  chosen,
  onChoose,
}: {
  tags: readonly { tag: string; count: number }[];
  chosen: string | null;
  onChoose: (tag: string | null) => void;
}) {
  const { t } = useApp();
  const [all, setAll] = useState(false);
  if (tags.length === 0) return null;
  const first = tags.filter(({ tag }, i) => all || i < FIRST || tag === chosen);
  return (
    <ul className="d-tags" aria-label={t('desk.customers.tags')}>
      {first.map(({ tag, count }) => (
        <li key={tag}>
          <Chip selected={tag === chosen} onClick={() => onChoose(tag === chosen ? null : tag)}>
            {tag} <span className="d-tag-count">{count}</span>
          </Chip>
        </li>
      ))}
      {tags.length > FIRST ? (
        <li>
          <Button size="small" variant="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all
              ? t('desk.customers.fewerTags')
              : t('desk.customers.moreTags', { count: tags.length - FIRST })}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}
