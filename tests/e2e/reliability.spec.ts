import type { Frame } from '@playwright/test';
import { type AmazonOrder, serveAmazon } from './amazon.ts';
import { AMAZON, companion, expect, reload, test } from './fixtures.ts';

const DAY = 86_400_000;
const orders: AmazonOrder[] = Array.from({ length: 4 }, (_, i) => ({
  id: `111-100000${i}-200000${i}`,
  buyer: `Buyer ${i}`,
  alias: `alias00000000${i}x`,
  title: `Thing ${i}`,
  amount: 10 + i,
  placedAt: Date.now() - (i + 1) * DAY,
}));
const known = { name: /New, 1 order/ };

test('the worker killed before every step changes nothing a seller sees', async ({ context, killWorker }) => {
  await serveAmazon(context, { orders });
  const page = await context.newPage();
  for (const { id } of orders) {
    await killWorker();
    await page.goto(`${AMAZON}/orders-v3/order/${id}`);
    await expect(page.getByRole('button', known)).toBeVisible();
  }
  await killWorker();
  await page.goto(`${AMAZON}/orders-v3`);
  await expect(page.getByRole('button', known)).toHaveCount(orders.length);
  await killWorker();
  await page.getByRole('button', known).first().hover();
  await expect((await companion(page, 'card').root()).getByText('Buyer 0')).toBeVisible();
});

test('the worker killed while a frame is being made: the card opens all the same', async ({
  context,
  killWorker,
}) => {
  await serveAmazon(context, { orders });
  const page = await context.newPage();
  const ours = (frame: Frame) => frame.url().includes('companion.html');
  const moments = [
    () => page.waitForEvent('frameattached'),
    () => page.waitForEvent('framenavigated', { predicate: ours }),
  ];
  for (const moment of moments) {
    const reached = moment();
    await page.goto(`${AMAZON}/orders-v3/order/${orders[0]?.id}`);
    await reached;
    await killWorker();
    await page.getByRole('button', known).hover();
    await expect((await companion(page, 'card').root()).getByText('Buyer 0')).toBeVisible();
  }
});

test('a page that re-renders keeps its badges, and the open card its place', async ({ context }) => {
  await serveAmazon(context, { orders });
  const page = await context.newPage();
  for (const { id } of orders.slice(0, 2)) {
    await page.goto(`${AMAZON}/orders-v3/order/${id}`);
    await expect(page.getByRole('button', known)).toBeVisible();
  }
  await page.goto(`${AMAZON}/orders-v3`);
  const badges = page.locator('#orders-table').getByRole('button', { name: /order|Unknown/ });
  await expect(badges).toHaveCount(orders.length);
  await badges.first().hover();
  const card = await companion(page, 'card').root();
  await expect(card.getByText('Buyer 0')).toBeVisible();
  for (let i = 0; i < 5; i++) await page.evaluate('window.rerender()');
  await expect(badges).toHaveCount(orders.length);
  await expect(card.getByText('Buyer 0')).toBeVisible();
});

test('a row whose text is changed in place gets the badge of its new order', async ({ context }) => {
  await serveAmazon(context, { orders });
  const page = await context.newPage();
  await page.goto(`${AMAZON}/orders-v3/order/${orders[0]?.id}`);
  await expect(page.getByRole('button', known)).toBeVisible();
  await page.goto(`${AMAZON}/orders-v3`);
  const row = page.locator('#orders-table tbody tr').first();
  await expect(row.getByRole('button', known)).toBeVisible();
  await row.evaluate((element) => {
    const link = element.querySelector('.cell-body-title a') as HTMLAnchorElement;
    (link.firstChild as Text).data = '111-7777777-7777777';
    link.setAttribute('href', '/orders-v3/order/111-7777777-7777777');
  });
  await expect(row.getByRole('button', { name: 'Unknown buyer' })).toBeVisible();
});

test('the extension reloaded under an open page: the old copy goes, the new one takes over', async ({
  context,
  worker,
}) => {
  await serveAmazon(context, { orders });
  const page = await context.newPage();
  await page.goto(`${AMAZON}/orders-v3`);
  const badges = page.getByRole('button', { name: 'Unknown buyer' });
  await expect(badges).toHaveCount(orders.length);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await reload(context, worker);
  await page.bringToFront();
  await page.evaluate('window.rerender()');
  await expect(badges).toHaveCount(orders.length);
  expect(errors).toEqual([]);
});

test('two tabs at once: both record, nothing is lost or doubled', async ({ context, open }) => {
  await serveAmazon(context, { orders });
  const pages = await Promise.all(orders.map(() => context.newPage()));
  await Promise.all(pages.map((page, i) => page.goto(`${AMAZON}/orders-v3/order/${orders[i]?.id}`)));
  for (const page of pages) {
    await page.bringToFront();
    await expect(page.getByRole('button', known)).toBeVisible();
  }
  const desk = await open('desk.html#customers');
  await expect(desk.getByText('4 customers')).toBeVisible();
});

