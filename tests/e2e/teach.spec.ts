import type { BrowserContext, Locator, Page } from '@playwright/test';
import { companion, expect, recordedOrders, TAUGHT, test } from './fixtures.ts';
import { serveShop, serveTaught } from './taught.ts';

type Open = (page: string) => Promise<Page>;

/** Begins teaching on the desk, and hands over the tab that it opens. */
async function begin(context: BrowserContext, open: Open, url = `${TAUGHT}/orders`): Promise<Page> {
  const desk = await open('desk.html#marketplaces');
  await desk.getByRole('button', { name: 'Teach a site' }).click();
  await desk.getByRole('textbox', { name: 'Address of your orders page' }).fill(url);
  await desk.getByRole('textbox', { name: 'Name for it' }).fill('Example Shop');
  const opened = context.waitForEvent('page');
  await desk.getByRole('button', { name: 'Allow and open' }).click();
  const page = await opened;
  await page.waitForURL(url);
  return page;
}

/** The teach bar over a page: what it asks, reads and offers. */
class Bar {
  private readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  root = async () => companion(this.page, 'teach').root();
  /** Clicks a button once the frame is as tall as the step in it: a click on its way while it grows goes astray. */
  async press(name: string): Promise<void> {
    const root = await this.root();
    const button = root.getByRole('button', { name, exact: true });
    await expect(button).toBeVisible();
    await expect
      .poll(() =>
        root.evaluate(({ ownerDocument: { documentElement } }) => {
          const { height } = documentElement.getBoundingClientRect();
          return Math.abs(innerHeight - Math.min(Math.ceil(height), 640));
        }),
      )
      .toBe(0);
    await button.click();
  }
  async asks(title: string): Promise<void> {
    await expect((await this.root()).getByRole('heading', { name: title })).toBeVisible();
  }
  /** Clicks an element of the page, answers what is asked, and checks what is read then. */
  async learn(
    title: string,
    target: Locator,
    reads: readonly (string | RegExp)[],
    answer: (root: Locator) => Promise<unknown> = async () => {},
  ): Promise<void> {
    await this.asks(title);
    await target.click();
    const root = await this.root();
    await answer(root);
    const values = root.getByRole('list', { name: 'What is read' }).getByRole('listitem');
    await expect(values).toHaveText([...reads]);
    await this.press('Next');
  }
}

type Root = Pick<Page, 'getByText'>;
const chooses = (name: RegExp) => (root: Locator) => root.getByRole('radio', { name }).check();
const isUsd = (root: Locator) =>
  root.getByRole('combobox', { name: 'Which currency is this?' }).selectOption('USD');

