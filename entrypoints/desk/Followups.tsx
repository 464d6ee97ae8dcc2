import { CalendarArrowDown, CalendarCheck } from 'lucide-react';
import { Ago } from '../../components/ui/Ago.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { download } from '../../components/ui/download.ts';
import { EmptyState, Loading } from '../../components/ui/Notice.tsx';
import { TabPanel, Tabs } from '../../components/ui/Tabs.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { orderIdIn } from '../../lib/app/customer-order-id.ts';
import { type NamedFollowup, withNames } from '../../lib/app/followup-row.tsx';
import { useNow, useQuery } from '../../lib/app/hooks.ts';
import type { Followup } from '../../lib/model/followup.ts';
import { openFollowups } from '../../lib/store/followups.ts';
import { CasePage } from './cases/CasePage.tsx';
import { Cases } from './cases/Cases.tsx';
import { FollowupRows } from './FollowupRows.tsx';
import { reopenFollowup } from './reopen.ts';
import { goQuietly, hrefOf } from './route.ts';
import { Rules } from './rules/Rules.tsx';
import { Section, View } from './View.tsx';

const DONE_SHOWN = 100;
const groups = ['overdue', 'today', 'week', 'later'] as const;
type Group = (typeof groups)[number];
const tabs = ['open', 'cases', 'rules', 'done'] as const;
type Tab = (typeof tabs)[number];

/** Where an open follow-up stands: past its time, later today, within seven days, after that. */
function groupOf({ dueAt }: Followup, now: number): Group {
  if (dueAt <= now) return 'overdue';
  const midnight = new Date(now).setHours(24, 0, 0, 0);
  if (dueAt < midnight) return 'today';
  return dueAt < midnight + 6 * 86_400_000 ? 'week' : 'later';
}

/**
 * All promises: the open ones by urgency, cases, the rules that make follow-ups, and the last that were kept.
 * @param id of the address: a tab, `rules/<id>` or `case/<id>`
 */
export function Followups({ id }: { id: string | null }) {
  const { t } = useApp();
  const [first = '', ...rest] = id?.split('/') ?? [];
  const of = rest.join('/') || null;
  if (first === 'case' && of) return <CasePage caseId={of} key={of} />;
  const tab: Tab = tabs.find((known) => known === first) ?? 'open';
  return <Lists tab={tab} of={of} title={t('desk.views.followups')} />;
}

function Lists({ tab, of, title }: { tab: Tab; of: string | null; title: string }) {
  const { t } = useApp();
  const now = useNow();
  const open = useQuery(async (db) => withNames(db, await openFollowups(db)), []);
  const cases = useQuery((db) => db.cases.orderBy('openSince').count(), []);
  const save = () => void saveCalendar(open ?? [], t('desk.views.followups'));
  return (
    <View
      title={title}
      text={t('desk.followups.text')}
      actions={
        open && open.length > 0 ? (
          <Button icon={<CalendarArrowDown aria-hidden="true" />} onClick={save}>
            {t('desk.followups.calendar')}
          </Button>
        ) : null
      }
    >
      <Tabs
        label={title}
        value={tab}
        onChange={(next) => goQuietly('followups', next === 'open' ? null : next)}
        items={[
          { value: 'open', label: t('desk.followups.open'), count: open?.length },
          { value: 'cases', label: t('cases.title'), count: cases },
          { value: 'rules', label: t('rules.title') },
          { value: 'done', label: t('desk.followups.done') },
        ]}
      >
        <TabPanel value="open">{open ? <Open rows={open} now={now} /> : <Loading />}</TabPanel>
        <TabPanel value="cases">
          <Cases now={now} />
        </TabPanel>
        <TabPanel value="rules">
          <Rules ruleId={of} />
        </TabPanel>
        <TabPanel value="done">
          <Done now={now} />
        </TabPanel>
      </Tabs>
    </View>
  );
}

/** One `.ics` file that any calendar takes: no account, nothing is sent anywhere. */
async function saveCalendar(rows: readonly NamedFollowup[], name: string): Promise<void> {
  const { calendarOf } = await import('../../lib/followups/calendar.ts');
  const entries = rows.map(({ followup, name: customer }) => ({
    followup,
    title: [customer, followup.text].filter(Boolean).join(': '),
    about: followup.orderKey ? orderIdIn(followup.orderKey) : '',
  }));
  const file = calendarOf(`Regulars · ${name}`, entries, Date.now());
  download(new Blob([file], { type: 'text/calendar' }), 'regulars-follow-ups.ics');
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
    const done = await store.followups
      .filter(({ doneAt, rule }) => doneAt !== null && !rule?.withdrawn)
      .toArray();
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
