import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

// A zone with daylight saving and far from UTC, so that whatever leans on the machine's own zone shows.
const TZ = 'America/New_York';
process.env.TZ = TZ;

const dom = [
  'tests/unit/adapters/**/*.test.ts',
  'tests/unit/components/**/*.test.tsx',
  'tests/sites/**/*.test.ts',
];
const unit = {
  include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/boundaries.test.ts'],
  setupFiles: ['tests/setup.ts'],
  env: { TZ },
  // Some cases start a process or unpack eighty megabytes; a busy machine takes its time for that.
  testTimeout: 30_000,
  restoreMocks: true,
};

export default defineConfig({
  test: {
    projects: [
      { test: { ...unit, name: 'unit', environment: 'node', exclude: [...dom] } },
      // A document takes longer to make than most of these tests to run: only where one is read.
      { test: { ...unit, name: 'unit-dom', environment: 'happy-dom', include: [...dom] } },
      {
        // The Firefox build in Firefox: `wxt build -b firefox --mv3` comes first.
        test: {
          name: 'firefox',
          include: ['tests/firefox/**/*.test.ts'],
          testTimeout: 90_000,
          retry: 1,
          hookTimeout: 90_000,
        },
      },
      {
        // Found before the first run: a dependency met in the middle of one reloads every page.
        optimizeDeps: { include: ['dexie', 'zod', 'fast-check'] },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          setupFiles: ['tests/setup.ts'],
          restoreMocks: true,
          testTimeout: 30_000,
          // As for the journeys: what needed it is said at the end of `npm test`.
          retry: 1,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
                chromiumSandbox: false,
                env: { ...process.env, TZ },
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
