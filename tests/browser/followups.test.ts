import { describe, expect, test, vi } from 'vitest';
import type { Followup } from '../../lib/model/followup.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import {
  addFollowup,
  dueFollowups,
  editFollowup,
  finishFollowup,
  fireDue,
  type Notifier,
  openFollowups,
  snoozeFollowup,
} from '../../lib/store/followups.ts';
import { freshDb, now, the } from './shop.ts';

const always = { quietHours: null, workDays: [0, 1, 2, 3, 4, 5, 6] };

const HOUR = 3_600_000;
const texts = (list: readonly Followup[]) => list.map(({ text }) => text);
const add = (db: RegularsDb, text: string, dueAt: number) =>
  addFollowup(db, { customerId: 'c1', text, dueAt }, now);

/** What stands on screen, and everything that was ever shown. */
function screen(): Notifier & { shown: string[]; standing: Set<string> } {
  const shown: string[] = [];
  const standing = new Set<string>();
  return {
    shown,
    standing,
    async show({ id, text }) {
      shown.push(text);
      standing.add(id);
    },
    isShown: async (id) => standing.has(id),
  };
}

describe('firing', () => {
  test('shows what is due once, the longest due first, and says when to wake', async () => {
    const db = freshDb();
    await add(db, 'second', now - HOUR);
    await add(db, 'first', now - 2 * HOUR);
    await add(db, 'later', now + HOUR);
    const notifier = screen();
    const { fired, next } = await fireDue(db, notifier, always, now);
    expect(texts(fired)).toEqual(['first', 'second']);
    expect(next).toBe(now + HOUR);
    for (const at of [now, now + 1, now + HOUR - 1]) await fireDue(db, notifier, always, at);
    expect(notifier.shown).toEqual(['first', 'second']);
    expect(await fireDue(db, notifier, always, now + HOUR)).toMatchObject({ next: null });
    expect(notifier.shown).toEqual(['first', 'second', 'later']);
    expect(texts(await dueFollowups(db, now + HOUR))).toEqual(['first', 'second', 'later']);
  });

  test('cut off before it was shown, shows it at the next start; the others fire all the same', async () => {
    const db = freshDb();
    await add(db, 'promise', now - HOUR);
    await add(db, 'other', now - 1);
    const notifier = screen();
    const refusing: Notifier = {
      ...notifier,
      show: async (followup) => {
        if (followup.text === 'promise') throw new Error('the browser refuses');
        await notifier.show(followup);
      },
    };
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(await fireDue(db, refusing, always, now)).toMatchObject({ next: now + 60_000 });
    expect(warned).toHaveBeenCalledOnce();
    expect(notifier.shown).toEqual(['other']);
    const promise = async () => (await db.followups.toArray()).find(({ text }) => text === 'promise');
    expect(await promise()).toMatchObject({ claimedAt: now, firedAt: null });
    await fireDue(db, notifier, always, now + 5_000);
    expect(notifier.shown).toEqual(['other', 'promise']);
    expect(await promise()).toMatchObject({ claimedAt: now, firedAt: now + 5_000 });
    await fireDue(db, notifier, always, now + 9_000);
    expect(notifier.shown).toEqual(['other', 'promise']);
  });

  test('cut off after it was shown, does not show it again', async () => {
    const db = freshDb();
    const { id } = await add(db, 'promise', now - HOUR);
    const notifier = screen();
    notifier.standing.add(id);
    await db.followups.update(id, { claimedAt: now - 1_000 });
    await fireDue(db, notifier, always, now);
    expect(notifier.shown).toEqual([]);
    expect(await db.followups.get(id)).toMatchObject({ firedAt: now });
  });

  test('an old notification that still stands does not silence a new due instant', async () => {
    const db = freshDb();
    const { id } = await add(db, 'promise', now - HOUR);
    const notifier = screen();
    await fireDue(db, notifier, always, now);
    await snoozeFollowup(db, id, 60, now);
    await fireDue(db, notifier, always, now + 2 * HOUR);
    expect(notifier.shown).toEqual(['promise', 'promise']);
  });

  test('leaves alone what was finished or moved while others were shown', async () => {
    const db = freshDb();
    await add(db, 'a', now - 3 * HOUR);
    const done = await add(db, 'b', now - 2 * HOUR);
    const moved = await add(db, 'c', now - HOUR);
    const notifier = screen();
    const { show } = notifier;
    notifier.show = async (followup) => {
      await show(followup);
      await finishFollowup(db, done.id, now);
      await snoozeFollowup(db, moved.id, 60, now);
    };
    await fireDue(db, notifier, always, now);
    expect(notifier.shown).toEqual(['a']);
    expect(await db.followups.get(moved.id)).toMatchObject({ firedAt: null, doneAt: null });
    expect(await db.followups.get(done.id)).toMatchObject({ firedAt: null, doneAt: now });
  });

  test('waits for the end of the quiet hours', async () => {
    const db = freshDb();
    const local = (day: number, hour: number) => new Date(2026, 9, day, hour).getTime();
    const quiet = { ...always, quietHours: { from: 22 * 60, to: 8 * 60 } };
    await add(db, 'promise', local(20, 23));
    const notifier = screen();
    expect(await fireDue(db, notifier, quiet, local(20, 23))).toMatchObject({
      fired: [],
      next: local(21, 8),
    });
    expect(await fireDue(db, notifier, quiet, local(21, 3))).toMatchObject({ fired: [], next: local(21, 8) });
    expect(notifier.shown).toEqual([]);
    await fireDue(db, notifier, quiet, local(21, 8));
    expect(notifier.shown).toEqual(['promise']);
  });
});

