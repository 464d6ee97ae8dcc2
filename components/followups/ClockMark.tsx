import { Clock, ClockAlert } from 'lucide-react';
import { type Running, urgencyOf } from '../../lib/followups/clock.ts';
import { clockWhy, deadlineWords, runningWords } from '../../lib/words/clock.ts';
import { fullInstant } from '../../lib/words/time.ts';
import { useWords } from '../ui/words.tsx';
import './followups.css';

/** "answer within 19 h": a running clock, amber in its last quarter and red when it is over. */
export function ClockMark({ running, from, now }: { running: Running; from: number; now: number }) {
  const { t, language, locale } = useWords();
  const { text, urgency } = runningWords(t, running, from, now);
  const why = `${fullInstant(running.by, locale)} · ${clockWhy(t, running.clock, language)}`;
  return <Mark text={text} urgency={urgency} why={why} />;
}

/** "resolve within 2 d": until when a case is to be resolved. */
export function DeadlineMark({ by, from, now }: { by: number; from: number; now: number }) {
  const { t, locale } = useWords();
  return (
    <Mark text={deadlineWords(t, by, now)} urgency={urgencyOf(by, from, now)} why={fullInstant(by, locale)} />
  );
}

function Mark({ text, urgency, why }: { text: string; urgency: string; why: string }) {
  const Icon = urgency === 'over' ? ClockAlert : Clock;
  return (
    <span className="f-clock" data-urgency={urgency} title={why}>
      <Icon aria-hidden="true" />
      {text}
      <span className="r-hidden"> ({why})</span>
    </span>
  );
}
