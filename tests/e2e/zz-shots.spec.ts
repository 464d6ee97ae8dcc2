import { companion, expect, test } from './fixtures.ts';

for (const [lang, scheme, thread, texts] of [
  [
    'en',
    'light',
    't-0001',
    [
      "Hi Sarah, add me on WhatsApp +44 7700 900123 and I'll check with the carrier tomorrow. Please leave us 5 stars!",
      "I'll check with the carrier by Friday.",
    ],
  ],
  ['zh-CN', 'dark', 't-0002', ['亲，加一下微信聊，好评返现5元，明天给您答复哦', '亲，明天给您答复哦']],
] as const) {
  test.describe(lang, () => {
    test.use({ uiLanguage: lang });
    test('shots', async ({ context, shop, open }) => {
      const page = await context.newPage();
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`${shop.url}/orders`);
      await expect(page.getByRole('button', { name: /\d/ }).first()).toBeVisible();
      if (lang !== 'en') {
        const d = await open('desk.html#settings');
        await d.getByRole('combobox').first().click();
        await d.getByRole('option', { name: '简体中文' }).click();
        await d.emulateMedia({ colorScheme: scheme });
        await d.screenshot({ path: `/tmp/x/shots/settings-${lang}.png`, fullPage: true });
      }
      await page.goto(`${shop.url}/inbox?thread=${thread}`);
      const strip = await companion(page, 'strip').root();
      for (const [i, text] of texts.entries()) {
        await page.getByRole('textbox', { name: /Message|消息/ }).fill(text);
        await expect(strip.locator('.checks')).toBeVisible();
        await page.waitForTimeout(1500);
        await page.screenshot({ path: `/tmp/x/shots/checks-${lang}-${i}.png` });
      }
    });
  });
}
