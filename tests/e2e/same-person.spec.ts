import { writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { makeShop } from '../shop/data.ts';
import { shopBackup } from '../shop/seed.ts';
import { expect, test } from './fixtures.ts';

const PHONE = '+49 30 1234567';

/** The desk with two years of the practice shop, and the names of the two customers who ordered last. */
async function filledDesk(open: (page: string) => Promise<Page>, file: string, base: string) {
  const now = Date.now();
  const backup = await shopBackup(makeShop({ seed: 7, now }), { base, now, language: 'en' });
  writeFileSync(file, JSON.stringify(backup));
  const desk = await open('desk.html#data');
  await desk.locator('input[type=file]').first().setInputFiles(file);
  await desk.getByRole('button', { name: 'Replace everything' }).click();
  await expect(desk.getByText(/^Restored: 299 customers/).first()).toBeVisible();
  return desk;
}

const goTo = (desk: Page, hash: string) => desk.goto(desk.url().replace(/#.*/, `#${hash}`));
const names = (desk: Page) => desk.getByRole('table').getByRole('cell').getByRole('link');

/** Chooses a row of the customers and types the phone beside it. */
async function enterPhone(desk: Page, row: number, phone: string): Promise<string> {
  const link = names(desk).nth(row);
  const name = await nameIn(desk, row);
  await link.click();
  const preview = desk.getByRole('complementary', { name: 'Chosen customer' });
  await expect(preview.getByRole('heading', { name, exact: true })).toBeVisible();
  const field = preview.getByRole('textbox', { name: 'Phone' });
  await field.fill(phone);
  await expect(preview.getByText('Saved').first()).toBeVisible();
  return name;
}

/** The name in a row, once the row was read. */
async function nameIn(desk: Page, row: number): Promise<string> {
  await expect(names(desk).nth(row)).not.toHaveText('Loading…');
  return names(desk).nth(row).innerText();
}

/** Number of orders that the head of a customer's page says. */
async function ordersOf(desk: Page): Promise<number> {
  return Number.parseInt(
    await desk
      .getByText(/^\d+ orders?$/)
      .first()
      .innerText(),
    10,
  );
}

test('two customers are suggested, merged, undone later, and then remembered as two people', async ({
  open,
  shop,
}, info) => {
  test.setTimeout(90_000);
  const desk = await filledDesk(open, info.outputPath('shop.json'), shop.url);
  await goTo(desk, 'customers');
  await expect(names(desk).first()).toBeVisible();
  const one = await enterPhone(desk, 0, PHONE);
  const other = await enterPhone(desk, 1, '030 1234567');

  const banner = desk.getByText('1 pair of customers may be the same person');
  await expect(banner).toBeVisible();
  // The customer's own page says so too, with the reason.
  const preview = desk.getByRole('complementary', { name: 'Chosen customer' });
  await expect(preview.getByText(`May be the same person as ${one}`)).toBeVisible();
  await expect(preview.getByText(/Same phone: /)).toBeVisible();

  await desk.getByRole('link', { name: 'Review' }).click();
  const pair = desk.getByRole('region', { name: 'The same person?' });
  await expect(pair.getByText(/Same phone: /)).toBeVisible();
  const counts = await pair.getByText(/^\d+ orders?$/).allInnerTexts();
  const [more, fewer] = counts.map((text) => Number.parseInt(text, 10)).sort((a, b) => b - a);
  // The record with more orders is kept unless the seller says otherwise.
  const kept = pair.locator('label').filter({ hasText: 'This record is kept' });
  await expect(kept).toContainText(`${more} order`);
  const { violations } = await new AxeBuilder({ page: desk }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await pair.getByRole('button', { name: 'Merge' }).click();
  await expect(desk.getByText('Nobody looks like somebody else')).toBeVisible();

  // Both are one now: one name is found under the other's page, with everybody's orders on one timeline.
  await goTo(desk, 'customers');
  await expect(desk.getByText('298 customers')).toBeVisible();
  await desk.getByRole('searchbox').fill(other);
  await names(desk).first().dblclick();
  const sum = (more ?? 0) + (fewer ?? 0);
  await expect.poll(() => ordersOf(desk)).toBe(sum);
  const accounts = desk.getByRole('region', { name: /^Accounts/ });
  for (const name of [one, other]) await expect(accounts.getByText(name).first()).toBeVisible();

  // Any time later, in another window: the merge stands in the customer's page.
  const later = await open(`desk.html${new URL(desk.url()).hash}`);
  await later.getByRole('button', { name: /^Undo the merge with / }).click();
  await expect(later.getByText(/is a customer of its own again/)).toBeVisible();
  await expect.poll(() => ordersOf(later)).not.toBe(sum);
  await goTo(later, 'customers');
  await expect(later.getByText('299 customers')).toBeVisible();

  // By keyboard: not the same person, and it is remembered.
  await goTo(later, 'customers/same');
  await expect(
    later.getByRole('region', { name: 'The same person?' }).getByText(/Same phone: /),
  ).toBeVisible();
  await later.keyboard.press('n');
  await expect(later.getByText('Remembered: not the same person.')).toBeVisible();
  await later.reload();
  await expect(later.getByText('Nobody looks like somebody else')).toBeVisible();
  await goTo(later, 'customers');
  await expect(later.getByText('299 customers')).toBeVisible();
  await expect(later.getByText(/may be the same person$/)).toHaveCount(0);
});

test('the seller merges two by hand, and takes the account away again', async ({ open, shop }, info) => {
  test.setTimeout(90_000);
  const desk = await filledDesk(open, info.outputPath('shop.json'), shop.url);
  await goTo(desk, 'customers');
  const [one, other] = [await nameIn(desk, 0), await nameIn(desk, 1)];
  await names(desk).nth(0).dblclick();
  await expect(desk.getByRole('heading', { name: one, exact: true })).toBeVisible();
  const before = await ordersOf(desk);
  await desk.getByRole('button', { name: 'Merge with another customer…' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(other);
  await dialog.getByRole('button', { name: other }).first().click();
  await expect(
    dialog.getByText('Nothing that is known speaks for these two being one person.'),
  ).toBeVisible();
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(desk.getByText(`${other} was merged.`)).toBeVisible();
  await expect.poll(() => ordersOf(desk)).toBeGreaterThan(before);

  const accounts = desk.getByRole('region', { name: /^Accounts/ });
  const split = accounts.getByRole('listitem').filter({ hasText: other });
  await split.getByRole('button', { name: /not the same person/ }).click();
  await expect(desk.getByText('The account is a customer of its own now.')).toBeVisible();
  await expect.poll(() => ordersOf(desk)).toBe(before);
  await desk.getByRole('status').getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(() => ordersOf(desk)).toBeGreaterThan(before);
});

test('who was chosen in the list and is merged is shown as who they became, and by themselves after an undo', async ({
  open,
  shop,
}, info) => {
  const desk = await filledDesk(open, info.outputPath('shop.json'), shop.url);
  await goTo(desk, 'customers');
  const [first, kept, merged] = [await nameIn(desk, 0), await nameIn(desk, 4), await nameIn(desk, 5)];
  await names(desk).nth(5).click();
  const preview = desk.getByRole('complementary', { name: 'Chosen customer' });
  const shown = (name: string) => expect(preview.getByRole('heading', { name, exact: true })).toBeVisible();
  await shown(merged);
  await preview.getByRole('button', { name: 'Merge with another customer…' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(kept);
  await dialog.getByRole('button', { name: kept }).first().click();
  await dialog.getByRole('radio', { name: new RegExp(kept) }).check();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(desk.getByText(`${merged} was merged.`)).toBeVisible();
  await shown(kept);
  await desk.getByRole('status').getByRole('button', { name: 'Undo' }).last().click();
  await shown(merged);
  await expect(preview.getByText(first)).toHaveCount(0);
});
