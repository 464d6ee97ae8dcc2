import { Copy, Pencil } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { Filled } from '../../components/replies/Filled.tsx';
import { LintLines } from '../../components/replies/LintLines.tsx';
import { ownName } from '../../components/replies/languages.ts';
import { ReplyFiles } from '../../components/replies/ReplyFiles.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Select } from '../../components/ui/Select.tsx';
import { TextField } from '../../components/ui/TextField.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import { messageRules } from '../../lib/adapters/message-rules.ts';
import { marketplaceName } from '../../lib/app/access.ts';
import { useApp } from '../../lib/app/app.tsx';
import type { ReplyUse, SavedReply } from '../../lib/model/reply.ts';
import {
  answered,
  type FillFacts,
  fillParts,
  gapsOf,
  joinParts,
  knownFor,
  textOf,
} from '../../lib/replies/fill.ts';
import { readFile } from '../../lib/store/files.ts';
import { recordUse } from '../../lib/store/replies.ts';
import { placeholderName } from '../../lib/words/placeholder.ts';
import { openDesk } from './open-desk.ts';

/** Whom a copied reply goes to, for the timeline. */
export type UseOf = Pick<ReplyUse, 'customerId' | 'orderKey' | 'threadKey'>;

/** A reply's text as it would be pasted. What nothing is known for is asked here; half-filled text is not copied. */
export function ReplyCopy({
  reply,
  wanted,
  facts,
  marketplace,
  about,
}: {
  reply: SavedReply;
  wanted: string;
  facts: FillFacts;
  marketplace: string | null;
  about: UseOf;
}) {
  const { db, t, language: own, adapters, settings } = useApp();
  const { say, fail } = useToasts();
  const [chosen, setChosen] = useState<string | null>(null);
  const [written, setWritten] = useState<Record<string, string>>({});
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const language = chosen ?? wanted;
  const variant = reply.variants[language];
  if (!variant) return null;
  const known = knownFor(facts, language);
  // The fields stay while they are filled in: what nothing was known for at first.
  const unanswered = fillParts(variant.text, known);
  const gaps = gapsOf(unanswered);
  const parts = answered(unanswered, written);
  const left = gapsOf(parts);
  const adapter = adapters.find(({ id }) => id === marketplace) ?? null;

  const copy = async (event: FormEvent) => {
    event.preventDefault();
    if (left.length > 0) {
      setAsked(true);
      form.current?.querySelector<HTMLInputElement>(`input[name="${left[0]?.name}"]`)?.focus();
      return;
    }
    try {
      await navigator.clipboard.writeText(joinParts(parts));
    } catch {
      fail(t('panel.copyFailed'));
      return;
    }
    say(t('panel.copied'));
    const at = Date.now();
    await recordUse(db, { replyId: reply.id, title: variant.title, ...about, at, copied: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
  };
  return (
    <form className="p-copy" ref={form} onSubmit={(event) => void copy(event)} onKeyDown={onKeyDown}>
      <div className="p-copy-text" lang={language.replace('_', '-')}>
        <Filled parts={parts} />
      </div>
      {gaps.map(({ name, choose }) =>
        choose ? (
          <Select
            key={name}
            label={t('companion.choose')}
            value={written[name] ?? ''}
            onChange={(option) => setWritten({ ...written, [name]: option })}
            options={[
              { value: '', label: asked ? t('panel.gapMissing') : t('companion.choose') },
              ...choose.map((value) => ({ value, label: value })),
            ]}
          />
        ) : (
          <TextField
            key={name}
            name={name}
            label={t('panel.gap', { name: placeholderName(t, name) })}
            value={written[name] ?? ''}
            error={asked && !written[name]?.trim() ? t('panel.gapMissing') : null}
            onChange={(text) => setWritten({ ...written, [name]: text })}
          />
        ),
      )}
      {adapter ? (
        <LintLines
          text={textOf(parts)}
          template={variant.text}
          marketplaces={[
            {
              name: marketplaceName(adapter, own),
              checks: {
                ...messageRules(adapter),
                own: settings.ownWords,
                off: [...(settings.checksOff[adapter.id] ?? []), 'promise'],
              },
            },
          ]}
        />
      ) : null}
      {reply.files ? (
        <ReplyFiles
          files={reply.files}
          read={(file) => readFile(db, file)}
          say={(words, copied) => (copied ? say(words) : fail(words))}
        />
      ) : null}
      <div className="p-copy-foot">
        <Button type="submit" variant="primary" size="small" icon={<Copy aria-hidden="true" />}>
          {t('panel.copy')}
        </Button>
        <Button
          variant="quiet"
          size="small"
          icon={<Pencil aria-hidden="true" />}
          onClick={() => openDesk(`#replies/${encodeURIComponent(reply.id)}`)}
        >
          {t('panel.edit')}
        </Button>
        {Object.keys(reply.variants).length > 1 ? (
          <Select
            label={t('panel.language')}
            hideLabel
            value={language}
            onChange={setChosen}
            options={Object.keys(reply.variants).map((value) => ({ value, label: ownName(value) }))}
          />
        ) : null}
      </div>
    </form>
  );
}
