import { companion, expect, TAUGHT, test } from './fixtures.ts';
import { serveTaught } from './taught.ts';

for (const [lang, scheme] of [
  ['en', 'light'],
  ['zh-CN', 'dark'],
  ['zh-TW', 'light'],
] as const) {
  test.describe(lang, () => {
    test.use({ uiLanguage: lang });
    test(`shots ${lang} ${scheme}`, async ({ context, open }) => {
      test.setTimeout(120_000);
      const site = await serveTaught(context, 'table');
      const desk = await open('desk.html#marketplaces');
      await desk.emulateMedia({ colorScheme: scheme });
      let n = 0;
      const shot = (p: typeof desk, name: string) =>
        p.screenshot({ path: `/tmp/tshots/${lang}-${String(n++).padStart(2, '0')}-${name}.png` });
      await shot(desk, 'desk');
      await desk.locator('.d-view-actions button').last().click();
      await desk.locator('form input').first().fill(`${TAUGHT}/orders`);
      await shot(desk, 'dialog');
      const opened = context.waitForEvent('page');
      await desk.locator('form button[type=submit]').click();
      const page = await opened;
      await page.emulateMedia({ colorScheme: scheme });
      await page.waitForURL(`${TAUGHT}/orders`);
      let root = await companion(page, 'teach').root();
      const next = () => root.locator('footer .r-button-primary').click();
      await expect(root.locator('h1')).toBeVisible();
      await shot(page, 'open');
      await next();
      await page.waitForTimeout(400);
      await page.getByText('SO-40031-K').hover();
      await shot(page, 'hover');
      await page.getByText('SO-40031-K').click();
      await page.waitForTimeout(400);
      await shot(page, 'number');
      await next();
      await page.getByText('owen.b').click();
      await page.waitForTimeout(400);
      await shot(page, 'buyer');
      await next();
      await page.getByText('$48.00').click();
      await page.waitForTimeout(400);
      await shot(page, 'total');
      await root.locator('select').selectOption('USD');
      await next();
      await page.getByText('11/03/2026').click();
      await page.waitForTimeout(400);
      await shot(page, 'date');
      await next();
      await page.getByText('Shipped').click();
      await next();
      await page.waitForTimeout(400);
      await shot(page, 'save');
      await next();
      await page.goto(`${TAUGHT}/messages/77`);
      await page.waitForTimeout(800);
      root = await companion(page, 'teach').root();
      await next();
      await page.getByText('mira_k').click();
      await next();
      await page.getByText('SO-40031-K').click();
      await next();
      await page.getByText('Where is my order?').click();
      await page.waitForTimeout(400);
      await shot(page, 'message');
      await next();
      await page.getByText('Good morning').click();
      await page.waitForTimeout(500);
      await shot(page, 'seller');
      await next();
      await page.getByRole('textbox').click();
      await page.waitForTimeout(400);
      await shot(page, 'composer');
      await next();
      await next();
      await page.waitForTimeout(1500);
      await shot(page, 'thread');
      await page.goto(`${TAUGHT}/orders`);
      await page.waitForTimeout(1500);
      await shot(page, 'badges');
      site.changed = true;
      await page.reload();
      await page.waitForTimeout(1500);
      await desk.waitForTimeout(500);
      await desk.reload();
      await desk.waitForTimeout(800);
      await shot(desk, 'changed');
      await desk.locator('.m-card').filter({ hasText: 'example-shop' }).first().scrollIntoViewIfNeeded();
      await desk.locator('.m-head button').first().click();
      await desk.waitForTimeout(300);
      await shot(desk, 'menu');
    });
  });
}
