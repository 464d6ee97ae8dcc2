import { type ReplyUse, SavedReply } from '../model/reply.ts';
import type { Thread } from '../model/thread.ts';
import { learnFrom } from '../replies/learn.ts';
import type { StarterReply } from '../replies/starter.ts';
import { newId, type RegularsDb } from './db.ts';
import { livingId } from './living.ts';
import { markForRules } from './rule-tasks.ts';

/** What was inserted longer ago, in ms, is nothing a seller is still busy with. */
const MOMENT = 5 * 60_000;

/** All saved replies, the pinned before the others, then the most used. */
export async function listReplies(db: RegularsDb): Promise<SavedReply[]> {
  const replies = await db.replies.toArray();
  return replies.sort(
    (a, b) =>
      Number(b.pinned ?? false) - Number(a.pinned ?? false) ||
      b.useCount - a.useCount ||
      b.updatedAt - a.updatedAt,
  );
}

/** What a seller writes of a reply; the rest is counted. */
export type ReplyDraft = Omit<SavedReply, 'id' | 'useCount' | 'lastUsedAt' | 'createdAt' | 'updatedAt'> & {
  id?: string;
};

/** A draft as a reply: new, or in the place of an old one, whose counts it keeps. @throws as `saveReply` does */
function written(draft: ReplyDraft, old: SavedReply | undefined, now: number): SavedReply {
  return SavedReply.parse({
    ...draft,
    id: draft.id ?? newId(),
    useCount: old?.useCount ?? 0,
    lastUsedAt: old?.lastUsedAt ?? null,
    createdAt: old?.createdAt ?? now,
    updatedAt: now,
  });
}

/**
 * Makes or changes a reply.
 * @throws with the field's path when it has no language, title or text
 */
export async function saveReply(db: RegularsDb, draft: ReplyDraft, now: number): Promise<SavedReply> {
  const saved = await db.transaction('rw', db.replies, async () => {
    const old = draft.id ? await db.replies.get(draft.id) : undefined;
    const reply = written(draft, old, now);
    await db.replies.put(reply);
    return reply;
  });
  db.changed();
  return saved;
}

/**
 * Writes many replies at once, new ones and changes; the returned function undoes all of it, except replies that
 * were changed again since.
 */
export async function putReplies(
  db: RegularsDb,
  drafts: readonly ReplyDraft[],
  now: number,
): Promise<() => Promise<void>> {
  const { before, all } = await db.transaction('rw', db.replies, async () => {
    const before = await db.replies.bulkGet(drafts.flatMap(({ id }) => id ?? []));
    const known = new Map(before.flatMap((reply) => (reply ? [[reply.id, reply] as const] : [])));
    const all = drafts.map((draft) => written(draft, draft.id ? known.get(draft.id) : undefined, now));
    await db.replies.bulkPut(all);
    return { before: known, all };
  });
  db.changed();
  return async () => {
    await db.transaction('rw', db.replies, async () => {
      for (const { id } of all) {
        const old = before.get(id);
        if ((await db.replies.get(id))?.updatedAt !== now) continue;
        if (old) await db.replies.put(old);
        else await db.replies.delete(id);
      }
    });
    db.changed();
  };
}

/** Removes a reply; the returned function puts it back as it was. */
export async function removeReply(db: RegularsDb, id: string): Promise<() => Promise<void>> {
  const removed = await db.transaction('rw', db.replies, db.learnt, async () => {
    const [reply, learnt] = await Promise.all([db.replies.get(id), db.learnt.get(id)]);
    await db.replies.delete(id);
    await db.learnt.delete(id);
    return { reply, learnt };
  });
  const { reply, learnt } = removed;
  if (!reply) return async () => {};
  db.changed();
  return async () => {
    await db.transaction('rw', db.replies, db.learnt, async () => {
      await db.replies.put(reply);
      if (learnt) await db.learnt.put(learnt);
    });
    db.changed();
  };
}

/**
 * Notes that a reply was inserted: for the customer's timeline, and for ranking; of the message it answers its words
 * are learnt.
 * @param use with the `id` of one that is noted already, nothing happens
 */
