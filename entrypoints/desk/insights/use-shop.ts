import { useEffect, useState } from 'react';
import { useApp } from '../../../lib/app/app.tsx';
import { useNow } from '../../../lib/app/hooks.ts';
import type { TierLevel } from '../../../lib/customers/tier.ts';
import type { Sale } from '../../../lib/insights/sales.ts';
import { readSales } from '../../../lib/store/sales.ts';
import { readSegmentFacts } from '../../../lib/store/segments.ts';
import { exchangeOf } from '../../../lib/store/settings.ts';

const AGAIN_AFTER = 5 * 60_000;

/** All that was sold, and the tier of each customer. */
export type Shop = { sales: readonly Sale[]; tiers: ReadonlyMap<string, TierLevel> };

/**
 * The shop as it is when the view opens, and anew every five minutes: all orders are read, which a large shop would
 * feel if it were done at each new one.
 */
export function useShop(): Shop | undefined {
  const { db, settings } = useApp();
  const now = useNow(AGAIN_AFTER);
  const [shop, setShop] = useState<Shop>();
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => {
    let live = true;
    const read = async () => {
      const [sales, facts] = await Promise.all([
        readSales(db, exchangeOf(settings)),
        readSegmentFacts(db, now),
      ]);
      if (live) setShop({ sales, tiers: new Map(facts.map(({ id, tier }) => [id, tier])) });
    };
    read().catch((error: unknown) => live && setFailed(error ?? new Error('the orders cannot be read')));
    return () => {
      live = false;
    };
  }, [db, settings, now]);
  // The page's boundary says it, and how to go on.
  if (failed !== undefined) throw failed;
  return shop;
}
