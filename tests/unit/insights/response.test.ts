import { describe, expect, test } from 'vitest';
import { adapterById } from '../../../lib/adapters/builtin.ts';
import { clocksOn } from '../../../lib/followups/clock.ts';
import { responseOf } from '../../../lib/insights/response.ts';
import type { Turn } from '../../../lib/model/turn.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
// 10:00 in Shanghai.
const noon = Date.UTC(2026, 10, 20, 2);
const turn = (askedAt: number, took: number | null, change: Partial<Turn> = {}): Turn => ({
  id: `t|${askedAt}`,
  threadKey: 't',
  marketplace: 'x',
  host: 'x',
  askedAt,
  meantAt: askedAt,
  lastAskedAt: askedAt,
  first: true,
  answeredAt: took === null ? null : askedAt + took,
  ...change,
});
const clock = (marketplace: string, id: string, host = 'x') => {
  const found = clocksOn(adapterById(marketplace)?.clocks ?? [], host).find((one) => one.id === id);
  if (!found) throw new Error(`no clock ${id}`);
  return found;
};
const now = noon + 10 * 24 * HOUR;
const of = (marketplace: string, id: string, turns: Turn[], from = 0) =>
  responseOf(clock(marketplace, id), turns, from, now);

describe('Amazon: turns answered within 24 hours', () => {
  test('late and unanswered count against it', () => {
    const figures = of('amazon', 'first-reply', [
      turn(noon, HOUR),
      turn(noon + 1, 24 * HOUR),
      turn(noon + 2, 24 * HOUR + 1),
      turn(noon + 3, null),
    ]);
    expect(figures).toMatchObject({ share: 0.5, counted: 4, median: 24 * HOUR, p90: 24 * HOUR + 1 });
    expect(figures.late).toHaveLength(2);
  });

  test('left out are what needs no answer, what is not due yet, and what is older than the days asked for', () => {
    const figures = of(
      'amazon',
      'first-reply',
      [
        turn(noon, null, { waivedAt: noon + HOUR }),
        turn(now - HOUR, null),
        turn(now - 2 * HOUR, HOUR),
        turn(noon - 1, HOUR),
      ],
      noon,
    );
    expect(figures).toMatchObject({ share: 1, counted: 1 });
  });

  test('nothing to count is no share', () => {
    expect(of('amazon', 'first-reply', [])).toMatchObject({ share: null, counted: 0, median: null });
  });
});

test('Etsy counts the first message of a thread alone', () => {
  const turns = [turn(noon, HOUR), turn(noon + 5, null, { first: false })];
  expect(of('etsy', 'first-reply', turns)).toMatchObject({ share: 1, counted: 1 });
});

test('拼多多 counts buyers of a day: one late turn and the buyer is late', () => {
  const turns = [
    turn(noon, MINUTE, { threadKey: 'a' }),
    turn(noon + HOUR, 10 * MINUTE, { threadKey: 'a' }),
    turn(noon, 2 * MINUTE, { threadKey: 'b' }),
    // The next day is another unit, and one outside the hours is none.
    turn(noon + 24 * HOUR, MINUTE, { threadKey: 'a' }),
    turn(noon + 15 * HOUR, null, { threadKey: 'c' }),
  ];
  const figures = of('pdd', 'first-reply', turns);
  expect(figures.counted).toBe(3);
  expect(figures.share).toBeCloseTo(2 / 3, 9);
});

test('飞鸽 takes the mean, an unanswered turn for 600 seconds', () => {
  const figures = of('douyin', 'mean', [turn(noon, 2 * MINUTE), turn(noon + 1, null)]);
  expect(figures).toMatchObject({ share: null, mean: 6 * MINUTE, counted: 2 });
});
