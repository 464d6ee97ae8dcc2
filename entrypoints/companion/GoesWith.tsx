import { X } from 'lucide-react';
import { useState } from 'react';
import { fileSize, ReplyFiles } from '../../components/replies/ReplyFiles.tsx';
import { IconButton } from '../../components/ui/Button.tsx';
import { useWords } from '../../components/ui/words.tsx';
import type { StripData } from '../../lib/bus.ts';
import { filesOf, type Outcome } from './insert.ts';
import type { Link } from './link.ts';

/** The files of what was just inserted, where the page was not handed them: to be pasted or attached by hand. */
export function GoesWith({
  link,
  data: { inserted, checks },
  say,
}: {
  link: Link;
  data: StripData;
  say: (outcome: Outcome) => void;
}) {
  const { t, locale } = useWords();
  const [closed, setClosed] = useState<string | null>(null);
  if (!inserted || inserted.files.length === 0 || closed === inserted.id) return null;
  const { files, replyId } = inserted;
  const limit = checks.attach?.bytes ?? null;
  const over = limit !== null && files.reduce((sum, { size }) => sum + size, 0) > limit;
  return (
    <div className="goes-with">
      <span className="soft">{t('files.goWith')}</span>
      <ReplyFiles
        files={files}
        read={async ({ id }) => (await filesOf(replyId)).get(id) ?? null}
        say={(text, copied) => {
          say({ tone: copied ? 'good' : 'warning', text });
          // Back to the composer, where Ctrl+V is pressed next.
          if (copied) link.send({ type: 'close' });
        }}
      />
      {over ? (
        <span className="soft">
          {t('files.overLimit', { name: checks.name, limit: fileSize(limit, locale) })}
        </span>
      ) : null}
      <IconButton
        size="small"
        label={t('companion.ignore')}
        icon={<X size={13} aria-hidden="true" />}
        onClick={() => setClosed(inserted.id)}
      />
    </div>
  );
}
