import { BellRing } from 'lucide-react';
import { EmptyState, Loading } from '../../components/ui/Notice.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { FollowupRow, type NamedFollowup, withNames } from '../../lib/app/followup-row.tsx';
import { useQuery } from '../../lib/app/hooks.ts';
import { isDue } from '../../lib/followups/due.ts';
import { openFollowups } from '../../lib/store/followups.ts';

/** What was promised, of all customers: first what is due, then what comes. */
export function FollowupsTab({ now, onOpen }: { now: number; onOpen: (customerId: string) => void }) {
  const { t } = useApp();
  const open = useQuery(async (db) => withNames(db, await openFollowups(db)), []);
  if (!open) return <Loading />;
  const due = open.filter(({ followup }) => isDue(followup, now));
  const upcoming = open.filter(({ followup }) => !isDue(followup, now));

  const list = (title: string, followups: readonly NamedFollowup[]) =>
    followups.length === 0 ? null : (
      <section>
        <h2 className="p-list-title">
          {title} <span className="p-count">{followups.length}</span>
        </h2>
        <ul className="p-followups">
          {followups.map((named) => (
            <FollowupRow key={named.followup.id} named={named} now={now} onOpenCustomer={onOpen} />
          ))}
        </ul>
      </section>
    );
  return (
    <div className="p-tab">
      <h1 className="r-hidden">{t('panel.followups')}</h1>
      {open.length === 0 ? (
        <EmptyState
          icon={<BellRing aria-hidden="true" />}
          title={t('panel.noFollowups')}
          text={t('panel.noFollowupsText')}
        />
      ) : null}
      {list(t('panel.due'), due)}
      {list(t('panel.upcoming'), upcoming)}
    </div>
  );
}
