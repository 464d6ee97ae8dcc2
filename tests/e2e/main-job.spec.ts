import { serveAmazon } from './amazon.ts';
import { AMAZON, companion, expect, SHOPEE, test } from './fixtures.ts';
import { serveShopee } from './shopee.ts';

const DAY = 86_400_000;

test.describe('practice shop', () => {
  test('badge, card, panel, reply: the whole way', async ({ context, shop, worker, sidePanel }) => {
    expect(worker.url()).toContain('background');
    const page = await context.newPage();
    await page.goto(`${shop.url}/orders`);
    const first = page.locator('tr.order-row').first();
    const badge = first.getByRole('button', { name: /, \d+ orders?$/ });
    await expect(badge).toBeVisible();

    const buyer = await first.locator('.buyer-name').innerText();
    await badge.hover();
    const card = await companion(page, 'card').root();
    await expect(card.getByRole('heading', { name: buyer })).toBeVisible();
    await expect(card.getByText(/order/).first()).toBeVisible();
    await expect(card.getByText(/Too few customers for a tier: \d+ of 30/)).toBeVisible();

    await badge.click();
    const panel = await sidePanel();
    await expect(panel.getByText(buyer).first()).toBeVisible();

    await page.goto(`${shop.url}/inbox?thread=t-0001`);
    const strip = await companion(page, 'strip').root();
    const writer = await page.locator('.conversation .buyer-name').innerText();
    await expect(strip.getByText(writer)).toBeVisible();
    await expect(strip.getByRole('group', { name: 'Suggested replies' }).getByRole('button')).toHaveCount(4);

    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.focus();
    await page.keyboard.press('/');
    const palette = await companion(page, 'palette').root();
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('tracking not moving');
    await expect(palette.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(composer).toBeFocused();
    await expect(composer).toHaveValue('');
    expect(shop.sent()).toEqual([]);
  });

  test('several replies go into one message at the caret, and what is typed stays', async ({
    context,
    shop,
  }) => {
    const page = await context.newPage();
    await page.goto(`${shop.url}/inbox?thread=t-0001`);
    const strip = await companion(page, 'strip').root();
    await expect(strip.getByRole('button', { name: /Search replies/ })).toBeVisible();
    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.fill('Before. After.');
    await composer.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(8, 8));
    await strip.getByRole('button', { name: /Search replies/ }).click();
    const palette = await companion(page, 'palette').root();
    const search = palette.getByRole('combobox');
    await search.fill('goodbye');
    await search.fill('closing');
    await expect(palette.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(composer).toHaveValue(/^Before\. .+After\.$/s);
    const once = await composer.inputValue();
    await expect(search).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => composer.inputValue().then((text) => text.length)).toBeGreaterThan(once.length);
    await expect(composer).toHaveValue(/^Before\. .+After\.$/s);
    expect(shop.sent()).toEqual([]);
  });

  test('after a whole sentence a reply begins on a line of its own, and its key again adds nothing', async ({
    context,
    shop,
  }) => {
    const page = await context.newPage();
    // Its answer has nothing that must be filled in by hand.
    shop.buyerWrites('t-0001', 'I moved, can I still change the address?');
    await page.goto(`${shop.url}/inbox?thread=t-0001`);
    const strip = await companion(page, 'strip').root();
    const suggested = strip.getByRole('group', { name: 'Suggested replies' }).getByRole('button');
    await expect(suggested).toHaveCount(4);
    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.fill('It was a pleasure.');
    await page.keyboard.press('Alt+1');
    await expect(composer).toHaveValue(/^It was a pleasure\.\n\S/);
    const once = await composer.inputValue();
    await page.keyboard.press('Alt+1');
    await expect(strip.getByText('This reply stands in your message already.')).toBeVisible();
    await expect(composer).toHaveValue(once);
  });

  test('what no order can tell is asked for before anything is inserted', async ({ context, shop }) => {
    const page = await context.newPage();
    await page.goto(`${shop.url}/inbox?thread=t-0001`);
    const composer = page.getByRole('textbox', { name: 'Message' });
    await companion(page, 'strip').root();
    await composer.focus();
    await expect.poll(() => page.frames().some((one) => one.url().endsWith('#palette'))).toBe(true);
    await page.keyboard.press('/');
    const palette = await companion(page, 'palette').root();
    await palette.getByRole('combobox').fill('refund has been');
    await expect(palette.locator('mark').first()).toHaveText('{amount}');
    await page.keyboard.press('Enter');
    const gap = palette.getByRole('textbox', { name: 'Fill in amount' });
    await expect(gap).toBeFocused();
    expect(await composer.inputValue()).toBe('');
    await gap.fill('12.00 USD');
    await page.keyboard.press('Enter');
    await expect(composer).toHaveValue(/12\.00 USD/);
    await expect(composer).not.toHaveValue(/\{/);
  });

  test('keys that an input method uses trigger nothing', async ({ context, shop }) => {
    const page = await context.newPage();
    await page.goto(`${shop.url}/inbox?thread=t-0001`);
    await companion(page, 'strip').root();
    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.focus();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: '退', selectionStart: 1, selectionEnd: 1 });
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: '/',
      code: 'Slash',
      windowsVirtualKeyCode: 229,
    });
    await cdp.send('Input.insertText', { text: '退款' });
    await expect(composer).toHaveValue('退款');
    await expect(composer).toBeFocused();
  });

  test('another conversation opened meanwhile: nothing is inserted there', async ({ context, shop }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    await page.goto(`${shop.url}/inbox?thread=t-0001`);
    const strip = await companion(page, 'strip').root();
    const suggestion = strip.getByRole('group', { name: 'Suggested replies' }).getByRole('button').first();
    await expect(suggestion).toBeVisible();
    // The page swaps the conversation just before the seller's click arrives: a click of the mouse would take long
    // enough for the strip to follow.
    const chosen = await suggestion.elementHandle();
    await page.evaluate(() => {
      const section = document.querySelector('section.conversation') as HTMLElement;
      section.dataset.threadId = 't-0099';
      section.dataset.orderId = 'PS-260101-00001';
    });
    await chosen?.evaluate((button) => (button as HTMLElement).click());
    const gaps = strip.getByRole('button', { name: 'Insert' });
    await expect(strip.getByText(/Another conversation|needs a few words/)).toBeVisible();
    if (await gaps.isVisible()) return;
    await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('');
  });
});