/** Teaches the orders page, up to saving it. */
async function teachOrders(
  bar: Bar,
  root: Root,
  buyers: string[],
  answerBuyer?: (root: Locator) => Promise<unknown>,
): Promise<void> {
  const first = (text: string) => root.getByText(text, { exact: true }).first();
  await bar.asks('Open your list of orders');
  await bar.press('This is the page');
  await bar.learn('Click an order number', first('SO-40031-K'), ['SO-40031-K', 'SO-40032-B', 'SO-40033-A']);
  await bar.learn(
    'Click the buyer of an order',
    first(buyers[0]?.replace(/ \(.*/, '') ?? ''),
    buyers,
    answerBuyer,
  );
  await bar.learn('Click the total', first('$48.00'), ['48.00 USD', '1,210.50 USD', '7.25 USD'], isUsd);
  const date = root.getByText(/^(11\/03\/2026|2026-11-03)$/).first();
  await bar.learn('Click the order date', date, ['2026-11-03', '2026-11-14', '2026-11-21']);
  await bar.learn('Click the status', first('Shipped'), ['Shipped', 'Paid', 'Cancelled']);
  await bar.asks('The orders page is taught');
  await expect((await bar.root()).getByText('4 orders read')).toBeVisible();
  await bar.press('Save');
}

/** Teaches the message page of the invented site, and finishes. */
async function teachThread(bar: Bar, page: Page): Promise<void> {
  await bar.asks('Open a message thread');
  await page.goto(`${TAUGHT}/messages/77`);
  await bar.press('This is the page');
  await bar.learn('Click the buyer’s name', page.getByText('mira_k'), ['mira_k'], chooses(/An account name/));
  await bar.learn('Click the order number, if there is one', page.getByText('SO-40031-K'), ['SO-40031-K']);
  const last = page.getByText('Where is my order? It has not arrived.');
  await bar.learn('Click the buyer’s last message', last, ['Where is my order? It has not arrived.']);
  await bar.learn('Click a message of your own', page.getByText('Good morning, how can I help?'), [
    'Where is my order? It has not arrived.',
  ]);
  await bar.learn('Click the box you write in', page.getByRole('textbox', { name: 'Write' }), ['✓']);
  await bar.asks('All is taught');
  await bar.press('Save');
}

const badge = 'No tier yet, 2 orders';

test('a table with nothing to go by: taught in the page, then like any other', async ({ context, open }) => {
  const site = await serveTaught(context, 'table');
  const page = await begin(context, open);
  const bar = new Bar(page);
  await teachOrders(bar, page, ['mira_k', 'owen.b', 'lin-a'], chooses(/An account name/));
  await teachThread(bar, page);
  expect(site.pressed).toEqual([]);

  // Without a reload: the strip, and a reply at the caret.
  const strip = await companion(page, 'strip').root();
  await expect(strip.getByText('mira_k')).toBeVisible();
  await expect(strip.getByText(/SO-40031-K/)).toBeVisible();
  await strip.getByRole('group', { name: 'Suggested replies' }).getByRole('button').first().click();
  const gap = strip.getByRole('form');
  const box = page.getByRole('textbox', { name: 'Write' });
  await expect
    .poll(async () => (await gap.isVisible()) || ((await box.textContent()) ?? '') !== '')
    .toBe(true);
  for (const field of await gap.getByRole('textbox').all()) await field.fill('5');
  if (await gap.isVisible()) await gap.getByRole('button', { name: 'Insert' }).click();
  await expect(box).not.toHaveText('');
  expect(site.pressed).toEqual([]);

  await page.goto(`${TAUGHT}/orders`);
  const row = page.getByRole('row', { name: /SO-40031-K/ });
  await expect(row.getByRole('button', { name: badge })).toBeVisible();
  await expect(
    page.getByRole('row', { name: /SO-40032-B/ }).getByRole('button', { name: 'New, 1 order' }),
  ).toBeVisible();
});

test('a step that was taken back and skipped is not taught', async ({ context, open, worker }) => {
  await serveTaught(context, 'table');
  const page = await begin(context, open);
  const bar = new Bar(page);
  await bar.asks('Open your list of orders');
  await bar.press('This is the page');
  const number = page.getByText('SO-40031-K', { exact: true }).first();
  await bar.learn('Click an order number', number, ['SO-40031-K', 'SO-40032-B', 'SO-40033-A']);
  for (const title of ['Click the buyer of an order', 'Click the total', 'Click the order date']) {
    await bar.asks(title);
    await bar.press('Skip');
  }
  // The wrong column.
  const buyers = ['mira_k', 'owen.b', 'lin-a'];
  await bar.learn('Click the status', page.getByText('mira_k').first(), buyers);
  await bar.asks('The orders page is taught');
  await bar.press('Back');
  await bar.asks('Click the status');
  await bar.press('Skip');
  await bar.press('Save');
  await bar.press('Without messages');
  await bar.asks('All is taught');
  await bar.press('Save');
  const read = async () => (await recordedOrders(worker)).map(({ orderId, status }) => [orderId, status]);
  await expect.poll(read).toContainEqual(['SO-40031-K', null]);
});

test('cards in a frame', async ({ context, open }) => {
  const site = await serveTaught(context, 'cards in a frame');
  const page = await begin(context, open);
  const bar = new Bar(page);
  const frame = page.frameLocator('iframe[name=orders]');
  await teachOrders(bar, frame, ['Mira Kessel (501)', 'Owen Brandt (502)', 'Lin Aoki (503)']);
  await bar.press('Without messages');
  await bar.press('Save');
  const card = frame.getByRole('article').filter({ hasText: 'SO-40031-K' });
  await expect(card.getByRole('button', { name: badge })).toBeVisible();
  expect(site.pressed).toEqual([]);
});

test('rows in an open shadow root, each with one of its own', async ({ context, open }) => {
  await serveTaught(context, 'shadow root');
  const page = await begin(context, open);
  const bar = new Bar(page);
  await teachOrders(bar, page, ['Mira Kessel (501)', 'Owen Brandt (502)', 'Lin Aoki (503)']);
  await bar.press('Without messages');
  await bar.press('Save');
  const order = page.locator('seller-order').filter({ hasText: 'SO-40031-K' });
  await expect(order.getByRole('button', { name: badge })).toBeVisible();
});

test('the practice shop with its class names shuffled', async ({ context, open, shop }) => {
  shop.rebuild('one');
  await serveShop(context, shop);
  const page = await begin(context, open);
  const bar = new Bar(page);
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell') });
  await expect(rows.first()).toBeVisible();
  await bar.press('This is the page');
  const cell = (row: number, at: number) => rows.nth(row).getByRole('cell').nth(at);
  const column = async (at: number) =>
    (await Promise.all([0, 1, 2].map((row) => cell(row, at).innerText()))).map((text) => text.trim());
  await bar.learn('Click an order number', cell(0, 0).getByRole('link'), await column(0));
  const name = cell(0, 1).locator('[data-account-id]');
  const names = await Promise.all(
    [0, 1, 2].map((row) => cell(row, 1).locator('[data-account-id]').innerText()),
  );
  await bar.learn(
    'Click the buyer of an order',
    name,
    names.map((one) => new RegExp(`^${one} \\(\\d+\\)$`)),
  );
  // The page says the currency in an attribute; nothing is asked.
  const amount = /^[\d,.]+ (USD|EUR|CNY|TWD)$/;
  await bar.learn('Click the total', cell(0, 3), [amount, amount, amount]);
  await bar.learn('Click the order date', cell(0, 4).locator('time'), [
    /^\d{4}-\d\d-\d\d$/,
    /^\d{4}/,
    /^\d{4}/,
  ]);
  await bar.learn('Click the status', cell(0, 5).locator('span').last(), await column(5));
  await bar.press('Save');
  await bar.asks('Open a message thread');
  await page.goto(`${TAUGHT}/inbox?thread=t-0001`);
  await bar.press('This is the page');
  const writer = page.getByRole('heading', { level: 2 }).locator('[data-account-id]');
  const called = await writer.innerText();
  await bar.learn('Click the buyer’s name', writer, [new RegExp(`^${called} \\(\\d+\\)$`)]);
  await bar.press('Skip');
  const messages = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  const asked = await (await fetch(`${shop.url}/api/threads/t-0001`)).json();
  const said: { from: string; text: string }[] = asked.thread.messages;
  const at = (from: string) => messages.nth(said.findLastIndex((one) => one.from === from)).locator('p');
  const last = said.findLast(({ from }) => from === 'buyer')?.text ?? '';
  await bar.learn('Click the buyer’s last message', at('buyer'), [last]);
  await bar.learn('Click a message of your own', at('seller'), [last]);
  await bar.learn('Click the box you write in', page.getByRole('textbox', { name: 'Message' }), ['✓']);
  await bar.press('Save');
  // The shop makes its conversation anew every 15 s, and the strip moves with it.
  await expect.poll(() => companion(page, 'strip').text(), { timeout: 20_000 }).toContain(called);
  await page.goto(`${TAUGHT}/orders`);
  await expect(rows.first().getByRole('button', { name: /\d+ orders?$/ })).toBeVisible();
  expect(shop.sent()).toEqual([]);
});

test('a page that changed: quiet, which field broke, and that one field taught again', async ({
  context,
  open,
  sidePanel,
}) => {
  const site = await serveTaught(context, 'cards in a frame');
  const page = await begin(context, open);
  const bar = new Bar(page);
  const frame = page.frameLocator('iframe[name=orders]');
  await teachOrders(bar, frame, ['Mira Kessel (501)', 'Owen Brandt (502)', 'Lin Aoki (503)']);
  await bar.press('Without messages');
  await bar.press('Save');
  const card = frame.getByRole('article').filter({ hasText: 'SO-40031-K' });
  await expect(card.getByRole('button', { name: badge })).toBeVisible();
  await card.getByRole('button', { name: badge }).click();
  const panel = await sidePanel();

  site.changed = true;
  await page.reload();
  await expect(frame.getByText('SO-40031-K')).toBeVisible();
  await expect(panel.getByText(/order id not found since/)).toBeVisible();
  await expect(frame.getByRole('button')).toHaveCount(0);

  const desk = await open('desk.html#marketplaces');
  const shown = desk.getByRole('article', { name: 'Example Shop' });
  await expect(shown.getByText(/order id: not found since/)).toBeVisible();
  const opened = context.waitForEvent('page');
  await shown.getByRole('button', { name: 'Teach “order id” again' }).click();
  const again = await opened;
  const second = new Bar(again);
  const inner = again.frameLocator('iframe[name=orders]');
  await second.press('This is the page');
  await second.learn('Click an order number', inner.getByText('SO-40031-K'), [
    'SO-40031-K',
    'SO-40032-B',
    'SO-40033-A',
  ]);
  await second.press('Save');
  await expect(
    inner.getByRole('article').filter({ hasText: 'SO-40031-K' }).getByRole('button', { name: badge }),
  ).toBeVisible();
  await expect(shown.getByText(/not found since/)).toHaveCount(0);
  await expect(desk.getByRole('article', { name: 'Example Shop' })).toHaveCount(1);
});

test('only the order number is known: taught again, the badge goes where it is now', async ({
  context,
  open,
}) => {
  const site = await serveTaught(context, 'table');
  const page = await begin(context, open);
  const bar = new Bar(page);
  const numbers = ['SO-40031-K', 'SO-40032-B', 'SO-40033-A'];
  await bar.press('This is the page');
  await bar.learn('Click an order number', page.getByText('SO-40031-K'), numbers);
  for (const rest of ['buyer of an order', 'total', 'order date', 'status']) {
    await bar.asks(`Click the ${rest}`);
    await bar.press('Skip');
  }
  await bar.press('Save');
  await bar.press('Without messages');
  await bar.press('Save');
  await expect(page.getByRole('button', { name: 'Unknown buyer' })).toHaveCount(4);

  site.changed = true;
  await page.reload();
  const desk = await open('desk.html#marketplaces');
  const opened = context.waitForEvent('page');
  await desk.getByRole('button', { name: 'Teach “order id” again' }).click();
  const again = await opened;
  const second = new Bar(again);
  await second.press('This is the page');
  await second.learn('Click an order number', again.getByText('SO-40031-K'), numbers);
  await second.press('Save');
  await expect(again.getByRole('button', { name: 'Unknown buyer' })).toHaveCount(4);
});

test('saved as a file, forgotten, undone, imported by a colleague', async ({ context, open }, info) => {
  await serveTaught(context, 'table');
  const page = await begin(context, open);
  const bar = new Bar(page);
  await teachOrders(bar, page, ['mira_k', 'owen.b', 'lin-a'], chooses(/An account name/));
  await bar.press('Without messages');
  await bar.press('Save');
  await expect(page.getByRole('button', { name: badge }).first()).toBeVisible();

  const desk = await open('desk.html#marketplaces');
  const card = desk.getByRole('article', { name: 'Example Shop' });
  const menu = () => card.getByRole('button', { name: 'More for Example Shop' }).click();
  await menu();
  const downloaded = desk.waitForEvent('download');
  await desk.getByRole('menuitem', { name: 'Save as file' }).click();
  const file = info.outputPath('site.json');
  await (await downloaded).saveAs(file);
  await menu();
  await desk.getByRole('menuitem', { name: 'Forget' }).click();
  await expect(card).toHaveCount(0);
  await desk.getByRole('button', { name: 'Undo' }).click();
  await expect(card).toBeVisible();
  await menu();
  await desk.getByRole('menuitem', { name: 'Forget' }).click();
  await expect(card).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('SO-40031-K')).toBeVisible();

  await desk.locator('input[type=file]').setInputFiles(file);
  const review = desk.getByRole('dialog', { name: 'Read Example Shop with this file?' });
  await expect(review.getByText('seller.example-shop.com')).toBeVisible();
  await expect(review.getByText('order id, username, total, order date, status')).toBeVisible();
  await review.getByRole('button', { name: 'Use it' }).click();
  await expect(card.getByText('seller.example-shop.com')).toBeVisible();
  // The open page is read again at once.
  await expect(page.getByRole('button', { name: badge }).first()).toBeVisible();
});

