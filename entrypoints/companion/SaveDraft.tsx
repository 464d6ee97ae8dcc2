import { BookmarkPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { TextField } from '../../components/ui/TextField.tsx';
import { useWords } from '../../components/ui/words.tsx';
import { sendMessage } from '../../lib/bus.ts';

/** Turns what stands in the composer into a saved reply. */
export function SaveDraft({ draft }: { draft: string }) {
  const { t } = useWords();
  const [title, setTitle] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  if (saved) return <span role="status">{t('companion.saved')}</span>;
  if (title === null) {
    return (
      <Button
        size="small"
        variant="quiet"
        icon={<BookmarkPlus size={14} />}
        onClick={() => setTitle(draft.trim().split('\n')[0]?.slice(0, 40) ?? '')}
      >
        {t('companion.saveDraft')}
      </Button>
    );
  }
  return (
    <form
      className="row"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!title.trim()) return;
        await sendMessage('saveReply', { id: crypto.randomUUID(), title: title.trim(), text: draft });
        setSaved(true);
      }}
    >
      <TextField label={t('companion.saveTitle')} hideLabel value={title} onChange={setTitle} autoFocus />
      <Button size="small" type="submit" variant="primary" disabled={!title.trim()}>
        {t('companion.save')}
      </Button>
    </form>
  );
}
