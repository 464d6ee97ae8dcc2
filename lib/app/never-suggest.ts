import { useCallback } from 'react';
import { useToasts } from '../../components/ui/toasts.tsx';
import { suggestToNobody } from '../store/recommend.ts';
import { useApp } from './app.tsx';
import { useAttempt } from './customer-followups.ts';

/** Takes a product out of what is suggested, for everybody; it can be undone. */
export function useNeverSuggest(): (product: string) => Promise<boolean> {
  const { db, t } = useApp();
  const { undoable } = useToasts();
  const attempt = useAttempt();
  return useCallback(
    (product) =>
      attempt(async () => {
        const undo = await suggestToNobody(db, product);
        undoable(t('customer.neverSuggested', { product }), undo);
      }),
    [db, t, undoable, attempt],
  );
}
