import { expect, test } from 'vitest';
import { takenBack } from '../../lib/store/take-back.ts';

type Record_ = { text: string; closedAt: number | null; lesson?: string; history: string[] };
const before: Record_ = { text: 'late', closedAt: null, history: ['opened'] };
const closed: Record_ = { ...before, closedAt: 5, history: ['opened', 'closed'] };

test.each<[string, Record_, Record_, Record_]>([
  ['puts back what it changed', closed, closed, before],
  [
    'and leaves what was written since, its place in a list too',
    { ...closed, lesson: 'double box', history: ['opened', 'closed', 'lesson'] },
    closed,
    { ...before, lesson: 'double box', history: ['opened', 'lesson'] },
  ],
  [
    'nor does it touch a field that was changed again',
    { ...closed, closedAt: 9 },
    closed,
    { ...before, closedAt: 9 },
  ],
  ['takes away what was not there', { ...before, lesson: 'x' }, { ...before, lesson: 'x' }, before],
])('taking a change back %s', (_, present, after, expected) => {
  expect(takenBack(present, before, after)).toEqual(expected);
});

test('what a change took from a list comes back in its place, though the list grew since', () => {
  const steps = (...names: string[]) => ({ steps: names });
  const present = steps('call', 'refund', 'thank');
  const undone = takenBack(present, steps('ask', 'call', 'refund'), steps('call', 'refund'));
  expect(undone).toEqual(steps('ask', 'call', 'refund', 'thank'));
});