test.describe('Amazon Seller Central', () => {
  const orders = [
    {
      id: '111-1000001-2000001',
      buyer: 'Mira',
      alias: 'mira0000000aaaa',
      title: 'Blue mug',
      amount: 19.99,
      placedAt: Date.now() - DAY,
    },
    {
      id: '111-1000002-2000002',
      buyer: 'Mira',
      alias: 'mira0000000aaaa',
      title: 'Red mug',
      amount: 24.98,
      placedAt: Date.now() - 40 * DAY,
    },
    {
      id: '111-1000003-2000003',
      buyer: 'Mira',
      alias: 'othermira00bbbb',
      title: 'Tray',
      amount: 9.5,
      placedAt: Date.now() - 2 * DAY,
    },
  ];

  test('a name is no proof; an order once opened is known on the list from then on', async ({ context }) => {
    await serveAmazon(context, { orders });
    const page = await context.newPage();
    await page.goto(`${AMAZON}/orders-v3/mfn/unshipped`);
    const badges = page.locator('#orders-table').getByRole('button', { name: 'Unknown buyer' });
    await expect(badges).toHaveCount(3);

    for (const { id } of orders) {
      await page.goto(`${AMAZON}/orders-v3/order/${id}`);
      await expect(page.getByRole('button', { name: /New, \d order|No tier yet, \d orders/ })).toBeVisible();
    }
    await page.goto(`${AMAZON}/orders-v3`);
    const row = (id: string) => page.locator('#orders-table tbody tr', { hasText: id });
    await expect(
      row('111-1000001-2000001').getByRole('button', { name: 'No tier yet, 2 orders' }),
    ).toBeVisible();
    await expect(
      row('111-1000002-2000002').getByRole('button', { name: 'No tier yet, 2 orders' }),
    ).toBeVisible();
    // The namesake is somebody else.
    await expect(row('111-1000003-2000003').getByRole('button', { name: 'New, 1 order' })).toBeVisible();
  });

  test('the inbox thread: relay address, shadow composer, the visible pane only', async ({ context }) => {
    await serveAmazon(context, {
      orders,
      cases: [
        {
          id: '00000000-0000-4000-8000-0000000000c1',
          buyer: 'Mira',
          alias: 'mira0000000aaaa',
          orderId: orders[0]?.id ?? '',
          messages: [['buyer', 'Where is my order? It has not arrived.']],
        },
        {
          id: '00000000-0000-4000-8000-0000000000c2',
          buyer: 'Owen',
          alias: 'owen0000000cccc',
          orderId: '111-1000009-2000009',
          messages: [['buyer', 'Can I get an invoice please?']],
        },
      ],
    });
    const page = await context.newPage();
    for (const { id } of orders.slice(0, 2)) {
      await page.goto(`${AMAZON}/orders-v3/order/${id}`);
      await expect(page.getByRole('button', { name: /New, \d order|No tier yet, \d orders/ })).toBeVisible();
    }
    await page.goto(`${AMAZON}/messaging/inbox`);
    const strip = await companion(page, 'strip').root();
    await expect(strip.getByText('Mira')).toBeVisible();
    await expect(strip.getByText(/2 orders · order 111-1000001-2000001/)).toBeVisible();

    const composer = page.locator('kat-textarea textarea').first();
    await composer.focus();
    await page.keyboard.press('/');
    const palette = await companion(page, 'palette').root();
    await palette.getByRole('combobox').fill('closing');
    await page.keyboard.press('Enter');
    await expect(composer).toHaveValue(/Mira/);
    expect(await page.evaluate('window.sent')).toEqual([]);

    await page.evaluate('window.open_(1)');
    await page.mouse.click(2, 2);
    await expect.poll(() => companion(page, 'strip').text()).toContain('Owen');
    expect(await companion(page, 'strip').text()).not.toContain('Mira');
  });
});

