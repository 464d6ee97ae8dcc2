import { ArrowLeft, CircleHelp, MessageSquareText, Plus, Search } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { emptyForm } from '../../components/replies/form.ts';
import { ownName } from '../../components/replies/languages.ts';
import { Button } from '../../components/ui/Button.tsx';
import { LinkButton } from '../../components/ui/LinkButton.tsx';
import { EmptyState, Loading } from '../../components/ui/Notice.tsx';
import { Select } from '../../components/ui/Select.tsx';
import { TextField } from '../../components/ui/TextField.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useNow, useQuery } from '../../lib/app/hooks.ts';
import type { SavedReply } from '../../lib/model/reply.ts';
import { type Spell, searchReplies } from '../../lib/replies/search.ts';
import { needing, STALE_DAYS, type Upkeep } from '../../lib/replies/upkeep.ts';
import { listReplies } from '../../lib/store/replies.ts';
import { oftenEdited } from '../../lib/store/reply-outcomes.ts';
import { ExchangeReplies } from './ExchangeReplies.tsx';
import { ReplyList } from './ReplyList.tsx';
import { ReplyPane } from './ReplyPane.tsx';
import './replies-view.css';
import { usePinyin } from '../../components/replies/use-pinyin.ts';
import { openQuestions } from '../../lib/store/unanswered.ts';
import { Topics } from './replies/Topics.tsx';
import { newDraft, useDrafts } from './reply-drafts.ts';
import { go, goQuietly, hrefOf, TOPICS } from './route.ts';
import { View } from './View.tsx';

