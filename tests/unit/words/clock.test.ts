import { expect, test } from 'vitest';
import { shortSpan, tookSpan } from '../../../lib/words/clock.ts';
import type { Translate } from '../../../lib/words/translate.ts';

const t = ((key: string, values?: { count?: number }) =>
  `${key.replace('clock.', '')} ${values?.count ?? ''}`.trim()) as unknown as Translate;
const HOUR = 3_600_000;

test.each([
  [0.005 * HOUR, 'underMinute', 'underMinute'],
  [1.99 * HOUR, 'minutes 119', 'minutes 119'],
  [1.999 * HOUR, 'minutes 119', 'hours 2'],
  [9.87 * HOUR, 'hours 9', 'hours 10'],
  [71.8 * HOUR, 'hours 71', 'days 3'],
  [90 * HOUR, 'days 3', 'days 4'],
])('of %d ms there are left %s, and it took %s', (ms, left, took) => {
  expect([shortSpan(t, ms), tookSpan(t, ms)]).toEqual([left, took]);
});
