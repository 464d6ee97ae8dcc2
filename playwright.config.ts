import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000, toPass: { intervals: [50, 100, 200] } },
  workers: 1,
  // Real browsers on a shared machine: once more, and `npm test` says at its end what needed it.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: '.output/e2e.json' }]],
  outputDir: '.output/e2e',
  // A trace takes an eighth of the time of every journey: `npx playwright test --trace retain-on-failure` makes one.
  use: { trace: 'off' },
});