test.describe('Shopee', () => {
  const orders = [
    { sn: '261120ABCDEF12', userId: 900000101, username: 'tan.mei', price: 24.5, item: 'Tea cup' },
    { sn: '261018ABCDEF13', userId: 900000101, username: 'tan.mei', price: 65.85, item: 'Teapot' },
    { sn: '261119ABCDEF14', userId: 900000102, username: 'joko_s', price: 12, item: 'Tray' },
  ];

  test('the list knows buyers from the answer; the row is a link and stays one', async ({ context }) => {
    await serveShopee(context, { orders });
    const page = await context.newPage();
    await page.goto(`${SHOPEE}/portal/sale/order?type=toship`);
    const row = (sn: string) => page.locator('.order-card', { hasText: sn });
    const badge = row('261120ABCDEF12').getByRole('button', { name: 'No tier yet, 2 orders' });
    await expect(badge).toBeVisible();
    await expect(row('261119ABCDEF14').getByRole('button', { name: 'New, 1 order' })).toBeVisible();
    await badge.hover();
    const card = await companion(page, 'card').root();
    await expect(card.getByText(/90\.35 SGD/)).toBeVisible();
    const before = page.url();
    await badge.click();
    expect(page.url()).toBe(before);
  });

  test('webchat: the open conversation, a rich composer, Enter sends and we do not', async ({ context }) => {
    await serveShopee(context, {
      orders,
      chats: [
        {
          id: '900000000000100',
          userId: 900000101,
          username: 'tan.mei',
          messages: [
            ['seller', 'hello'],
            ['buyer', 'my cup arrived broken'],
          ],
        },
        {
          id: '900000000000200',
          userId: 900000102,
          username: 'joko_s',
          messages: [['buyer', 'when will you ship?']],
        },
      ],
    });
    const page = await context.newPage();
    await page.goto(`${SHOPEE}/portal/sale/order`);
    await expect(page.getByRole('button', { name: 'No tier yet, 2 orders' }).first()).toBeVisible();
    await page.goto(`${SHOPEE}/new-webchat/conversations`);
    const strip = await companion(page, 'strip').root();
    await expect(strip.getByText('tan.mei')).toBeVisible();
    await expect(strip.getByText(/2 orders/)).toBeVisible();

    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.click();
    await page.keyboard.type('Dear customer, ');
    await strip.getByRole('button', { name: /Search replies/ }).click();
    const palette = await companion(page, 'palette').root();
    await palette.getByRole('combobox').fill('customs duties');
    await page.keyboard.press('Enter');
    await expect(composer).toHaveText(/^Dear customer, .+tan\.mei/s);
    expect(await page.evaluate('window.sent')).toEqual([]);

    await page.locator('[data-cy=webchat-conversation-cell-container]').nth(1).click();
    await expect.poll(() => companion(page, 'strip').text()).toMatch(/joko_s\s+1 order/);
  });
});