test.describe('hostile pages', () => {
  const script = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  const page = (rows: string) =>
    `<!doctype html><meta charset="utf-8"><div id="MYO-app"><div class="myo-table-container"><table id="orders-table"><tbody>${rows}</tbody></table></div></div>`;
  const row = (id: string, name: string) =>
    `<tr><td data-test-id="oth-order-details"><div class="cell-body-title"><a href="/orders-v3/order/${id}">${id}</a></div><a data-test-id="buyer-name-with-link">${name}</a></td></tr>`;

  test('script in every field is shown as text and runs nowhere', async ({ context, open }) => {
    const hostile = { ...(orders[0] as AmazonOrder), buyer: script, title: script };
    await serveAmazon(context, { orders: [hostile] });
    const tab = await context.newPage();
    await tab.goto(`${AMAZON}/orders-v3/order/${hostile.id}`);
    await expect(tab.getByRole('button', known)).toBeVisible();
    await tab.goto(`${AMAZON}/orders-v3`);
    await tab.getByRole('button', known).hover();
    const card = await companion(tab, 'card').root();
    await expect(card.getByRole('heading', { level: 1 })).toContainText('<img src=x');
    const desk = await open('desk.html#customers');
    await expect(desk.getByText('<img src=x').first()).toBeVisible();
    for (const one of [...tab.frames(), ...desk.frames()]) {
      expect(await one.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    }
  });

  test('10,000 rows, rows without an id, forged ids: a clear state and a living page', async ({
    context,
    open,
  }) => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      row(i % 7 ? `111-${String(i).padStart(7, '0')}-0000000` : 'forged', `B${i}`),
    );
    await context.route(`${AMAZON}/**`, (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: page(many.join('')) }),
    );
    const tab = await context.newPage();
    await tab.goto(`${AMAZON}/orders-v3`);
    await expect(tab.getByRole('button', { name: 'Unknown buyer' }).first()).toBeVisible();
    const desk = await open('desk.html#marketplaces');
    await expect(desk.getByText(/10000 rows: the first 500 were read/)).toBeVisible();
    await expect(desk.getByText(/a row left out: no order id/)).toBeVisible();
  });

  test('5 MB of JSON, wrong types, broken JSON: said, not read, nothing lost', async ({ context, open }) => {
    const wrong = {
      order: {
        amazonOrderId: 12,
        buyerProxyEmail: { a: 1 },
        purchaseDate: 'x',
        orderItems: 'no',
        orderCost: [],
      },
    };
    const answers: Record<string, string> = {
      '111-0000000-0000001': JSON.stringify({ order: { amazonOrderId: 'x'.repeat(5_000_000) } }),
      '111-0000000-0000002': JSON.stringify(wrong),
      '111-0000000-0000003': '{"order":',
      '111-0000000-0000004':
        '{"order":{"__proto__":{"polluted":1},"amazonOrderId":"111-0000000-0000004","buyerProxyEmail":"good0000000000a@marketplace.amazon.com"}}',
    };
    await context.route(`${AMAZON}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      const id = pathname.split('/').pop() ?? '';
      if (pathname.startsWith('/orders-api/order/'))
        return route.fulfill({ contentType: 'application/json', body: answers[id] ?? '' });
      const body = `<!doctype html><div id="MYO-app"><span data-test-id="order-id-value">111-0000000-0000004</span></div><script>
        for (const id of ${JSON.stringify(Object.keys(answers))}) fetch('/orders-api/order/' + id).catch(() => {});
        document.dispatchEvent(new CustomEvent('regulars:answer', { detail: 'not json' }));
        document.dispatchEvent(new CustomEvent('regulars:answer', { detail: JSON.stringify({ url: 'https://elsewhere.example/orders-api/order/1', body: '{}' }) }));
      </script>`;
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    });
    const tab = await context.newPage();
    await tab.goto(`${AMAZON}/orders-v3/order/111-0000000-0000004`);
    await expect(tab.getByRole('button', known)).toBeVisible();
    const desk = await open('desk.html#customers');
    await expect(desk.getByText('1 customer', { exact: true })).toBeVisible();
    expect(
      await desk.evaluate(() => ({}) as { polluted?: number }).then(({ polluted }) => polluted),
    ).toBeUndefined();
  });

  test('the page cannot read or open a companion by itself', async ({ context, shop, extensionId }) => {
    const tab = await context.newPage();
    await tab.goto(`${shop.url}/inbox?thread=t-0001`);
    const strip = await companion(tab, 'strip').root();
    await expect(strip.getByRole('button').first()).toBeVisible();
    const name = await tab.locator('.conversation .buyer-name').innerText();
    const leaks = await tab.evaluate(() => ({
      frames: document.querySelectorAll('iframe').length,
      found: (window as unknown as { find(text: string): boolean }).find('Search replies'),
    }));
    expect(leaks).toEqual({ frames: 0, found: false });
    expect(name).not.toBe('');
    // A frame of our page that the site places gets no token, so it stays empty whatever it is told.
    const drawn = await tab.evaluate(
      (id) =>
        new Promise<boolean>((resolve) => {
          const frame = document.createElement('iframe');
          frame.src = `chrome-extension://${id}/companion.html#card`;
          frame.onload = () => {
            frame.contentWindow?.postMessage({ token: 'guess' }, '*', [new MessageChannel().port2]);
            setTimeout(() => resolve(frame.clientHeight > 0), 300);
          };
          document.body.append(frame);
        }),
      extensionId,
    );
    expect(drawn).toBe(true);
    const placed = tab
      .frames()
      .filter((frame) => frame.url().includes('#card') || frame.url().includes('chrome-error'));
    for (const frame of placed) expect(await frame.locator('section').count()).toBe(0);
  });
});