test('a click while teaching never reaches the page; keys pick too, and Escape leaves', async ({
  context,
  open,
}) => {
  const site = await serveTaught(context, 'table');
  const page = await begin(context, open);
  const bar = new Bar(page);
  await bar.press('This is the page');
  await bar.asks('Click an order number');
  await page.getByRole('button', { name: 'Ship all' }).click();
  await expect((await bar.root()).getByText(/There is no number in that/)).toBeVisible();
  await page.getByRole('link', { name: 'SO-40032-B' }).click();
  await expect((await bar.root()).getByText('4 orders read')).toBeVisible();
  expect(page.url()).toBe(`${TAUGHT}/orders`);
  expect(site.pressed).toEqual([]);

  // From a heading on: the next texts are the column heads, then the first number.
  await page.getByRole('heading', { name: 'Orders' }).hover();
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const values = (await bar.root()).getByRole('list', { name: 'What is read' }).getByRole('listitem');
  await expect(values).toHaveText(['SO-40031-K', 'SO-40032-B', 'SO-40033-A']);

  await page.keyboard.press('Escape');
  await expect.poll(() => page.frames().filter((one) => one.url().includes('companion')).length).toBe(0);
  await page.getByRole('button', { name: 'Ship all' }).click();
  await expect.poll(() => site.pressed).toEqual(['/pressed/all']);
});