test.describe('nothing reaches the wrong buyer', () => {
  const chats = [
    {
      id: '900000000000300',
      userId: 900000301,
      username: 'anna_first',
      messages: [['buyer', 'I want a refund, it is broken']],
    },
    {
      id: '900000000000400',
      userId: 900000302,
      username: 'bruno_second',
      messages: [['seller', 'hello bruno']],
    },
  ] satisfies Parameters<typeof serveShopee>[1]['chats'];

  test('a reply is filled for the conversation on screen, however fast the palette is opened', async ({
    context,
  }) => {
    await serveShopee(context, { chats });
    const page = await context.newPage();
    await page.goto(`${SHOPEE}/new-webchat/conversations`);
    await expect.poll(() => companion(page, 'strip').text()).toContain('anna_first');
    await expect.poll(() => page.frames().some((one) => one.url().endsWith('#palette'))).toBe(true);
    await page.locator('[data-cy=webchat-conversation-cell-container]').nth(1).click();
    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.focus();
    await page.keyboard.press('/');
    const palette = await companion(page, 'palette').root();
    await expect(palette.getByRole('option').first()).toBeVisible();
    await palette.getByRole('combobox').fill('customs duties');
    await page.keyboard.press('Enter');
    await expect(composer).toHaveText(/bruno_second/);
    await expect(composer).not.toHaveText(/anna_first/);
    // And what Anna wrote was never taken for Bruno's message.
    expect(await companion(page, 'strip').text()).not.toMatch(/refund/i);
  });

  test('messages fetched in the background do not change who is open', async ({ context }) => {
    await serveShopee(context, { chats });
    const page = await context.newPage();
    await page.goto(`${SHOPEE}/new-webchat/conversations`);
    await expect.poll(() => companion(page, 'strip').text()).toContain('anna_first');
    await page.evaluate(
      (id) => fetch(`/webchat/api/v1.2/conversations/${id}/messages`).then((one) => one.json()),
      chats[1]?.id,
    );
    await page.mouse.click(4, 4);
    // The watcher has looked again by then.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
    expect(await companion(page, 'strip').text()).toContain('anna_first');
  });

  test('a composer that takes no text: it is put back, and the reply is copied', async ({
    context,
    shop,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    await page.goto(`${shop.url}/inbox?thread=t-0001`);
    const strip = await companion(page, 'strip').root();
    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.fill('Kept');
    await composer.evaluate((box: HTMLTextAreaElement) => {
      // An editor with a model of its own, which puts back what it did not make, a moment later.
      box.addEventListener('input', () => setTimeout(() => (box.value = 'Kept'), 100));
    });
    await strip.getByRole('button', { name: /Search replies/ }).click();
    const palette = await companion(page, 'palette').root();
    await palette.getByRole('combobox').fill('customs duties');
    await page.keyboard.press('Enter');
    await expect(
      palette.getByText('The page did not take the text. It is copied: paste it yourself.').first(),
    ).toBeVisible();
    await expect(composer).toHaveValue('Kept');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/customs|duties/i);
  });

  test('the palette closes by a click elsewhere, and a selection is not replaced', async ({
    context,
    shop,
  }) => {
    const page = await context.newPage();
    await page.goto(`${shop.url}/inbox?thread=t-0001`);
    const strip = await companion(page, 'strip').root();
    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.fill('Keep this text.');
    await composer.selectText();
    await strip.getByRole('button', { name: /Search replies/ }).click();
    const palette = await companion(page, 'palette').root();
    await palette.getByRole('combobox').fill('customs duties');
    await page.keyboard.press('Enter');
    await expect(composer).toHaveValue(/^Keep this text\..+/s);
    // It closes by itself once the text has stayed.
    await expect(palette.getByRole('combobox')).toHaveCount(0);
    await expect(async () => {
      await strip.getByRole('button', { name: /Search replies/ }).click();
      await expect(palette.getByRole('combobox')).toBeFocused({ timeout: 2_000 });
    }).toPass();
    await composer.click();
    await expect(palette.getByRole('combobox')).toHaveCount(0);
  });
});
