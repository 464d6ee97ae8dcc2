import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { Ago } from '../../components/ui/Ago.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { LinkButton } from '../../components/ui/LinkButton.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { answerBy } from '../../lib/followups/clock.ts';
import { hrefOf } from './route.ts';
import type { WaitingThread } from './today-queries.ts';

const HOUR = 3_600_000;
const FIRST = 7;

/** Buyers whose message was the last one seen, with the marketplace's clock. */
export function WaitingThreads({ threads, now }: { threads: readonly WaitingThread[]; now: number }) {
  const { t } = useApp();
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className="d-rows d-panel">
        {threads.slice(0, all ? undefined : FIRST).map(({ thread, name, orderId }) => (
          <li key={thread.key} className="d-thread">
            <div className="d-thread-who">
              {thread.customerId ? (
                <a className="d-row-name" href={hrefOf('customers', thread.customerId)}>
                  {name}
                </a>
              ) : (
                <span className="d-row-name">{name || t('tier.unknownBuyer')}</span>
              )}
              <span className="d-soft d-small d-cut">{orderId}</span>
            </div>
            {thread.lastBuyerMessage ? (
              <p className="d-thread-text d-cut" title={thread.lastBuyerMessage}>
                {thread.lastBuyerMessage}
              </p>
            ) : null}
            <p className="d-thread-facts">
              <Ago at={thread.lastAt ?? thread.seenAt} now={now} />
              <Clock thread={thread} now={now} />
            </p>
            {thread.url ? (
              <LinkButton size="small" href={thread.url} icon={<ExternalLink aria-hidden="true" />}>
                {t('desk.open')}
              </LinkButton>
            ) : null}
          </li>
        ))}
      </ul>
      {threads.length > FIRST && !all ? (
        <Button variant="quiet" size="small" onClick={() => setAll(true)}>
          {t('desk.today.showAll', { count: threads.length })}
        </Button>
      ) : null}
    </>
  );
}

function Clock({ thread, now }: { thread: WaitingThread['thread']; now: number }) {
  const { t, adapters } = useApp();
  const adapter = adapters.find(({ id }) => id === thread.marketplace);
  const by = answerBy(adapter?.clocks ?? [], thread);
  if (by === null) return null;
  const left = (by - now) / HOUR;
  if (left <= 0) {
    return <span className="d-clock-over"> · {t('companion.clockOver', { hours: Math.ceil(-left) })}</span>;
  }
  return (
    <span className={left < 4 ? 'd-clock-soon' : undefined}>
      {' · '}
      {left < 1 ? t('companion.clockSoon') : t('companion.clock', { hours: Math.floor(left) })}
    </span>
  );
}
