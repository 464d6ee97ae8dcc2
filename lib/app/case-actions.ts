import { useMemo } from 'react';
import { useToasts } from '../../components/ui/toasts.tsx';
import { type CaseChange, closeCase, editCase, removeCase, reopenCase } from '../store/cases.ts';
import { useApp } from './app.tsx';
import { useAttempt } from './customer-followups.ts';
import { counted } from './customer-saving.ts';

/** What can be done with one case; closing, opening again and removing can be undone. */
export function useCaseActions(id: string): {
  edit: (change: CaseChange) => Promise<void>;
  close: () => Promise<boolean>;
  reopen: () => Promise<boolean>;
  remove: () => Promise<boolean>;
} {
  const { db, t } = useApp();
  const { undoable } = useToasts();
  const attempt = useAttempt();
  return useMemo(
    () => ({
      edit: async (change) => {
        await attempt(() => editCase(db, id, change, Date.now()));
      },
      close: () =>
        attempt(async () => {
          const undo = await closeCase(db, id, Date.now());
          undoable(t('customer.caseIsClosed'), () => counted(undo()));
        }),
      reopen: () =>
        attempt(async () => {
          const undo = await reopenCase(db, id, Date.now());
          undoable(t('customer.caseIsOpen'), () => counted(undo()));
        }),
      remove: () =>
        attempt(async () => {
          const undo = await removeCase(db, id);
          undoable(t('cases.removed'), () => counted(undo()));
        }),
    }),
    [db, id, t, undoable, attempt],
  );
}
