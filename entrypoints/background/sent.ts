import { browser } from 'wxt/browser';
import type { Thread } from '../../lib/model/thread.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { recordSent } from '../../lib/store/replies.ts';

/**
 * What was inserted into a message that is not sent yet: which uses, and whether the message reads otherwise by now.
 * In memory alone, and for the session: the frame that knows the text may be loaded again at any moment.
 */
type Pending = { ids: string[]; edited: boolean };

const keyOf = (threadKey: string) => `sent ${threadKey}`;

async function pendingOf(threadKey: string): Promise<Pending | null> {
  const key = keyOf(threadKey);
  return ((await browser.storage.session.get(key))[key] as Pending | undefined) ?? null;
}

/**
 * A reply was inserted into a thread that waits for the seller. Where the seller had the last word already, the next
 * one could not be told from it.
 */
export async function noteBrought(db: RegularsDb, thread: Thread, id: string): Promise<void> {
  if (thread.lastFrom !== 'buyer') return;
  const use = await db.replyUses.get(id);
  const before = await pendingOf(thread.key);
  // The frame says it again whenever it is loaded again.
  if (use?.sent || before?.ids.includes(id)) return;
  const pending: Pending = { ids: [...(before?.ids ?? []), id], edited: before?.edited ?? false };
  await browser.storage.session.set({ [keyOf(thread.key)]: pending });
}

/** The message being written reads otherwise now. */
export async function noteEdited(threadKey: string): Promise<void> {
  const before = await pendingOf(threadKey);
  if (before) await browser.storage.session.set({ [keyOf(threadKey)]: { ...before, edited: true } });
}

/** Once the seller has the last word, what had been inserted was sent: as it was, or with other words. */
export async function settleSent(db: RegularsDb, thread: Thread): Promise<void> {
  if (thread.lastFrom !== 'seller') return;
  const pending = await pendingOf(thread.key);
  if (!pending) return;
  await browser.storage.session.remove(keyOf(thread.key));
  await recordSent(db, pending.ids, pending.edited ? 'edited' : 'same');
}
