import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/words.tsx';
import type { SaveState } from './autosave.ts';

/** Whether what was typed is kept. A failure stays, with a way to try again. */
export function SaveMark({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  const { t } = useWords();
  return (
    <span className="c-save" role="status">
      {state === 'failed' ? (
        <>
          <span className="c-danger">{t('customer.notSaved')}</span>
          <Button variant="quiet" size="small" onClick={onRetry}>
            {t('customer.tryAgain')}
          </Button>
        </>
      ) : state === 'saved' ? (
        t('customer.saved')
      ) : (
        t('customer.saving')
      )}
    </span>
  );
}
