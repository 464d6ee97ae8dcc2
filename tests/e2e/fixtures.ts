import { rmSync } from 'node:fs';
import path from 'node:path';
import {
  type BrowserContext,
  test as base,
  chromium,
  expect,
  type Page,
  type Worker,
} from '@playwright/test';
import type { Order } from '../../lib/model/order.ts';
import { chromiumPath } from '../browsers.ts';
import { ON_SCREEN } from '../reports.ts';
import { makeShop } from '../shop/data.ts';
import { type RunningShop, startShop } from '../shop/server.ts';
import { grantedCopy } from './granted.ts';

const built = path.resolve(import.meta.dirname, '../../.output/chrome-mv3');

export const AMAZON = 'https://sellercentral.amazon.com';
export const SHOPEE = 'https://seller.shopee.sg';
/** A site nobody has described yet. */
export const TAUGHT = 'https://seller.example-shop.com';
const granted = ['http://localhost/*', `${AMAZON}/*`, `${SHOPEE}/*`, `${TAUGHT}/*`];

type Options = {
  /** Match patterns permitted from the start; [] is the extension as it ships. */
  permitted: string[];
  uiLanguage: string;
};

type Fixtures = {
  /** Folder of the extension under test. */
  extension: string;
  worker: Worker;
  extensionId: string;
  /** Opens one of the extension's own pages in a tab. */
  open: (page: string) => Promise<Page>;
  /** The real side panel, once something has opened it. */
  sidePanel: () => Promise<Page>;
  killWorker: () => Promise<void>;
  shop: RunningShop;
};

let nextPort = 9_400 + (process.pid % 400);

export const test = base.extend<Options & Fixtures & { debugPort: number }>({
  permitted: [granted, { option: true }],
  uiLanguage: ['en', { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  debugPort: async ({}, use) => use(nextPort++),
  extension: async ({ permitted }, use) => {
    const folder = grantedCopy(built, permitted);
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  context: async ({ extension, permitted, uiLanguage, debugPort }, use, info) => {
    const profile = info.outputPath('profile');
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath(),
      headless: process.env.HEADED !== '1',
      chromiumSandbox: false,
      viewport: { width: 1280, height: 800 },
      args: [
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        `--lang=${uiLanguage}`,
        `--remote-debugging-port=${debugPort}`,
      ],
    });
    const worker = await workerOf(context);
    // The first start registers the scripts; a page opened before that would be a page without us.
    if (permitted.length > 0) {
      const count = () =>
        worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length);
      await expect.poll(count, { message: 'the scripts are registered', intervals: [50] }).toBe(2);
    }
    await use(context);
    if (info.status !== info.expectedStatus)
      await info.attach(ON_SCREEN, { body: await onScreen(context), contentType: 'text/plain' });
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  },
  worker: async ({ context }, use) => use(await workerOf(context)),
  extensionId: async ({ worker }, use) => use(new URL(worker.url()).host),
  open: async ({ context, extensionId }, use) => {
    await use(async (name) => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${name}`);
      return page;
    });
  },
  sidePanel: async ({ debugPort }, use) => {
    const browsers: { close(): Promise<void> }[] = [];
    await use(async () => {
      const found = async () => {
        const browser = await chromium.connectOverCDP(`http://127.0.0.1:${debugPort}`);
        const pages = browser.contexts().flatMap((one) => one.pages());
        const panel = pages.find((page) => page.url().includes('/sidepanel.html'));
        if (panel) browsers.push(browser);
        else await browser.close();
        return panel;
      };
      let panel: Page | undefined;
      await expect(async () => {
        panel = await found();
        expect(panel, 'the side panel is open').toBeDefined();
      }).toPass({ timeout: 15_000 });
      if (!panel) throw new Error('the side panel did not open');
      return panel;
    });
    for (const browser of browsers) await browser.close().catch(() => {});
  },
  killWorker: async ({ context, extensionId }, use) => {
    await use(async () => {
      const browser = context.browser();
      if (!browser) throw new Error('this context has no browser');
      const session = await browser.newBrowserCDPSession();
      const { targetInfos } = await session.send('Target.getTargets');
      const mine = targetInfos.filter(
        ({ type, url }) => type === 'service_worker' && url.includes(extensionId),
      );
      for (const { targetId } of mine) await session.send('Target.closeTarget', { targetId });
      await session.detach();
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  shop: async ({}, use) => {
    const shop = await startShop({ port: 0, shop: makeShop({ seed: 7, now: Date.now() }) });
    await use(shop);
    await shop.close();
  },
});

/** What each page and each frame in it shows, for a journey that failed where nobody watched. */
async function onScreen(context: BrowserContext): Promise<string> {
  const texts = context.pages().flatMap((page) =>
    page.frames().map(async (frame) => {
      const text = await frame.locator('body').innerText({ timeout: 1_000 });
      return `${frame.url()}\n${text.replace(/\s*\n\s*/g, ' | ').slice(0, 1_000)}`;
    }),
  );
  const settled = await Promise.allSettled(texts);
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))).join('\n');
}

async function workerOf(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
}

/** The orders that were recorded so far. */
export const recordedOrders = (worker: Worker): Promise<Order[]> =>
  worker.evaluate(
    () =>
      new Promise<Order[]>((resolve, reject) => {
        const opened = indexedDB.open('regulars');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const all = opened.result.transaction('orders').objectStore('orders').getAll();
          all.onsuccess = () => {
            opened.result.close();
            resolve(all.result);
          };
        };
      }),
  );

/** Reloads the extension as an update does, and waits until its pages answer again. */
export async function reload(context: BrowserContext, worker: Worker): Promise<void> {
  const url = worker.url().replace('background.js', 'desk.html#settings');
  // Without developer mode Chromium lets an unpacked extension end but not start again.
  const extensions = await context.newPage();
  await extensions.goto('chrome://extensions');
  await extensions.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
  await extensions.close();
  await worker.evaluate(() => chrome.runtime.reload()).catch(() => {});
  const page = await context.newPage();
  await expect(async () => {
    await page.goto(url);
    await expect(page.getByRole('heading').first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.close();
}

/** Writes a reply on the desk, with files that go with it. */
export async function writeReply(
  desk: Page,
  title: string,
  text: string,
  files: readonly { name: string; mimeType: string; buffer: Buffer }[] = [],
): Promise<void> {
  await desk.getByRole('button', { name: 'New reply' }).first().click();
  await desk.getByRole('textbox', { name: 'Title' }).fill(title);
  await desk.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
  if (files.length > 0) await desk.getByLabel('Add a picture or file').setInputFiles([...files]);
  for (const { name } of files)
    await expect(desk.getByRole('group', { name: 'Pictures and files' }).getByText(name)).toBeVisible();
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(desk.getByText('Saved.')).toBeVisible();
}

/** The frame of a companion view over a page, once it has drawn something. */
export function companion(page: Page, view: 'card' | 'strip' | 'palette' | 'popup' | 'teach') {
  const frame = () => page.frames().find((one) => one.url().endsWith(`companion.html#${view}`));
  return {
    async root() {
      await expect.poll(frame, { message: `the ${view} frame is there`, intervals: [50] }).toBeDefined();
      const found = frame();
      if (!found) throw new Error(`no ${view} frame`);
      return found.locator('body');
    },
    /** Its text now; empty while the frame is being moved to another place in the page. */
    async text() {
      return (
        (await frame()
          ?.locator('body')
          .innerText()
          .catch(() => '')) ?? ''
      );
    },
  };
}

export { expect };
