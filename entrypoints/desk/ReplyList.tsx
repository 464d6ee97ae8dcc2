import { Pin } from 'lucide-react';
import { Chip } from '../../components/ui/Chip.tsx';
import { EmptyState } from '../../components/ui/Notice.tsx';
import { VirtualList } from '../../components/ui/VirtualList.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { pickVariant, type SavedReply } from '../../lib/model/reply.ts';
import type { ReplyDraft } from './reply-drafts.ts';
import { hrefOf } from './route.ts';

type Row = {
  id: string;
  title: string;
  text: string;
  tags: readonly string[];
  code: string;
  pinned: boolean;
  uses: number;
  dirty: boolean;
};

const filing = ({ tags, code, pinned }: Pick<SavedReply, 'tags' | 'code' | 'pinned'>) => ({
  tags,
  code: code ?? '',
  pinned: pinned ?? false,
});

/** The found replies, unsaved new ones first; a dot marks what is not saved. */
export function ReplyList({
  replies,
  drafts,
  current,
  searching,
}: {
  replies: readonly SavedReply[];
  drafts: ReadonlyMap<string, ReplyDraft>;
  current: string | null;
  searching: boolean;
}) {
  const { t, language } = useApp();
  const fresh = [...drafts].filter(([, { baseAt }]) => baseAt === null);
  const rowAt = (index: number): Row | null => {
    const begun = fresh[index];
    if (begun) {
      const [id, { form }] = begun;
      const [variant] = Object.values(form.variants);
      const title = variant?.title.trim() || t('desk.replies.untitled');
      return { id, title, text: variant?.text ?? '', ...filing(form), uses: 0, dirty: true };
    }
    const reply = replies[index - fresh.length];
    if (!reply) return null;
    const { variant } = pickVariant(reply, language);
    const { id, useCount } = reply;
    return { id, ...variant, ...filing(reply), uses: useCount, dirty: drafts.has(id) };
  };
  const count = fresh.length + replies.length;
  if (count === 0 && searching) {
    return <EmptyState title={t('desk.replies.noneFound')} text={t('desk.replies.noneFoundText')} />;
  }
  const chosen =
    fresh.findIndex(([id]) => id === current) >= 0
      ? fresh.findIndex(([id]) => id === current)
      : replies.findIndex(({ id }) => id === current) + fresh.length;
  return (
    <VirtualList
      count={count}
      rowHeight={58}
      label={t('desk.views.replies')}
      current={chosen}
      currentKey={current}
    >
      {(index, tabIndex) => {
        const row = rowAt(index);
        if (!row) return null;
        return (
          <a
            className="d-reply-row"
            href={hrefOf('replies', row.id)}
            tabIndex={tabIndex}
            aria-current={row.id === current ? 'true' : undefined}
          >
            <span className="d-reply-line">
              {row.pinned ? <Pin className="d-reply-pin" aria-label={t('desk.replies.pinned')} /> : null}
              <span className="d-reply-title d-cut">{row.title}</span>
              {row.code ? <code className="d-reply-code">{row.code}</code> : null}
              {row.dirty ? (
                <span className="d-reply-dirty" title={t('desk.replies.unsaved')}>
                  <span className="r-hidden">{t('desk.replies.unsaved')}</span>
                </span>
              ) : null}
              <span className="d-reply-uses">
                {row.uses > 0 ? t('desk.replies.uses', { count: row.uses }) : null}
              </span>
            </span>
            <span className="d-reply-line">
              <span className="d-reply-text d-cut">{row.text}</span>
              <span className="d-reply-tags">
                {row.tags.slice(0, 2).map((tag) => (
                  <Chip key={tag}>{tag}</Chip>
                ))}
              </span>
            </span>
          </a>
        );
      }}
    </VirtualList>
  );
}
