import { useCallback } from 'react';
import { useToasts } from '../../components/ui/toasts.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { settleLoss } from '../../lib/app/loss.ts';
import { exportAll, type Inspected, inspectBackup, restoreAll } from '../../lib/store/backup.ts';

/**
 * Replaces everything by a backup, after taking a copy of what is there: Undo puts that copy back.
 * @returns a function that gets what reads the backup; true when it was restored, what went wrong is said
 */
export function useRestore(): (read: () => Promise<Inspected>) => Promise<boolean> {
  const { db, t } = useApp();
  const { undoable, fail } = useToasts();
  return useCallback(
    async (read) => {
      try {
        const backup = await read();
        // What is in files stays where it is: nothing of it is replaced.
        const copy = JSON.stringify(await exportAll(db, Date.now(), 'files'));
        const { after } = await restoreAll(db, backup, Date.now());
        await settleLoss(db, Date.now());
        const counts = {
          customers: t('desk.data.customers', { count: after.customers }),
          orders: t('orders', { count: after.orders }),
          replies: t('desk.data.replies', { count: after.replies }),
        };
        undoable(t('desk.data.restored', counts), async () => {
          await restoreAll(db, inspectBackup(copy), Date.now());
          await settleLoss(db, Date.now());
        });
        return true;
      } catch (error) {
        fail(
          t('desk.data.restoreFailed', { reason: error instanceof Error ? error.message : String(error) }),
        );
        return false;
      }
    },
    [db, t, undoable, fail],
  );
}
