import { isAcknowledgement, learnTurns, type SeenMessage } from '../followups/turns.ts';
import type { OpenThread } from '../model/capture.ts';
import { MOST_MESSAGES } from '../model/limits.ts';
import type { Thread } from '../model/thread.ts';
import type { RegularsDb } from './db.ts';
import { suggestMark } from './marks.ts';

type Seen = {
  thread: Thread;
  /** The thread as it was before. */
  old: Thread | undefined;
  open: OpenThread;
  /** Of the page. */
  url: string | null;
};

/** The instant of an ISO text with a time; a calendar date alone is none: a clock cannot run by it. */
function exact(at: string | null): number | null {
  const instant = at?.includes('T') ? Date.parse(at) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

/**
 * Records what the messages of an open thread tell: turns, a mark that was asked for, and that a customer wrote again
 * for whom something waits. Call inside the transaction of the thread.
 * @returns true when something is different now
 */
export async function recordMessages(db: RegularsDb, seen: Seen, now: number): Promise<boolean> {
  const { thread, open } = seen;
  const messages = open.messages.map(({ from, at, text }): SeenMessage => ({ from, at: exact(at), text }));
  const changes = [
    await recordTurns(db, seen, messages, now),
    await suggestMark(db, thread, messages, now),
    await wake(db, seen, messages, now),
  ];
  return changes.includes(true);
}

async function recordTurns(
  db: RegularsDb,
  { thread, open, url }: Seen,
  messages: readonly SeenMessage[],
  now: number,
): Promise<boolean> {
  const known = await db.turns.where('threadKey').equals(thread.key).sortBy('askedAt');
  const host = URL.parse(url ?? thread.url ?? '')?.hostname ?? thread.shop;
  const base = { threadKey: thread.key, marketplace: thread.marketplace, host };
  const whole = messages.length < MOST_MESSAGES;
  const changed = learnTurns(known, messages, { ...base, whole, now });
  // Nothing but who wrote last is known: then all that waited has been answered by now.
  if (messages.length === 0 && open.lastFrom === 'seller') {
    const waiting = known.filter(({ answeredAt }) => answeredAt === null);
    changed.push(...waiting.map((turn) => ({ ...turn, answeredAt: now, answerSeen: true as const })));
  }
  if (changed.length > 0) await db.turns.bulkPut(changed);
  return changed.length > 0;
}

/** Brings back what waits until this customer writes again. An "ok thanks" leaves it asleep. */
async function wake(
  db: RegularsDb,
  { thread, old, open }: Seen,
  messages: readonly SeenMessage[],
  now: number,
): Promise<boolean> {
  const { customerId } = thread;
  const written = open.lastBuyerMessage;
  if (!customerId || written === null || isAcknowledgement(written)) return false;
  const asleep = await db.followups
    .where('customerId')
    .equals(customerId)
    .filter(({ waits, doneAt }) => waits === true && doneAt === null)
    .toArray();
  const saidAt = messages.findLast(({ from }) => from === 'buyer')?.at ?? null;
  const woken = asleep.filter(({ updatedAt }) =>
    saidAt === null ? old !== undefined && old.lastBuyerMessage !== written : saidAt > updatedAt,
  );
  for (const { waits: _waits, ...followup } of woken) {
    await db.followups.put({ ...followup, dueAt: now, claimedAt: null, firedAt: null, updatedAt: now });
  }
  return woken.length > 0;
}
