import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';

test('replies come in from another tool, shown first and undone in one click, and go out again', async ({
  open,
}) => {
  const desk = await open('desk.html#replies');
  await desk.getByLabel('Import').setInputFiles({
    name: 'phrases.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'Code,Title,Text,Folder\nfh,发货了,亲，已经发货了哦,物流\n,Order not shipped yet,Hi {buyer}, it is packed.,\nxx,Empty,,\n'
        .replace('Hi {buyer}, it', '"Hi {buyer}, it')
        .replace('packed.,', 'packed.",'),
    ),
  });
  const review = desk.getByRole('dialog', { name: 'What phrases.csv would change' });
  await expect(review).toContainText('1 new, 1 changed, 0 as they are here already.');
  await expect(review).toContainText('1 entry cannot be taken');
  await expect(review).toContainText('4: it has no text');
  await review.getByRole('button', { name: 'Import 2 replies' }).click();
  await expect(desk.getByText('2 replies were imported.')).toBeVisible();
  await expect(desk.getByRole('link', { name: /发货了/ })).toBeVisible();
  await desk.getByRole('button', { name: 'Undo' }).click();
  await expect(desk.getByRole('link', { name: /发货了/ })).toHaveCount(0);

  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Export' }).click();
  await desk.getByRole('menuitem', { name: 'Export as a file for a colleague' }).click();
  const file = await (await download).path();
  const { replies } = JSON.parse(readFileSync(file, 'utf8'));
  expect(replies.length).toBeGreaterThanOrEqual(50);
  await desk.getByLabel('Import').setInputFiles({
    name: 'back.json',
    mimeType: 'application/json',
    buffer: readFileSync(file),
  });
  const same = desk.getByRole('dialog', { name: 'What back.json would change' });
  await expect(same).toContainText(`0 new, 0 changed, ${replies.length} as they are here already.`);
  await expect(same.getByRole('button', { name: /^Import/ })).toBeDisabled();
  await desk.keyboard.press('Escape');

  await desk.getByLabel('Import').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"replies": ['),
  });
  await expect(desk.getByRole('dialog', { name: 'This file cannot be read' })).toContainText('damaged JSON');
});

test('a help page of chosen replies: one file, searched without anything from elsewhere', async ({
  context,
  open,
}) => {
  const desk = await open('desk.html#replies');
  await desk.getByRole('button', { name: 'New reply' }).first().click();
  await desk.getByRole('textbox', { name: 'Title' }).fill('Is the glaze food safe?');
  await desk
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('Hi {buyer}, yes: <b>lead free</b> & tested.<img src=x onerror="document.title=1">');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(desk.getByText('Saved.')).toBeVisible();

  await desk.getByRole('button', { name: 'Export' }).click();
  await desk.getByRole('menuitem', { name: 'Make a help page' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Make a help page' });
  await dialog.getByRole('textbox', { name: 'Heading of the page' }).fill('Kiln & Leaf: help');
  await expect(dialog.getByText(/^Leaves out \{/).first()).toBeVisible();
  const download = desk.waitForEvent('download');
  await dialog.getByRole('button', { name: /^Make the page of \d+ answers$/ }).click();
  const file = await (await download).path();
  expect(readFileSync(file, 'utf8')).not.toContain('{order}');

  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.route('https://help.example.com/**', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: readFileSync(file) }),
  );
  await page.goto('https://help.example.com/');
  await expect(page.getByRole('heading', { name: 'Kiln & Leaf: help' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search the answers' }).fill('GLAZE food');
  const found = page.getByRole('group').filter({ visible: true });
  await expect(found).toHaveCount(1);
  await expect(found).toContainText('Yes: <b>lead free</b> & tested.<img src=x');
  await page.getByRole('searchbox').fill('no such thing');
  await expect(page.getByRole('status')).toHaveText('Nothing is found for this.');
  expect(await page.title()).toBe('Kiln & Leaf: help');
  expect(asked).toEqual(['https://help.example.com/']);
});
