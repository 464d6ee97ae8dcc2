import type { Locator } from '@playwright/test';
import { mira, serveAmazon } from './amazon.ts';
import { AMAZON, companion, expect, SHOPEE, test } from './fixtures.ts';
import { serveShopee } from './shopee.ts';

const checks = (strip: Locator) => strip.getByRole('list', { name: 'Before you send' });

test.describe('what is written is checked before it is sent', () => {
  test('practice shop: said with reason and source, mended, remembered, turned off', async ({
    context,
    shop,
    open,
  }) => {
    const page = await context.newPage();
    await page.goto(`${shop.url}/orders`);
    await expect(page.getByRole('button', { name: /, \d+ orders?$/ }).first()).toBeVisible();
    await page.goto(`${shop.url}/inbox?thread=t-0001`);
    const strip = await companion(page, 'strip').root();
    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.click();
    await page.keyboard.type('Sorry! Add me on WhatsApp, ');
    await expect(checks(strip)).toContainText('The practice shop forbids contact outside its messages');
    await expect(checks(strip)).toContainText('Practice shop rules, 2026-11-22');

    await page.keyboard.type('or write to kiln@example.com. ');
    // What is read while it is still being typed cannot be taken out: then it is clicked again, as a seller would.
    const address = checks(strip).getByRole('listitem').filter({ hasText: 'kiln@example.com' });
    await expect(async () => {
      await address
        .getByRole('button', { name: 'Take out' })
        .click({ timeout: 1_000 })
        .catch(() => {});
      await expect(composer).toHaveValue('Sorry! Add me on WhatsApp, or write to . ', { timeout: 500 });
    }).toPass();
    await expect(checks(strip)).not.toContainText('e-mail address');

    await composer.fill("I'll send you the invoice tomorrow.");
    await expect(checks(strip).getByRole('button', { name: /^Remind me / })).toBeVisible();
    await composer.focus();
    await page.keyboard.press('Alt+0');
    await expect(checks(strip)).toContainText(/You will be reminded tomorrow/);
    await expect(composer).toHaveValue("I'll send you the invoice tomorrow.");
    expect(shop.sent()).toEqual([]);
    const desk = await open('desk.html#followups');
    await expect(desk.getByText("I'll send you the invoice tomorrow")).toBeVisible();

    await page.bringToFront();
    await composer.fill('Add me on WhatsApp');
    await checks(strip)
      .getByRole('button', { name: /^Stop checking this on / })
      .click();
    await expect(checks(strip)).toHaveCount(0);
    await composer.fill('Telegram me at once, on telegram');
    await desk.bringToFront();
    await desk.goto(desk.url().replace('#followups', '#settings'));
    const off = desk.getByRole('list', { name: 'Checks turned off' });
    await expect(off).toContainText('contact outside the marketplace');
    await expect(checks(strip)).toHaveCount(0);
    await off.getByRole('button', { name: /^Check again/ }).click();
    await expect(checks(strip)).toContainText('Telegram me');
  });

  test('own words of the seller', async ({ context, shop, open }) => {
    const desk = await open('desk.html#settings');
    await desk.getByRole('textbox', { name: 'Word', exact: true }).fill('freebie');
    await desk.getByRole('textbox', { name: /^Why/ }).fill('we give nothing away');
    await desk.getByRole('textbox', { name: /^Why/ }).press('Enter');
    await expect(desk.getByRole('list', { name: 'Words of your own' })).toContainText('freebie');
    const page = await context.newPage();
    await page.goto(`${shop.url}/inbox?thread=t-0001`);
    const strip = await companion(page, 'strip').root();
    await page.getByRole('textbox', { name: 'Message' }).fill('There is a freebie inside.');
    await expect(checks(strip)).toContainText('“freebie”: we give nothing away');
    await checks(strip).getByRole('button', { name: 'Ignore' }).click();
    await expect(checks(strip)).toHaveCount(0);
  });

  test('Amazon: another buyer’s name and order, in a composer inside a shadow root', async ({ context }) => {
    await serveAmazon(context, { cases: [mira] });
    const page = await context.newPage();
    await page.goto(`${AMAZON}/messaging/inbox`);
    const strip = await companion(page, 'strip').root();
    await expect(strip.getByText('Mira')).toBeVisible();
    const composer = page.locator('kat-textarea textarea').first();
    await composer.click();
    await page.keyboard.type('Hi Sarah, order 111-7777777-8888888 has shipped.');
    const [name, order] = ['Make it “Mira”', 'Make it “111-1000001-2000001”'].map((fix) =>
      checks(strip).getByRole('button', { name: fix }),
    ) as [Locator, Locator];
    // What is read while it is still being typed, or mended, cannot be replaced.
    await expect(order).toBeVisible();
    await name.click();
    await expect(name).toHaveCount(0);
    await order.click();
    await expect(composer).toHaveValue('Hi Mira, order 111-1000001-2000001 has shipped.');
    await expect(checks(strip)).toHaveCount(0);
    expect(await page.evaluate('window.sent')).toEqual([]);
  });

  test('Shopee: a rich composer, Enter sends, repeated text', async ({ context }) => {
    await serveShopee(context, {
      chats: [
        {
          id: '900000000000100',
          userId: 900000101,
          username: 'tan.mei',
          messages: [['buyer', 'when will you ship?']],
        },
      ],
    });
    const page = await context.newPage();
    await page.goto(`${SHOPEE}/new-webchat/conversations`);
    const strip = await companion(page, 'strip').root();
    await expect(strip.getByText('tan.mei')).toBeVisible();
    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.click();
    await page.keyboard.type('Call me at +65 8123 4567 please');
    const found = checks(strip).getByRole('listitem').filter({ hasText: 'telephone' });
    await expect(found).toBeVisible();
    await found.getByRole('button', { name: 'Take out' }).click();
    await expect(composer).toHaveText('Call me at  please');
    expect(await page.evaluate('window.sent')).toEqual([]);

    // What was sent before is known only as what stood in the composer and stands there no more.
    await composer.fill('Your parcel is packed, call me at +65 8123 4567 for more.');
    await expect(found).toBeVisible();
    await composer.press('Enter');
    await expect(composer).toHaveText('');
    await expect(checks(strip)).toHaveCount(0);
    await composer.fill('Your parcel is packed! Call me at +65 8123 4567 for more');
    await expect(checks(strip)).toContainText('Nearly the same was sent before');
  });
});
