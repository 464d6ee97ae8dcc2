import { expect, test } from 'vitest';
import { csatOf, isBad, npsOf, reviewsOf } from '../../../lib/insights/satisfaction.ts';

const times = (mark: number, count: number) => Array<number>(count).fill(mark);

test('CSAT is the share of the two best marks, not the mean: 74 of 107 are 69', () => {
  const marks = [...times(5, 50), ...times(4, 24), ...times(3, 20), ...times(1, 13)];
  const csat = csatOf(marks);
  expect(Math.round(csat?.value ?? 0)).toBe(69);
  expect(csat).toMatchObject({
    count: 107,
    spread: [
      [5, 50],
      [4, 24],
      [3, 20],
      [2, 0],
      [1, 13],
    ],
  });
  // Wilson for 74 of 107.
  expect(csat?.low).toBeCloseTo(59.9, 1);
  expect(csat?.high).toBeCloseTo(77.1, 1);
});

test('all of few is no certainty', () => {
  const csat = csatOf([5, 5, 5]);
  expect(csat).toMatchObject({ value: 100, high: 100 });
  expect(csat?.low).toBeCloseTo(43.8, 1);
});

test('NPS is promoters less detractors, with the margin of a difference', () => {
  // 50 promoters, 30 passive, 20 detractors: 30. For the margin 50.75, 31.5 and 20.75 of 103.
  const nps = npsOf([...times(10, 30), ...times(9, 20), ...times(8, 30), ...times(6, 10), ...times(0, 10)]);
  expect(nps).toMatchObject({ count: 100 });
  expect(nps?.value).toBeCloseTo(30, 9);
  expect(nps?.high).toBeCloseTo(100 * (30 / 103 + 1.96 * Math.sqrt((71.5 / 103 - (30 / 103) ** 2) / 103)), 9);
  const one = npsOf([3]);
  expect(one).toMatchObject({ value: -100, low: -100 });
  expect(one?.high).toBeCloseTo(48.5, 1);
});

test('nothing asked is no figure', () => {
  expect(csatOf([])).toBeNull();
  expect(npsOf([])).toBeNull();
  expect(reviewsOf([])).toBeNull();
});

test.each([
  ['csat', 3, true],
  ['csat', 4, false],
  ['nps', 6, true],
  ['nps', 7, false],
  ['review', 2, true],
] as const)('%s of %i is bad: %s', (kind, mark, bad) => expect(isBad({ kind, mark })).toBe(bad));
