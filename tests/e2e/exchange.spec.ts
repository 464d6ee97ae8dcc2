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
