import type { SeenMessage } from '../followups/turns.ts';
import { readMark } from '../insights/read-mark.ts';
import type { Capture } from '../model/capture.ts';
import type { Mark } from '../model/mark.ts';
import type { Thread } from '../model/thread.ts';
import { keyOf, type RegularsDb } from './db.ts';

/** So long after it was asked for, a number in the thread is still taken for the mark. */
export const ANSWER_DAYS = 14;
const DAY = 86_400_000;

/**
 * Looks in a thread for the mark that a reply asked for: the first message of the buyer after it that gives one. It
 * is only suggested; the seller confirms it. Call inside a transaction.
 * @returns true when one was found
 */
export async function suggestMark(
  db: RegularsDb,
  thread: Thread,
  messages: readonly SeenMessage[],
  now: number,
): Promise<boolean> {
  const asked = await db.replyUses
    .where('threadKey')
    .equals(thread.key)
    .filter((use) => use.asks !== undefined)
    .sortBy('at');
  const use = asked.at(-1);
  if (!use?.asks) return false;
  const id = `use:${use.id}`;
  const old = await db.marks.get(id);
  // What was said to be none is not asked about again; a later message may be one.
  if (old && old.state !== 'declined') return false;
  const since = old ? old.at + 1 : use.at;
  const lastAnswer = messages.findLastIndex(({ from }) => from === 'seller');
  for (const [i, { from, at, text }] of messages.entries()) {
    // Without an instant only what follows the last word of the seller can be an answer.
    const last = i > lastAnswer && lastAnswer >= 0;
    // A page shows minutes, and cuts the seconds off.
    const after = at === null ? last && !old : at >= since || (!old && last && at > use.at - 60_000);
    if ((at ?? now) - use.at > ANSWER_DAYS * DAY) continue;
    if (from !== 'buyer' || !after || text === null) continue;
    const mark = readMark(text, use.asks === 'csat' ? 5 : 10);
    if (mark === null) continue;
    const { key, marketplace, orderKey } = thread;
    await db.marks.put({
      id,
      kind: use.asks,
      mark,
      marketplace,
      threadKey: key,
      orderKey: use.orderKey ?? orderKey,
      at: at ?? now,
      state: 'suggested',
    });
    return true;
  }
  return false;
}

/** The mark that waits to be confirmed in a thread, if any. */
export async function suggestedMark(db: RegularsDb, threadKey: string): Promise<Mark | null> {
  const marks = await db.marks.where('threadKey').equals(threadKey).toArray();
  return marks.find(({ state }) => state === 'suggested') ?? null;
}

/** Says that a mark is one, is none, or has to be asked about again; the returned function takes that back. */
export async function judgeMark(
  db: RegularsDb,
  id: string,
  state: Mark['state'],
): Promise<() => Promise<void>> {
  const set = async (to: Mark['state']) => {
    await db.marks.update(id, { state: to });
    db.changed();
  };
  const before = (await db.marks.get(id))?.state ?? 'suggested';
  await set(state);
  return () => set(before);
}

/** Records the reviews of an answer; one seen twice is one. Call inside a transaction. @returns true when one was new */
export async function recordReviews(
  db: RegularsDb,
  { adapter, shop, reviews }: Capture,
  now: number,
): Promise<boolean> {
  if (!reviews || reviews.length === 0) return false;
  const marks = reviews.map((review): Mark => {
    const at = review.at ? Date.parse(review.at) : Number.NaN;
    return {
      id: `review|${keyOf(adapter, shop, review.reviewId)}`,
      kind: 'review',
      mark: review.mark,
      marketplace: adapter,
      threadKey: null,
      orderKey: review.orderId === null ? null : keyOf(adapter, shop, review.orderId),
      at: Number.isNaN(at) ? now : at,
      state: 'confirmed',
      ...(review.text ? { text: review.text } : {}),
    };
  });
  const known = await db.marks.bulkGet(marks.map(({ id }) => id));
  // Without a day of its own a review is of the day it was first seen.
  const fresh = marks.filter((mark, i) => {
    const old = known[i];
    return !old || old.mark !== mark.mark || old.text !== mark.text;
  });
  if (fresh.length > 0) await db.marks.bulkPut(fresh);
  return fresh.length > 0;
}
