import { useMemo } from 'react';
import { useToasts } from '../../components/ui/toasts.tsx';
import type { Evidence, Merge } from '../model/merge.ts';
import { notSame, splitBuyer } from '../store/distinct.ts';
import { mergeCustomers, undoMerge } from '../store/merge.ts';
import { useApp } from './app.tsx';
import { useAttempt } from './customer-followups.ts';
import { counted } from './customer-saving.ts';

export type MergeActions = {
  /** True once it is done. */
  merge: (keepId: string, otherId: string, evidence: readonly Evidence[]) => Promise<boolean>;
  notSame: (a: string, b: string) => Promise<boolean>;
  split: (buyerId: string) => Promise<boolean>;
  undo: (merge: Merge) => Promise<boolean>;
};

/** What a seller decides about who is who, each with its message and its undo. */
export function useMergeActions(): MergeActions {
  const { db, t } = useApp();
  const { undoable } = useToasts();
  const attempt = useAttempt();
  return useMemo(
    () => ({
      merge: (keepId, otherId, evidence) =>
        attempt(async () => {
          const { id, other } = await mergeCustomers(db, keepId, otherId, Date.now(), evidence);
          const name = other.name || t('customer.noName');
          undoable(t('same.merged', { name }), () => counted(undoMerge(db, id, Date.now())));
        }),
      notSame: (a, b) =>
        attempt(async () => {
          const forget = await notSame(db, a, b, Date.now());
          undoable(t('same.remembered'), () => counted(forget()));
        }),
      split: (buyerId) =>
        attempt(async () => {
          const { undo } = await splitBuyer(db, buyerId, Date.now());
          undoable(t('same.split'), () => counted(undo()));
        }),
      undo: ({ id, keptId, otherId, evidence, other }) =>
        attempt(async () => {
          await undoMerge(db, id, Date.now());
          const name = other.name || t('customer.noName');
          undoable(t('same.apart', { name }), async () => {
            await counted(mergeCustomers(db, keptId, otherId, Date.now(), evidence));
          });
        }),
    }),
    [db, t, undoable, attempt],
  );
}
