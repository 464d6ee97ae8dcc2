import { rmSync } from 'node:fs';
import path from 'node:path';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { expect, vi } from 'vitest';
import { firefoxPath } from '../browsers.ts';
import { grantedCopy } from '../e2e/granted.ts';

const built = path.resolve(import.meta.dirname, '../../.output/firefox-mv3');
/** A first start of Firefox with the extension takes seconds on a small machine. */
const PATIENCE = { timeout: 30_000, interval: 100 };

export type RunningFirefox = {
  browser: Browser;
  /** A tab in front, in which the extension is at work. */
  page: Page;
  /** The desk, which the first run opened. */
  desk: Page;
  stop: () => Promise<void>;
};

/** Firefox with the built extension, permitted on some sites as it would be after the seller allowed them. */
export async function startFirefox(origins: readonly string[]): Promise<RunningFirefox> {
  const extension = grantedCopy(built, origins);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    headless: process.env.HEADED !== '1',
    defaultViewport: { width: 1280, height: 800 },
  });
  const before = await browser.pages();
  await browser.installExtension(extension);
  // Its first run opens the desk, in front of any tab that is there already; behind it no page is read.
  const desk = await until(async () => {
    const opened = (await browser.pages()).find((one) => !before.includes(one));
    if (!opened) throw new Error('the desk has not opened yet');
    return opened;
  });
  const page = await browser.newPage();
  await page.bringToFront();
  return {
    browser,
    page,
    desk,
    stop: async () => {
      await browser.close();
      rmSync(extension, { recursive: true, force: true });
    },
  };
}

export const until = <T>(look: () => Promise<T> | T): Promise<T> => vi.waitFor(look, PATIENCE);

/** The frame of a companion view over a page. The protocol gives none of them an address, so they are asked. */
export function companion(page: Page, view: 'strip' | 'palette'): Promise<Frame> {
  return until(async () => {
    for (const frame of page.frames().slice(1)) {
      const shown = await frame.evaluate(() => document.body?.dataset.view).catch(() => null);
      if (shown === view) return frame;
    }
    throw new Error(`there is no ${view} yet`);
  });
}

/** What stands in a page or frame now. */
export const textOf = (frame: Page | Frame): Promise<string> => frame.evaluate(() => document.body.innerText);

/** Waits for words in a page or frame. */
export async function sees(frame: Page | Frame, words: string | RegExp): Promise<void> {
  await until(async () => expect(await textOf(frame)).toMatch(words));
}

/*
 * Our pages allow no eval, which the protocol's own ways of waiting and finding are made of: these look by themselves.
 */

/** Waits until an element is there and has the focus. */
export async function focused(frame: Page | Frame, css: string): Promise<void> {
  await until(async () => {
    const is = await frame.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, css);
    expect(is, css).toBe(true);
  });
}

/** Presses a button of one of our pages, by its name. */
export async function press(page: Page, name: string): Promise<void> {
  await until(() =>
    page.evaluate((wanted) => {
      const buttons = [...document.querySelectorAll('button')];
      const found = buttons.find((one) => (one.ariaLabel ?? one.textContent).trim() === wanted);
      if (!found) throw new Error(`there is no button "${wanted}"`);
      found.click();
    }, name),
  );
}

/** Types into the field of one of our pages that has this label. */
export async function write(page: Page, label: string, text: string): Promise<void> {
  await until(() =>
    page.evaluate((wanted) => {
      const found = [...document.querySelectorAll('label')].find((one) => one.textContent === wanted);
      if (!found?.control) throw new Error(`there is no field "${wanted}"`);
      found.control.focus();
    }, label),
  );
  await page.keyboard.type(text);
}
