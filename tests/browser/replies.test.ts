import { describe, expect, test, vi } from 'vitest';
import { starterIn } from '../../lib/replies/starter.ts';
import {
  forgetLearnt,
  listReplies,
  recordUse,
  removeReply,
  saveReply,
  seedStarter,
} from '../../lib/store/replies.ts';
import { buyer, freshDb, now, openThread, see } from './shop.ts';

const draft = (title: string) => ({
  tags: ['x'],
  variants: { en: { title, text: `${title} text`, examples: [] } },
});

describe('saved replies', () => {
  test('are made, changed, listed and removed, and a removal is undone', async () => {
    const db = freshDb();
    const made = await saveReply(db, draft('First'), now);
    const other = await saveReply(db, draft('Second'), now + 1);
    expect((await listReplies(db)).map(({ id }) => id)).toEqual([other.id, made.id]);
    const changed = await saveReply(db, { ...draft('First, better'), id: made.id }, now + 2);
    expect(changed).toMatchObject({ id: made.id, createdAt: now, updatedAt: now + 2 });
    expect(await db.replies.count()).toBe(2);
    db.changed = vi.fn();
    const undo = await removeReply(db, made.id);
    expect(await db.replies.get(made.id)).toBeUndefined();
    await undo();
    expect(await db.replies.get(made.id)).toEqual(changed);
    expect(db.changed).toHaveBeenCalledTimes(2);
    await (await removeReply(db, 'not there'))();
    expect(await db.replies.count()).toBe(2);
  });

  test.each([
    ['no language', { tags: [], variants: {} }, /variants|language/],
    ['no title', { tags: [], variants: { en: { title: '', text: 'x', examples: [] } } }, /title/],
    ['no text', { tags: [], variants: { en: { title: 'x', text: '', examples: [] } } }, /text/],
  ])('with %s are refused, and nothing is written', async (_, bad, path) => {
    const db = freshDb();
    await expect(saveReply(db, bad, now)).rejects.toThrow(path);
    expect(await db.replies.count()).toBe(0);
  });

  test('come first the more they are used; a use outlives its reply', async () => {
    const db = freshDb();
    const made = await saveReply(db, draft('First'), now);
    await saveReply(db, draft('Second'), now + 1);
    const use = {
      replyId: made.id,
      title: 'First',
      customerId: 'c1',
      orderKey: null,
      threadKey: 't',
      at: now + 5,
    };
    await recordUse(db, use);
    await recordUse(db, { ...use, at: now + 6, id: 'told twice' });
    await recordUse(db, { ...use, at: now + 7, id: 'told twice' });
    expect((await listReplies(db))[0]).toMatchObject({
      id: made.id,
      useCount: 2,
      lastUsedAt: now + 6,
      updatedAt: now,
    });
    expect(await saveReply(db, { ...draft('Renamed'), id: made.id }, now + 9)).toMatchObject({ useCount: 2 });
    await removeReply(db, made.id);
    await recordUse(db, use);
    expect(await db.replyUses.count()).toBe(3);
    expect(await db.replies.get(made.id)).toBeUndefined();
  });
});

describe('what is learnt from a choice', () => {
  async function chosen(lastFrom: 'buyer' | 'seller' = 'buyer') {
    const db = freshDb();
    const made = await saveReply(db, draft('First'), now);
    const { threadKey } = await see(
      db,
      {
        source: 'answer',
        kind: 'thread',
        thread: openThread({
          buyer: buyer({ id: '7', username: 'mira_k', name: 'Mira Kessel' }),
          lastBuyerMessage: 'Mira Kessel here, order 4711: where is my parcel?',
          lastFrom,
        }),
      },
      now,
    );
    const use = {
      replyId: made.id,
      title: 'First',
      customerId: null,
      orderKey: null,
      threadKey,
      at: now + 5,
    };
    await recordUse(db, { ...use, id: 'one' });
    return { db, made, use };
  }

  test('are the words of the buyer’s last message, without name and number, once for each use', async () => {
    const { db, made, use } = await chosen();
    await recordUse(db, { ...use, id: 'one' });
    const learnt = await db.learnt.get(made.id);
    expect(learnt).toMatchObject({ picks: 1, terms: { parcel: 1 }, at: now + 5 });
    // The terms only: a made-up id of the reply may hold any digits.
    expect(JSON.stringify(learnt?.terms)).not.toMatch(/mira|kessel|4711/i);
    await recordUse(db, { ...use, id: 'two', at: now + 9 });
    expect(await db.learnt.get(made.id)).toMatchObject({ picks: 2, terms: { parcel: 2 }, at: now + 9 });
  });

  test('is nothing where the last word was the seller’s, or no thread is open', async () => {
    const { db, use } = await chosen('seller');
    await recordUse(db, { ...use, id: 'two', threadKey: null });
    expect(await db.learnt.count()).toBe(0);
    expect(await db.replyUses.count()).toBe(2);
  });

  test('is forgotten on demand, of one reply or of all, and brought back', async () => {
    const { db, made } = await chosen();
    for (const which of [made.id, null]) {
      const before = await db.learnt.toArray();
      const undo = await forgetLearnt(db, which);
      expect(await db.learnt.count()).toBe(0);
      await undo();
      expect(await db.learnt.toArray()).toEqual(before);
    }
    await forgetLearnt(db, 'another');
    expect(await db.learnt.count()).toBe(1);
  });

  test('goes with its reply, and comes back with it', async () => {
    const { db, made } = await chosen();
    const undo = await removeReply(db, made.id);
    expect(await db.learnt.count()).toBe(0);
    await undo();
    expect(await db.learnt.get(made.id)).toMatchObject({ picks: 1 });
  });
});

describe('the starter FAQ', () => {
  test('comes once, in its own order, and not again after it was all removed', async () => {
    const db = freshDb();
    expect(await seedStarter(db, starterIn('en'), now)).toBe(true);
    const listed = await listReplies(db);
    expect(listed.map(({ id }) => id)).toEqual(starterIn('en').map(({ id }) => `starter-${id}`));
    expect(await seedStarter(db, starterIn('en'), now)).toBe(false);
    await db.replies.clear();
    expect(await seedStarter(db, starterIn('en'), now)).toBe(false);
    expect(await db.replies.count()).toBe(0);
  });

  test('comes once also when two contexts start together', async () => {
    const one = freshDb();
    const other = freshDb(one.name);
    const seeded = await Promise.all([
      seedStarter(one, starterIn('en'), now),
      seedStarter(other, starterIn('en'), now),
    ]);
    expect(seeded.sort()).toEqual([false, true]);
    expect(await one.replies.count()).toBe(starterIn('en').length);
  });
});
