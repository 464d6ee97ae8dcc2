import { isAcknowledgement, learnTurns, type SeenMessage } from '../followups/turns.ts';
import type { OpenThread } from '../model/capture.ts';
import { MOST_MESSAGES } from '../model/limits.ts';
import type { Thread } from '../model/thread.ts';
import type { Turn } from '../model/turn.ts';
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
  { thread, old, open, url }: Seen,
  messages: readonly SeenMessage[],
  now: number,
): Promise<boolean> {
  const known = await db.turns.where('threadKey').equals(thread.key).sortBy('askedAt');
  const host = URL.parse(url ?? thread.url ?? '')?.hostname ?? thread.shop;
  const base = { threadKey: thread.key, marketplace: thread.marketplace, host };
  const whole = messages.length < MOST_MESSAGES;
  const dated = known.filter(({ undated }) => !undated);
  const changed = learnTurns(dated, messages, { ...base, whole, now });
  const turns = new Map([...known, ...changed].map((turn) => [turn.id, turn]));
  const waiting = [...turns.values()].filter(
    ({ answeredAt, waivedAt }) => answeredAt === null && waivedAt === undefined,
  );
  const telling = (messages.at(-1)?.at ?? null) !== null;
  if (!telling) changed.push(...undatedTurns(base, waiting, { old, open, now }));
  // The messages with their instants say it better: nobody has to wait twice.
  const gone = telling ? waiting.filter(({ undated }) => undated).map(({ id }) => id) : [];
  if (changed.length > 0) await db.turns.bulkPut(changed);
  if (gone.length > 0) await db.turns.bulkDelete(gone);
  return changed.length + gone.length > 0;
}

/**
 * What a page that shows no instants tells: that the seller wrote last, so all has been answered by now; or that the
 * buyer did, who waits since nobody knows when.
 */
function undatedTurns(
  base: Pick<Turn, 'threadKey' | 'marketplace' | 'host'>,
  waiting: readonly Turn[],
  { old, open, now }: { old: Thread | undefined; open: OpenThread; now: number },
): Turn[] {
  if (open.lastFrom === 'seller') {
    return waiting.map((turn) => ({ ...turn, answeredAt: now, answerSeen: true as const }));
  }
  const news = old?.lastFrom !== 'buyer' || old.lastBuyerMessage !== open.lastBuyerMessage;
  if (open.lastFrom !== 'buyer' || waiting.length > 0 || !news) return [];
  return [
    {
      ...base,
      id: `${base.threadKey}|${now}`,
      askedAt: now,
      meantAt: null,
      lastAskedAt: now,
      first: false,
      answeredAt: null,
      undated: true,
    },
  ];
}

/** Brings back what waits until this customer writes again. An "ok thanks" alone leaves it asleep. */
async function wake(
  db: RegularsDb,
  { thread, old, open }: Seen,
  messages: readonly SeenMessage[],
  now: number,
): Promise<boolean> {
  const { customerId } = thread;
  if (!customerId) return false;
  const asleep = await db.followups
    .where('customerId')
    .equals(customerId)
    .filter(({ waits, doneAt }) => waits === true && doneAt === null)
    .toArray();
  const lastAnswer = messages.findLastIndex(({ from }) => from === 'seller');
  const news = old !== undefined && old.lastBuyerMessage !== open.lastBuyerMessage;
  const says = ({ text }: SeenMessage) => text !== null && !isAcknowledgement(text);
  const woken = asleep.filter(({ updatedAt }) =>
    messages.some(
      (message, i) =>
        message.from === 'buyer' &&
        says(message) &&
        (message.at === null ? i > lastAnswer && news : message.at > updatedAt),
    ),
  );
  for (const { waits: _waits, ...followup } of woken) {
    await db.followups.put({ ...followup, dueAt: now, claimedAt: null, firedAt: null, updatedAt: now });
  }
  return woken.length > 0;
}
