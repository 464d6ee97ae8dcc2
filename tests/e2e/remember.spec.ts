import type { Page, Worker } from '@playwright/test';
import { companion, expect, test, writeReply } from './fixtures.ts';

/** Opens the side panel on the buyer of a thread of the practice shop. */
async function panelOf(page: Page, sidePanel: () => Promise<Page>): Promise<Page> {
  const strip = await companion(page, 'strip').root();
  await expect(strip.getByRole('button').first()).toBeVisible();
  await page.bringToFront();
  const name = await page.locator('.conversation .buyer-name').innerText();
  await page.locator('.conversation a.thread-order').click();
  await page
    .getByRole('button', { name: /order|buyer/ })
    .first()
    .click();
  const panel = await sidePanel();
  await expect(panel.getByText(name).first()).toBeVisible();
  return panel;
}

const notifications = (worker: Worker) => worker.evaluate(() => chrome.notifications.getAll());

test('a note typed is there after the panel is closed at once and the worker was killed', async ({
  context,
  shop,
  sidePanel,
  killWorker,
  open,
}) => {
  const page = await context.newPage();
  await page.goto(`${shop.url}/inbox?thread=t-0001`);
  const panel = await panelOf(page, sidePanel);
  await panel
    .getByRole('textbox', { name: 'New note' })
    .pressSequentially('Likes double boxes', { delay: 5 });
  await killWorker();
  // Closed in the same moment: nothing was pressed to save it.
  await panel.close();

  const desk = await open('desk.html#customers');
  await desk.getByRole('searchbox').fill('double');
  await expect(desk.getByText('Likes double boxes').first()).toBeVisible();
});

test('a follow-up by phrase comes back once: notification, popup on that page, number on the icon', async ({
  context,
  shop,
  worker,
  sidePanel,
  killWorker,
}) => {
  const page = await context.newPage();
  await page.goto(`${shop.url}/inbox?thread=t-0001`);
  const panel = await panelOf(page, sidePanel);
  await panel.getByRole('textbox', { name: 'What did you promise?' }).fill('call the carrier');
  const when = panel.getByRole('textbox', { name: 'When' });
  await when.fill('三天后下午');
  await expect(panel.getByText(/Comes back .+ 15:00/)).toBeVisible();
  await when.fill('in 3 days');
  await expect(panel.getByText(/Comes back .+ 09:00/)).toBeVisible();
  await when.press('Enter');
  await expect(panel.getByText('call the carrier').first()).toBeVisible();
  await expect
    .poll(() => worker.evaluate(async () => (await chrome.alarms.getAll()).map(({ name }) => name)))
    .toContain('followups');
  expect(await notifications(worker)).toEqual({});

  // Its time comes while no worker runs; the next start finds it.
  await panel.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const open = indexedDB.open('regulars');
      open.onsuccess = () => resolve(open.result);
    });
    const store = database.transaction('followups', 'readwrite').objectStore('followups');
    const all = store.getAll();
    await new Promise<void>((resolve) => {
      all.onsuccess = () => {
        const [one] = all.result;
        store.put({ ...one, dueAt: Date.now() - 60_000, openDueAt: Date.now() - 60_000 }).onsuccess = () =>
          resolve();
      };
    });
    database.close();
  });
  await killWorker();
  await page.goto(`${shop.url}/inbox?thread=t-0001`);
  const popup = await companion(page, 'popup').root();
  await expect(popup.getByText('call the carrier')).toBeVisible();
  const again = context.serviceWorkers()[0] ?? worker;
  await expect.poll(async () => Object.keys(await notifications(again)).length).toBe(1);
  await expect.poll(() => again.evaluate(() => chrome.action.getBadgeText({}))).toBe('1');

  // Dismissed and the worker started anew: it does not come back by itself.
  await again.evaluate(async () => {
    for (const id of Object.keys(await chrome.notifications.getAll())) await chrome.notifications.clear(id);
  });
  await killWorker();
  await page.reload();
  await expect((await companion(page, 'popup').root()).getByText('call the carrier')).toBeVisible();
  const third = context.serviceWorkers()[0] ?? worker;
  expect(await notifications(third)).toEqual({});

  await (await companion(page, 'popup').root()).getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => third.evaluate(() => chrome.action.getBadgeText({}))).toBe('');
});

test('a used reply and what was written stand in the timeline', async ({ context, shop, sidePanel }) => {
  const page = await context.newPage();
  await page.goto(`${shop.url}/inbox?thread=t-0001`);
  const strip = await companion(page, 'strip').root();
  await strip.getByRole('button', { name: /Search replies/ }).click();
  const palette = await companion(page, 'palette').root();
  await palette.getByRole('combobox').fill('customs duties');
  // At once, whether or not the replies are there already.
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Message' })).not.toHaveValue('');
  // It closes once the text has stayed.
  await expect(palette.getByRole('combobox')).toHaveCount(0);
  const panel = await panelOf(page, sidePanel);
  await expect(panel.getByText('Customs duties and taxes').first()).toBeVisible();
});

