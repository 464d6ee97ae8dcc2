import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeShop } from '../shop/data.ts';
import { type RunningShop, startShop } from '../shop/server.ts';
import {
  companion,
  focused,
  press,
  type RunningFirefox,
  sees,
  startFirefox,
  textOf,
  until,
  write,
} from './firefox.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);

/** The same build and the same shop as the journeys in Chromium; of those the ways where Firefox differs. */
describe('the Firefox build', () => {
  let shop: RunningShop;
  let firefox: RunningFirefox;

  beforeAll(async () => {
    shop = await startShop({ port: 0, shop: makeShop({ seed: 7, now: Date.now() }) });
    firefox = await startFirefox(['http://localhost/*']);
  });
  afterAll(async () => {
    await firefox?.stop();
    await shop?.close();
  });

  test('paints badges on the orders list', async () => {
    const { page } = firefox;
    await page.goto(`${shop.url}/orders`);
    const badge = await page.waitForSelector('tr.order-row >>> button[aria-label$=" order"]', {
      timeout: 30_000,
    });
    expect(await badge?.evaluate((button) => button.textContent)).toMatch(/^New · 1/);
    // Its sheet is the one that Firefox takes only from the page's own world.
    expect(await badge?.evaluate((button) => getComputedStyle(button).borderRadius)).not.toBe('0px');
  });

  async function palette() {
    const { page } = firefox;
    await page.focus('.composer-input');
    await page.keyboard.press('/');
    const frame = await companion(page, 'palette');
    await focused(frame, '[role=combobox]');
    return frame;
  }

  test('names the buyer at the composer, and inserts a reply from the palette', async () => {
    const { page } = firefox;
    await page.goto(`${shop.url}/inbox?thread=t-0001`);
    await sees(await companion(page, 'strip'), /Tessa Barrow[\s\S]+Search replies/);
    const found = await palette();
    await page.keyboard.type('closing');
    await sees(found, 'As it would be inserted');
    await page.keyboard.press('Enter');
    const written = () => page.$eval('.composer-input', (box) => (box as HTMLTextAreaElement).value);
    await until(async () => expect(await written()).not.toBe(''));
    expect(shop.sent()).toEqual([]);
  });

  test('keeps what is written on the desk: a reply with a picture, which is handed to the page', async () => {
    const { page, desk } = firefox;
    await desk.bringToFront();
    await desk.evaluate(() => {
      location.hash = '#replies';
    });
    await press(desk, 'New reply');
    await write(desk, 'Title', 'Size chart of the cups');
    await write(desk, 'Text', 'All sizes are in the chart.');
    await desk.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const chosen = new DataTransfer();
      chosen.items.add(new File([bytes], 'sizes.png', { type: 'image/png' }));
      const field = document.querySelector<HTMLInputElement>('.reply-files-field input[type=file]');
      if (!field) throw new Error('the editor has no field for files');
      field.files = chosen.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, png.toString('base64'));
    await sees(desk, 'sizes.png');
    await press(desk, 'Save');
    await sees(desk, 'Saved.');

    await page.bringToFront();
    await page.goto(`${shop.url}/inbox?thread=t-0002`);
    await sees(await companion(page, 'strip'), 'Search replies');
    const found = await palette();
    await page.keyboard.type('size chart of the cups');
    await sees(found, 'sizes.png');
    await page.keyboard.press('Enter');
    await until(async () => expect(await textOf(page)).toMatch(/sizes\.png\s+Attach/));
    expect(shop.sent()).toEqual([]);
  });
});
