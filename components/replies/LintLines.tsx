import { Info, TriangleAlert } from 'lucide-react';
import { type LintContext, lint } from '../../lib/replies/lint/lint.ts';
import { findingWords } from '../../lib/words/finding.ts';
import { useWords } from '../ui/words.tsx';
import './replies.css';

/** One marketplace and what holds for messages there. */
export type CheckedFor = { name: string; checks: LintContext };

/** What the marketplaces object to in a text, with their reason, source and date. It warns; it stops nothing. */
export function LintLines({
  text,
  template,
  marketplaces,
}: {
  text: string;
  /** The text before it was filled in. */
  template: string;
  marketplaces: readonly CheckedFor[];
}) {
  const { t, locale, language } = useWords();
  const either = new Intl.ListFormat(locale, { type: 'disjunction' });
  const said = new Map<string, { level: string; names: string[] }>();
  for (const { name, checks } of marketplaces) {
    for (const finding of lint(text, { ...checks, template })) {
      const words = findingWords(t, finding, language);
      const same = said.get(words);
      if (same) same.names.push(name);
      else said.set(words, { level: finding.level, names: [name] });
    }
  }
  return (
    <div aria-live="polite">
      {said.size > 0 ? (
        <ul className="reply-findings">
          {[...said].map(([words, { level, names }]) => (
            <li key={words} className={`reply-finding reply-finding-${level}`}>
              {level === 'warn' ? <TriangleAlert aria-hidden="true" /> : <Info aria-hidden="true" />}
              <div>
                <strong>
                  {names.length === marketplaces.length && names.length > 1
                    ? t('desk.replies.everywhere')
                    : names.join(', ')}
                </strong>{' '}
                {words}
              </div>
            </li>
          ))}
        </ul>
      ) : text.trim() ? (
        <p className="reply-soft">
          {t('desk.replies.noFindings', { names: either.format(marketplaces.map(({ name }) => name)) })}
        </p>
      ) : null}
    </div>
  );
}
