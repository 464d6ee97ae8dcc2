import { useLiveQuery } from 'dexie-react-hooks';
import { Copy, Eraser, RotateCcw, Save, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import {
  type FormProblem,
  problemOf,
  type ReplyForm,
  sameForm,
  toDraft,
  toForm,
} from '../../components/replies/form.ts';
import { ReplyEditor } from '../../components/replies/ReplyEditor.tsx';
import { Ago } from '../../components/ui/Ago.tsx';
import { Button, IconButton } from '../../components/ui/Button.tsx';
import { Banner, EmptyState } from '../../components/ui/Notice.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import { messageRules } from '../../lib/adapters/message-rules.ts';
import { marketplaceName } from '../../lib/app/access.ts';
import { useApp } from '../../lib/app/app.tsx';
import { useNow } from '../../lib/app/hooks.ts';
import { pickVariant, type SavedReply } from '../../lib/model/reply.ts';
import type { FillFacts } from '../../lib/replies/fill.ts';
import { missingFiles } from '../../lib/store/files.ts';
import { forgetLearnt, removeReply, saveReply } from '../../lib/store/replies.ts';
import { rulesUsing } from '../../lib/store/rules.ts';
import { forgetUnanswered } from '../../lib/store/unanswered.ts';
import { usedBy } from '../../lib/words/rule.ts';
import { ReplyOutcome } from './replies/ReplyOutcome.tsx';
import { useFileKeeper } from './replies/use-file-keeper.ts';
import { draftOf, isNew, newDraft, type ReplyDraft, setDraft } from './reply-drafts.ts';
import { go } from './route.ts';

/** One reply being edited: what can be done with it on top, saved on a button or Ctrl+S. */
export function ReplyPane({
  id,
  stored,
  draft,
  knownTags,
  others,
  onSaved,
  onGone,
}: {
  id: string;
  stored: SavedReply | undefined;
  draft: ReplyDraft | undefined;
  knownTags: readonly string[];
  /** All replies, for their folders and codes. */
  others: readonly SavedReply[];
  onSaved: (id: string) => void;
  onGone: () => void;
}) {
  const { db, t, locale, language, adapters, settings } = useApp();
  const { undoable, fail, say } = useToasts();
  const now = useNow();
  const example = useExample();
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const form = draft?.form ?? (stored ? toForm(stored) : null);
  const dirty = draft !== undefined;
  const sites = adapters.filter(({ hosts }) => !hosts.includes('localhost'));
  const elsewhere = draft && stored && draft.baseAt !== null && stored.updatedAt > draft.baseAt;

  const change = (next: ReplyForm) => {
    setProblem(null);
    const back = stored !== undefined && sameForm(next, toForm(stored));
    const baseAt = draft ? draft.baseAt : (stored?.updatedAt ?? null);
    setDraft(id, back ? null : { ...draft, form: next, baseAt });
  };
  const keeper = useFileKeeper(id, stored, change);
  const save = async () => {
    await keeper.settled();
    const { form = null, answers = [] } = draftOf(id) ?? {};
    if (!form) return;
    const missing = problemOf(form);
    setProblem(missing);
    if (missing) return;
    const [gone] = await missingFiles(db, form.files);
    if (gone) return fail(t('files.againPlease', { name: gone.name }));
    try {
      const saved = await saveReply(db, { ...toDraft(form), ...(isNew(id) ? {} : { id }) }, Date.now());
      setDraft(id, null);
      await forgetUnanswered(db, answers).catch(() => {});
      say(t('desk.replies.saved'));
      onSaved(saved.id);
    } catch {
      fail(t('desk.notSaved'));
    }
  };
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      void latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  if (!form) {
    return (
      <div className="d-replies-right">
        <EmptyState title={t('desk.replies.gone')} text={t('desk.replies.goneText')} />
      </div>
    );
  }
  const revert = () => {
    if (!draft) return;
    setDraft(id, null);
    setProblem(null);
    undoable(t(isNew(id) ? 'desk.replies.discarded' : 'desk.replies.reverted'), () => setDraft(id, draft));
    if (isNew(id)) onGone();
  };
  const remove = async () => {
    const used = usedBy(t, await rulesUsing(db, id), locale);
    const undo = await removeReply(db, id);
    setDraft(id, null);
    onGone();
    undoable(t('desk.replies.removed') + used, async () => {
      await undo();
      if (draft) setDraft(id, draft);
      go('replies', id);
    });
  };
  return (
    <div className="d-replies-right">
      <div className="d-reply-bar">
        <p className="d-reply-state" aria-live="polite">
          {dirty ? (
            <>
              <span className="d-reply-dirty" aria-hidden="true" /> {t('desk.replies.unsaved')}
            </>
          ) : stored && stored.lastUsedAt !== null ? (
            <>
              {t('desk.replies.uses', { count: stored.useCount })} · <Ago at={stored.lastUsedAt} now={now} />
            </>
          ) : (
            t('desk.replies.neverUsed')
          )}
        </p>
        {stored ? <Learnt replyId={id} /> : null}
        {stored ? (
          <>
            <IconButton
              label={t('desk.replies.duplicate')}
              icon={<Copy aria-hidden="true" />}
              onClick={() => go('replies', newDraft(form))}
            />
            <IconButton
              label={t('desk.replies.remove')}
              icon={<Trash2 aria-hidden="true" />}
              onClick={remove}
            />
          </>
        ) : null}
        <Button icon={<RotateCcw aria-hidden="true" />} disabled={!dirty} onClick={revert}>
          {t(isNew(id) ? 'desk.replies.discard' : 'desk.replies.revert')}
        </Button>
        <Button
          variant="primary"
          icon={<Save aria-hidden="true" />}
          disabled={!dirty}
          title={t('desk.replies.saveKeys')}
          onClick={save}
        >
          {t('desk.save')}
        </Button>
      </div>
      {stored ? <ReplyOutcome replyId={id} /> : null}
      {elsewhere ? <Banner tone="warning">{t('desk.replies.elsewhere')}</Banner> : null}
      <ReplyEditor
        form={form}
        problem={problem}
        knownTags={knownTags}
        folders={[...new Set(others.flatMap(({ folder }) => folder ?? []))].sort()}
        places={sites.map((adapter) => ({
          id: adapter.id,
          name: marketplaceName(adapter, language),
          shops: adapter.orderIds === 'host' ? adapter.hosts : [],
        }))}
        codeTaken={takenBy(form.code, id, others, language)}
        example={example}
        marketplaces={sites.map((adapter) => ({
          name: marketplaceName(adapter, language),
          checks: {
            ...messageRules(adapter),
            own: settings.ownWords,
            // A promise is one only where it is made.
            off: [...(settings.checksOff[adapter.id] ?? []), 'promise'],
          },
        }))}
        keeper={keeper}
        onChange={change}
      />
    </div>
  );
}

/** Title of another reply with this code, or null. */
function takenBy(code: string, id: string, others: readonly SavedReply[], language: string): string | null {
  const same = code ? others.find((one) => one.id !== id && one.code === code) : undefined;
  return same ? pickVariant(same, language).variant.title : null;
}

/** From how many messages it was learnt when this reply fits, and a way to forget that. */
function Learnt({ replyId }: { replyId: string }) {
  const { db, t } = useApp();
  const { undoable } = useToasts();
  const learnt = useLiveQuery(() => db.learnt.get(replyId), [db, replyId]);
  if (!learnt) return null;
  const forget = async () => {
    const undo = await forgetLearnt(db, replyId);
    undoable(t('desk.replies.forgotten'), undo);
  };
  return (
    <Button title={t('desk.replies.learntText')} icon={<Eraser aria-hidden="true" />} onClick={forget}>
      {t('desk.replies.forget', { count: learnt.picks })}
    </Button>
  );
}

/** An invented customer and order, in the seller's language, with the seller's own shop name. */
function useExample(): FillFacts {
  const { t, settings } = useApp();
  const now = useNow();
  return {
    buyerName: t('desk.replies.example.buyer'),
    shopName: settings.shopName || t('desk.replies.example.shop'),
    now,
    recommend: t('desk.replies.example.recommend'),
    order: {
      orderId: '112-4488263-1904512',
      status: t('desk.replies.example.status'),
      placedAt: now - 3 * 86_400_000,
      total: { minor: 4200, currency: settings.currency },
      items: [{ title: t('desk.replies.example.item') }],
    },
  };
}
