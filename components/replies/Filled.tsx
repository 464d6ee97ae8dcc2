import { gapsOf, type Part } from '../../lib/replies/fill.ts';
import { useWords } from '../ui/words.tsx';
import './replies.css';

/** A reply's text as it would be inserted: filled placeholders are marked, gaps stand out and are named below. */
export function Filled({ parts }: { parts: readonly Part[] }) {
  const { t } = useWords();
  const gaps = gapsOf(parts);
  let at = 0;
  return (
    <>
      <p className="reply-filled">
        {parts.map((part) => {
          const key = at;
          at += 1;
          if ('text' in part) return part.text;
          if ('caret' in part) return <span key={key} className="reply-caret" />;
          return part.value === null ? (
            <mark key={key} className="reply-gap">
              {'choose' in part ? part.choose.join(' / ') : `{${part.placeholder}}`}
            </mark>
          ) : (
            <span key={key} className="reply-value">
              {part.value}
            </span>
          );
        })}
      </p>
      {gaps.length > 0 ? (
        <p className="reply-soft">
          {t('desk.replies.gaps', {
            names: gaps.map(({ name, choose }) => (choose ? choose.join(' / ') : `{${name}}`)).join(', '),
          })}
        </p>
      ) : null}
    </>
  );
}
