import { Info, TriangleAlert } from 'lucide-react';
import { type Finding, type Limits, lint, type MessageRule, whyIn } from '../../lib/replies/lint.ts';
import { useWords } from '../ui/words.tsx';
import './replies.css';

/** What the marketplaces forbid in a text, with their reason, source and date. It warns; it stops nothing. */
export function LintLines({
  text,
  marketplaces,
}: {
  text: string;
  marketplaces: readonly { name: string; rules: readonly MessageRule[]; limits: Limits }[];
}) {
  const { t, locale } = useWords();
  const either = new Intl.ListFormat(locale, { type: 'disjunction' });
  const found = marketplaces.flatMap(({ name, rules, limits }) =>
    lint(text, rules, limits).map((finding) => ({ name, finding })),
  );
  return (
    <div aria-live="polite">
      {found.length > 0 ? (
        <ul className="reply-findings">
          {found.map(({ name, finding }) => (
            <li key={`${name} ${finding.rule}`} className={`reply-finding reply-finding-${finding.level}`}>
              {finding.level === 'warn' ? <TriangleAlert aria-hidden="true" /> : <Info aria-hidden="true" />}
              <Said name={name} finding={finding} />
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

function Said({ name, finding }: { name: string; finding: Finding }) {
  const { t, language } = useWords();
  if ('limit' in finding) {
    return (
      <div>
        <strong>{name}</strong> {t('desk.replies.overLimit', { length: finding.found, limit: finding.limit })}
      </div>
    );
  }
  return (
    <div>
      <strong>{name}</strong> {t('desk.replies.found', { word: finding.found })}{' '}
      {whyIn(finding.why, language)}{' '}
      <span className="reply-source">
        {t('desk.replies.source', { source: finding.source, date: finding.asOf })}
      </span>
    </div>
  );
}