test('a suggestion says why; choosing it teaches, and one click forgets', async ({ context, shop, open }) => {
  const page = await context.newPage();
  // Its answer has nothing that must be filled in by hand.
  shop.buyerWrites('t-0001', 'I moved, can I still change the address?');
  await page.goto(`${shop.url}/inbox?thread=t-0001`);
  const strip = await companion(page, 'strip').root();
  const first = strip.getByRole('group', { name: 'Suggested replies' }).getByRole('button').first();
  await first.hover();
  await expect(strip.getByText(/^“.+”|^about the same thing/)).toBeVisible();
  const title = (await first.locator('.clip').innerText()).trim();
  await page.getByRole('textbox', { name: 'Message' }).focus();
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('textbox', { name: 'Message' })).not.toHaveValue('');

  const desk = await open('desk.html#replies');
  await desk.getByRole('searchbox').fill(title);
  await desk.getByRole('link', { name: title }).first().click();
  const forget = desk.getByRole('button', { name: 'Forget what 1 choice taught' });
  await expect(forget).toBeVisible();
  await page.bringToFront();
  await page.getByRole('textbox', { name: 'Message' }).hover();
  await first.hover();
  await expect(strip.getByText(/chosen once for such messages/)).toBeVisible();
  await desk.bringToFront();
  await forget.click();
  await expect(forget).toHaveCount(0);
  await desk.getByRole('button', { name: 'Undo' }).click();
  await expect(forget).toBeVisible();
});

test('the index of the replies outlives the worker, and a reply written since is in it', async ({
  context,
  shop,
  open,
  killWorker,
}) => {
  const desk = await open('desk.html#replies');
  const page = await context.newPage();
  shop.buyerWrites('t-0001', 'I moved, can I still change the address?');
  const suggested = async () => {
    await page.goto(`${shop.url}/inbox?thread=t-0001`);
    const strip = await companion(page, 'strip').root();
    return strip.getByRole('group', { name: 'Suggested replies' }).getByRole('button').first();
  };
  const title = (await (await suggested()).locator('.clip').innerText()).trim();
  await expect
    .poll(
      () =>
        desk.evaluate(async () => {
          const names = (await indexedDB.databases()).map(({ name }) => name);
          if (!names.includes('regulars-index')) return 0;
          return new Promise((resolve) => {
            const opening = indexedDB.open('regulars-index');
            opening.onsuccess = () => {
              const db = opening.result;
              const counting = db.transaction('kept').objectStore('kept').count();
              counting.onsuccess = () => resolve(counting.result);
              db.close();
            };
          });
        }),
      { message: 'the index is kept' },
    )
    .toBe(1);

  await killWorker();
  await expect(await suggested()).toContainText(title);
  await desk.bringToFront();
  await writeReply(desk, 'Zodiac engraving', 'We engrave every zodiac sign.');
  await killWorker();
  shop.buyerWrites('t-0001', 'Do you do zodiac engraving?');
  await page.bringToFront();
  await expect(await suggested()).toContainText('Zodiac engraving');
});

test('what stands in the composer becomes a saved reply that is found at once', async ({ context, shop }) => {
  const page = await context.newPage();
  await page.goto(`${shop.url}/inbox?thread=t-0001`);
  const strip = await companion(page, 'strip').root();
  await page.getByRole('textbox', { name: 'Message' }).fill('The glaze is safe for food and the dishwasher.');
  await strip.getByRole('button', { name: /Search replies/ }).click();
  const palette = await companion(page, 'palette').root();
  await palette.getByRole('button', { name: 'Save what I wrote as a reply' }).click();
  await palette.getByRole('textbox', { name: 'Title of the new reply' }).fill('Glaze is food safe');
  await palette.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(palette.getByText('Saved to your replies.')).toBeVisible();
  await page.keyboard.press('Escape');
  await strip.getByRole('button', { name: /Search replies/ }).click();
  await palette.getByRole('combobox').fill('food safe');
  await expect(palette.getByRole('option', { name: /Glaze is food safe/ })).toBeVisible();
  expect(shop.sent()).toEqual([]);
});

test('Enter on a focused badge opens the panel; tags and details are kept; a snoozed promise comes later', async ({
  context,
  shop,
  worker,
  sidePanel,
  open,
}) => {
  expect(worker.url()).toContain('background');
  const page = await context.newPage();
  await page.goto(`${shop.url}/orders`);
  const row = page.locator('tr.order-row').first();
  const badge = row.getByRole('button', { name: /order/ });
  await expect(badge).toBeVisible();
  await badge.focus();
  await page.keyboard.press('Enter');
  const panel = await sidePanel();
  const name = await row.locator('.buyer-name').innerText();
  await expect(panel.getByText(name).first()).toBeVisible();

  await panel.getByRole('button', { name: 'Tag', exact: true }).click();
  await panel.getByRole('combobox', { name: 'New tag' }).fill('gift buyer');
  await panel.getByRole('combobox', { name: 'New tag' }).press('Enter');
  await panel.getByRole('textbox', { name: 'Phone' }).fill('555 0100');
  await panel.getByRole('textbox', { name: 'What did you promise?' }).fill('wrap it');
  await panel.getByRole('textbox', { name: 'When' }).fill('in 2 hours');
  await panel.getByRole('textbox', { name: 'When' }).press('Enter');
  await panel.getByRole('button', { name: 'Snooze' }).first().click();
  await panel.getByRole('menuitem', { name: '1 week' }).click();
  await expect(panel.getByText(/Snoozed: comes back/).first()).toBeVisible();
  await panel.close();

  const desk = await open('desk.html#customers');
  await desk.getByRole('searchbox').fill('gift buyer');
  await expect(desk.getByText(/^1 of \d+$/)).toBeVisible();
  await desk.goto(desk.url().replace('#customers', '#followups'));
  await expect(desk.getByText('wrap it').first()).toBeVisible();
});
