import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { useApp } from '../../lib/app/app.tsx';
import { pickVariant, type SavedReply } from '../../lib/model/reply.ts';
import type { FillFacts } from '../../lib/replies/fill.ts';
import { ReplyCopy, type UseOf } from './ReplyCopy.tsx';

/** One saved reply: title, tags, how often it was used; unfolded, its text and the copy button. */
export function ReplyRow({
  reply,
  wanted,
  facts,
  marketplace,
  about,
  open,
  onToggle,
}: {
  reply: SavedReply;
  /** The language to show, where the reply has it. */
  wanted: string;
  facts: FillFacts;
  marketplace: string | null;
  about: UseOf;
  open: boolean;
  onToggle: () => void;
}) {
  const { t, language } = useApp();
  const id = useId();
  // The seller's language for what the seller picks by; the text unfolds in the buyer's.
  const named = pickVariant(reply, language);
  return (
    <li className="p-reply">
      <button
        type="button"
        className="p-reply-head"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={onToggle}
      >
        <ChevronRight aria-hidden="true" />
        <span className="p-reply-title" lang={named.language.replace('_', '-')}>
          {named.variant.title}
        </span>
        {reply.tags.length > 0 ? <span className="p-reply-tags">{reply.tags.join(' · ')}</span> : null}
        {reply.useCount > 0 ? (
          <span className="p-reply-uses">{t('panel.used', { count: reply.useCount })}</span>
        ) : null}
      </button>
      {open ? (
        <div id={id}>
          <ReplyCopy
            reply={reply}
            wanted={pickVariant(reply, wanted).language}
            facts={facts}
            marketplace={marketplace}
            about={about}
          />
        </div>
      ) : null}
    </li>
  );
}
