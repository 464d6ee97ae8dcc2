import type { Unanswered } from '../model/reply.ts';
import type { RegularsDb } from './db.ts';

/** What a message was about that long ago, in ms, no longer says what replies are missing. */
const KEPT_FOR = 90 * 86_400_000;
/** Rows kept; the oldest go first. */
const MOST = 2_000;

/**
 * Notes what a thread's last message is about that no reply was sure to answer. The same again is not written again:
 * strips ask whenever anything changes.
 */
export async function noteUnanswered(db: RegularsDb, row: Unanswered): Promise<void> {
  await db.transaction('rw', db.unanswered, async () => {
    const before = await db.unanswered.get(row.threadKey);
    if (before && before.terms.join() === row.terms.join()) return;
    await db.unanswered.put(row);
    const past = row.at - KEPT_FOR;
    await db.unanswered.where('at').below(past).delete();
    const over = (await db.unanswered.count()) - MOST;
    if (over > 0) await db.unanswered.orderBy('at').limit(over).delete();
  });
}

/** What was asked and is still to be heard of. */
export async function openQuestions(db: RegularsDb): Promise<Unanswered[]> {
  return (await db.unanswered.toArray()).filter(({ forgotten }) => !forgotten);
}

/** Forgets what these threads asked: it was answered, or nobody wants to hear of it. The returned function undoes it. */
export async function forgetUnanswered(
  db: RegularsDb,
  threadKeys: readonly string[],
): Promise<() => Promise<void>> {
  const mark = (forgotten: true | undefined) =>
    db.unanswered
      .where('threadKey')
      .anyOf([...threadKeys])
      .modify({ forgotten });
  if (threadKeys.length > 0) await mark(true);
  return async () => {
    await mark(undefined);
    db.changed();
  };
}
