import { useMemo } from 'react';
import { useToasts } from '../../components/ui/toasts.tsx';
import type { Followup } from '../model/followup.ts';
import {
  addFollowup,
  editFollowup,
  type FollowupDraft,
  finishFollowup,
  snoozeFollowup,
  snoozeUntilTheyWrite,
  WAIT_DAYS,
} from '../store/followups.ts';
import { waiveTurns } from '../store/turns.ts';
import { whenDue } from '../words/time.ts';
import { useApp } from './app.tsx';
import { counted } from './customer-saving.ts';

export type FollowupActions = {
  /** True once it is kept. */
  add: (draft: FollowupDraft) => Promise<boolean>;
  finish: (followup: Followup) => Promise<void>;
  /** Sleeps until its customer writes again. */
  await: (followup: Followup) => Promise<void>;
  snooze: (followup: Followup, minutes: number) => Promise<void>;
  edit: (followup: Followup, change: { text: string; dueAt: number }) => Promise<boolean>;
};

/** Runs a write, and says so when it did not work. */
export function useAttempt(): (write: () => Promise<unknown>) => Promise<boolean> {
  const { t } = useApp();
  const { fail } = useToasts();
  return useMemo(
    () => async (write) => {
      try {
        await counted(write());
        return true;
      } catch (error) {
        fail(t('customer.failed', { reason: error instanceof Error ? error.message : String(error) }));
        return false;
      }
    },
    [t, fail],
  );
}

/** What can be done with follow-ups, each with its message and its undo. */
export function useFollowupActions(): FollowupActions {
  const { db, t, locale } = useApp();
  const { say, undoable } = useToasts();
  const attempt = useAttempt();
  return useMemo(
    () => ({
      add: async (draft) => {
        const now = Date.now();
        const added = await attempt(() => addFollowup(db, draft, now));
        if (added) say(t('followup.added', { when: whenDue(draft.dueAt, now, locale) }));
        return added;
      },
      finish: async ({ id, text }) => {
        await attempt(async () => {
          const undo = await finishFollowup(db, id, Date.now());
          undoable(t('followup.finished', { text }), () => counted(undo()));
        });
      },
      snooze: async ({ id }, minutes) => {
        await attempt(async () => {
          const now = Date.now();
          const undo = await snoozeFollowup(db, id, minutes, now);
          const when = whenDue(now + minutes * 60_000, now, locale);
          undoable(t('followup.snoozed', { when }), () => counted(undo()));
        });
      },
      await: async ({ id }) => {
        await attempt(async () => {
          const undo = await snoozeUntilTheyWrite(db, id, Date.now());
          undoable(t('followup.awaits', { days: WAIT_DAYS }), () => counted(undo()));
        });
      },
      edit: async ({ id, text, dueAt }, change) => {
        const moved = change.dueAt !== dueAt;
        if (!moved && change.text === text) return true;
        const to = moved ? change : { text: change.text };
        return attempt(async () => {
          const undo = await editFollowup(db, id, to, Date.now());
          undoable(t('followup.changed'), () => counted(undo()));
        });
      },
    }),
    [db, t, locale, say, undoable, attempt],
  );
}

/** Says that what waits in a thread needs no answer; can be undone. */
export function useWaive(): (threadKey: string) => Promise<boolean> {
  const { db, t } = useApp();
  const { undoable } = useToasts();
  const attempt = useAttempt();
  return useMemo(
    () => (threadKey) =>
      attempt(async () => {
        const undo = await waiveTurns(db, threadKey, Date.now());
        undoable(t('clock.waived'), () => counted(undo()));
      }),
    [db, t, undoable, attempt],
  );
}
