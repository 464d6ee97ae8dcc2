import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { makeShop } from '../shop/data.ts';
import { shopBackup } from '../shop/seed.ts';
import { companion, expect, test } from './fixtures.ts';

const ANGRY = 't-0009';

/** Goes to a view of the desk, as a click in the rail does. */
const view = (desk: Page, name: string) => desk.goto(desk.url().replace(/#.*/, `#${name}`));

async function thread(page: Page, base: string, id: string) {
  await page.goto(`${base}/inbox?thread=${id}`);
  return companion(page, 'strip').root();
}

test.describe('follow-up rules', () => {
  test('a rule shows what it would have made, makes it, and takes it back when it is turned off', async ({
    open,
    shop,
  }, info) => {
    test.setTimeout(90_000);
    const now = Date.now();
    const file = info.outputPath('shop.json');
    const backup = await shopBackup(makeShop({ seed: 7, now }), { base: shop.url, now, language: 'en' });
    writeFileSync(file, JSON.stringify(backup));
    const desk = await open('desk.html#data');
    await desk.locator('input[type=file]').first().setInputFiles(file);
    await desk.getByRole('button', { name: 'Replace everything' }).click();
    await expect(desk.getByText(/^Restored/).first()).toBeVisible();

    await view(desk, 'followups/rules');
    await desk.getByRole('link', { name: 'Edit “Ask for feedback a week after delivery”' }).click();
    const dry = desk.getByRole('region', { name: 'What it would have made' });
    const count = async () => Number((await dry.getByRole('status').innerText()).match(/^\d+/)?.[0]);
    await expect(dry).toHaveAttribute('aria-busy', 'false');
    const week = await count();
    expect(week).toBeGreaterThan(50);
    // Only large orders: fewer, and nothing is saved by looking.
    await desk.getByRole('textbox', { name: /^Order value/ }).fill('60');
    await expect(dry).toHaveAttribute('aria-busy', 'true');
    await expect(dry).toHaveAttribute('aria-busy', 'false');
    expect(await count()).toBeGreaterThan(0);
    expect(await count()).toBeLessThan(week);
    await desk.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(count).toBe(week);
    const [first] = await dry
      .getByRole('listitem')
      .filter({ has: desk.getByRole('link') })
      .all();
    await expect(first?.getByRole('link') ?? dry).toBeVisible();

    await desk.getByRole('textbox', { name: 'The follow-up says' }).fill('How do they like the glaze?');
    await desk.getByRole('button', { name: 'Save', exact: true }).click();
    await view(desk, 'followups');
    const made = desk.getByRole('listitem').filter({ hasText: 'How do they like the glaze?' });
    await expect(made.first()).toBeVisible();
    await expect(made.first()).toContainText('by rule: Ask for feedback a week after delivery');
    // One that somebody changed stays when the rule goes.
    await made.first().getByRole('button', { name: 'Change' }).click();
    const text = desk.getByRole('textbox', { name: 'What did you promise?' });
    await text.fill('Ask about the glaze myself');
    await text.press('Enter');
    await view(desk, 'followups/rules');
    await desk.getByRole('switch', { name: 'Ask for feedback a week after delivery' }).click();
    await expect(desk.getByText(/is off\. What it made and nobody touched goes/)).toBeVisible();
    await view(desk, 'followups');
    await expect(made).toHaveCount(0);
    await expect(desk.getByText('Ask about the glaze myself')).toBeVisible();
    // Undone, the others come back.
    await desk.getByRole('button', { name: 'Undo' }).last().click();
    await expect(made.first()).toBeVisible();
    await expect(desk.getByText('Ask about the glaze myself')).toHaveCount(1);

    const download = desk.waitForEvent('download');
    await desk.getByRole('button', { name: 'Calendar file' }).click();
    const saved = info.outputPath('follow-ups.ics');
    await (await download).saveAs(saved);
    const calendar = readFileSync(saved, 'utf8');
    expect(calendar.split('BEGIN:VEVENT').length).toBeGreaterThan(5);
    expect(calendar.replaceAll('\r\n ', '')).toContain('How do they like the glaze?');
  });
});

test('a clock on the strip and on Today; no answer needed; a complaint to its lesson and its cause', async ({
  context,
  shop,
  open,
}) => {
  test.setTimeout(90_000);
  const page = await context.newPage();
  await page.goto(`${shop.url}/orders`);
  await expect(page.getByRole('button', { name: /, \d+ orders?$/ }).first()).toBeVisible();
  const strip = await thread(page, shop.url, ANGRY);
  await expect(strip.getByText(/^answer within \d+ h/)).toBeVisible();
  const desk = await open('desk.html#today');
  const waiting = desk.getByRole('listitem').filter({ hasText: 'answer within' });
  await expect(waiting).toHaveCount(1);

  await page.bringToFront();
  await expect(strip.getByText('Asks for money back.')).toBeVisible();
  await strip.getByRole('button', { name: 'Open a case' }).click();
  await expect(strip.getByText('Asks for money back.')).toHaveCount(0);
  await strip.getByRole('button', { name: 'Undo' }).click();
  await strip.getByRole('button', { name: 'Open a case' }).click();
  await expect(strip.getByText('Case opened.')).toBeVisible();
  await strip.getByRole('button', { name: 'No answer needed' }).click();
  await expect(strip.getByText(/^answer within/)).toHaveCount(0);
  await desk.bringToFront();
  await expect(waiting).toHaveCount(0);

  const line = desk.getByRole('link', { name: /^Refund · / });
  await line.click();
  await expect(desk.getByRole('textbox', { name: 'What happened' })).toHaveValue(/SECOND broken teapot/);
  await desk.getByRole('combobox', { name: 'Cause' }).click();
  await desk.getByRole('option', { name: 'Damage in transit' }).click();
  await desk.getByRole('textbox', { name: 'Next step' }).fill('Ask for a photo');
  await desk.keyboard.press('Enter');
  await desk.getByRole('button', { name: 'Remove “Ask for a photo”' }).click();
  await desk.getByRole('button', { name: 'Undo' }).click();
  await desk.getByRole('checkbox', { name: 'Ask for a photo' }).click();
  await desk.getByRole('textbox', { name: /^Cost/ }).fill('42.50');
  await desk.getByRole('textbox', { name: 'What did you promise?' }).fill('send the refund');
  await desk.getByRole('textbox', { name: 'When' }).fill('in 2 hours');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('listitem').filter({ hasText: 'send the refund' })).toBeVisible();
  await desk.getByRole('textbox', { name: 'Lesson' }).fill('Two boxes for teapots');
  await desk.getByRole('combobox', { name: 'Outcome' }).click();
  await desk.getByRole('option', { name: 'Refunded' }).click();
  await desk.getByRole('button', { name: 'Close the case' }).click();
  await expect(desk.getByRole('button', { name: 'Open again' })).toBeVisible();
  const history = desk.getByRole('list').filter({ hasText: 'Opened' });
  await expect(history).toContainText('Closed');
  await expect(history).toContainText('Ask for a photo');

  // The archive finds it by its lesson, and Causes count it.
  await view(desk, 'followups/cases');
  await desk.getByRole('button', { name: 'Archive' }).click();
  await desk.getByRole('searchbox', { name: 'Search cases' }).fill('two boxes');
  await expect(desk.getByRole('link', { name: /^Refund · / })).toBeVisible();
  await view(desk, 'insights/causes');
  await desk.getByRole('button', { name: /Damage in transit/ }).click();
  await expect(desk.getByRole('link', { name: 'Refund' })).toBeVisible();
  // What it cost stands behind the cause and behind the case.
  await expect(desk.getByText('42.50 USD')).toHaveCount(2);
});

test('a mark is asked for in the chat, found, confirmed with one key, and counted', async ({
  context,
  shop,
  open,
}) => {
  const page = await context.newPage();
  await page.goto(`${shop.url}/orders`);
  await expect(page.getByRole('button', { name: /, \d+ orders?$/ }).first()).toBeVisible();
  const strip = await thread(page, shop.url, 't-0001');
  await expect(strip.getByRole('button').nth(1)).toBeVisible();
  const composer = page.getByRole('textbox', { name: 'Message' });
  await composer.click();
  await page.keyboard.press('/');
  const palette = await companion(page, 'palette').root();
  await expect(palette.getByRole('option').first()).toBeVisible();
  await page.keyboard.type('ask for a mark');
  await expect(palette.getByRole('option', { name: /Ask for a mark, 1 to 5/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(composer).toHaveValue(/from 1 \(not at all\) to 5/);
  // It is looked whether the text stays before it counts as used.
  const desk = await open('desk.html#customers');
  await desk.getByRole('searchbox').fill('Tessa Barrow');
  await expect(desk.getByText('Ask for a mark, 1 to 5')).toBeVisible();
  await page.bringToFront();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('from 1 (not at all) to 5').first()).toBeVisible();

  shop.buyerWrites('t-0001', 'I ordered 2 cups');
  shop.buyerWrites('t-0001', '4 stars, thank you');
  await page.reload();
  const again = await companion(page, 'strip').root();
  await expect(again.getByText('Is this their mark: 4 of 5?')).toBeVisible();
  await composer.focus();
  await page.keyboard.press('Alt+9');
  await expect(again.getByText(/Is this their mark/)).toHaveCount(0);
  // Pressed in error: it is asked again.
  await expect(again.getByText('Counted: 4 of 5.')).toBeVisible();
  await again.getByRole('button', { name: 'Undo' }).click();
  await expect(again.getByText('Is this their mark: 4 of 5?')).toBeVisible();
  await again.getByRole('button', { name: 'Yes' }).click();
  await expect(again.getByText('Counted: 4 of 5.')).toBeVisible();
  expect(shop.sent()).toHaveLength(1);

  await view(desk, 'insights/satisfaction');
  await expect(desk.getByText('1 mark; between 21 and 100 (95 %)')).toBeVisible();
});

test('snoozed until they write again: an "ok thanks" leaves it asleep, a question brings it back', async ({
  context,
  shop,
  open,
  worker,
  killWorker,
}) => {
  test.setTimeout(90_000);
  const page = await context.newPage();
  await page.goto(`${shop.url}/orders`);
  await expect(page.getByRole('button', { name: /, \d+ orders?$/ }).first()).toBeVisible();
  const strip = await thread(page, shop.url, 't-0001');
  const composer = page.getByRole('textbox', { name: 'Message' });
  await composer.click();
  await page.keyboard.type("I'll check with the carrier in 1 minute.");
  await expect(strip.getByRole('button', { name: /^Remind me / })).toBeVisible();
  await page.keyboard.press('Alt+0');
  await expect(strip.getByText(/^You will be reminded/)).toBeVisible();
  await composer.fill('');

  const desk = await open('desk.html#followups');
  const item = desk.getByRole('listitem').filter({ hasText: 'check with the carrier' });
  await item.getByRole('button', { name: 'Snooze' }).click();
  await desk.getByRole('menuitem', { name: 'When they write again' }).click();
  await expect(item).toContainText('when they write again');
  await killWorker();

  await page.bringToFront();
  shop.buyerWrites('t-0001', 'ok thanks!');
  await thread(page, shop.url, 't-0001');
  await expect(page.getByText('ok thanks!').first()).toBeVisible();
  await desk.bringToFront();
  await expect(item).toContainText('when they write again');

  await page.bringToFront();
  shop.buyerWrites('t-0001', 'It still has not come. What did they say?');
  await thread(page, shop.url, 't-0001');
  const popup = await companion(page, 'popup').root();
  await expect(popup.getByText(/check with the carrier/)).toBeVisible();
  // The notification leads to the customer.
  const running = context.serviceWorkers().at(-1) ?? worker;
  const shown = () => running.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
  await expect.poll(shown).toHaveLength(1);
  const [id = ''] = await shown();
  await running.evaluate((one) => {
    (chrome.notifications.onClicked as unknown as { dispatch(id: string): void }).dispatch(one);
  }, id);
  // In a tab of its own, or in the one that shows the desk already.
  await expect.poll(() => context.pages().some((one) => one.url().includes('#customers/'))).toBe(true);
  await page.bringToFront();
  await popup.getByRole('button', { name: 'Done' }).click();
  await expect(popup.getByText(/check with the carrier/)).toHaveCount(0);
});
