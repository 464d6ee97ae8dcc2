import { Pin } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { FileNames } from '../../components/replies/ReplyFiles.tsx';
import { usePinyin } from '../../components/replies/use-pinyin.ts';
import { Button } from '../../components/ui/Button.tsx';
import { useWords } from '../../components/ui/words.tsx';
import { sendMessage } from '../../lib/bus.ts';
import { pickVariant, type SavedReply, speaks } from '../../lib/model/reply.ts';
import {
  afterCaret,
  fillParts,
  gapsOf,
  joinParts,
  nothingKnown,
  type Part,
  textOf,
} from '../../lib/replies/fill.ts';
import { type Here, isOffered } from '../../lib/replies/places.ts';
import { searchReplies } from '../../lib/replies/search.ts';
import { Findings, Gaps, MissingLanguage, Preview } from './Filled.tsx';
import { GoesWith } from './GoesWith.tsx';
import { insertReply, type Outcome } from './insert.ts';
import type { Link, Shown } from './link.ts';
import { SaveDraft } from './SaveDraft.tsx';
import { useChecks } from './use-checks.ts';
import { useData } from './use-data.ts';

const SHOWN = 60;
const nowhere: Here = { marketplace: null, shop: null, language: null, state: null };

/** All replies at the composer: search as you type, arrows, Enter inserts, Escape goes back. */
export function Palette({ shown, link }: { shown: Shown; link: Link }) {
  const { t, language } = useWords();
  const library = useData(shown, ({ subject }) => sendMessage('library', subject));
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(-1);
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState<{ reply: SavedReply; keepOpen: boolean } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const check = useChecks(library?.checks);
  const spell = usePinyin(/[a-z]/i.test(query));
  const lastTurn = useRef(new Map<string, number>());
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening starts afresh
  useEffect(() => {
    setQuery('');
    setIndex(-1);
    setAll(false);
    setAsking(null);
    setOutcome(null);
    input.current?.focus();
  }, [shown.at]);

  // Whenever the frame gets the focus it is for typing.
  useEffect(() => {
    const onFocus = () => document.activeElement === document.body && input.current?.focus();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, []);

  const offered = useMemo(
    () => (library?.replies ?? []).filter((reply) => all || isOffered(reply, library?.here ?? nowhere)),
    [library, all],
  );
  const hidden = (library?.replies.length ?? 0) - offered.length;
  const found = useMemo(
    () => searchReplies(offered, query, language, spell).slice(0, SHOWN),
    [offered, query, language, spell],
  );
  // Before anything is looked for or pointed at, Enter must not insert what merely stands first.
  const chosen =
    index < 0 && !query.trim() ? undefined : found[Math.max(0, Math.min(index, found.length - 1))];
  const filled = chosen && library ? fill(chosen) : null;
  useEffect(() => {
    list.current?.querySelector(`#option-${index}`)?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  function fill(reply: SavedReply) {
    const picked = pickVariant(reply, library?.language ?? language);
    const known = library?.known[picked.language] ?? nothingKnown;
    const turn = library?.checks.limits.repeatedTextWarns ? turnOf(reply) : 0;
    const parts = fillParts(picked.variant.text, { ...known, turn });
    const wanted = library?.language ?? null;
    const missing = wanted && !speaks(wanted, picked.language) ? wanted : null;
    return { parts, missing, findings: check(textOf(parts)) };
  }
  /** What was inserted a moment ago may not be counted yet. */
  function turnOf({ id, useCount }: SavedReply) {
    return lastTurn.current.get(id) === useCount ? useCount + 1 : useCount;
  }
  async function put(reply: SavedReply, parts: readonly Part[], keepOpen: boolean) {
    setAsking(null);
    lastTurn.current.set(reply.id, turnOf(reply));
    const { title } = pickVariant(reply, language).variant;
    const filled = { text: joinParts(parts), back: afterCaret(parts) };
    const files = { files: reply.files ?? [], attach: library?.checks.attach ?? null };
    const chosen = { replyId: reply.id, title, ...filled, keepOpen, ...files };
    const came = await insertReply(link, shown, chosen, t);
    if (came) setOutcome(came);
    if (keepOpen) input.current?.focus();
  }
  function choose(reply: SavedReply | undefined, keepOpen: boolean) {
    if (!reply || !library) return;
    const { parts } = fill(reply);
    if (gapsOf(parts).length > 0) setAsking({ reply, keepOpen });
    else void put(reply, parts, keepOpen);
  }
  // Typed and confirmed before the replies were there: it is meant once they are, unless the seller went on since.
  const confirmed = useRef<{ keepOpen: boolean } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the replies come
  useEffect(() => {
    const { current } = confirmed;
    confirmed.current = null;
    if (library && current && document.hasFocus()) choose(chosen, current.keepOpen);
  }, [library]);
  function onKey(event: React.KeyboardEvent) {
    confirmed.current = null;
    // While an input method is at work its keys choose characters, not replies.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (move) {
      event.preventDefault();
      setIndex((at) => Math.max(0, Math.min(found.length - 1, at + move)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const keepOpen = event.ctrlKey || event.metaKey;
      if (library) choose(chosen, keepOpen);
      else if (query.trim()) confirmed.current = { keepOpen };
    }
  }

  function emptyWords() {
    if (found.length > 0) return t('companion.pick');
    return query ? t('companion.empty', { query }) : t('companion.emptyLibrary');
  }

  if (asking) {
    const { reply, keepOpen } = asking;
    return (
      <section className="palette" aria-label={t('companion.palette')}>
        <Gaps
          parts={fill(reply).parts}
          onInsert={(parts) => put(reply, parts, keepOpen)}
          onCancel={() => {
            setAsking(null);
            requestAnimationFrame(() => input.current?.focus());
          }}
        />
      </section>
    );
  }
  return (
    <section className="palette" aria-label={t('companion.palette')}>
      <input
        ref={input}
        className="palette-input"
        role="combobox"
        aria-label={t('companion.searchLabel')}
        aria-expanded="true"
        aria-controls="found"
        aria-activedescendant={chosen ? `option-${index}` : undefined}
        placeholder={t('companion.searchLabel')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setIndex(event.target.value.trim() ? 0 : -1);
        }}
        onKeyDown={onKey}
        autoComplete="off"
        spellCheck={false}
      />
      <div className="palette-body">
        <div ref={list} id="found" role="listbox" aria-label={t('companion.palette')}>
          {found.map((reply, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
            <div
              key={reply.id}
              id={`option-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={reply === chosen}
              onClick={() => choose(reply, false)}
              onPointerMove={() => setIndex(i)}
            >
              <span className="clip">
                {reply.pinned ? <Pin size={11} aria-label={t('companion.pinned')} /> : null}
                {pickVariant(reply, language).variant.title}
              </span>
              <span className="soft clip">
                {[
                  reply.code,
                  reply.folder,
                  ...reply.tags,
                  reply.useCount > 0 ? t('companion.used', { count: reply.useCount }) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
          ))}
        </div>
        <div className="palette-preview" aria-live="polite">
          {filled ? (
            <>
              <h2>{t('companion.preview')}</h2>
              <MissingLanguage language={filled.missing} />
              <Preview parts={filled.parts} />
              <FileNames files={chosen?.files ?? []} />
              <Findings findings={filled.findings} />
            </>
          ) : library ? (
            <p className="soft">{emptyWords()}</p>
          ) : null}
        </div>
      </div>
      {outcome?.left && library ? (
        <GoesWith
          link={link}
          {...outcome.left}
          checks={library.checks}
          say={(next) => setOutcome({ ...outcome, ...next })}
          onClose={() => setOutcome(null)}
        />
      ) : null}
      <footer className="row soft">
        <span className="grow">{outcome ? outcome.text : t('companion.keys')}</span>
        {hidden > 0 ? (
          <Button size="small" variant="quiet" onClick={() => setAll(true)}>
            {t('companion.hidden', { count: hidden })}
          </Button>
        ) : null}
        {shown.draft.trim() ? <SaveDraft draft={shown.draft} /> : null}
        <Button size="small" variant="quiet" onClick={() => link.send({ type: 'close' })}>
          {t('companion.cancel')}
        </Button>
      </footer>
      <p role="status" className="visually-hidden">
        {outcome?.text}
      </p>
    </section>
  );
}
