import { useApp } from '../../../lib/app/app.tsx';
import { useQuery } from '../../../lib/app/hooks.ts';
import { replyOutcomes } from '../../../lib/store/reply-outcomes.ts';
import { hrefOf } from '../route.ts';

/** So many cases are linked; a reply that more followed is to be rewritten anyway. */
const SHOWN = 5;

/** What became of a reply: how often its words were changed first, and what followed. Nothing where nothing is known. */
export function ReplyOutcome({ replyId }: { replyId: string }) {
  const { t } = useApp();
  const known = useQuery((db) => replyOutcomes(db, replyId), [replyId]);
  if (!known || (known.sent === 0 && known.followups.length === 0 && known.cases.length === 0)) return null;
  const { sent, edited, followups, cases } = known;
  return (
    <ul className="d-reply-outcome">
      {sent > 0 ? <li>{t('desk.replies.outcome.edited', { count: sent, edited })}</li> : null}
      {followups.length > 0 ? (
        <li>{t('desk.replies.outcome.followups', { count: followups.length })}</li>
      ) : null}
      {cases.length > 0 ? (
        <li>
          {t('desk.replies.outcome.cases', { count: cases.length })}{' '}
          {cases.slice(0, SHOWN).map(({ id }, i) => (
            <a
              key={id}
              href={hrefOf('followups', `case/${id}`)}
              aria-label={t('desk.replies.outcome.case', { n: i + 1 })}
            >
              {i + 1}
            </a>
          ))}
        </li>
      ) : null}
    </ul>
  );
}