test('a field of a built-in one taught again: the seller’s copy, and back', async ({
  context,
  open,
  shop,
}) => {
  const page = await context.newPage();
  await page.goto(`${shop.url}/orders`);
  await expect(page.getByRole('button', { name: /\d+ orders?$/ }).first()).toBeVisible();
  await page.close();
  const desk = await open('desk.html#marketplaces');
  const card = desk.getByRole('article', { name: 'Practice shop' });
  await card.getByRole('button', { name: 'More for Practice shop' }).click();
  const opened = context.waitForEvent('page');
  await desk.getByRole('menuitem', { name: 'Teach again' }).click();
  const taught = await opened;
  const bar = new Bar(taught);
  const number = taught.getByRole('row').nth(1).getByRole('link');
  await bar.press('This is the page');
  await bar.asks('Click an order number');
  await number.click();
  await bar.press('Next');
  for (let i = 0; i < 4; i++) await bar.press('Skip');
  await bar.press('Save');
  await bar.press('Without messages');
  await bar.press('Save');
  await expect(taught.getByRole('button', { name: /\d+ orders?$/ }).first()).toBeVisible();
  await expect(card.getByText(/Your own copy, used instead of the built-in one for localhost/)).toBeVisible();
  await card.getByRole('button', { name: 'More for Practice shop' }).click();
  await desk.getByRole('menuitem', { name: 'Back to the built-in one' }).click();
  await expect(card.getByText(/Your own copy/)).toHaveCount(0);
  await expect(card).toHaveCount(1);
});

