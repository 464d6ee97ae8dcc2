import { X } from 'lucide-react';
import { fileSize, ReplyFiles } from '../../components/replies/ReplyFiles.tsx';
import { IconButton } from '../../components/ui/Button.tsx';
import { useWords } from '../../components/ui/words.tsx';
import type { Checks } from '../../lib/bus.ts';
import type { ReplyFile } from '../../lib/model/reply.ts';
import { filesOf, type Outcome, overLimit } from './insert.ts';
import type { Link } from './link.ts';

/** Files that the page was not handed: to be pasted or attached by hand. */
export function GoesWith({
  link,
  replyId,
  files,
  checks,
  say,
  onClose,
}: {
  link: Link;
  replyId: string;
  files: readonly ReplyFile[];
  checks: Checks;
  say: (outcome: Outcome) => void;
  onClose: () => void;
}) {
  const { t, locale } = useWords();
  if (files.length === 0) return null;
  const { name, attach } = checks;
  const over = overLimit(files, attach);
  return (
    <div className="goes-with">
      <span className="soft">{t('files.goWith')}</span>
      <ReplyFiles
        files={files}
        read={async ({ id }) => (await filesOf(replyId, id))[0] ?? null}
        say={(text, copied) => {
          say({ tone: copied ? 'good' : 'warning', text });
          // Back to the composer, where it is pasted next.
          if (copied) link.send({ type: 'close' });
        }}
      />
      {over ? (
        <span className="soft">
          {over === 'bytes'
            ? t('files.overLimit', { name, limit: fileSize(attach?.bytes ?? 0, locale) })
            : t('files.overCount', { name, count: attach?.most ?? 0 })}
        </span>
      ) : null}
      <IconButton
        size="small"
        label={t('companion.ignore')}
        icon={<X size={13} aria-hidden="true" />}
        onClick={onClose}
      />
    </div>
  );
}
