import { type ReplyUse, SavedReply } from '../model/reply.ts';
import { newId, type RegularsDb } from './db.ts';
import { livingId } from './living.ts';

/** All saved replies, most used first. */
export async function listReplies(db: RegularsDb): Promise<SavedReply[]> {
  const replies = await db.replies.toArray();
  return replies.sort((a, b) => b.useCount - a.useCount || b.updatedAt - a.updatedAt);
}

export type ReplyDraft = Pick<SavedReply, 'tags' | 'variants'> & { id?: string };

/**
 * Makes or changes a reply.
 * @throws with the field's path when it has no language, title or text
 */
export async function saveReply(db: RegularsDb, draft: ReplyDraft, now: number): Promise<SavedReply> {
  const saved = await db.transaction('rw', db.replies, async () => {
    const old = draft.id ? await db.replies.get(draft.id) : undefined;
    const reply = SavedReply.parse({
      id: draft.id ?? newId(),
      tags: draft.tags,
      variants: draft.variants,
      useCount: old?.useCount ?? 0,
      lastUsedAt: old?.lastUsedAt ?? null,
      createdAt: old?.createdAt ?? now,
      updatedAt: now,
    });
    await db.replies.put(reply);
    return reply;
  });
  db.changed();
  return saved;
}

/** Removes a reply; the returned function puts it back as it was. */
export async function removeReply(db: RegularsDb, id: string): Promise<() => Promise<void>> {
  const reply = await db.replies.get(id);
  if (!reply) return async () => {};
  await db.replies.delete(id);
  db.changed();
  return async () => {
    await db.replies.put(reply);
    db.changed();
  };
}

/**
 * Notes that a reply was inserted: for the customer's timeline, and for ranking by use.
 * @param use with the `id` of one that is noted already, nothing happens
 */
export async function recordUse(db: RegularsDb, use: Omit<ReplyUse, 'id'> & { id?: string }): Promise<void> {
  await db.transaction('rw', [db.replies, db.replyUses, db.merges], async () => {
    if (use.id && (await db.replyUses.get(use.id))) return;
    const customerId = use.customerId && (await livingId(db, use.customerId));
    await db.replyUses.put({ id: newId(), ...use, customerId });
    const reply = await db.replies.get(use.replyId);
    if (reply) await db.replies.put({ ...reply, useCount: reply.useCount + 1, lastUsedAt: use.at });
  });
  db.changed();
}

export type StarterReply = Pick<SavedReply, 'id' | 'tags' | 'variants'>;

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
