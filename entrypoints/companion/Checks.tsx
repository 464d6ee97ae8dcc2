import { BellPlus, EyeOff, Info, TriangleAlert, Undo2 } from 'lucide-react';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Button, IconButton } from '../../components/ui/Button.tsx';
import { useWords } from '../../components/ui/words.tsx';
import { type StripData, sendMessage } from '../../lib/bus.ts';
import { promisedAt, sentenceAt } from '../../lib/followups/promise.ts';
import type { Finding } from '../../lib/replies/lint/lint.ts';
import { findingWords } from '../../lib/words/finding.ts';
import { whenDue } from '../../lib/words/time.ts';
import type { Link, Shown } from './link.ts';
import type { useChecks } from './use-checks.ts';

/** More would push the page's composer about. */
const MOST = 3;
/** What speaks against sending goes before what may be done about it, and before mere notes. */
const order = ['warn', 'offer', 'note'];
const icons = { warn: TriangleAlert, note: Info, offer: BellPlus };

/** What speaks against sending what stands in the composer. It warns and explains; it never blocks. */
export function Checks({
  shown,
  link,
  data,
  check,
  small,
}: {
  shown: Shown;
  link: Link;
  data: StripData;
  check: ReturnType<typeof useChecks>;
  small: boolean;
}) {
  const { t, language, locale } = useWords();
  const { text, sent } = useSyncExternalStore(
    (changed) => link.onDraft(changed),
    () => link.drafts,
  );
  const [ignored, setIgnored] = useState<ReadonlySet<string>>(new Set());
  const [reminded, setReminded] = useState({ text: '', words: '' });
  const found = useMemo(() => {
    const subject = JSON.stringify(shown.subject);
    const previous = sent.filter(({ to }) => to === subject || data.checks.limits.repeatedTextWarns);
    return check(
      text,
      previous.map((one) => one.text),
    );
  }, [check, text, sent, shown.subject, data.checks.limits.repeatedTextWarns]);
  const findings = found
    .filter((finding) => !ignored.has(keyOf(finding)) && (finding.level !== 'offer' || data.known))
    .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  const offer = findings.find(({ level }) => level === 'offer');
  const remind = offer ? () => promise(offer) : null;

  function promised({ from }: Finding) {
    const now = Date.now();
    const said = sentenceAt(text, from);
    const dueAt = promisedAt(said, now);
    return { said, dueAt, when: whenDue(dueAt, now, locale) };
  }
  async function promise(finding: Finding) {
    const { said, dueAt, when } = promised(finding);
    await sendMessage('remind', { id: crypto.randomUUID(), subject: shown.subject, text: said, dueAt });
    setIgnored(new Set([...ignored, keyOf(finding)]));
    setReminded({ text, words: t('companion.reminded', { when }) });
  }
  useEffect(() => link.onPick((index) => index < 0 && void remind?.()));
  const said = reminded.text === text ? reminded.words : '';

  if (findings.length === 0 && !said) return null;
  if (small) {
    const [first] = findings;
    return first ? <Line finding={first} words={findingWords(t, first, language)} /> : null;
  }
  return (
    <ul className="checks" aria-label={t('companion.checks')} aria-live="polite">
      {findings.slice(0, MOST).map((finding) => (
        <li key={finding.rule}>
          <Line finding={finding} words={findingWords(t, finding, language)}>
            {finding.fix !== undefined ? (
              <Button
                size="small"
                icon={<Undo2 size={12} />}
                onClick={() =>
                  link.send({
                    type: 'replace',
                    from: finding.from,
                    to: finding.to,
                    by: finding.fix ?? '',
                  })
                }
              >
                {finding.fix.trim() === ''
                  ? t('companion.takeOut')
                  : t('companion.replaceBy', { text: finding.fix })}
              </Button>
            ) : null}
            {finding.level === 'offer' ? (
              <Button size="small" title={t('companion.remindKey')} onClick={() => void promise(finding)}>
                {t('companion.remind', { when: promised(finding).when })}
              </Button>
            ) : null}
            <Button
              size="small"
              variant="quiet"
              onClick={() => setIgnored(new Set([...ignored, keyOf(finding)]))}
            >
              {t('companion.ignore')}
            </Button>
            <IconButton
              size="small"
              label={t('companion.turnOff', { name: data.checks.name })}
              icon={<EyeOff size={13} />}
              onClick={() => {
                setIgnored(new Set([...ignored, keyOf(finding)]));
                const { marketplace } = data.checks;
                void sendMessage('turnOffCheck', { marketplace, rule: finding.rule });
              }}
            />
          </Line>
        </li>
      ))}
      {findings.length > MOST ? (
        <li className="soft">{t('companion.moreFindings', { count: findings.length - MOST })}</li>
      ) : null}
      {said ? <li className="soft">{said}</li> : null}
    </ul>
  );
}

const keyOf = ({ rule, found }: Finding) => `${rule} ${found}`;

function Line({
  finding: { level },
  words,
  children,
}: {
  finding: Finding;
  words: string;
  children?: React.ReactNode;
}) {
  const Icon = icons[level];
  return (
    <div className="check row" data-level={level}>
      <Icon size={13} aria-hidden="true" />
      <span className="grow" title={words}>
        {words}
      </span>
      {children}
    </div>
  );
}
