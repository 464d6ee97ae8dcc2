import { BellRing } from 'lucide-react';
import { FollowupItem } from '../../components/followups/FollowupItem.tsx';
import { EmptyState, Loading } from '../../components/ui/Notice.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useFollowupActions } from '../../lib/app/customer-followups.ts';
import { orderIdIn } from '../../lib/app/customer-order-id.ts';
import { useQuery } from '../../lib/app/hooks.ts';
import { isDue } from '../../lib/followups/due.ts';
import type { Followup } from '../../lib/model/followup.ts';
import { customerRows } from '../../lib/store/customers.ts';
import { openFollowups } from '../../lib/store/followups.ts';

/** What was promised, of all customers: first what is due, then what comes. */
export function FollowupsTab({ now, onOpen }: { now: number; onOpen: (customerId: string) => void }) {
  const { t, settings } = useApp();
  const { finish, snooze, edit } = useFollowupActions();
  const open = useQuery(
    async (db) => {
      const followups = await openFollowups(db);
      const rows = await customerRows(db, [...new Set(followups.map(({ customerId }) => customerId))], now);
      return { followups, names: new Map(rows.map(({ customer }) => [customer.id, customer.name])) };
    },
    [now],
  );
  if (!open) return <Loading />;
  const due = open.followups.filter((followup) => isDue(followup, now));
  const upcoming = open.followups.filter((followup) => !isDue(followup, now));

  const list = (title: string, followups: readonly Followup[]) =>
    followups.length === 0 ? null : (
      <section>
        <h2 className="p-list-title">
          {title} <span className="p-count">{followups.length}</span>
        </h2>
        <ul className="p-followups">
          {followups.map((followup) => (
            <FollowupItem
              key={followup.id}
              followup={followup}
              now={now}
              snoozeMinutes={settings.snoozeMinutes}
              orderId={followup.orderKey === null ? null : orderIdIn(followup.orderKey)}
              customerName={open.names.get(followup.customerId) || t('customer.noName')}
              onOpenCustomer={() => onOpen(followup.customerId)}
              onDone={() => void finish(followup)}
              onSnooze={(minutes) => void snooze(followup, minutes)}
              onEdit={(change) => edit(followup, change)}
            />
          ))}
        </ul>
      </section>
    );
  return (
    <div className="p-tab">
      <h1 className="r-hidden">{t('panel.followups')}</h1>
      {open.followups.length === 0 ? (
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