test('no other tab may teach, and a tab only its own site', async ({ context, open, worker }) => {
  await serveTaught(context, 'table');
  const page = await begin(context, open);
  await new Bar(page).asks('Open your list of orders');
  const other = await context.newPage();
  await other.goto(`${TAUGHT}/orders`);
  await expect(other.getByText('SO-40031-K')).toBeVisible();
  await expect.poll(() => page.frames().some((one) => one.url().endsWith('#teach'))).toBe(true);
  expect(other.frames().some((one) => one.url().endsWith('#teach'))).toBe(false);
  const registered = () =>
    worker.evaluate(async () =>
      (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id).sort(),
    );
  expect(await registered()).toEqual(['listen', 'marketplace', 'teach']);
  await page.close();
  await expect.poll(registered).toEqual(['listen', 'marketplace']);
});

test.describe('files from anybody', () => {
  const good = {
    schema: 1,
    id: 'some-shop',
    name: { en: 'Some shop' },
    hosts: ['seller.some-shop.example'],
    updated: '2026-11-20',
    status: 'taught',
    orderIds: 'host',
    buyer: { key: ['username'], masked: [] },
    pages: [],
    responses: [],
  };
  const files: [string, string, RegExp][] = [
    ['no JSON', '<html>', /not a site’s file/],
    ['wrong types', JSON.stringify({ ...good, hosts: 'x' }), /hosts: /],
    ['an unknown verb', JSON.stringify({ ...good, click: 'button' }), /click/],
    ['a prototype', JSON.stringify(good).replace('{', '{"__proto__":{"x":1},'), /__proto__/],
    ['a host of many', JSON.stringify({ ...good, hosts: ['*'] }), /hosts\.0: "\*" is not the name of a host/],
    ['too much', `"${'x'.repeat(300_000)}"`, /293 kB/],
  ];
  test('are refused with what is wrong', async ({ open }) => {
    const desk = await open('desk.html#marketplaces');
    for (const [name, text, says] of files) {
      const buffer = Buffer.from(text);
      await desk
        .locator('input[type=file]')
        .setInputFiles({ name: `${name}.json`, mimeType: 'application/json', buffer });
      const dialog = desk.getByRole('dialog', { name: 'Nothing was changed' });
      await expect(dialog.getByText(says).first(), name).toBeVisible();
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await expect(dialog).toHaveCount(0);
    }
  });
});

test('a page that lets no bar be shown: the desk says so', async ({ context, open }) => {
  await context.route(`${TAUGHT}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'cross-origin-embedder-policy': 'require-corp' },
      body: '<h1>Orders</h1>',
    }),
  );
  await begin(context, open);
  // Which of the open desks it is shown in is the browser's choice.
  const told = () => context.pages().find((page) => page.url().includes('#marketplaces/seller.example-shop'));
  await expect.poll(told, { timeout: 20_000 }).toBeDefined();
  await expect(
    told()?.getByText(/seller\.example-shop\.com lets nothing of ours be shown/) as Locator,
  ).toBeVisible();
});
