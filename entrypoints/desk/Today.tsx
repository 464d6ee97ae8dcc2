import { CalendarCheck, MessageCircle, UserRoundPlus } from 'lucide-react';
import { EmptyState, Loading } from '../../components/ui/Notice.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { withNames } from '../../lib/app/followup-row.tsx';
import { useNow, useQuery } from '../../lib/app/hooks.ts';
import { openFollowups } from '../../lib/store/followups.ts';
import { readWaiting } from '../../lib/store/turns.ts';
import { CaseLine } from './cases/Cases.tsx';
import { FollowupRows } from './FollowupRows.tsx';
import { LossBanner } from './LossBanner.tsx';
import { NewCustomers } from './NewCustomers.tsx';
import { hrefOf } from './route.ts';
import { readNewCustomers, readUrgent } from './today-queries.ts';
import { Section, View } from './View.tsx';
import { WaitingThreads } from './WaitingThreads.tsx';

const DAY = 86_400_000;
const CASES = 5;

/** What to do now: promises that are due, buyers who wait, and who is new. */
export function Today() {
  const { t, locale, adapters, settings } = useApp();
  const now = useNow();
  const followups = useQuery(
    async (db) => {
      const open = await openFollowups(db);
      return withNames(
        db,
        open.filter(({ dueAt }) => dueAt < now + 7 * DAY),
      );
    },
    [now],
  );
  const waiting = useQuery(
    (db) => readWaiting(db, adapters, settings.clocks, now),
    [adapters, settings.clocks, now],
  );
  const cases = useQuery(readUrgent, []);
  const fresh = useQuery((db) => readNewCustomers(db, now), [now]);
  const due = followups?.filter(({ followup }) => followup.dueAt <= now);
  const soon = followups?.filter(({ followup }) => followup.dueAt > now);
  const date = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(
    now,
  );

  return (
    <View title={t('desk.views.today')} text={date}>
      <LossBanner />
      <div className="d-columns">
        <div>
          <Section title={t('desk.today.due')} count={due?.length}>
            {due === undefined ? (
              <Loading />
            ) : due.length > 0 ? (
              <FollowupRows rows={due} now={now} />
            ) : (
              <div className="d-panel">
                <EmptyState
                  icon={<CalendarCheck aria-hidden="true" />}
                  title={t('desk.today.noneDue')}
                  text={t('desk.today.noneDueText')}
                />
              </div>
            )}
          </Section>
          {soon && soon.length > 0 ? (
            <Section title={t('desk.today.soon')} count={soon.length}>
              <FollowupRows rows={soon} now={now} />
            </Section>
          ) : null}
        </div>
        <div>
          {cases && cases.length > 0 ? (
            <Section
              title={t('cases.title')}
              count={cases.length}
              action={
                <a className="d-link d-small" href={hrefOf('followups', 'cases')}>
                  {t('desk.today.allCases')}
                </a>
              }
            >
              <ul className="d-rows d-panel">
                {cases.slice(0, CASES).map((row) => (
                  <CaseLine key={row.one.id} row={row} now={now} />
                ))}
              </ul>
            </Section>
          ) : null}
          <Section title={t('desk.today.waiting')} count={waiting?.length}>
            {waiting === undefined ? (
              <Loading />
            ) : waiting.length > 0 ? (
              <WaitingThreads threads={waiting} now={now} />
            ) : (
              <div className="d-panel">
                <EmptyState
                  icon={<MessageCircle aria-hidden="true" />}
                  title={t('desk.today.noneWaiting')}
                  text={t('desk.today.noneWaitingText')}
                />
              </div>
            )}
          </Section>
          <Section
            title={t('desk.today.fresh')}
            count={fresh?.count}
            action={
              fresh && fresh.count > fresh.customers.length ? (
                <a className="d-link d-small" href={hrefOf('customers')}>
                  {t('desk.today.allCustomers')}
                </a>
              ) : null
            }
          >
            {fresh === undefined ? (
              <Loading />
            ) : fresh.count > 0 ? (
              <NewCustomers customers={fresh.customers} now={now} />
            ) : (
              <div className="d-panel">
                <EmptyState
                  icon={<UserRoundPlus aria-hidden="true" />}
                  title={t('desk.today.noneFresh')}
                  text={t('desk.today.noneFreshText')}
                />
              </div>
            )}
          </Section>
        </div>
      </div>
    </View>
  );
}
