import type { CaseEvent } from '../../lib/model/case.ts';
import { fullInstant } from '../../lib/words/time.ts';
import { Ago } from '../ui/Ago.tsx';
import { useWords } from '../ui/words.tsx';
import './cases.css';

const fields = [
  'kind',
  'text',
  'orderKey',
  'need',
  'cause',
  'product',
  'deadlineAt',
  'steps',
  'cost',
  'outcome',
  'satisfaction',
  'lesson',
] as const;

/** All that happened to a case, the newest first. */
export function CaseHistory({
  events,
  openedAt,
  now,
}: {
  events: readonly CaseEvent[];
  /** Of one that was opened before its history was kept. */
  openedAt: number;
  now: number;
}) {
  const { t, locale } = useWords();
  const all: CaseEvent[] = events.some(({ what }) => what === 'opened')
    ? [...events]
    : [{ at: openedAt, what: 'opened', text: '' }, ...events];
  const said = ({ what, text }: CaseEvent) => {
    if (what !== 'changed') return [t(`cases.events.${what}`), text].filter(Boolean).join(': ');
    const names = text.split(' ').flatMap((name) => fields.find((known) => known === name) ?? []);
    return t('cases.events.changed', { fields: names.map((name) => t(`cases.fields.${name}`)).join(', ') });
  };
  return (
    <ol className="k-history">
      {all.reverse().map((event) => (
        <li key={`${event.at} ${event.what} ${event.text}`}>
          <span>{said(event)}</span>{' '}
          <span className="k-soft" title={fullInstant(event.at, locale)}>
            <Ago at={event.at} now={now} />
          </span>
        </li>
      ))}
    </ol>
  );
}
