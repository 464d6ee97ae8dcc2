import { type ReactNode, useEffect, useState } from 'react';
import { Compare, type Side } from '../../components/customer/Compare.tsx';
import { EvidenceList } from '../../components/customer/EvidenceList.tsx';
import { Loading } from '../../components/ui/Notice.tsx';
import type { Evidence } from '../model/merge.ts';
import { type CustomerView, readCustomer } from '../store/customers.ts';
import { evidenceBetween } from '../store/suggestions.ts';
import { useMarketplaceName } from './access.ts';
import { useApp } from './app.tsx';
import { useNow, useQuery } from './hooks.ts';

const sideOf = ({
  customer,
  tier,
  buyers,
  threads,
  notes,
  replyUses,
  followups,
  cases,
}: CustomerView): Side => ({
  customer,
  tier,
  buyers,
  brings: {
    threads: threads.length,
    notes: notes.length,
    replyUses: replyUses.length,
    followups: followups.length,
    cases: cases.length,
  },
});

/** What is chosen: whose record stays, whose goes into it, and why. */
export type Choice = { keepId: string; otherId: string; evidence: Evidence[] };

/**
 * Two customers side by side with what speaks for their being one. The record with more orders is kept unless the
 * seller chooses the other.
 * @param ids the first is the one with more orders, where that is known
 * @param children what can be done with the choice
 */
export function CompareCustomers({
  ids,
  children,
}: {
  ids: readonly [string, string];
  children: (choice: Choice) => ReactNode;
}) {
  const { settings } = useApp();
  const now = useNow();
  const nameOf = useMarketplaceName();
  const [a, b] = ids;
  const [chosen, setChosen] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a choice is made for one pair
  useEffect(() => setChosen(null), [a, b]);
  const read = useQuery(
    async (db) => {
      const views = await Promise.all([readCustomer(db, a, now), readCustomer(db, b, now)]);
      const sides = views.flatMap((view) => (view ? [sideOf(view)] : []));
      return { of: `${a} ${b}`, sides, evidence: await evidenceBetween(db, a, b) };
    },
    [a, b, now],
  );
  if (read?.of !== `${a} ${b}`) return <Loading />;
  // One of them was merged or erased in the meantime.
  if (read.sides.length < 2) return null;
  const most = [...read.sides].sort((x, y) => y.customer.totals.orders - x.customer.totals.orders)[0];
  const keepId = chosen ?? most?.customer.id ?? a;
  return (
    <div className="c-merge">
      <EvidenceList evidence={read.evidence} />
      <Compare
        sides={read.sides}
        keptId={keepId}
        onKeep={setChosen}
        look={settings}
        marketplaceName={nameOf}
      />
      {children({ keepId, otherId: keepId === a ? b : a, evidence: read.evidence })}
    </div>
  );
}