/** The reply library: search and tags at the left, the editor at the right. */
export function Replies({ replyId }: { replyId: string | null }) {
  const { t, language } = useApp();
  const replies = useQuery(listReplies, []);
  const drafts = useDrafts();
  const [query, setQuery] = useState('');
  const [tag, setTag] = useState('');
  const [folder, setFolder] = useState('');
  const [upkeep, setUpkeep] = useState<Upkeep | 'edited' | ''>('');
  const edited = useQuery(async (db) => (upkeep === 'edited' ? oftenEdited(db) : null), [upkeep]);
  const asked = useQuery(async (db) => (await openQuestions(db)).length, []) ?? 0;
  const now = useNow();
  const sought = useDeferredValue(query);
  const spell = usePinyin(sought !== '');
  const tags = useMemo(() => tagsOf(replies ?? []), [replies]);
  const folders = useMemo(() => foldersOf(replies ?? []), [replies]);
  const found = useMemo(() => {
    const among =
      upkeep === 'edited'
        ? (replies ?? []).filter(({ id }) => edited?.has(id))
        : upkeep
          ? needing(replies ?? [], upkeep, language, now)
          : (replies ?? []);
    return find(among, { query: sought, tag, folder, language, spell });
  }, [replies, sought, tag, folder, upkeep, edited, language, spell, now]);
  const fresh = [...drafts.keys()].filter((id) => drafts.get(id)?.baseAt === null);
  const shown = replyId ?? fresh[0] ?? found[0]?.id ?? null;

  // A tag or folder that no reply has any more must not keep filtering.
  useEffect(() => {
    if (tag && replies && !tags.some((known) => known.tag === tag)) setTag('');
    if (folder && replies && !folders.includes(folder)) setFolder('');
  }, [tag, tags, folder, folders, replies]);

  const begin = () => go('replies', newDraft(emptyForm(language)));
  return (
    <View
      fill
      title={t('desk.views.replies')}
      actions={
        <>
          <ExchangeReplies replies={replies ?? []} />
          <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={begin}>
            {t('desk.replies.new')}
          </Button>
        </>
      }
    >
      {replies === undefined ? (
        <Loading />
      ) : replies.length === 0 && drafts.size === 0 ? (
        <EmptyState
          icon={<MessageSquareText aria-hidden="true" />}
          title={t('desk.replies.empty')}
          text={t('desk.replies.emptyText')}
          action={
            <Button variant="primary" onClick={begin}>
              {t('desk.replies.new')}
            </Button>
          }
        />
      ) : (
        <div className="d-replies" data-open={replyId ? true : undefined}>
          <div className="d-replies-left">
            <div className="d-replies-filter">
              <TextField
                type="search"
                label={t('desk.replies.search')}
                hideLabel
                placeholder={t('desk.replies.searchShort')}
                icon={<Search aria-hidden="true" />}
                value={query}
                onChange={setQuery}
              />
              <Select
                label={t('desk.replies.byTag')}
                hideLabel
                value={tag}
                onChange={setTag}
                options={[
                  { value: '', label: t('desk.replies.allTags') },
                  ...tags.map(({ tag: name, count }) => ({ value: name, label: `${name} · ${count}` })),
                ]}
              />
              <Select<Upkeep | 'edited' | ''>
                label={t('desk.replies.upkeep')}
                hideLabel
                value={upkeep}
                onChange={setUpkeep}
                options={[
                  { value: '', label: t('desk.replies.upkeepAll') },
                  { value: 'never', label: t('desk.replies.upkeepNever', { days: STALE_DAYS }) },
                  { value: 'stale', label: t('desk.replies.upkeepStale', { days: STALE_DAYS }) },
                  { value: 'same', label: t('desk.replies.upkeepSame') },
                  { value: 'edited', label: t('desk.replies.upkeepEdited') },
                  {
                    value: 'noLanguage',
                    label: t('desk.replies.upkeepLanguage', { language: ownName(language) }),
                  },
                ]}
              />
              {folders.length > 0 ? (
                <Select
                  label={t('desk.replies.byFolder')}
                  hideLabel
                  value={folder}
                  onChange={setFolder}
                  options={[
                    { value: '', label: t('desk.replies.allFolders') },
                    ...folders.map((name) => ({ value: name, label: name })),
                  ]}
                />
              ) : null}
            </div>
            {asked > 0 ? (
              <LinkButton
                size="small"
                href={hrefOf('replies', TOPICS)}
                icon={<CircleHelp aria-hidden="true" />}
              >
                {t('desk.replies.topics.link', { count: asked })}
              </LinkButton>
            ) : null}
            <ReplyList
              replies={found}
              drafts={drafts}
              current={shown}
              searching={sought !== '' || tag !== '' || folder !== '' || upkeep !== ''}
            />
          </div>
          {replyId ? (
            <LinkButton
              className="d-replies-back"
              size="small"
              href={hrefOf('replies')}
              icon={<ArrowLeft aria-hidden="true" />}
            >
              {t('desk.views.replies')}
            </LinkButton>
          ) : null}
          {replyId === TOPICS ? (
            <Topics />
          ) : shown ? (
            <ReplyPane
              key={shown}
              id={shown}
              stored={replies.find(({ id }) => id === shown)}
              draft={drafts.get(shown)}
              knownTags={tags.map((known) => known.tag)}
              others={replies}
              onSaved={(id) => goQuietly('replies', id)}
              onGone={() => {
                goQuietly('replies');
                // What had the focus is gone.
                document.getElementById('main')?.focus();
              }}
            />
          ) : null}
        </div>
      )}
    </View>
  );
}

function find(
  replies: readonly SavedReply[],
  {
    query,
    tag,
    folder,
    language,
    spell,
  }: { query: string; tag: string; folder: string; language: string; spell: Spell | null },
): SavedReply[] {
  const chosen = replies.filter(
    (reply) =>
      (!tag || reply.tags.includes(tag)) &&
      (!folder || reply.folder === folder || reply.folder?.startsWith(`${folder}/`)),
  );
  return query.trim() ? searchReplies(chosen, query, language, spell) : chosen;
}

/** Folders that replies are in, and those around them. */
function foldersOf(replies: readonly SavedReply[]): string[] {
  const all = replies.flatMap(({ folder }) => {
    const parts = folder?.split('/') ?? [];
    return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
  });
  return [...new Set(all)].sort();
}

function tagsOf(replies: readonly SavedReply[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of replies) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count);
}
