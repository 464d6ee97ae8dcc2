import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  reporter: [['list'], ['json', { outputFile: '.output/e2e.json' }]],
  outputDir: '.output/e2e',
  use: { trace: 'retain-on-failure' },
});
