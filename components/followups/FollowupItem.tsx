import { AlarmClock, Check, Pencil } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { isDue } from '../../lib/followups/due.ts';
import type { Followup } from '../../lib/model/followup.ts';
import { fullInstant, spanWords, whenDue } from '../../lib/words/time.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useWords } from '../ui/words.tsx';
import { FollowupForm } from './FollowupForm.tsx';
import './followups.css';
import { SnoozeForm } from './SnoozeForm.tsx';
import { pickerText } from './when-field.ts';

export type FollowupItemProps = {
  followup: Followup;
  now: number;
  /** Presets of the snooze menu, in minutes. */
  snoozeMinutes: readonly number[];
  /** The order it is about, as the seller knows it. */
  orderId?: string | null | undefined;
  /** Given in lists of several customers: whose it is. */
  customerName?: string | undefined;
  onOpenCustomer?: (() => void) | undefined;
  onDone: () => void;
  /** So many minutes from now. */
  onSnooze: (minutes: number) => void;
  /** Until the customer writes again. */
  onAwait: () => void;
  /** Name of the rule that made it, and title of the reply that goes with it. */
  madeBy?: string | undefined;
  reply?: { title: string; onOpen?: (() => void) | undefined } | undefined;
  /** Resolves to true once it is kept. */
  onEdit: (change: { text: string; dueAt: number }) => Promise<boolean>;
};

/** One promise: what, when, for which order, and what can be done about it. A list item: put it into a `ul`. */
export function FollowupItem({
  followup,
  now,
  snoozeMinutes,
  orderId,
  customerName,
  onOpenCustomer,
  onDone,
  onSnooze,
  onAwait,
  madeBy,
  reply,
  onEdit,
}: FollowupItemProps) {
  const { t, locale } = useWords();
  const [mode, setMode] = useState<'show' | 'edit' | 'snooze'>('show');
  const editButton = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (mode === 'show' && wasOpen.current && document.activeElement === document.body) {
      editButton.current?.focus();
    }
    wasOpen.current = mode !== 'show';
  }, [mode]);
  const { text, dueAt, promisedAt } = followup;
  const due = isDue(followup, now);

  if (mode === 'edit') {
    return (
      <li className="f-item">
        <FollowupForm
          initial={{ text, when: { by: 'picker', text: pickerText(dueAt) }, orderKey: followup.orderKey }}
          orders={[]}
          now={now}
          submitLabel={t('followup.save')}
          onCancel={() => setMode('show')}
          onSubmit={(written) => {
            // The picker knows no seconds: an untouched instant stays the one that it was.
            const same = pickerText(dueAt) === pickerText(written.dueAt);
            return onEdit({ text: written.text, dueAt: same ? dueAt : written.dueAt });
          }}
        />
      </li>
    );
  }
  return (
    <li className={due ? 'f-item f-item-due' : 'f-item'}>
      <div className="f-item-row">
        <div className="f-item-text">
          {customerName === undefined ? null : (
            <button type="button" className="f-customer" onClick={onOpenCustomer}>
              {customerName}
            </button>
          )}
          <p className="f-what">{text}</p>
        </div>
        <div className="f-item-actions">
          <Button size="small" icon={<Check aria-hidden="true" />} onClick={onDone}>
            {t('followup.done')}
          </Button>
          <Menu
            trigger={
              <IconButton
                size="small"
                label={t('followup.snooze')}
                icon={<AlarmClock aria-hidden="true" />}
              />
            }
            items={[
              ...snoozeMinutes.map((minutes) => ({
                label: spanWords(t, minutes),
                onSelect: () => onSnooze(minutes),
              })),
              { label: t('followup.untilTheyWrite'), onSelect: onAwait },
              { label: t('followup.otherTime'), onSelect: () => setMode('snooze') },
            ]}
          />
          <IconButton
            ref={editButton}
            size="small"
            label={t('followup.edit')}
            icon={<Pencil aria-hidden="true" />}
            onClick={() => setMode('edit')}
          />
        </div>
      </div>
      <p className="f-facts">
        <time
          className={due ? 'f-due' : undefined}
          dateTime={new Date(dueAt).toISOString()}
          title={fullInstant(dueAt, locale)}
        >
          {followup.waits
            ? t('followup.awaiting')
            : due
              ? t('followup.overdue', { when: whenDue(dueAt, now, locale) })
              : whenDue(dueAt, now, locale)}
        </time>
        {orderId ? ` · ${t('followup.onOrder', { order: orderId })}` : ''}
        {promisedAt < dueAt && !followup.waits
          ? ` · ${t('followup.promised', { when: whenDue(promisedAt, now, locale) })}`
          : ''}
        {madeBy ? ` · ${t('followup.madeBy', { rule: madeBy })}` : ''}
        {reply ? (
          <>
            {' · '}
            {reply.onOpen ? (
              <button type="button" className="f-reply" onClick={reply.onOpen}>
                {reply.title}
              </button>
            ) : (
              t('followup.withReply', { title: reply.title })
            )}
          </>
        ) : null}
      </p>
      {mode === 'snooze' ? (
        <SnoozeForm
          now={now}
          onCancel={() => setMode('show')}
          onSnooze={(minutes) => {
            onSnooze(minutes);
            setMode('show');
          }}
        />
      ) : null}
    </li>
  );
}