describe('a follow-up', () => {
  test('snoozed fires again, and undoing that puts it back', async () => {
    const db = freshDb();
    const { id } = await add(db, 'promise', now);
    const notifier = screen();
    await fireDue(db, notifier, always, now);
    const before = await db.followups.get(id);
    const undo = await snoozeFollowup(db, id, 180, now + 30_000);
    expect(await db.followups.get(id)).toMatchObject({
      dueAt: now + 3 * HOUR,
      promisedAt: now,
      claimedAt: null,
      firedAt: null,
    });
    expect(await dueFollowups(db, now + 2 * HOUR)).toEqual([]);
    expect(await fireDue(db, notifier, always, now + 2 * HOUR)).toMatchObject({
      fired: [],
      next: now + 3 * HOUR,
    });
    await fireDue(db, notifier, always, now + 3 * HOUR);
    expect(notifier.shown).toHaveLength(2);
    await undo();
    // When it was shown is not taken back: it is not shown a third time.
    const { claimedAt: _claimed, firedAt: _fired, ...rest } = the(before);
    expect(await db.followups.get(id)).toMatchObject({ ...rest, firedAt: now + 3 * HOUR });
    expect(await dueFollowups(db, now)).toHaveLength(1);
  });

  test('undoing a snooze leaves what was written since', async () => {
    const db = freshDb();
    const { id } = await add(db, 'promise', now);
    const undo = await snoozeFollowup(db, id, 180, now);
    await editFollowup(db, id, { text: 'another promise' }, now + 1);
    await undo();
    expect(await db.followups.get(id)).toMatchObject({ text: 'another promise', dueAt: now });
  });

  test('finished is open no more, and undoing that opens it as it was', async () => {
    const db = freshDb();
    const { id } = await add(db, 'promise', now - HOUR);
    const undo = await finishFollowup(db, id, now);
    expect(await openFollowups(db)).toEqual([]);
    expect(await openFollowups(db, 'c1')).toEqual([]);
    expect(await dueFollowups(db, now)).toEqual([]);
    const notifier = screen();
    expect(await fireDue(db, notifier, always, now)).toEqual({ fired: [], next: null });
    await undo();
    expect(texts(await openFollowups(db, 'c1'))).toEqual(['promise']);
    expect(texts(await dueFollowups(db, now))).toEqual(['promise']);
    await (await finishFollowup(db, 'not there', now))();
  });

  test('edited fires again only for a new instant', async () => {
    const db = freshDb();
    const { id } = await add(db, 'promise', now);
    const notifier = screen();
    await fireDue(db, notifier, always, now);
    await editFollowup(db, id, { text: 'kept promise', dueAt: now }, now);
    await fireDue(db, notifier, always, now);
    expect(notifier.shown).toEqual(['promise']);
    await editFollowup(db, id, { dueAt: now + HOUR }, now);
    expect(await db.followups.get(id)).toMatchObject({ text: 'kept promise', promisedAt: now + HOUR });
    await fireDue(db, notifier, always, now + HOUR);
    expect(notifier.shown).toEqual(['promise', 'kept promise']);
  });

  test('of one customer is not in the list of another', async () => {
    const db = freshDb();
    await add(db, 'b', now + 2);
    await add(db, 'a', now + 1);
    await addFollowup(db, { customerId: 'c2', text: 'x', dueAt: now }, now);
    expect(texts(await openFollowups(db, 'c1'))).toEqual(['a', 'b']);
    expect(texts(await openFollowups(db))).toEqual(['x', 'a', 'b']);
  });

  test('wakes others with each change', async () => {
    const db = freshDb();
    db.changed = vi.fn();
    const { id } = await add(db, 'promise', now);
    await editFollowup(db, id, { text: 'y' }, now);
    await snoozeFollowup(db, id, 5, now);
    await finishFollowup(db, id, now);
    expect(db.changed).toHaveBeenCalledTimes(4);
  });
});
