import { useMemo, useState } from 'react';
import { month } from '../../lib/words/time.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { useWords } from '../ui/words.tsx';
import { Heading, Section } from './Section.tsx';
import { TimelineRow } from './TimelineRow.tsx';
import {
  byMonth,
  type EntryKind,
  entriesOf,
  entryKinds,
  type History,
  kindCounts,
} from './timeline-entries.ts';
import './timeline.css';

const PAGE = 50;

/**
 * All that happened, newest first, months between.
 * @param focusOrderKey the order the page is about: it stands open
 */
export function Timeline({
  history,
  now,
  focusOrderKey,
}: {
  history: History;
  now: number;
  focusOrderKey?: string | null | undefined;
}) {
  const { t, locale } = useWords();
  const [kind, setKind] = useState<EntryKind | null>(null);
  const [shown, setShown] = useState(PAGE);
  const entries = useMemo(() => entriesOf(history), [history]);
  const counts = useMemo(() => kindCounts(entries), [entries]);
  const kinds = entryKinds.filter((each) => counts[each] > 0);
  // The last note went while only notes were shown: show all rather than nothing.
  const only = kind !== null && counts[kind] > 0 ? kind : null;
  const chosen = only === null ? entries : entries.filter((entry) => entry.kind === only);
  const orderIds = new Map(history.orders.map(({ key, orderId }) => [key, orderId]));

  const choose = (next: EntryKind | null) => {
    setKind(next);
    setShown(PAGE);
  };
  return (
    <Section title={t('customer.timeline')}>
      {entries.length === 0 ? <p className="c-quiet">{t('customer.noHistory')}</p> : null}
      {kinds.length > 1 ? (
        <fieldset className="c-filters">
          <legend className="r-hidden">{t('customer.filter')}</legend>
          <Chip selected={only === null} onClick={() => choose(null)}>
            {t('customer.all')} <span className="c-count">{entries.length}</span>
          </Chip>
          {kinds.map((each) => (
            <Chip key={each} selected={only === each} onClick={() => choose(each)}>
              {t(`customer.kinds.${each}`)} <span className="c-count">{counts[each]}</span>
            </Chip>
          ))}
        </fieldset>
      ) : null}
      {byMonth(chosen.slice(0, shown)).map(({ key, at, entries: some }) => (
        <div key={key} className="c-month">
          <Heading below={2} className="c-month-title">
            {month(at, locale)}
          </Heading>
          <ul className="c-timeline">
            {some.map((entry) => (
              <TimelineRow
                key={`${entry.kind} ${entry.id}`}
                entry={entry}
                now={now}
                focused={entry.kind === 'order' && entry.id === focusOrderKey}
                orderIdOf={(orderKey) => orderIds.get(orderKey) ?? orderKey}
              />
            ))}
          </ul>
        </div>
      ))}
      {chosen.length > shown ? (
        <Button size="small" className="c-more" onClick={() => setShown(shown + PAGE)}>
          {t('customer.showMore', { count: Math.min(PAGE, chosen.length - shown) })}
        </Button>
      ) : null}
    </Section>
  );
}
