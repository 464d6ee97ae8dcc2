import { describe, expect, test } from 'vitest';
import { type Hours, isDue, isUnfired, notifyAt, plan, snoozed } from '../../../lib/followups/due.ts';
import type { Followup } from '../../../lib/model/followup.ts';

const local = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute).getTime();
const night = { from: 22 * 60, to: 8 * 60 };
const hours = (quietHours: Hours['quietHours'], workDays = [0, 1, 2, 3, 4, 5, 6]): Hours => ({
  quietHours,
  workDays,
});
const siesta = { from: 13 * 60, to: 15 * 60 };

function followup(dueAt: number, change: Partial<Followup> = {}): Followup {
  return {
    id: `f${dueAt}`,
    customerId: 'c1',
    orderKey: null,
    text: 'send the invoice',
    dueAt,
    promisedAt: dueAt,
    doneAt: null,
    claimedAt: null,
    firedAt: null,
    createdAt: 0,
    updatedAt: 0,
    ...change,
  };
}

test.each([
  [{}, 100, true],
  [{}, 99, false],
  [{ doneAt: 50 }, 100, false],
  [{ firedAt: 100 }, 100, true],
] as const)('due with %o at %i: %s', (change, now, due) =>
  expect(isDue(followup(100, change), now)).toBe(due),
);

test.each([
  [{}, true],
  [{ claimedAt: 5 }, true],
  [{ firedAt: 5 }, false],
  [{ doneAt: 5 }, false],
])('unfired with %o: %s', (change, unfired) => expect(isUnfired(followup(100, change))).toBe(unfired));

describe('quiet hours', () => {
  test.each([
    ['none', null, local(11, 3), local(11, 3)],
    ['of no length', { from: 60, to: 60 }, local(11, 1), local(11, 1)],
    ['before midnight', night, local(11, 23, 30), local(12, 8)],
    ['after midnight', night, local(11, 2), local(11, 8)],
    ['at their first minute', night, local(11, 22), local(12, 8)],
    ['at their last minute', night, local(11, 7, 59), local(11, 8)],
    ['at their end', night, local(11, 8), local(11, 8)],
    ['in the day', night, local(11, 12), local(11, 12)],
    ['in a siesta', siesta, local(11, 13, 30), local(11, 15)],
    ['before a siesta', siesta, local(11, 12, 59), local(11, 12, 59)],
    ['until midnight', { from: 1380, to: 0 }, local(11, 23, 30), local(12, 0)],
    ['over the hour that is skipped', night, local(8, 1), local(8, 8)],
    ['over the end of a month', night, local(31, 23), new Date(2026, 3, 1, 8).getTime()],
  ])('%s', (_, quiet, due, shown) => expect(notifyAt(due, hours(quiet))).toBe(shown));
});

describe('free days', () => {
  const weekdays = [1, 2, 3, 4, 5];
  // 2026-03-13 is a Friday.
  test.each([
    ['a working day', null, local(13, 15), local(13, 15)],
    ['Saturday until Monday', null, local(14, 15), local(16, 0)],
    ['Friday night over the weekend', night, local(13, 23), local(16, 8)],
    ['Sunday in the quiet hours', night, local(15, 3), local(16, 8)],
  ])('%s', (_, quiet, due, shown) => expect(notifyAt(due, hours(quiet, weekdays))).toBe(shown));
});

describe('plan', () => {
  const ids = (list: readonly Followup[]) => list.map(({ id }) => id);

  test('shows what is due, the longest due first, and wakes for the next', () => {
    const now = local(11, 12);
    const all = [
      followup(now),
      followup(now + 2),
      followup(now - 5),
      followup(now + 1),
      followup(now - 9, { firedAt: 1 }),
    ];
    const { fire, next } = plan(all, hours(null), now);
    expect(ids(fire)).toEqual([`f${now - 5}`, `f${now}`]);
    expect(next).toBe(now + 1);
  });

  test('has nothing to wait for when all is done or fired', () => {
    expect(plan([followup(1, { doneAt: 2 }), followup(9_999, { firedAt: 3 })], hours(null), 5)).toEqual({
      fire: [],
      next: null,
    });
    expect(plan([], hours(night), 5)).toEqual({ fire: [], next: null });
  });

  test('keeps what is due quiet until the quiet hours end', () => {
    const now = local(11, 23);
    expect(plan([followup(local(11, 22, 30)), followup(local(12, 9))], hours(night), now)).toEqual({
      fire: [],
      next: local(12, 8),
    });
  });

  test('shows in the morning what became due while the browser was closed at night, and at night nothing', () => {
    const missed = followup(local(10, 15));
    expect(plan([missed], hours(night), local(11, 3)).next).toBe(local(11, 8));
    expect(ids(plan([missed], hours(night), local(11, 9)).fire)).toEqual([missed.id]);
    const quietThen = followup(local(10, 23));
    expect(ids(plan([quietThen], hours(night), local(11, 9)).fire)).toEqual([quietThen.id]);
  });

  test('wakes after the quiet hours that a later one falls into', () => {
    expect(plan([followup(local(12, 2))], hours(night), local(11, 12)).next).toBe(local(12, 8));
  });
});

test.each([
  [local(11, 10, 30) + 12_345, 180, local(11, 13, 30)],
  [local(11, 10, 30), 1440, local(12, 10, 30)],
  [local(11, 10, 30) + 59_999, 1, local(11, 10, 31)],
])('snoozed at %i by %i minutes', (now, minutes, at) => expect(snoozed(now, minutes)).toBe(at));
