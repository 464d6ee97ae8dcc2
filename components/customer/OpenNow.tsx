import { CircleAlert, MessageSquareOff, MessageSquareReply, PackageX, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Running } from '../../lib/followups/clock.ts';
import type { Case } from '../../lib/model/case.ts';
import type { Order } from '../../lib/model/order.ts';
import type { Thread } from '../../lib/model/thread.ts';
import type { Turn } from '../../lib/model/turn.ts';
import { ClockMark, DeadlineMark } from '../followups/ClockMark.tsx';
import { Ago } from '../ui/Ago.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { useWords } from '../ui/words.tsx';
import { type CaseDraft, CaseForm } from './CaseForm.tsx';
import { Section } from './Section.tsx';
import './open-now.css';

export type OpenNowProps = {
  /** The open follow-ups, as `FollowupItem`s: the first thing to see. */
  followups: readonly ReactNode[];
  cases: readonly Case[];
  /** Orders that are on their way back. */
  returning: readonly Order[];
  /** Threads whose buyer waits, each with the clock that runs for it. */
  unanswered: readonly { thread: Thread; turn: Turn | null; running: Running | null }[];
  /** A thread needs no answer. */
  onWaive: (threadKey: string) => void;
  /** Where a case is shown whole. */
  caseHref: (id: string) => string;
  orders: readonly { key: string; label: string }[];
  orderIdOf: (key: string) => string;
  now: number;
  /** A case begun earlier and not opened yet; its form stands open then. */
  caseDraft: CaseDraft;
  onCaseDraft: (draft: CaseDraft) => void;
  onOpenCase: (draft: CaseDraft) => Promise<boolean>;
  onCloseCase: (id: string) => void;
};

/** What waits for the seller: promises, complaints and returns, messages without an answer. */
export function OpenNow({
  followups,
  cases,
  returning,
  unanswered,
  orders,
  orderIdOf,
  now,
  caseDraft,
  onCaseDraft,
  onOpenCase,
  onCloseCase,
  onWaive,
  caseHref,
}: OpenNowProps) {
  const { t } = useWords();
  const [adding, setAdding] = useState(caseDraft.text !== '');
  const count = followups.length + cases.length + returning.length + unanswered.length;
  return (
    <Section
      title={t('customer.openNow')}
      count={count}
      action={
        <Button
          variant="quiet"
          size="small"
          icon={<Plus aria-hidden="true" />}
          aria-expanded={adding}
          onClick={() => setAdding(!adding)}
        >
          {t('customer.openCase')}
        </Button>
      }
    >
      {adding ? (
        <CaseForm
          initial={caseDraft}
          orders={orders}
          onDraft={onCaseDraft}
          onClose={() => setAdding(false)}
          onSubmit={onOpenCase}
        />
      ) : null}
      {count === 0 ? <p className="c-quiet">{t('customer.nothingOpen')}</p> : null}
      {count > 0 ? (
        <ul className="c-open">
          {followups}
          {cases.map(({ id, kind, text, orderKey, openedAt, deadlineAt }) => (
            <OpenRow
              key={id}
              icon={<CircleAlert aria-hidden="true" />}
              title={t(`customer.caseKinds.${kind}`)}
              text={text}
              foot={
                <>
                  <Ago at={openedAt} now={now} />
                  {orderKey === null ? '' : ` · ${t('customer.onOrder', { order: orderIdOf(orderKey) })}`}
                  {deadlineAt === undefined ? null : (
                    <>
                      {' · '}
                      <DeadlineMark by={deadlineAt} from={openedAt} now={now} />
                    </>
                  )}
                </>
              }
              action={
                <>
                  <LinkButton size="small" href={caseHref(id)}>
                    {t('customer.showCase')}
                  </LinkButton>
                  <Button size="small" onClick={() => onCloseCase(id)}>
                    {t('customer.closeCase')}
                  </Button>
                </>
              }
            />
          ))}
          {returning.map(({ key, orderId, status, items }) => (
            <OpenRow
              key={key}
              icon={<PackageX aria-hidden="true" />}
              title={status ?? t('customer.states.returning')}
              text={items.map(({ title }) => title).join(', ')}
              foot={t('customer.onOrder', { order: orderId })}
            />
          ))}
          {unanswered.map(({ thread: { key, lastBuyerMessage, lastAt, seenAt, url }, turn, running }) => (
            <OpenRow
              key={key}
              icon={<MessageSquareReply aria-hidden="true" />}
              title={t('customer.unanswered')}
              text={lastBuyerMessage ?? ''}
              foot={
                <>
                  <Ago at={turn?.lastAskedAt ?? lastAt ?? seenAt} now={now} />
                  {turn && turn.lastAskedAt > turn.askedAt ? (
                    <>
                      {' · '}
                      {t('customer.firstAsked')} <Ago at={turn.askedAt} now={now} />
                    </>
                  ) : null}
                  {running && turn ? (
                    <>
                      {' · '}
                      <ClockMark running={running} from={turn.askedAt} now={now} />
                    </>
                  ) : null}
                </>
              }
              action={
                <>
                  <IconButton
                    size="small"
                    label={t('clock.noAnswerNeeded')}
                    icon={<MessageSquareOff aria-hidden="true" />}
                    onClick={() => onWaive(key)}
                  />
                  {url ? (
                    <LinkButton size="small" href={url}>
                      {t('customer.goToThread')}
                    </LinkButton>
                  ) : null}
                </>
              }
            />
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

function OpenRow({
  icon,
  title,
  text,
  foot,
  action,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  foot: ReactNode;
  action?: ReactNode;
}) {
  return (
    <li className="c-open-row">
      <span className="c-open-icon">{icon}</span>
      <div className="c-open-text">
        <p className="c-strong">{title}</p>
        {text ? <p className="c-clip">{text}</p> : null}
        <p className="c-soft">{foot}</p>
      </div>
      {action}
    </li>
  );
}
