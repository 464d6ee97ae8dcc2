import { Bell, CircleAlert, MessageSquareText, Reply, Star, StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import { ago, fullInstant, whenDue } from '../../lib/words/time.ts';
import { useWords } from '../ui/words.tsx';
import { OrderRow } from './OrderRow.tsx';
import type { Entry } from './timeline-entries.ts';

type RowProps = { entry: Entry; now: number; focused: boolean; orderIdOf: (key: string) => string };

/** One thing that happened. */
export function TimelineRow({ entry, now, focused, orderIdOf }: RowProps) {
  const { t, locale } = useWords();
  const onOrder = (key: string | null) =>
    key === null ? null : t('customer.onOrder', { order: orderIdOf(key) });
  switch (entry.kind) {
    case 'order':
      return <OrderRow order={entry.order} focused={focused} />;
    case 'note': {
      const { text, orderKey } = entry.note;
      return (
        <Row icon={<StickyNote />} at={entry.at} now={now} title={text} foot={onOrder(orderKey)}>
          {t('customer.kindOf.note')}
        </Row>
      );
    }
    case 'reply':
      return (
        <Row
          icon={<Reply />}
          at={entry.at}
          now={now}
          title={entry.use.title}
          foot={onOrder(entry.use.orderKey)}
        >
          {t('customer.kindOf.reply')}
        </Row>
      );
    case 'followup': {
      const { text, dueAt, doneAt, orderKey } = entry.followup;
      const due = t('customer.dueWhen', { when: whenDue(dueAt, now, locale) });
      return (
        <Row
          icon={<Bell />}
          at={entry.at}
          now={now}
          title={text}
          foot={[doneAt === null ? due : null, onOrder(orderKey)].filter(Boolean).join(' · ')}
        >
          {doneAt === null ? t('customer.kindOf.followup') : t('customer.kindOf.followupDone')}
        </Row>
      );
    }
    case 'case': {
      const { kind, text, closedAt, openedAt, orderKey } = entry.opened;
      const since = closedAt === null ? null : t('customer.openedWhen', { when: ago(openedAt, now, locale) });
      return (
        <Row
          icon={<CircleAlert />}
          at={entry.at}
          now={now}
          title={text}
          foot={[since, onOrder(orderKey)].filter(Boolean).join(' · ')}
        >
          {t(closedAt === null ? 'customer.caseOpened' : 'customer.caseClosed', {
            kind: t(`customer.caseKinds.${kind}`),
          })}
        </Row>
      );
    }
    case 'mark': {
      const { kind, mark, text, orderKey } = entry.given;
      return (
        <Row
          icon={<Star />}
          at={entry.at}
          now={now}
          title={t('customer.markOf', { mark, of: kind === 'nps' ? 10 : 5 })}
          foot={[text, onOrder(orderKey)].filter(Boolean).join(' · ')}
        >
          {t(`customer.markKinds.${kind}`)}
        </Row>
      );
    }
    case 'thread': {
      const { lastBuyerMessage, lastFrom, orderKey, url } = entry.thread;
      const from = lastFrom === 'seller' ? t('customer.youAnswered') : null;
      return (
        <Row
          icon={<MessageSquareText />}
          at={entry.at}
          now={now}
          title={lastBuyerMessage ?? t('customer.noMessageRead')}
          foot={[from, onOrder(orderKey)].filter(Boolean).join(' · ')}
          link={url}
        >
          {t('customer.kindOf.thread')}
        </Row>
      );
    }
  }
}

function Row({
  icon,
  at,
  now,
  title,
  foot,
  link = null,
  children,
}: {
  icon: ReactNode;
  at: number;
  now: number;
  title: string;
  foot: string | null;
  link?: string | null;
  children: string;
}) {
  const { t, locale } = useWords();
  return (
    <li className="c-row">
      <span className="c-row-icon" aria-hidden="true">
        {icon}
      </span>
      <div className="c-row-text">
        <p className="c-row-head">
          <span className="c-soft">{children}</span>
          <time className="c-soft" dateTime={new Date(at).toISOString()} title={fullInstant(at, locale)}>
            {ago(at, now, locale)}
          </time>
        </p>
        <p className="c-clip">{title}</p>
        {foot || link ? (
          <p className="c-soft">
            {foot}
            {foot && link ? ' · ' : null}
            {link ? (
              <a className="c-link" href={link} target="_blank" rel="noreferrer">
                {t('customer.goToThread')}
              </a>
            ) : null}
          </p>
        ) : null}
      </div>
    </li>
  );
}
