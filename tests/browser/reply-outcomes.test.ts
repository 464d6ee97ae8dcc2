import { describe, expect, test } from 'vitest';
import { openCase } from '../../lib/store/cases.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { addFollowup } from '../../lib/store/followups.ts';
import { lastUse, recordSent, recordUse, saveReply } from '../../lib/store/replies.ts';
import { oftenEdited, replyOutcomes } from '../../lib/store/reply-outcomes.ts';
import { forgetUnanswered, noteUnanswered, openQuestions } from '../../lib/store/unanswered.ts';
import { freshDb, now } from './shop.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const reply = async (db: RegularsDb, title: string) =>
  (await saveReply(db, { tags: [], variants: { en: { title, text: 'x', examples: [] } } }, now)).id;

async function used(db: RegularsDb, replyId: string, id: string, at = now, orderKey: string | null = null) {
  await recordUse(db, { id, replyId, title: 'x', customerId: 'anna', orderKey, threadKey: null, at });
}

describe('what became of a reply', () => {
  test('counts messages that were seen being sent, and those that were changed first', async () => {
    const db = freshDb();
    const [often, seldom] = [await reply(db, 'often'), await reply(db, 'seldom')];
    for (const id of ['a', 'b', 'c', 'd']) await used(db, often, id);
    for (const id of ['e', 'f', 'g']) await used(db, seldom, id);
    await recordSent(db, ['a', 'b'], 'edited');
    await recordSent(db, ['c', 'e', 'f'], 'same');
    await recordSent(db, ['g', 'not there'], 'edited');
    expect(await replyOutcomes(db, often)).toMatchObject({ sent: 3, edited: 2 });
    expect(await replyOutcomes(db, seldom)).toMatchObject({ sent: 3, edited: 1 });
    expect(await oftenEdited(db)).toEqual(new Set([often]));
  });

  test('is a follow-up made right after it, and a case about that order within two weeks', async () => {
    const db = freshDb();
    const id = await reply(db, 'promise');
    await used(db, id, 'a', now, 'shop||1');
    const followup = (at: number) =>
      addFollowup(db, { customerId: 'anna', orderKey: null, text: 'call', dueAt: at + DAY }, at);
    const opened = (key: string | null, at: number) =>
      openCase(db, { customerId: 'anna', orderKey: key, threadKey: null, kind: 'complaint', text: '' }, at);
    await followup(now - MINUTE);
    await followup(now + 2 * 60 * MINUTE);
    await opened('shop||2', now + DAY);
    await opened('shop||1', now + 20 * DAY);
    expect(await replyOutcomes(db, id)).toMatchObject({ followups: [], cases: [] });
    await followup(now + MINUTE);
    const followed = await opened('shop||1', now + DAY);
    expect(await replyOutcomes(db, id)).toMatchObject({
      followups: ['anna'],
      cases: [{ id: followed.id, customerId: 'anna' }],
    });
  });
});

describe('what no reply answers', () => {
  const row = (threadKey: string, at: number, terms = ['engrave']) => ({
    threadKey,
    terms,
    concepts: [],
    at,
  });

  test('is kept once for each thread, the last, for a quarter of a year', async () => {
    const db = freshDb();
    await noteUnanswered(db, row('a', now));
    await noteUnanswered(db, row('a', now + 1));
    expect(await openQuestions(db)).toEqual([row('a', now)]);
    await noteUnanswered(db, row('a', now + 2, ['workshop']));
    expect(await openQuestions(db)).toEqual([row('a', now + 2, ['workshop'])]);
    await noteUnanswered(db, row('b', now + 100 * DAY));
    expect(await db.unanswered.toCollection().primaryKeys()).toEqual(['b']);
  });

  test('stays forgotten however often its thread is shown, until something else is asked', async () => {
    const db = freshDb();
    await noteUnanswered(db, row('a', now));
    const undo = await forgetUnanswered(db, ['a', 'not there']);
    await noteUnanswered(db, row('a', now + 1));
    expect(await openQuestions(db)).toEqual([]);
    await undo();
    expect(await openQuestions(db)).toHaveLength(1);
    await forgetUnanswered(db, ['a']);
    await noteUnanswered(db, row('a', now + 2, ['workshop']));
    expect(await openQuestions(db)).toEqual([row('a', now + 2, ['workshop'])]);
  });
});

test('what was copied in the panel is not taken for what stands in the composer', async () => {
  const db = freshDb();
  const id = await reply(db, 'chart');
  const use = { replyId: id, title: 'x', customerId: null, orderKey: null, threadKey: 't' };
  await recordUse(db, { ...use, id: 'inserted', at: now });
  await recordUse(db, { ...use, id: 'copied', at: now + 1, copied: true });
  expect((await lastUse(db, 't', now + 2))?.id).toBe('inserted');
  expect(await lastUse(db, 't', now + 10 * MINUTE)).toBeNull();
});
