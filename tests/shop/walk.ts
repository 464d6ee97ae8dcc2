import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { RunningShop } from './server.ts';

type Walk = {
  context: BrowserContext;
  extensionId: string;
  shop: RunningShop;
  debugPort: number;
  /** Where the screenshots go; emptied first. */
  folder: string;
};

const languages = ['en', 'zh_CN', 'zh_TW'] as const;
const schemes = ['light', 'dark'] as const;
const deskViews = [
  'today',
  'customers',
  'replies',
  'followups',
  'followups/cases',
  'followups/rules',
  'insights/sales',
  'insights/loyalty',
  'insights/answering',
  'insights/satisfaction',
  'insights/causes',
  'marketplaces',
  'data',
  'settings',
  'start',
] as const;

const frameOf = async (page: Page, view: string) => {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const frame = page.frames().find((one) => one.url().endsWith(`companion.html#${view}`));
    if (frame && (await frame.locator('section').count()) > 0) return frame;
    await page.waitForTimeout(100);
  }
  throw new Error(`the ${view} did not appear on ${page.url()}`);
};

const ownNames = { en: 'English', zh_CN: '简体中文', zh_TW: '繁體中文' };

/** Changes the language as a seller does, so that what is open elsewhere follows. */
async function setLanguage(desk: Page, url: string, language: keyof typeof ownNames): Promise<void> {
  await desk.goto(url);
  await desk.getByRole('combobox').first().click();
  await desk.getByRole('option', { name: ownNames[language] }).click();
  await desk
    .locator(`html[lang="${{ en: 'en', zh_CN: 'zh-CN', zh_TW: 'zh-TW' }[language]}"]`)
    .waitFor({ state: 'attached' });
}

/**
 * Does the main job once per language and colour scheme and photographs every surface on the way.
 * @returns the files written
 */
export async function walk({ context, extensionId, shop, debugPort, folder }: Walk): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  const url = (page: string) => `chrome-extension://${extensionId}/${page}`;
  const page = await context.newPage();
  const desk = await context.newPage();
  await desk.goto(url('desk.html#today'));

  for (const language of languages) {
    await desk.bringToFront();
    await setLanguage(desk, url('desk.html#settings'), language);
    for (const colorScheme of schemes) {
      const shot = async (target: Page, name: string) => {
        const file = path.join(folder, `${name}.${language}.${colorScheme}.png`);
        await target.screenshot({ path: file });
        files.push(file);
      };
      await page.bringToFront();
      await page.emulateMedia({ colorScheme });
      await page.goto(`${shop.url}/orders`);
      const badges = page.locator('tr.order-row button');
      await badges.first().waitFor();
      await shot(page, '1-orders');
      const busy = page.locator('tr.order-row button', { hasText: /[●◆]/ }).first();
      const badge = (await busy.count()) > 0 ? busy : badges.first();
      await badge.hover();
      await frameOf(page, 'card');
      await page.waitForTimeout(400);
      await shot(page, '2-card');
      await badge.click();

      await page.goto(`${shop.url}/inbox?thread=t-0001`);
      const strip = await frameOf(page, 'strip');
      await strip.getByRole('button').nth(1).waitFor();
      await page.waitForTimeout(400);
      await shot(page, '3-thread');
      const composer = page.locator('textarea.composer-input');
      await composer.focus();
      await page.keyboard.press('/');
      const palette = await frameOf(page, 'palette');
      await palette.getByRole('option').first().waitFor();
      await page.keyboard.type(language === 'en' ? 'refund' : 'tk');
      await page.waitForTimeout(500);
      await shot(page, '4-palette');
      await page.keyboard.press('Escape');
      await page.goto(`${shop.url}/inbox?thread=t-0009`);
      await frameOf(page, 'popup');
      await page.waitForTimeout(400);
      await shot(page, '5-popup');

      // Only another connection sees the side panel, and while it stands it sets its own colour scheme everywhere.
      const outside = await chromium.connectOverCDP(`http://127.0.0.1:${debugPort}`);
      const panel = outside
        .contexts()
        .flatMap((one) => one.pages())
        .find((one) => one.url().includes('/sidepanel.html'));
      if (!panel) throw new Error('the side panel is not open');
      await panel.emulateMedia({ colorScheme });
      await panel.setViewportSize({ width: 400, height: 900 });
      await panel.getByRole('heading').first().waitFor();
      await panel.waitForTimeout(400);
      await shot(panel, '6-panel');
      await outside.close();
      await desk.bringToFront();
      await desk.emulateMedia({ colorScheme });
      for (const view of deskViews) {
        await desk.goto(url(`desk.html#${view}`));
        await desk.reload();
        await desk.getByRole('heading').first().waitFor();
        await desk.waitForTimeout(500);
        await shot(desk, `7-desk-${view.replace('/', '-')}`);
      }
    }
  }
  return files;
}
