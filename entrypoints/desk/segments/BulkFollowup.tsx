import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/ui/Button.tsx';
import { Dialog } from '../../../components/ui/Dialog.tsx';
import { NumberField } from '../../../components/ui/NumberField.tsx';
import { TextField } from '../../../components/ui/TextField.tsx';
import { useToasts } from '../../../components/ui/toasts.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { useAttempt } from '../../../lib/app/customer-followups.ts';
import { addMany } from '../../../lib/store/followups.ts';

const MORNING = 9;

/** One follow-up for each that is listed, so many a day: nobody writes to two hundred people in one morning. */
export function BulkFollowup({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const { db, t } = useApp();
  const { undoable } = useToasts();
  const attempt = useAttempt();
  const [text, setText] = useState('');
  const [perDay, setPerDay] = useState(10);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    void attempt(async () => {
      const now = Date.now();
      const begin = new Date(now);
      begin.setDate(begin.getDate() + 1);
      begin.setHours(MORNING, 0, 0, 0);
      const { made, leftOut, undo } = await addMany(
        db,
        ids,
        { text: text.trim(), from: begin.getTime(), perDay },
        now,
      );
      undoable(t('segments.followed', { count: made, leftOut }), undo);
      onClose();
    });
  };
  return (
    <Dialog open title={t('segments.followupTitle', { count: ids.length })} onClose={onClose}>
      <form className="d-segment-form" onSubmit={submit}>
        <TextField label={t('followup.text')} maxLength={500} value={text} onChange={setText} />
        <NumberField label={t('segments.perDay')} value={perDay} min={1} max={500} onChange={setPerDay} />
        <p className="d-soft d-small">
          {t('segments.spaced', { count: Math.max(1, Math.ceil(ids.length / perDay)) })}
        </p>
        <div className="d-segment-foot">
          <Button onClick={onClose}>{t('followup.cancel')}</Button>
          <Button variant="primary" type="submit" disabled={!text.trim()}>
            {t('segments.followup')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
