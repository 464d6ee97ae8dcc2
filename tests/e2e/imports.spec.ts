import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const sample = (name: string) => path.resolve(import.meta.dirname, '../sites', name);
const choose = (desk: Page, file: string) => desk.getByLabel('Import orders').setInputFiles(file);
const review = (desk: Page) => desk.getByRole('dialog', { name: 'What importing would do' });
const importIt = (desk: Page) => review(desk).getByRole('button', { name: 'Import', exact: true }).click();
const listed = (desk: Page) => desk.getByRole('region', { name: 'Imported files' }).getByRole('listitem');

test('years of history out of one file: dry run, import, the same again, undo', async ({ open }) => {
  const desk = await open('desk.html#data');
  await choose(desk, sample('taobao/export-order-list-2017.csv'));
  // Nothing is written before the button.
  await expect(review(desk)).toContainText('Taobao / Tmall: ExportOrderList');
  await expect(review(desk).getByText(/^[1-9]\d* new orders?$/)).toBeVisible();
  await expect(listed(desk)).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page: desk }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  await importIt(desk);
  await expect(desk.getByText(/^Imported: \d+ orders? added, 0 orders changed\.$/)).toBeVisible();
  await expect(listed(desk)).toHaveCount(1);
  await desk.getByRole('link', { name: 'Customers' }).click();
  await expect(desk.getByRole('row').nth(1)).toBeVisible();

  await desk.getByRole('link', { name: 'Data' }).click();
  await choose(desk, sample('taobao/export-order-list-2017.csv'));
  await expect(review(desk)).toContainText('Importing this file would change nothing.');
  await expect(review(desk).getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await review(desk).getByRole('button', { name: 'Cancel' }).click();

  await desk.getByRole('button', { name: 'Undo the import of export-order-list-2017.csv' }).click();
  await expect(desk.getByText(/^Undone: [1-9]\d* removed, 0 as before, 0 kept/)).toBeVisible();
  await expect(listed(desk)).toHaveCount(0);
  // What a person took away is no damage.
  await desk.reload();
  await expect(desk.getByRole('heading', { name: 'Data' })).toBeVisible();
  await expect(desk.getByText('The browser lost')).toHaveCount(0);
});

test('a file dropped on the page, of a marketplace with a site for each country, is asked about', async ({
  open,
}) => {
  const desk = await open('desk.html#data');
  const bytes = [...readFileSync(sample('shopee/export-th.xlsx'))];
  const dropped = await desk.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(content)], 'orders.xlsx'));
    return data;
  }, bytes);
  await desk.getByText('or drop a file here').dispatchEvent('drop', { dataTransfer: dropped });
  // The site of the file's currency is proposed, though another one is permitted.
  const site = desk.getByRole('combobox', { name: 'Which site is it from?' });
  await expect(site).toContainText('seller.shopee.co.th');
  await site.click();
  await desk.getByRole('option', { name: 'seller.th.shopee.cn' }).click();
  await desk.getByRole('button', { name: 'See what it would do' }).click();
  await expect(review(desk)).toContainText('seller.th.shopee.cn');
  await importIt(desk);
  await expect(desk.getByText(/^Imported: [1-9]/)).toBeVisible();
});

test('a file that cannot be imported says why and where, and changes nothing', async ({ open }, info) => {
  const desk = await open('desk.html#data');
  const made = (name: string, content: string) => {
    const file = info.outputPath(name);
    writeFileSync(file, content);
    return file;
  };
  await choose(desk, made('open.csv', '订单编号,买家会员名\n1,a\n2,"b\n3,c\n'));
  const alert = desk.getByRole('alert').filter({ hasText: 'Nothing was imported' });
  await expect(alert).toContainText('open.csv: From line 3 on, a quotation mark is opened and never closed.');
  await choose(desk, made('bytes.csv', 'a,b\0c\n'));
  await expect(alert).toContainText('bytes.csv: This is not a text file');
  await expect(listed(desk)).toHaveCount(0);
});

test('a large import shows how far it is, can be stopped, and what it wrote can be undone', async ({
  open,
}, info) => {
  const file = info.outputPath('large.csv');
  const rows = Array.from(
    { length: 30_000 },
    (_, i) => `="${String(1_000_000_000_000_000_000n + BigInt(i))}",buyer ${i % 5_000},10.00,10.00`,
  );
  writeFileSync(file, ['订单编号,买家会员名,总金额,买家实际支付金额', ...rows].join('\n'));
  const desk = await open('desk.html#data');
  await choose(desk, file);
  await expect(review(desk).getByText('30000 new orders')).toBeVisible({ timeout: 30_000 });
  await importIt(desk);
  await expect(desk.getByRole('progressbar')).toHaveAttribute('value', /^[1-9]\d*$/);
  await desk.getByRole('button', { name: 'Stop' }).click();
  await expect(
    desk.getByText('Stopped. What was imported until then stays and can be undone.'),
  ).toBeVisible();
  await expect(listed(desk)).toContainText('stopped before the end');
  await desk.getByRole('button', { name: 'Undo the import of large.csv' }).click();
  await expect(desk.getByText(/^Undone: [1-9]\d* removed/)).toBeVisible({ timeout: 30_000 });
  await expect(listed(desk)).toHaveCount(0);
});

test('a file of any layout: columns named by hand, kept, and known the next time', async ({ open }, info) => {
  const file = info.outputPath('pottery.csv');
  writeFileSync(file, 'Nr;Kunde;Wert;Am\n2026/1;anna;12,50;2026-10-05\n2026/2;bela;8,00;2026-10-06\n');
  const desk = await open('desk.html#data');
  await choose(desk, file);
  const form = desk.getByRole('form', { name: 'No export that is known has these columns' });
  await form.getByLabel('Name of the shop').fill('Pottery by the lake');
  const column = async (field: string, name: string) => {
    await form.getByRole('combobox', { name: field, exact: true }).click();
    await desk.getByRole('option', { name, exact: true }).click();
  };
  await column('Order number', 'Nr');
  await column('Buyer’s account', 'Kunde');
  await column('Order total', 'Wert');
  await column('Date', 'Am');
  await expect(form.getByText('For example: anna, bela')).toBeVisible();
  await form.getByRole('button', { name: 'Keep and go on' }).click();
  await expect(review(desk)).toContainText('Pottery by the lake: pottery.csv');
  await expect(review(desk).getByRole('row', { name: /2026\/1 anna Oct 5, 2026/ })).toBeVisible();
  await importIt(desk);
  await expect(desk.getByText('Imported: 2 orders added, 0 orders changed.')).toBeVisible();
  await desk.reload();
  await choose(desk, file);
  await expect(review(desk)).toContainText('Importing this file would change nothing.');
});
