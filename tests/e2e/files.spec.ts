import { companion, expect, SHOPEE, test, writeReply } from './fixtures.ts';
import { serveShopee } from './shopee.ts';

/** One red pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);
const chart = { name: 'size chart.png', mimeType: 'image/png', buffer: png };
const sheet = { name: 'care.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 invented') };

const ANSWER = 'All sizes are in the chart, {buyer}.';

test('practice shop: files are handed to the page with the text, and what was sent is known', async ({
  context,
  shop,
  open,
}) => {
  const desk = await open('desk.html#replies');
  await writeReply(desk, 'Size chart of the cups', ANSWER, [chart, sheet]);
  shop.buyerWrites('t-0001', 'Do you have a size chart of the cups?');

  const page = await context.newPage();
  await page.goto(`${shop.url}/inbox?thread=t-0001`);
  const strip = await companion(page, 'strip').root();
  const suggestion = strip.getByRole('button', { name: 'Size chart of the cups' });
  await suggestion.focus();
  await expect(strip.getByText('size chart.png')).toBeVisible();
  await suggestion.click();
  await expect(strip.getByText('Inserted, with 2 files. Nothing is sent until you send it.')).toBeVisible();
  const composer = page.getByRole('textbox', { name: 'Message' });
  await expect(composer).toHaveValue(/^All sizes are in the chart/);
  const attached = page.getByRole('list', { name: 'Attached' }).getByRole('listitem');
  await expect(attached).toHaveText(['size chart.png', 'care.pdf']);
  // Handed over: nothing is left to be done by hand.
  await expect(strip.getByRole('list', { name: 'Goes with it' })).toHaveCount(0);
  expect(shop.sent()).toEqual([]);

  await composer.press('End');
  await page.keyboard.type(" I'll weigh it tomorrow!");
  // What was typed has been read.
  await expect(strip.getByRole('button', { name: /^Remind me / })).toBeVisible();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(composer).toHaveValue('');
  expect(shop.sent()).toMatchObject([{ threadId: 't-0001', files: ['size chart.png', 'care.pdf'] }]);
  await expect(page.locator('.message-text').last()).toHaveText(/tomorrow!$/);
  await expect.poll(() => companion(page, 'strip').text()).not.toContain('No answer needed');
  await desk.bringToFront();
  await expect(desk.getByText('Changed before sending in 1 of 1 message')).toBeVisible();
});

test('practice shop: more than the marketplace takes is not handed over, and says so', async ({
  context,
  shop,
  open,
}) => {
  const desk = await open('desk.html#replies');
  const video = { name: 'kiln.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(6_000_000, 'kiln') };
  await writeReply(desk, 'How the kiln works', ANSWER, [video]);
  const huge = { ...video, name: 'huge.mp4', buffer: Buffer.alloc(10_000_001) };
  await desk.getByLabel('Add a picture or file').setInputFiles(huge);
  await expect(desk.getByRole('alert')).toHaveText('huge.mp4: Too large: a file may have 10 MB.');

  const page = await context.newPage();
  await page.goto(`${shop.url}/inbox?thread=t-0001`);
  const strip = await companion(page, 'strip').root();
  await strip.getByRole('button', { name: /Search replies/ }).click();
  const palette = await companion(page, 'palette').root();
  await palette.getByRole('combobox').fill('how the kiln works');
  await expect(palette.getByText('kiln.mp4')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue(/^All sizes/);
  await expect(strip.getByText('Practice shop takes 5 MB with one message.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Attached' }).getByRole('listitem')).toHaveCount(0);
  const download = page.waitForEvent('download');
  await strip.getByRole('button', { name: 'Save kiln.mp4' }).click();
  expect((await download).suggestedFilename()).toBe('kiln.mp4');
});

test('practice shop: another conversation opened while the files are fetched gets neither text nor files', async ({
  context,
  shop,
  open,
  killWorker,
}) => {
  const desk = await open('desk.html#replies');
  await writeReply(desk, 'How the kiln works', ANSWER, [
    { name: 'kiln.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(4_900_000, 'kiln') },
  ]);
  shop.buyerWrites('t-0001', 'How does the kiln work?');
  const page = await context.newPage();
  await page.goto(`${shop.url}/inbox?thread=t-0001`);
  const strip = await companion(page, 'strip').root();
  const other = page.getByRole('list', { name: 'Conversations' }).getByRole('link').last();
  const buyer = await other.locator('.thread-buyer').innerText();
  await strip.getByRole('button', { name: /Search replies/ }).click();
  const palette = await companion(page, 'palette').root();
  await palette.getByRole('combobox').fill('how the kiln works');
  await expect(palette.getByText('kiln.mp4')).toBeVisible();
  // A worker that has to start first takes long enough to click elsewhere.
  await killWorker();
  await page.keyboard.press('Enter');
  await other.click();
  await expect(page.locator('.conversation .buyer-name')).toHaveText(buyer);
  // The worker is there again: it has answered for this thread, and so for the files asked for before.
  await expect.poll(() => companion(page, 'strip').text()).toMatch(new RegExp(`${buyer}[^]+Search replies`));
  const composer = page.getByRole('textbox', { name: 'Message' });
  await composer.click();
  await page.keyboard.type('Glad to hear that.', { delay: 30 });
  await expect(composer).toHaveValue('Glad to hear that.');
  await expect(composer).toBeFocused();
  await expect(page.getByRole('list', { name: 'Attached' }).getByRole('listitem')).toHaveCount(0);
  expect(shop.sent()).toEqual([]);
});

test('Shopee: where it is not known how, the picture is copied in one click and pasted by the seller', async ({
  context,
  open,
}) => {
  const desk = await open('desk.html#replies');
  await writeReply(desk, 'Size chart of the cups', ANSWER, [{ ...chart, name: 'sizes.png' }]);
  await serveShopee(context, {
    orders: [],
    chats: [
      {
        id: '900000000000100',
        userId: 900000101,
        username: 'tan.mei',
        messages: [['buyer', 'which sizes?']],
      },
    ],
  });
  const page = await context.newPage();
  await page.goto(`${SHOPEE}/new-webchat/conversations`);
  const strip = await companion(page, 'strip').root();
  const composer = page.getByRole('textbox', { name: 'Message' });
  await strip.getByRole('button', { name: /Search replies/ }).click();
  const palette = await companion(page, 'palette').root();
  await palette.getByRole('combobox').fill('size chart of the cups');
  await expect(palette.getByText('sizes.png')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(composer).toHaveText(/^All sizes/);
  await strip.getByRole('button', { name: 'Copy sizes.png' }).click();
  await expect(strip.getByText('The picture is copied: paste it into the message.')).toBeVisible();
  await page.evaluate(() => {
    document.addEventListener('paste', ({ clipboardData }) => {
      document.title = [...(clipboardData?.files ?? [])].map(({ type }) => type).join();
    });
  });
  await expect(composer).toBeFocused();
  await page.keyboard.press('Control+V');
  await expect(page).toHaveTitle('image/png');
  expect(await page.evaluate('window.sent')).toEqual([]);
});

test('what no reply answers is gathered by topic, and a reply written for it ends that', async ({
  context,
  shop,
  open,
}) => {
  const ask = async (id: string, text: string) => {
    shop.buyerWrites(id, text);
    await page.goto(`${shop.url}/inbox?thread=${id}`);
    await expect(page.locator('.message-text').last()).toHaveText(text);
    await expect.poll(() => companion(page, 'strip').text()).toContain('No saved reply fits this message.');
  };
  const page = await context.newPage();
  await ask('t-0001', 'Who taught you pottery?');
  await ask('t-0002', 'Any pottery lessons?');

  const desk = await open('desk.html#replies');
  await desk.getByRole('link', { name: '2 questions found no reply' }).click();
  const topic = desk.getByRole('listitem').filter({ hasText: 'asked 2 times' });
  await expect(topic).toContainText('pottery');
  await expect(topic).not.toContainText('Who taught you');
  await topic.getByRole('button', { name: 'Not needed' }).click();
  await expect(topic).toHaveCount(0);
  await desk.getByRole('button', { name: 'Undo' }).click();
  await topic.getByRole('button', { name: 'Write one' }).click();
  await expect(desk.getByRole('textbox', { name: 'Title' })).toHaveValue(/pottery/);
  await desk.getByRole('textbox', { name: 'Text', exact: true }).fill('Yes, every April.');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(desk.getByText('Saved.')).toBeVisible();
  await expect(desk.getByRole('link', { name: /found no reply/ })).toHaveCount(0);
  expect(shop.sent()).toEqual([]);
});
