import { pickVariant } from '../../lib/model/reply.ts';
import type { ExchangeProblem } from '../../lib/replies/exchange/collector.ts';
import type { Planned } from '../../lib/replies/exchange/plan.ts';
import { Chip } from '../ui/Chip.tsx';
import { Banner } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.tsx';
import './replies.css';

/** More is not read by anybody before deciding. */
const SHOWN = 200;

/** What an import would do, reply by reply; of a changed one what stands there now and what would. */
export function ExchangeTable({
  planned,
  problems,
}: {
  planned: readonly Planned[];
  problems: readonly ExchangeProblem[];
}) {
  const { t, language } = useWords();
  const count = (kind: Planned['kind']) => planned.filter((one) => one.kind === kind).length;
  const first = planned.filter(({ kind }) => kind !== 'same').slice(0, SHOWN);
  return (
    <div className="reply-exchange">
      <p>
        {t('desk.replies.importCounts', {
          fresh: count('new'),
          changed: count('changed'),
          same: count('same'),
        })}
      </p>
      {problems.length > 0 ? (
        <Banner tone="warning" title={t('desk.replies.leftOut', { count: problems.length })}>
          {problems
            .slice(0, 5)
            .map(({ at, what }) => `${at}: ${t(`desk.replies.entryProblem.${what}`, { defaultValue: what })}`)
            .join(' · ')}
        </Banner>
      ) : null}
      <ul className="reply-exchange-list">
        {first.map(({ kind, reply, old }, i) => {
          const { language: code, variant } = pickVariant({ id: '', ...reply }, language);
          const before = old?.variants[code];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
            <li key={i}>
              <div className="reply-exchange-head">
                <Chip>{t(`desk.replies.planned.${kind}`)}</Chip>
                <strong>{variant.title}</strong>
                {reply.code ? <code>{reply.code}</code> : null}
              </div>
              {before && before.text !== variant.text ? <del>{before.text}</del> : null}
              {before && before.text === variant.text ? null : <ins>{variant.text}</ins>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
