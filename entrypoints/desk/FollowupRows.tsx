import { FollowupRow, type NamedFollowup } from '../../lib/app/followup-row.tsx';
import { go } from './route.ts';

/** Open follow-ups of several customers, with all that can be done about each. */
export function FollowupRows({ rows, now }: { rows: readonly NamedFollowup[]; now: number }) {
  return (
    <ul className="d-rows d-followups">
      {rows.map((named) => (
        <FollowupRow
          key={named.followup.id}
          named={named}
          now={now}
          onOpenCustomer={(id) => go('customers', id)}
          onOpenReply={(id) => go('replies', id)}
        />
      ))}
    </ul>
  );
}
