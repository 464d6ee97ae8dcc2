import { ExternalLink, MessageSquareOff } from 'lucide-react';
import { useState } from 'react';
import { ClockMark } from '../../components/followups/ClockMark.tsx';
import { Ago } from '../../components/ui/Ago.tsx';
import { Button, IconButton } from '../../components/ui/Button.tsx';
import { LinkButton } from '../../components/ui/LinkButton.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useWaive } from '../../lib/app/customer-followups.ts';
import type { Waiting } from '../../lib/store/turns.ts';
import { hrefOf } from './route.ts';

const FIRST = 7;

/** Buyers who wait for an answer, first whose clock runs out first. */
export function WaitingThreads({ threads, now }: { threads: readonly Waiting[]; now: number }) {
  const { t } = useApp();
  const waive = useWaive();
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className="d-rows d-panel">
        {threads.slice(0, all ? undefined : FIRST).map(({ thread, turn, running, name, orderId }) => (
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
              {running && turn ? <ClockMark running={running} from={turn.askedAt} now={now} /> : null}
              <Ago at={turn?.askedAt ?? thread.lastAt ?? thread.seenAt} now={now} />
            </p>
            <div className="d-thread-acts">
              <IconButton
                size="small"
                label={t('clock.noAnswerNeeded')}
                icon={<MessageSquareOff aria-hidden="true" />}
                onClick={() => void waive(thread.key)}
              />
              {thread.url ? (
                <LinkButton size="small" href={thread.url} icon={<ExternalLink aria-hidden="true" />}>
                  {t('desk.open')}
                </LinkButton>
              ) : null}
            </div>
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