export async function recordUse(db: RegularsDb, use: Omit<ReplyUse, 'id'> & { id?: string }): Promise<void> {
  await db.transaction(
    'rw',
    [db.replies, db.replyUses, db.merges, db.learnt, db.threads, db.buyers, db.ruleTasks],
    async () => {
      if (use.id && (await db.replyUses.get(use.id))) return;
      const customerId = use.customerId && (await livingId(db, use.customerId));
      const reply = await db.replies.get(use.replyId);
      const asks = reply?.asks ? { asks: reply.asks } : {};
      await db.replyUses.put({ id: newId(), ...use, ...asks, customerId });
      if (customerId) await markForRules(db, [customerId]);
      if (!reply) return;
      await db.replies.put({ ...reply, useCount: reply.useCount + 1, lastUsedAt: use.at });
      await learn(db, use);
    },
  );
  db.changed();
}

/** Notes that what was inserted was sent, and whether with other words than it brought. */
export async function recordSent(
  db: RegularsDb,
  ids: readonly string[],
  how: NonNullable<ReplyUse['sent']>,
): Promise<void> {
  await db.transaction('rw', db.replyUses, async () => {
    for (const id of ids) await db.replyUses.update(id, { sent: how });
  });
  db.changed();
}

/** What was inserted last into a thread, if that was a moment ago. */
export async function lastUse(db: RegularsDb, threadKey: string, now: number): Promise<ReplyUse | null> {
  const uses = await db.replyUses.where('threadKey').equals(threadKey).toArray();
  // What was copied may have been pasted anywhere.
  const [last] = uses.filter(({ copied }) => !copied).sort((a, b) => b.at - a.at);
  return last && now - last.at < MOMENT && last.at <= now ? last : null;
}

/** What a thread's buyer is called, in any spelling a message may have. */
export async function namesIn(
  db: RegularsDb,
  { buyerId, buyerName }: Pick<Thread, 'buyerId' | 'buyerName'>,
): Promise<string[]> {
  const buyer = buyerId ? await db.buyers.get(buyerId) : undefined;
  const names = [buyerName, buyer?.name, buyer?.username, buyer?.email];
  return names.filter((name): name is string => !!name);
}

/** Learns that a reply was chosen for what the buyer wrote last. Call inside a transaction. */
async function learn(db: RegularsDb, { replyId, threadKey, at }: Omit<ReplyUse, 'id'>): Promise<void> {
  const thread = threadKey ? await db.threads.get(threadKey) : undefined;
  if (!thread?.lastBuyerMessage || thread.lastFrom !== 'buyer') return;
  const names = await namesIn(db, thread);
  const before = await db.learnt.get(replyId);
  const learnt = learnFrom(before ?? null, thread.lastBuyerMessage, names);
  await db.learnt.put({ replyId, ...learnt, at });
}

/** Forgets what was learnt, of one reply or of all; the returned function puts it back. */
export async function forgetLearnt(db: RegularsDb, replyId: string | null): Promise<() => Promise<void>> {
  const which = replyId === null ? db.learnt.toCollection() : db.learnt.where('replyId').equals(replyId);
  const rows = await db.transaction('rw', db.learnt, async () => {
    const before = await which.toArray();
    await db.learnt.bulkDelete(before.map((row) => row.replyId));
    return before;
  });
  db.changed();
  return async () => {
    await db.learnt.bulkPut(rows);
    db.changed();
  };
}

/** Puts the starter FAQ in, once ever: a seller who removed it all does not get it again. */
export async function seedStarter(
  db: RegularsDb,
  starter: readonly StarterReply[],
  now: number,
): Promise<boolean> {
  const seeded = await db.transaction('rw', [db.replies, db.meta], async () => {
    if (await db.meta.get('starterSeededAt')) return false;
    const fresh = starter.map((reply, i) => ({
      ...reply,
      id: `starter-${reply.id}`,
      useCount: 0,
      lastUsedAt: null,
      createdAt: now,
      // A millisecond apart, so that the list keeps the starter's own order.
      updatedAt: now - i,
    }));
    await db.replies.bulkPut(fresh);
    await db.meta.put({ key: 'starterSeededAt', value: now });
    return true;
  });
  if (seeded) db.changed();
  return seeded;
}
