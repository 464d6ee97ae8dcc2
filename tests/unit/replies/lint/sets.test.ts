import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type LintSet, lintAccuracy } from '../../../bench/lint.ts';

const read = (name: string) =>
  (
    JSON.parse(
      readFileSync(path.resolve(import.meta.dirname, `../../../bench/lint/${name}.json`), 'utf8'),
    ) as LintSet
  ).messages;

test('of 1,680 labelled messages nearly all is found that is wrong, and nearly nothing else', async () => {
  const messages = [...read('en'), ...read('zh'), ...read('kept'), ...read('later')];
  expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  const { pooled, rules } = await lintAccuracy({ messages });
  expect(pooled.precision).toBeGreaterThanOrEqual(0.95);
  expect(pooled.recall).toBeGreaterThanOrEqual(0.9);
  for (const [rule, { n, recall }] of Object.entries(rules)) {
    expect(n, rule).toBeGreaterThanOrEqual(20);
    expect(recall, rule).toBeGreaterThanOrEqual(0.8);
  }
});
