import type { Adapter } from '../../lib/adapters/schema.ts';
import type { CareData, ClockWords } from '../../lib/bus.ts';
import { urgencyOf } from '../../lib/followups/clock.ts';
import { isFailure } from '../../lib/model/case.ts';
import type { Settings } from '../../lib/model/settings.ts';
import { caseIn } from '../../lib/replies/incoming.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { suggestedMark } from '../../lib/store/marks.ts';
import { firstDeadline, runningFor, waitingTurn } from '../../lib/store/turns.ts';
import { clockWhy, deadlineWords, runningWords } from '../../lib/words/clock.ts';
import type { Translate } from '../../lib/words/translate.ts';
import type { About } from './views.ts';

type Speech = { t: Translate; language: string; now: number };

/** What a thread asks of the seller besides an answer: clocks, a mark to confirm, a case to open. */
export async function careOf(
  db: RegularsDb,
  { customer, thread }: About,
  adapter: Adapter | null,
  settings: Settings,
  speech: Speech,
): Promise<CareData> {
  const turn = thread ? await waitingTurn(db, thread.key) : null;
  const cases = customer ? await db.cases.where({ customerId: customer.id }).toArray() : [];
  const clocks: ClockWords[] = [];
  if (turn) {
    const running = runningFor(turn, adapter, settings.clocks);
    if (running) {
      const words = runningWords(speech.t, running, turn.askedAt, speech.now);
      clocks.push({ kind: 'respond', ...words, why: clockWhy(speech.t, running.clock, speech.language) });
    }
  }
  const next = firstDeadline(cases);
  if (next?.deadlineAt !== undefined) {
    clocks.push({
      kind: 'resolve',
      text: deadlineWords(speech.t, next.deadlineAt, speech.now),
      urgency: urgencyOf(next.deadlineAt, next.openedAt, speech.now),
      why: speech.t(`customer.caseKinds.${next.kind}`) + (next.text ? `: ${next.text}` : ''),
    });
  }
  const mark = thread ? await suggestedMark(db, thread.key) : null;
  const message = thread?.lastFrom === 'buyer' ? thread.lastBuyerMessage : null;
  const sounds = customer && message ? caseIn(message) : null;
  // A return after a complaint is the same trouble; its case can be given another kind.
  const known = cases.some(
    (one) =>
      one.closedAt === null && (one.kind === sounds || (sounds !== 'wish' && isFailure({ kind: one.kind }))),
  );
  return {
    clocks,
    waiting: turn !== null || (thread?.lastFrom === 'buyer' && !(await hasTurns(db, thread.key))),
    mark: mark ? { id: mark.id, mark: mark.mark, of: mark.kind === 'csat' ? 5 : 10 } : null,
    sounds: known ? null : sounds,
  };
}

/** True when it is known of a thread who wrote when. */
async function hasTurns(db: RegularsDb, threadKey: string): Promise<boolean> {
  return (await db.turns.where('threadKey').equals(threadKey).count()) > 0;
}
