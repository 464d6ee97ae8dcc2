import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/ui/Button.tsx';
import { Dialog } from '../../../components/ui/Dialog.tsx';
import { TextField } from '../../../components/ui/TextField.tsx';
import { useToasts } from '../../../components/ui/toasts.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { useAttempt } from '../../../lib/app/customer-followups.ts';
import { tagMany } from '../../../lib/store/segments.ts';

/** One tag for all that are listed. */
export function BulkTag({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const { db, t } = useApp();
  const { undoable } = useToasts();
  const attempt = useAttempt();
  const [tag, setTag] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!tag.trim()) return;
    void attempt(async () => {
      const { count, undo } = await tagMany(db, ids, tag, Date.now());
      undoable(t('segments.tagged', { count, tag: tag.trim() }), undo);
      onClose();
    });
  };
  return (
    <Dialog open title={t('segments.tagTitle', { count: ids.length })} onClose={onClose}>
      <form className="d-segment-form" onSubmit={submit}>
        <TextField label={t('segments.tagName')} maxLength={60} value={tag} onChange={setTag} />
        <div className="d-segment-foot">
          <Button onClick={onClose}>{t('followup.cancel')}</Button>
          <Button variant="primary" type="submit" disabled={!tag.trim()}>
            {t('segments.tag')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
