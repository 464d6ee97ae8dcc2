/**
 * `npm start`: builds the extension, opens a browser with it on the practice shop, filled with two years of data.
 * With a display it stays open; without one it walks through the main job by itself and saves screenshots.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { chromiumPath } from '../browsers.ts';
import { grantedCopy } from '../e2e/granted.ts';
import { makeShop } from './data.ts';
import { shopBackup } from './seed.ts';
import { startShop } from './server.ts';
import { walk } from './walk.ts';

const root = path.resolve(import.meta.dirname, '../..');
const output = path.join(root, '.output');
const PORT = 4173;
const DEBUG_PORT = 9333;
const SEED = 7;

const headless =
  process.argv.includes('--headless') ||
  (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY);

function build(): void {
  console.log('Building the extension …');
  const done = spawnSync(path.join(root, 'node_modules/.bin/wxt'), ['build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`the build failed:\n${done.stdout}\n${done.stderr}`);
}

/** Fills the extension as a seller would: by restoring a backup on the desk's Data page. */
async function fill(context: BrowserContext, extensionId: string, backup: string): Promise<void> {
  const desk = await context.newPage();
  await desk.goto(`chrome-extension://${extensionId}/desk.html#data`);
  await desk.locator('input[type=file]').first().setInputFiles(backup);
  // By role alone: the words are in whatever language this browser speaks.
  const review = desk.getByRole('dialog');
  await review.getByRole('button').last().click();
  await review.waitFor({ state: 'detached' });
  await desk.close();
}

async function main(): Promise<void> {
  const executablePath = chromiumPath({ fonts: headless });
  build();
  const now = Date.now();
  const data = makeShop({ seed: SEED, now });
  const shop = await startShop({ port: PORT, shop: data }).catch(() => startShop({ port: 0, shop: data }));
  const extension = grantedCopy(path.join(output, 'chrome-mv3'), ['http://localhost/*']);
  const profile = path.join(output, 'start-profile');
  rmSync(profile, { recursive: true, force: true });
  const file = path.join(output, 'practice-shop.regulars.json');
  mkdirSync(output, { recursive: true });
  writeFileSync(file, JSON.stringify(await shopBackup(data, { base: shop.url, now, language: 'en' })));

  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: headless ? { width: 1280, height: 800 } : null,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      ...(headless ? [`--remote-debugging-port=${DEBUG_PORT}`] : []),
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL(worker.url()).host;
  try {
    await fill(context, extensionId, file);
    if (headless) {
      const shots = await walk({
        context,
        extensionId,
        shop,
        debugPort: DEBUG_PORT,
        folder: path.join(output, 'shots'),
      });
      console.log(`Walked through the main job; sent by itself: ${shop.sent().length} messages.`);
      console.log(`${shots.length} screenshots in ${path.join(output, 'shots')}`);
    } else {
      const page = await context.newPage();
      await page.goto(`${shop.url}/orders`);
      console.log(
        `The practice shop is open at ${shop.url}/orders. Point at a badge, click it, then open the inbox`,
      );
      console.log('and press "/" in the empty message box. Close the browser to end.');
      await context.waitForEvent('close', { timeout: 0 });
    }
  } finally {
    await context.close().catch(() => {});
    await shop.close();
    rmSync(extension, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
