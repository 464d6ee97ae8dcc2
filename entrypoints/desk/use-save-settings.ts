import { useCallback, useEffect, useRef, useState } from 'react';
import { useToasts } from '../../components/ui/toasts.tsx';
import { useApp } from '../../lib/app/app.tsx';
import type { Settings } from '../../lib/model/settings.ts';
import { writeSettings } from '../../lib/store/settings.ts';

const SAID_FOR = 2_000;

/**
 * Saves a change of the settings at once, one after the other.
 * @returns the function, which says whether it could be saved, and whether something was saved a moment ago
 */
export function useSaveSettings(): [
  save: (change: Partial<Settings>) => Promise<boolean>,
  justSaved: boolean,
] {
  const { db, t } = useApp();
  const { fail } = useToasts();
  const [savedAt, setSavedAt] = useState(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    if (savedAt === 0) return;
    const timer = setTimeout(() => setSavedAt(0), SAID_FOR);
    return () => clearTimeout(timer);
  }, [savedAt]);
  const save = useCallback(
    (change: Partial<Settings>) => {
      // Each write reads all settings first, so two at once would lose one of them.
      const run = queue.current.then(async () => {
        try {
          await writeSettings(db, change);
          setSavedAt(Date.now());
          return true;
        } catch {
          fail(t('desk.notSaved'));
          return false;
        }
      });
      queue.current = run;
      return run;
    },
    [db, fail, t],
  );
  return [save, savedAt !== 0];
}
