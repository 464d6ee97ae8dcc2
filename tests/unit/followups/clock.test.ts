import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { adapterById } from '../../../lib/adapters/builtin.ts';
import { clocksOn, lengthOf, resolveBy, respondBy, urgencyOf } from '../../../lib/followups/clock.ts';
import { learnTurns } from '../../../lib/followups/turns.ts';

/** Message sequences with the deadlines worked out by hand, from the marketplaces' rules and not from this code. */
type Case = {
  name: string;
  marketplace: string;
  host: string;
  messages?: { from: 'buyer' | 'seller'; at: string; text: string }[];
  now?: string;
  respondBy?: string | null;
  openedAt?: string;
  resolveBy?: string;
};
const cases: Case[] = JSON.parse(readFileSync(`${import.meta.dirname}/clock-cases.json`, 'utf8'));
const iso = (instant: number | undefined) =>
  instant === undefined ? null : new Date(instant).toISOString().replace('.000Z', 'Z');
const clocksOf = ({ marketplace, host }: Case) => clocksOn(adapterById(marketplace)?.clocks ?? [], host);

describe('messages of a thread', () => {
  test.each(cases.filter(({ messages }) => messages))('$name', (one) => {
    const messages = (one.messages ?? []).map(({ at, ...rest }) => ({ ...rest, at: Date.parse(at) }));
    const base = { threadKey: 'k', marketplace: one.marketplace, host: one.host };
    const turns = learnTurns([], messages, { ...base, whole: true, now: Date.parse(one.now ?? '') });
    const [waiting] = turns.filter(({ answeredAt }) => answeredAt === null);
    const running = waiting ? respondBy(clocksOf(one), waiting) : null;
    expect(iso(running?.by)).toBe(one.respondBy ?? null);
  });
});

describe('something opened', () => {
  test.each(cases.filter(({ openedAt }) => openedAt))('$name', (one) => {
    const running = resolveBy(clocksOf(one), Date.parse(one.openedAt ?? ''));
    expect(iso(running?.by)).toBe(one.resolveBy);
  });
});

test.each([
  ['PT30S', 30_000],
  ['PT3M', 180_000],
  ['PT1M30S', 90_000],
  ['PT12H', 43_200_000],
  ['P1DT1H', 90_000_000],
  ['30 s', null],
])('%s is %s ms', (duration, length) => expect(lengthOf(duration)).toBe(length));

test("the seller's own limit goes before the marketplace's, and may turn a clock off", () => {
  const clocks = adapterById('amazon')?.clocks ?? [];
  const turn = { askedAt: 0, meantAt: 0, first: true };
  expect(respondBy(clocksOn(clocks, 'x', { 'first-reply': 120 }), turn)?.by).toBe(7_200_000);
  expect(respondBy(clocksOn(clocks, 'x', { 'first-reply': null }), turn)).toBeNull();
});

test('a clock is amber in its last quarter and red when it is over', () => {
  const hour = 3_600_000;
  expect(urgencyOf(24 * hour, 0, 17 * hour)).toBe('calm');
  expect(urgencyOf(24 * hour, 0, 18 * hour)).toBe('soon');
  expect(urgencyOf(24 * hour, 0, 24 * hour)).toBe('over');
});
