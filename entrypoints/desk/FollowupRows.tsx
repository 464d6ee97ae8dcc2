import { FollowupItem } from '../../components/followups/FollowupItem.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useFollowupActions } from '../../lib/app/customer-followups.ts';
import type { Followup } from '../../lib/model/followup.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { go } from './route.ts';

/** A follow-up with the name it is for and the order it is about. */
export type NamedFollowup = { followup: Followup; name: string; orderId: string | null };

/** Adds names and order ids to follow-ups, two reads for all of them. */
export async function withNames(db: RegularsDb, followups: readonly Followup[]): Promise<NamedFollowup[]> {
  const [customers, orders] = await Promise.all([
    db.customers.bulkGet(followups.map(({ customerId }) => customerId)),
    db.orders.bulkGet(followups.map(({ orderKey }) => orderKey ?? '')),
  ]);
  return followups.map((followup, i) => ({
    followup,
    name: customers[i]?.name ?? '',
    orderId: orders[i]?.orderId ?? null,
  }));
}

/** Open follow-ups of several customers, with all that can be done about each. */
export function FollowupRows({ rows, now }: { rows: readonly NamedFollowup[]; now: number }) {
  const { settings } = useApp();
  const actions = useFollowupActions();
  return (
    <ul className="d-rows d-followups">
      {rows.map(({ followup, name, orderId }) => (
        <FollowupItem
          key={followup.id}
          followup={followup}
          now={now}
          snoozeMinutes={settings.snoozeMinutes}
          orderId={orderId}
          customerName={name}
          onOpenCustomer={() => go('customers', followup.customerId)}
          onDone={() => void actions.finish(followup)}
          onSnooze={(minutes) => void actions.snooze(followup, minutes)}
          onEdit={(change) => actions.edit(followup, change)}
        />
      ))}
    </ul>
  );
}
