import { CircleCheck, Clock, ClockAlert, MessageSquareOff, ShieldQuestionMark, Star, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../../components/ui/Button.tsx';
import { useWords } from '../../components/ui/words.tsx';
import { type CareData, type ClockWords, sendMessage } from '../../lib/bus.ts';
import type { Link, Shown } from './link.ts';

/** Until when the marketplace wants an answer, and a case resolved. */
export function Clocks({ clocks }: { clocks: readonly ClockWords[] }) {
  return clocks.map(({ kind, text, urgency, why }) => (
    <span key={kind} className="clock" data-urgency={urgency} title={why}>
      {urgency === 'over' ? (
        <ClockAlert size={12} aria-hidden="true" />
      ) : (
        <Clock size={12} aria-hidden="true" />
      )}
      {text}
      <span className="r-hidden"> ({why})</span>
    </span>
  ));
}

/** What was just done here, until another thread is opened. */
type Done = { text: string; undo: () => void };

/** What the thread asks of the seller besides an answer: each is one click, and can be left alone. */
export function Care({ shown, link, care }: { shown: Shown; link: Link; care: CareData }) {
  const { t } = useWords();
  const [left, setLeft] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const { mark, sounds, waiting } = care;
  const judge = (is: boolean) => {
    if (!mark) return;
    const { id, mark: given, of } = mark;
    void sendMessage('judgeMark', { id, is });
    const text = is ? t('companion.markCounted', { mark: given, of }) : t('companion.markNone');
    setDone({ text, undo: () => void sendMessage('judgeMark', { id, is: null }) });
  };
  useEffect(() => link.onPick((index) => index === 8 && judge(true)));
  if (!mark && (!sounds || left) && !waiting && !done) return null;
  return (
    <div className="row care">
      {/* Said to whoever does not see it, too; there before anything is said, or nobody hears it. */}
      <span role="status" className="row care-ask" hidden={!done}>
        {done ? (
          <>
            <span>{done.text}</span>
            <Button
              size="small"
              variant="quiet"
              onClick={() => {
                done.undo();
                setDone(null);
              }}
            >
              {t('ui.undo')}
            </Button>
          </>
        ) : null}
      </span>
      {mark ? (
        <span className="row care-ask">
          <Star size={13} aria-hidden="true" />
          <span>{t('companion.markIs', { mark: mark.mark, of: mark.of })}</span>
          <Button
            size="small"
            icon={<CircleCheck size={12} />}
            title={t('companion.markKey')}
            aria-keyshortcuts="Alt+9"
            onClick={() => judge(true)}
          >
            {t('companion.markYes')}
          </Button>
          <Button size="small" variant="quiet" onClick={() => judge(false)}>
            {t('companion.markNo')}
          </Button>
        </span>
      ) : null}
      {sounds && !left ? (
        <span className="row care-ask">
          <ShieldQuestionMark size={13} aria-hidden="true" />
          <span>{t(`companion.sounds.${sounds}`)}</span>
          <Button
            size="small"
            onClick={() => {
              setLeft(true);
              const id = crypto.randomUUID();
              void sendMessage('openCase', { id, subject: shown.subject, kind: sounds });
              setDone({
                text: t('companion.caseOpened'),
                undo: () => {
                  void sendMessage('removeCase', id);
                  setLeft(false);
                },
              });
            }}
          >
            {t('companion.openCase')}
          </Button>
          <IconButton
            size="small"
            label={t('companion.ignore')}
            icon={<X size={12} />}
            onClick={() => setLeft(true)}
          />
        </span>
      ) : null}
      {waiting ? (
        <Button
          size="small"
          variant="quiet"
          className="end"
          icon={<MessageSquareOff size={12} />}
          onClick={() => void sendMessage('waiveTurns', shown.subject)}
        >
          {t('clock.noAnswerNeeded')}
        </Button>
      ) : null}
    </div>
  );
}
