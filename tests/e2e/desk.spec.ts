import { writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { makeShop } from '../shop/data.ts';
import { shopBackup } from '../shop/seed.ts';
import { companion, expect, reload, test } from './fixtures.ts';

const views = ['today', 'customers', 'replies', 'followups', 'marketplaces', 'data', 'settings', 'start'];

async function backupFile(path: string, base: string): Promise<string> {
  const now = Date.now();
  writeFileSync(
    path,
    JSON.stringify(await shopBackup(makeShop({ seed: 7, now }), { base, now, language: 'en' })),
  );
  return path;
}

async function restore(desk: Page, file: string): Promise<void> {
  await desk.locator('input[type=file]').first().setInputFiles(file);
  await expect(desk.getByRole('dialog').getByText('1,200').first()).toBeVisible();
  await desk.getByRole('button', { name: 'Replace everything' }).click();
  await expect(desk.getByText(/^Restored: 299 customers, 1,?200 orders/).first()).toBeVisible();
}

test.describe('as it is installed', () => {
  test.use({ permitted: [] });

  test('nothing is permitted; the first run says why before the browser asks', async ({
    worker,
    open,
    context,
  }) => {
    const granted = await worker.evaluate(() => chrome.permissions.getAll());
    expect(granted.origins).toEqual([]);
    await expect
      .poll(() => context.pages().some((page) => page.url().endsWith('desk.html#start')))
      .toBe(true);
    const desk = await open('desk.html');
    await desk.getByRole('radio', { name: 'Amazon Seller Central' }).check();
    await expect(
      desk.getByText(/The browser asks next whether Regulars may read sellercentral\.amazon\./),
    ).toBeVisible();
    await expect(desk.getByRole('button', { name: /^Allow sellercentral\.amazon\./ })).toBeVisible();
    expect(
      await worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length),
    ).toBe(0);
  });

  test('a page of a marketplace that is not turned on is left alone', async ({ context, shop, worker }) => {
    expect(worker.url()).toContain('background');
    const page = await context.newPage();
    await page.goto(`${shop.url}/orders`);
    await expect(page.locator('tr.order-row').first()).toBeVisible();
    await expect(page.getByRole('button', { name: /, \d+ orders?$/ })).toHaveCount(0);
  });
});

test('everything goes into one file and comes back from it, with undo', async ({ open, shop }, info) => {
  const file = await backupFile(info.outputPath('shop.json'), shop.url);
  const desk = await open('desk.html#data');
  await restore(desk, file);
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: /^Export/ }).click();
  const saved = info.outputPath('export.json');
  await (await download).saveAs(saved);
  await restore(desk, saved);

  writeFileSync(saved, '{"format":"something else"}');
  await desk.locator('input[type=file]').first().setInputFiles(saved);
  await expect(desk.getByText(/this is not a backup of Regulars/)).toBeVisible();

  await desk.goto(desk.url().replace('#data', '#customers'));
  await expect(desk.getByText('299 customers')).toBeVisible();
  await desk.getByRole('searchbox').fill('喜欢青瓷');
  await expect(desk.getByText('1 of 299')).toBeVisible();
});

test('a wiped database is noticed, said, and put back from the snapshot', async ({
  open,
  shop,
  worker,
  context,
}, info) => {
  const file = await backupFile(info.outputPath('shop.json'), shop.url);
  const desk = await open('desk.html#data');
  await restore(desk, file);
  const taken = () =>
    worker.evaluate(async () => Number((await chrome.storage.local.get('snapshotTotal')).snapshotTotal ?? 0));
  await expect.poll(taken, { timeout: 20_000 }).toBeGreaterThan(1_500);
  const counted = () =>
    worker.evaluate(async () => {
      const { ledger } = (await chrome.storage.local.get('ledger')) as {
        ledger?: { counts: Record<string, number> };
      };
      return ledger?.counts.customers;
    });
  await expect.poll(counted, { timeout: 20_000 }).toBe(299);

  // What a damaged profile looks like: an empty database, no error.
  await desk.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('regulars');
      request.onsuccess = () => resolve(request.result);
    });
    const names = [...database.objectStoreNames];
    const tx = database.transaction(names, 'readwrite');
    for (const name of names) tx.objectStore(name).clear();
    await new Promise((resolve) => {
      tx.oncomplete = resolve;
    });
    database.close();
  });
  await reload(context, worker);
  const again = await open('desk.html#data');
  const mend = again.getByRole('button', { name: /Restore the snapshot/ });
  await expect(mend).toBeVisible({ timeout: 20_000 });
  await mend.click();
  await expect(again.getByText(/^Restored: 299 customers/).first()).toBeVisible();
});

