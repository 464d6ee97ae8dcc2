import { expect, test } from 'vitest';
import { answerBy, lengthOf } from '../../../lib/followups/clock.ts';

test.each([
  ['PT30S', 30_000],
  ['PT3M', 180_000],
  ['PT1M30S', 90_000],
  ['PT12H', 43_200_000],
  ['P1DT1H', 90_000_000],
  ['30 s', null],
])('%s is %s ms', (duration, length) => expect(lengthOf(duration)).toBe(length));

test('a buyer is to be answered within the first-reply clock, others have no say', () => {
  const clocks = [
    { what: 'unanswered turn', within: 'PT10M' },
    { what: 'first reply', within: 'PT30S' },
  ];
  expect(answerBy(clocks, { lastFrom: 'buyer', lastAt: 1_000 })).toBe(31_000);
  expect(answerBy(clocks, { lastFrom: 'seller', lastAt: 1_000 })).toBeNull();
  expect(answerBy(clocks, { lastFrom: 'buyer', lastAt: null })).toBeNull();
  expect(answerBy(clocks.slice(0, 1), { lastFrom: 'buyer', lastAt: 1_000 })).toBeNull();
});
