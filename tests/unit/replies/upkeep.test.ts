import { describe, expect, test } from 'vitest';
import { needing, sameReplies } from '../../../lib/replies/upkeep.ts';
import { saved, starterReplies } from './saved.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 26);
const text = (words: string) => ({ en: { text: words } });

describe('replies that say the same', () => {
  test.each<[string, string, boolean]>([
    ['Thank you for your order, it ships tomorrow.', 'Thank you for your order! It ships tomorrow :)', true],
    ['Hi {buyer}, your parcel is on its way to you.', 'Your parcel is on its way to you, {name}', true],
    ['Your parcel is on its way.', 'Your refund was sent today.', false],
    [
      'Hello there, thank you for writing to us! It is blue.',
      'Hello there, thank you for writing to us! We cannot ship to islands at all, I am sorry.',
      false,
    ],
    ['亲，您的包裹已经发出啦', '亲，您的包裹已经发出了', true],
    ['亲，您的包裹已经發出了', '亲，您的包裹已经发出了', true],
    ['ok', 'ok', true],
    ['ok', 'no', false],
  ])('%s / %s: %s', (a, b, same) => {
    expect(sameReplies([saved('a', text(a)), saved('b', text(b))])).toEqual(same ? [['a', 'b']] : []);
  });

  test('three are one group, and a reply is never its own double', () => {
    const one = 'We are closed over the holidays, back on Monday.';
    const replies = [
      saved('a', text(one)),
      saved('x', text('Other')),
      saved('b', text(one)),
      saved('c', text(`${one}!`)),
    ];
    expect(sameReplies(replies)).toEqual([['a', 'b', 'c']]);
    expect(sameReplies([saved('a', { en: { text: one }, de: { text: one } })])).toEqual([]);
  });

  test('the starter replies all say something else', () => expect(sameReplies(starterReplies)).toEqual([]));
});

test('which were never used, not lately, or not written in a language', () => {
  const replies = [
    saved('new', text('a'), { createdAt: now - DAY }),
    saved('never', text('b'), { createdAt: now - 100 * DAY }),
    saved('stale', text('c'), { useCount: 3, lastUsedAt: now - 91 * DAY }),
    saved('used', { zh_CN: { text: 'd' } }, { useCount: 3, lastUsedAt: now - DAY }),
  ];
  const ids = (kind: Parameters<typeof needing>[1]) => needing(replies, kind, 'en', now).map(({ id }) => id);
  expect(ids('never')).toEqual(['never']);
  expect(ids('stale')).toEqual(['stale']);
  expect(ids('noLanguage')).toEqual(['used']);
  expect(ids('same')).toEqual([]);
});
