import { ChevronDown, ChevronUp, Paperclip, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { FileNames } from '../../components/replies/ReplyFiles.tsx';
import { Button, IconButton } from '../../components/ui/Button.tsx';
import { TierMark } from '../../components/ui/TierMark.tsx';
import { useWords } from '../../components/ui/words.tsx';
import { type FilledReply, sendMessage } from '../../lib/bus.ts';
import type { TierLevel } from '../../lib/customers/tier.ts';
import { afterCaret, gapsOf, joinParts, type Part, textOf } from '../../lib/replies/fill.ts';
import { Care, Clocks } from './Care.tsx';
import { Checks } from './Checks.tsx';
import { Findings, Gaps, MissingLanguage, Preview } from './Filled.tsx';
import { GoesWith } from './GoesWith.tsx';
import { insertReply, type Outcome } from './insert.ts';
import type { Link, Shown } from './link.ts';
import { useChecks } from './use-checks.ts';
import { useData } from './use-data.ts';

const SAID_FOR = 5_000;
const TICK = 20_000;

/** At the composer: who is writing, about which order, and the three best replies for the last message. */
export function Strip({ shown, link }: { shown: Shown; link: Link }) {
  const { t } = useWords();
  const [tick, setTick] = useState(0);
  const data = useData({ ...shown, at: shown.at + tick }, ({ subject }) => sendMessage('strip', subject));
  const [collapsed, setCollapsed] = useState<boolean | null>(null);
  const [previewedId, setPreviewed] = useState<string | null>(null);
  const [asking, setAsking] = useState<FilledReply | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [closed, setClosed] = useState<string | null>(null);
  const check = useChecks(data?.checks);
  // Inserted from the palette; what is inserted from here is known at once.
  const inserted = data?.inserted?.id;
  useEffect(() => {
    if (inserted) link.bring(inserted);
  }, [inserted, link]);
  // Clocks go on while nothing else happens.
  const ticking = (data?.care.clocks.length ?? 0) > 0;
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setTick((former) => former + 1), TICK);
    return () => clearInterval(timer);
  }, [ticking]);
  const subject = JSON.stringify(shown.subject);

  // Another thread: what was half done belonged to the former one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the subject counts
  useEffect(() => {
    setAsking(null);
    setPreviewed(null);
    setOutcome(null);
  }, [subject]);
  useEffect(() => {
    if (!outcome || outcome.left?.files.length) return;
    const timer = setTimeout(() => setOutcome(null), SAID_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);

  const puts = useRef(0);
  const put = async (reply: FilledReply, parts: readonly Part[]) => {
    const turn = ++puts.current;
    setAsking(null);
    setPreviewed(null);
    const filled = { text: joinParts(parts), back: afterCaret(parts) };
    // Its key pressed again in doubt; whoever does want it twice has the palette.
    const text = filled.text.trim();
    if (text !== '' && link.drafts.text.includes(text))
      return setOutcome({ tone: 'warning', text: t('companion.there') });
    const attach = data?.checks.attach ?? null;
    const came = await insertReply(link, shown, { ...reply, ...filled, keepOpen: true, attach }, t);
    // It is looked for a moment whether a text stays: what was said of a key meanwhile is newer than that all is well.
    if (came && (turn === puts.current || came.tone === 'warning')) setOutcome(came);
  };
  const choose = (reply: FilledReply | undefined) => {
    if (!reply) return;
    if (gapsOf(reply.parts).length > 0) setAsking(reply);
    else void put(reply, reply.parts);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: subscribed again whenever the suggestions change
  useEffect(() => link.onPick((index) => choose(data?.suggestions[index])), [data, link, subject]);

  // Of what the page did not take at all, until the next one is chosen; else of what was just inserted.
  const { left } = outcome ?? {};
  const given = left
    ? { key: left.replyId, ...left }
    : data?.inserted && { key: data.inserted.id, ...data.inserted };
  const byHand = given && given.key !== closed ? given : null;

  if (!data) return <div className="strip" aria-busy="true" />;
  const small = collapsed ?? data.collapsed;
  const previewed = data.suggestions.find(({ replyId }) => replyId === previewedId);
  const toggle = () => {
    setCollapsed(!small);
    void sendMessage('collapseStrip', !small);
  };
  return (
    // The preview makes the strip grow, away from the pointer that asked for it: it stays until the strip is left.
    <section
      className="strip"
      aria-label={data.name || t('tier.unknownBuyer')}
      onPointerLeave={() => setPreviewed(null)}
    >
      <div className="row">
        <TierMark
          level={data.tier.level as TierLevel}
          name={data.known ? data.tier.name : t('tier.unknown')}
          color={data.tier.color}
        />
        <strong className="clip">{data.name || t('tier.unknownBuyer')}</strong>
        <span className="soft clip grow">
          {[data.known ? data.orderCount : null, data.order].filter(Boolean).join(' · ')}
        </span>
        {data.doNotContact ? (
          <span className="no-contact clip" title={data.doNotContact}>
            {t('customer.noContactShort')}
          </span>
        ) : null}
        {data.tier.note ? <span className="gets clip">{data.tier.note}</span> : null}
        <Clocks clocks={data.care.clocks} />
        <IconButton
          size="small"
          label={t(small ? 'companion.expand' : 'companion.collapse')}
          aria-expanded={!small}
          icon={small ? <ChevronUp size={14} /> : <ChevronDown size={14} />}
          onClick={toggle}
        />
      </div>
      {small ? null : asking ? (
        <Gaps
          parts={asking.parts}
          onInsert={(parts) => put(asking, parts)}
          onCancel={() => setAsking(null)}
        />
      ) : (
        <>
          <fieldset className="row suggestions" aria-label={t('companion.suggestions')}>
            {data.suggestions.map((reply, i) => (
              <Button
                key={reply.replyId}
                size="small"
                className="suggestion"
                title={t('companion.insertHint', { n: i + 1 })}
                onClick={() => choose(reply)}
                onPointerMove={() => setPreviewed(reply.replyId)}
                onFocus={() => setPreviewed(reply.replyId)}
                onBlur={() => setPreviewed(null)}
              >
                <span className="soft">{i + 1}</span>
                <span className="clip">{reply.title}</span>
                {reply.files.length > 0 ? <Paperclip size={12} aria-label={t('files.label')} /> : null}
              </Button>
            ))}
            {data.suggestions.length === 0 ? (
              <span className="soft grow">
                {t(data.asked ? 'companion.noSuggestion' : 'companion.noMessage')}
              </span>
            ) : null}
            <Button
              size="small"
              variant="quiet"
              className="end"
              icon={<Search size={13} />}
              onClick={() => link.send({ type: 'openPalette' })}
            >
              {t('companion.search')}
            </Button>
          </fieldset>
          {previewed ? (
            <div className="peek">
              {previewed.why ? <p className="soft">{previewed.why}</p> : null}
              <MissingLanguage language={previewed.missing} />
              <Preview parts={previewed.parts} />
              <FileNames files={previewed.files} />
              <Findings findings={check(textOf(previewed.parts))} />
            </div>
          ) : null}
        </>
      )}
      {byHand ? (
        <GoesWith
          link={link}
          {...byHand}
          checks={data.checks}
          say={(next) => setOutcome(left ? { ...next, left } : next)}
          onClose={() => setClosed(byHand.key)}
        />
      ) : null}
      {small ? null : <Care shown={shown} link={link} care={data.care} key={`care ${subject}`} />}
      <Checks shown={shown} link={link} data={data} check={check} small={small} key={subject} />
      <p role="status" className="outcome" data-tone={outcome?.tone} hidden={!outcome}>
        {outcome?.text}
      </p>
    </section>
  );
}
