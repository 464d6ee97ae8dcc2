import { readFileSync, writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page, TestInfo } from '@playwright/test';
import { makeShop } from '../shop/data.ts';
import { shopBackup } from '../shop/seed.ts';
import { expect, test } from './fixtures.ts';

/** Goes to a view of the desk, as a click in the rail does. */
const view = (desk: Page, name: string) => desk.goto(desk.url().replace(/#.*/, `#${name}`));
const found = (desk: Page) => desk.getByText(/^[\d,]+ of [\d,]+$/).first();

/** The desk with the practice shop's two years. */
async function filledDesk(
  open: (path: string) => Promise<Page>,
  base: string,
  info: TestInfo,
): Promise<Page> {
  const now = Date.now();
  const file = info.outputPath('shop.json');
  const backup = await shopBackup(makeShop({ seed: 7, now }), { base, now, language: 'en' });
  writeFileSync(file, JSON.stringify(backup));
  const desk = await open('desk.html#data');
  await desk.locator('input[type=file]').first().setInputFiles(file);
  await desk.getByRole('button', { name: 'Replace everything' }).click();
  await expect(desk.getByText(/^Restored/).first()).toBeVisible();
  return desk;
}

async function saved(desk: Page, act: () => Promise<void>): Promise<Buffer> {
  const [file] = await Promise.all([desk.waitForEvent('download'), act()]);
  return readFileSync(await file.path());
}

test('the shop in numbers, each of which opens its customers', async ({ open, shop }, info) => {
  test.setTimeout(120_000);
  const desk = await filledDesk(open, shop.url, info);

  await test.step('an overview of a period opens who bought', async () => {
    await view(desk, 'insights');
    const tile = desk.getByRole('list', { name: 'Overview' }).getByRole('listitem');
    const newcomers = tile.filter({ hasText: 'New customers' }).getByRole('button');
    const recent = Number(await newcomers.innerText());
    expect(recent).toBeGreaterThan(0);
    await newcomers.click();
    await expect(desk.getByRole('combobox', { name: 'Segment' })).toHaveText('New customers · last 90 days');
    await expect(found(desk)).toHaveText(new RegExp(`^${recent} of `));
    await desk.goBack();
    await desk.getByRole('combobox', { name: 'Period' }).first().click();
    await desk.getByRole('option', { name: 'All time' }).click();
    await expect.poll(async () => Number(await newcomers.innerText())).toBeGreaterThan(recent);
  });

  await test.step('the chart has a table, a CSV and a picture', async () => {
    await expect(desk.getByRole('img', { name: /^Revenue by month/ })).toBeVisible();
    await desk.getByText('As a table').click();
    const months = desk.getByRole('table').filter({ hasText: 'Later orders' }).getByRole('row');
    await expect(months).toHaveCount(13);
    const section = desk.getByRole('region', { name: 'Revenue by month' });
    const csv = await saved(desk, () =>
      section.getByRole('button', { name: 'CSV: Revenue by month' }).click(),
    );
    const lines = csv.toString('utf8').trim().split('\n');
    expect(lines[0]).toContain('First orders (USD)');
    expect(lines).toHaveLength(13);
    const png = await saved(desk, () => section.getByRole('button', { name: 'PNG' }).click());
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  });

  await test.step('where orders went, with a picture of it; on paper the view stands alone', async () => {
    const regions = desk.getByRole('region', { name: 'By country' });
    await expect(regions.getByRole('button', { name: /^United States/ })).toBeVisible();
    const png = await saved(desk, () => regions.getByRole('button', { name: 'PNG: By country' }).click());
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    const hours = desk.getByRole('region', { name: 'When orders come' });
    const csv = await saved(desk, () => hours.getByRole('button', { name: /^CSV/ }).click());
    expect(csv.toString('utf8').split('\n')[0]).toMatch(/Day,00:00,01:00,.*,23:00/);
    await desk.emulateMedia({ media: 'print' });
    await expect(desk.getByRole('link', { name: 'Settings' })).toBeHidden();
    await expect(regions).toBeVisible();
    await desk.emulateMedia({ media: 'screen' });
    await expect(desk.getByRole('link', { name: 'Settings' })).toBeVisible();
  });

  await test.step('a cell of a cohort opens who came back', async () => {
    await view(desk, 'insights/loyalty');
    const cell = desk.getByRole('button', { name: /: [1-9]\d* of \d+ who first ordered in/ }).first();
    const [, back] = (await cell.getAttribute('aria-label'))?.match(/: (\d+) of/) ?? [];
    await cell.click();
    await expect(found(desk)).toHaveText(new RegExp(`^${back} of `));
    await desk.getByRole('combobox', { name: 'Segment' }).click();
    await desk.getByRole('option', { name: 'All customers' }).click();
    await expect(desk.getByText(/^\d+ customers$/)).toBeVisible();
  });

  await test.step('readable for everybody, in both views', async () => {
    for (const tab of ['sales', 'loyalty']) {
      await view(desk, `insights/${tab}`);
      await expect(desk.getByRole('table').first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page: desk }).analyze();
      const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(
        bad.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        tab,
      ).toEqual([]);
    }
  });

  await test.step('tiers by what they bring', async () => {
    await view(desk, 'insights/loyalty');
    const tiers = desk.getByRole('table').filter({ hasText: 'Of revenue' });
    const vip = tiers.getByRole('row').filter({ hasText: 'VIP' }).getByRole('button');
    const many = await vip.innerText();
    await vip.click();
    await expect(found(desk)).toHaveText(new RegExp(`^${many} of `));
  });
});

test('a segment of one’s own counts while it is made, and is tagged as a whole', async ({
  open,
  shop,
  context,
}, info) => {
  test.setTimeout(60_000);
  const desk = await filledDesk(open, shop.url, info);

  await view(desk, 'customers');
  await desk.getByRole('button', { name: 'New segment' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Teapot people');
  const count = async () => Number((await dialog.getByRole('status').innerText()).match(/^[\d,]+/)?.[0]);
  await expect.poll(count).toBeGreaterThan(200);
  await dialog.getByRole('textbox', { name: 'Product has the words' }).fill('teapot');
  await expect.poll(count).toBeLessThan(200);
  const buyers = await count();
  await dialog.getByRole('textbox', { name: 'Orders, at least' }).fill('3');
  await expect.poll(count).toBeLessThan(buyers);
  const many = await count();
  expect(many).toBeGreaterThan(0);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(found(desk)).toHaveText(new RegExp(`^${many} of `));

  await desk.getByRole('button', { name: 'Tag', exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Tag' }).fill('teapots');
  await dialog.getByRole('button', { name: 'Tag', exact: true }).click();
  await expect(desk.getByText(`${many} customers tagged “teapots”`)).toBeVisible();
  await desk.getByRole('combobox', { name: 'Segment' }).click();
  await desk.getByRole('option', { name: 'All customers' }).click();
  await desk.getByRole('button', { name: /^teapots/ }).click();
  await expect(found(desk)).toHaveText(new RegExp(`^${many} of `));

  // Who said no is in no file.
  await desk.getByRole('combobox', { name: 'Segment' }).click();
  await desk.getByRole('option', { name: /^Teapot people/ }).click();
  const csv = (await saved(desk, () => desk.getByRole('button', { name: 'CSV' }).click())).toString('utf8');
  const [, written, leftOut] =
    (await desk.getByText(/customers? in the file/).innerText()).match(/^(\d+) .*; (\d+) left out/) ?? [];
  expect(Number(written) + Number(leftOut)).toBe(many);
  expect(csv.trim().split('\n')).toHaveLength(Number(written) + 1);
  // Removed in another window it is nobody's list: not everybody's, with a tag for all of them at hand.
  const other = await context.newPage();
  await other.goto(desk.url().replace(/#.*/, '#customers'));
  await other.getByRole('combobox', { name: 'Segment' }).click();
  await other.getByRole('option', { name: /^Teapot people/ }).click();
  await other.getByRole('button', { name: 'Remove the segment' }).click();
  await desk.bringToFront();
  await expect(desk.getByRole('combobox', { name: 'Segment' })).toHaveText('All customers');
  await expect(desk.getByRole('button', { name: 'Tag', exact: true })).toBeHidden();
  await other.getByRole('button', { name: 'Undo' }).click();
  await desk.getByRole('combobox', { name: 'Segment' }).click();
  await desk.getByRole('option', { name: /^Teapot people/ }).click();
  await expect(found(desk)).toHaveText(new RegExp(`^${many} of `));
  // Nobody has agreed to e-mail, so there is no draft to anybody.
  await desk.getByRole('button', { name: 'E-mail', exact: true }).click();
  await expect(desk.getByText(/^Nobody here has an e-mail address and has agreed/)).toBeVisible();
});

test('tiers say what would change them, and another rule who would move', async ({ open, shop }, info) => {
  test.setTimeout(60_000);
  const desk = await filledDesk(open, shop.url, info);
  await view(desk, 'customers');
  await desk.getByRole('combobox', { name: 'Sort' }).click();
  await desk.getByRole('option', { name: 'Highest value first' }).click();
  const best = desk.getByRole('row').filter({ hasText: 'Platinum' }).first();
  const name = await best.getByRole('cell').first().innerText();
  await best.click();
  await expect(desk.getByRole('heading', { name, exact: true })).toBeVisible();
  await desk.getByRole('button', { name: 'Why?' }).click();
  await expect(desk.getByText(/Without an order it falls to VIP in about \d+ days?/)).toBeVisible();

  await view(desk, 'settings');
  await desk.getByRole('radio', { name: /^By number of orders/ }).check();
  const moves = desk.getByRole('region', { name: 'Who would move' });
  await expect(moves.getByRole('status')).toHaveText(/^\d+ would rise, \d+ would fall, \d+ stay$/);
  await expect(moves.getByRole('listitem').first()).toBeVisible();
  const before = await moves.getByRole('status').innerText();
  await desk.getByRole('textbox', { name: 'Gold from (orders)' }).fill('4');
  await expect(moves.getByRole('status')).not.toHaveText(before);
  await moves.getByRole('button', { name: 'Keep as it was' }).click();
  await expect(desk.getByRole('radio', { name: /^By share/ })).toBeChecked();

  await desk.getByRole('radio', { name: /^By number of orders/ }).check();
  await moves.getByRole('button', { name: 'Use these tiers' }).click();
  await expect(moves).toBeHidden();
  await expect(desk.getByRole('radio', { name: /^By number of orders/ })).toBeChecked();
  // What cannot be used is not offered to be.
  await desk.getByRole('textbox', { name: 'Platinum from (orders)' }).fill('20');
  await expect(moves).toBeVisible();
  await desk.getByRole('textbox', { name: 'Platinum from (orders)' }).fill('2');
  await expect(moves).toBeHidden();
  await desk.reload();
  await expect(desk.getByRole('radio', { name: /^By number of orders/ })).toBeChecked();
});

test('a group made by hand: who recommends the shop, what they wish for, and how the group grew', async ({
  open,
  shop,
}, info) => {
  test.setTimeout(120_000);
  const desk = await filledDesk(open, shop.url, info);
  const segment = desk.getByRole('combobox', { name: 'Segment' });
  const choose = async (name: RegExp) => {
    await segment.click();
    await desk.getByRole('option', { name }).click();
  };

  await test.step('an advocate is made, invited and thanked, and found among the advocates', async () => {
    await view(desk, 'customers');
    await choose(/^Advocates · 1$/);
    await expect(found(desk)).toHaveText('1 of 299');
    await choose(/^All customers$/);
    // Who was shown stays shown; the first of the list is another one.
    await desk.getByRole('row').nth(1).click();
    const advocate = desk.getByRole('region', { name: 'Advocate' });
    await advocate.getByRole('button', { name: 'Count as advocate' }).click();
    await expect(advocate.getByText('not yet')).toHaveCount(2);
    await advocate.getByRole('button', { name: 'Invited: today' }).click();
    await expect(advocate.getByText('not yet')).toHaveCount(1);
    await choose(/^Advocates · 2$/);
    await expect(found(desk)).toHaveText('2 of 299');
    await advocate.getByRole('button', { name: 'No longer an advocate' }).click();
    await expect(found(desk)).toHaveText('1 of 299');
    await desk.getByRole('button', { name: 'Undo' }).last().click();
    await expect(found(desk)).toHaveText('2 of 299');
  });

  await test.step('a tag is a group too, with a trend whose months open who belonged', async () => {
    await choose(/^Loyal · \d+$/);
    const now = Number((await segment.innerText()).replace(/\D/g, ''));
    await desk.getByRole('button', { name: 'Trend' }).click();
    const trend = desk.getByRole('dialog', { name: 'Trend: Loyal' });
    const months = trend.getByRole('listitem');
    await expect(months).toHaveCount(13);
    await expect(months.last()).toContainText(`Today${now}`);
    const then = Number((await months.nth(6).innerText()).split(/\s+/).at(-1));
    await months.nth(6).getByRole('button').click();
    await expect(trend).toHaveCount(0);
    await expect(segment).toContainText('Loyal · ');
    await expect(found(desk)).toHaveText(`${then} of 299`);
    await choose(/^Tag: wholesale · 2$/);
    await expect(found(desk)).toHaveText('2 of 299');
  });

  await test.step('wishes are gathered by product', async () => {
    await view(desk, 'insights/causes');
    await desk.getByRole('combobox', { name: 'Period' }).first().click();
    await desk.getByRole('option', { name: 'All time' }).click();
    const wishes = desk.getByRole('region', { name: /^Product wishes/ });
    await expect(wishes.getByRole('link', { name: /larger size/ })).toBeVisible();
    await wishes.getByRole('button', { name: 'The 2 customers who wished for it' }).click();
    await expect(found(desk)).toHaveText('2 of 299');
  });

  await test.step('a segment by where orders went', async () => {
    await view(desk, 'customers');
    await desk.getByRole('button', { name: 'New segment' }).click();
    const form = desk.getByRole('dialog', { name: 'New segment' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Japan');
    await expect(form.locator('datalist option[value="Japan"]')).toHaveCount(1);
    await form.getByRole('combobox', { name: 'Orders went to' }).fill('japan');
    await desk.keyboard.press('Enter');
    await expect(form.getByText('Japan').last()).toBeVisible();
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(segment).toHaveText(/^Japan/);
    await expect(found(desk)).not.toHaveText('299 of 299');
  });
});
