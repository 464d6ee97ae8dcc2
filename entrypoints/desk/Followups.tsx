import { CalendarCheck } from 'lucide-react';
import { useState } from 'react';
import { Ago } from '../../components/ui/Ago.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { EmptyState, Loading } from '../../components/ui/Notice.tsx';
import { TabPanel, Tabs } from '../../components/ui/Tabs.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { type NamedFollowup, withNames } from '../../lib/app/followup-row.tsx';
import { useNow, useQuery } from '../../lib/app/hooks.ts';
import type { Followup } from '../../lib/model/followup.ts';
import { openFollowups } from '../../lib/store/followups.ts';
import { FollowupRows } from './FollowupRows.tsx';
import { reopenFollowup } from './reopen.ts';
import { hrefOf } from './route.ts';
import { Section, View } from './View.tsx';

const DONE_SHOWN = 100;
const groups = ['overdue', 'today', 'week', 'later'] as const;
type Group = (typeof groups)[number];

/** Where an open follow-up stands: past its time, later today, within seven days, after that. */
function groupOf({ dueAt }: Followup, now: number): Group {
  if (dueAt <= now) return 'overdue';
  const midnight = new Date(now).setHours(24, 0, 0, 0);
  if (dueAt < midnight) return 'today';
  return dueAt < midnight + 6 * 86_400_000 ? 'week' : 'later';
}

/** All promises: the open ones by urgency, the last hundred that were kept. */
export function Followups() {
  const { t } = useApp();
  const now = useNow();
  const [tab, setTab] = useState<'open' | 'done'>('open');
  const open = useQuery(async (db) => withNames(db, await openFollowups(db)), []);
  return (
    <View title={t('desk.views.followups')} text={t('desk.followups.text')}>
      <Tabs
        label={t('desk.views.followups')}
        value={tab}
        onChange={setTab}
        items={[
          { value: 'open', label: t('desk.followups.open'), count: open?.length },
          { value: 'done', label: t('desk.followups.done') },
        ]}
      >
        <TabPanel value="open">{open ? <Open rows={open} now={now} /> : <Loading />}</TabPanel>
        <TabPanel value="done">
          <Done now={now} />
        </TabPanel>
      </Tabs>
    </View>
  );
}

function Open({ rows, now }: { rows: readonly NamedFollowup[]; now: number }) {
  const { t } = useApp();
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={<CalendarCheck aria-hidden="true" />}
        title={t('desk.followups.empty')}
        text={t('desk.followups.emptyText')}
      />
    );
  }
  return (
    <div className="d-tab-body">
      {groups.map((group) => {
        const of = rows.filter(({ followup }) => groupOf(followup, now) === group);
        return of.length > 0 ? (
          <Section key={group} title={t(`desk.followups.${group}`)} count={of.length}>
            <FollowupRows rows={of} now={now} />
          </Section>
        ) : null;
      })}
    </div>
  );
}

function Done({ now }: { now: number }) {
  const { db, t } = useApp();
  const { undoable } = useToasts();
  const rows = useQuery(async (store) => {
    const done = await store.followups.filter(({ doneAt }) => doneAt !== null).toArray();
    done.sort((a, b) => (b.doneAt ?? 0) - (a.doneAt ?? 0));
    return withNames(store, done.slice(0, DONE_SHOWN));
  }, []);
  if (!rows) return <Loading />;
  if (rows.length === 0) {
    return <EmptyState title={t('desk.followups.noneDone')} text={t('desk.followups.noneDoneText')} />;
  }
  return (
    <div className="d-tab-body">
      <ul className="d-rows d-panel">
        {rows.map(({ followup, name }) => (
          <li key={followup.id} className="d-row">
            <div className="d-row-main">
              <a className="d-row-name" href={hrefOf('customers', followup.customerId)}>
                {name}
              </a>{' '}
              {followup.text}
            </div>
            <span className="d-soft d-small">
              {followup.doneAt === null ? null : <Ago at={followup.doneAt} now={now} />}
            </span>
            <Button
              variant="quiet"
              size="small"
              onClick={async () => {
                const undo = await reopenFollowup(db, followup);
                undoable(t('desk.followups.reopened'), undo);
              }}
            >
              {t('desk.followups.reopen')}
            </Button>
          </li>
        ))}
      </ul>
      {rows.length === DONE_SHOWN ? (
        <p className="d-soft d-small">{t('desk.followups.doneLimit', { count: DONE_SHOWN })}</p>
      ) : null}
    </div>
  );
}
