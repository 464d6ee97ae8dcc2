import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { keep } from '../open-store.ts';
import type { RegularsDb } from '../store/db.ts';
import { LOSS, type Loss, writeLedger } from '../store/ledger.ts';

function asLoss(value: unknown): Loss | null {
  return typeof value === 'object' && value !== null && 'tables' in value ? (value as Loss) : null;
}

/** What is gone, while nobody has answered it yet. */
export function useLoss(): Loss | null {
  const [loss, setLoss] = useState<Loss | null>(null);
  useEffect(() => {
    const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
      if (area === 'local' && LOSS in changes) setLoss(asLoss(changes[LOSS]?.newValue));
    };
    void keep.get(LOSS).then((value) => setLoss(asLoss(value)));
    browser.storage.onChanged.addListener(changed);
    return () => browser.storage.onChanged.removeListener(changed);
  }, []);
  return loss;
}

/** The seller has answered: what is there now is what there should be. */
export async function settleLoss(db: RegularsDb, now: number): Promise<void> {
  await writeLedger(db, keep, now);
  await browser.storage.local.remove(LOSS);
}