test('replies: written, changed, removed and put back', async ({ open }) => {
  const desk = await open('desk.html#replies');
  await desk.getByRole('button', { name: 'New reply' }).first().click();
  await desk.getByRole('textbox', { name: 'Title' }).fill('Glaze is food safe');
  await desk
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('Hi {buyer}, yes, the glaze is food safe.');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByText('Saved.').first()).toBeVisible();
  await desk.getByRole('searchbox').fill('glaze');
  await expect(desk.getByRole('link', { name: /Glaze is food safe/ })).toBeVisible();
  await desk.getByRole('button', { name: 'Remove', exact: true }).click();
  await desk.getByRole('button', { name: 'Undo' }).click();
  await expect(desk.getByRole('link', { name: /Glaze is food safe/ })).toBeVisible();
});

test('on a narrow desk a click opens what there is no room for beside the list', async ({ open }) => {
  const desk = await open('desk.html#replies');
  await desk.setViewportSize({ width: 420, height: 800 });
  const title = desk.getByRole('textbox', { name: 'Title' });
  const reply = desk.getByRole('link', { name: /Order not shipped yet/ });
  await expect(title).toBeHidden();
  await reply.click();
  await expect(title).toHaveValue('Order not shipped yet');
  await expect(reply).toBeHidden();
  await desk.locator('main').getByRole('link', { name: 'Replies' }).click();
  await expect(reply).toBeVisible();
});

test('the seller’s language is spoken everywhere', async ({ open, context, shop }) => {
  const desk = await open('desk.html#settings');
  await desk.getByRole('combobox', { name: 'Language' }).click();
  await desk.getByRole('option', { name: '简体中文' }).click();
  await expect(desk.getByRole('heading', { name: '设置' })).toBeVisible();
  const page = await context.newPage();
  await page.goto(`${shop.url}/orders`);
  await expect(page.getByRole('button', { name: /^新客，1 笔订单$/ }).first()).toBeVisible();
});

test('axe finds nothing serious on desk, panel and companion', async ({ open, shop, context }, info) => {
  test.setTimeout(120_000);
  const file = await backupFile(info.outputPath('shop.json'), shop.url);
  const desk = await open('desk.html#data');
  await restore(desk, file);
  const serious = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };
  for (const view of views) {
    await desk.goto(desk.url().replace(/#.*/, `#${view}`));
    await expect(desk.getByRole('heading').first()).toBeVisible();
    expect(await serious(desk), view).toEqual([]);
  }
  const panel = await open('sidepanel.html');
  await expect(panel.getByRole('tab').first()).toBeVisible();
  expect(await serious(panel), 'panel').toEqual([]);

  const page = await context.newPage();
  await page.goto(`${shop.url}/orders`);
  const badge = page.locator('tr.order-row').first().getByRole('button', { name: /order/ });
  await badge.hover();
  await expect((await companion(page, 'card').root()).getByRole('heading').first()).toBeVisible();
  expect(await serious(page), 'page with card').toEqual([]);
  await page.goto(`${shop.url}/inbox?thread=t-0001`);
  await (await companion(page, 'strip').root()).getByRole('button', { name: /Search replies/ }).click();
  await expect((await companion(page, 'palette').root()).getByRole('option').first()).toBeVisible();
  expect(await serious(page), 'page with strip and palette').toEqual([]);
});
