import { useMemo } from 'react';
import { useToasts } from '../../components/ui/toasts.tsx';
import type { CaseStep } from '../model/case.ts';
import { type CaseChange, closeCase, editCase, removeCase, reopenCase } from '../store/cases.ts';
import { useApp } from './app.tsx';
import { useAttempt } from './customer-followups.ts';
import { counted } from './customer-saving.ts';

/** What can be done with one case; closing, opening again and removing, of a step too, can be undone. */
export function useCaseActions(id: string): {
  edit: (change: CaseChange) => Promise<void>;
  /** @param steps those that are left */
  removeStep: (steps: CaseStep[]) => Promise<void>;
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
      removeStep: async (steps) => {
        await attempt(async () => {
          const undo = await editCase(db, id, { steps }, Date.now());
          undoable(t('cases.stepRemoved'), () => counted(undo()));
        });
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
