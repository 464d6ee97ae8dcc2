import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Worker } from '@playwright/test';
import { adapterById } from '../../lib/adapters/builtin.ts';
import { pagesFor } from '../../lib/adapters/match.ts';
import type { asPrinted, Source } from '../sites/printed.ts';
import { companion, expect, recordedOrders, test } from './fixtures.ts';

/*
 * Every page of tests/sites once more, served on its marketplace's own host to the built extension: what is read is
 * recorded, badges stand where the adapter says, and the strip at the composer.
 */
type Expected = ReturnType<typeof asPrinted>;
const root = path.resolve(import.meta.dirname, '../sites');
const json = <T>(name: string) => JSON.parse(readFileSync(path.join(root, name), 'utf8')) as T;
const cases = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) =>
      name.endsWith('.html') &&
      !name.startsWith('practice-shop') &&
      (!process.env.ONLY || name.startsWith(process.env.ONLY)),
  )
  .sort()
  .map((name) => {
    const base = name.replace(/\.html$/, '');
    const { url } = json<Source>(`${base}.source.json`);
    return { name, url: url ?? '', expected: json<Expected>(`${base}.expected.json`) };
  });
type Case = (typeof cases)[number];
const marketplaceOf = (name: string) => name.split(path.sep)[0] ?? '';
const hosts = [...new Set(cases.map(({ url }) => new URL(url).origin))];

/** Keys of the orders that were recorded so far. */
const recorded = async (worker: Worker) => (await recordedOrders(worker)).map(({ key }) => key);

test.use({ permitted: hosts.map((origin) => `${origin}/*`) });

/** Opens a page on its own host, and waits for what it must lead to. */
async function opened(context: BrowserContext, worker: Worker, { name, url, expected }: Case): Promise<void> {
  const page = await context.newPage();
  const html = readFileSync(path.join(root, name), 'utf8');
  await page.route('**/*', (route) =>
    route.request().url() === url
      ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
      : route.fulfill({ status: 404, body: '' }),
  );
  await page.goto(url);
  const adapter = adapterById(marketplaceOf(name));
  const described = adapter && pagesFor(adapter, new URL(url)).find(({ kind }) => kind === expected.kind);
  if (described?.kind === 'thread') {
    const strip = () => companion(page, 'strip').text();
    if (expected.thread) await expect.poll(strip, { message: `${name}: the strip` }).not.toBe('');
  } else if (described && 'badge' in described && described.badge && expected.orders.length > 0) {
    // A page of labels alone has no place for one; what it says is recorded all the same.
    const places = described.badge.at.map(({ css }) => css.split('>>>')[0] ?? css);
    const has = await page.evaluate((all) => all.some((css) => document.querySelector(css)), places);
    const known = async () => {
      const keys = await recorded(worker);
      return expected.orders.every(({ orderId }) => keys.some((key) => key.endsWith(`|${orderId}`)));
    };
    const badges = page.getByRole('button', {
      name: /, \d+ orders?(, something is open)?$|^Unknown buyer$/,
    });
    if (has) await expect(badges.first(), `${name}: a badge`).toBeVisible();
    else await expect.poll(known, { message: `${name}: recorded` }).toBe(true);
  }
  await page.close();
}

/** So many marketplaces side by side, as a seller has them open; the pages of each one after the other. */
const LANES = 4;

test('every page of every marketplace is read on its own host', async ({ context, worker }) => {
  test.setTimeout(240_000);
  const left = [...Map.groupBy(cases, ({ name }) => marketplaceOf(name)).values()];
  const lane = async () => {
    for (let pages = left.shift(); pages; pages = left.shift()) {
      for (const one of pages) await test.step(one.name, () => opened(context, worker, one));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const orders = new Set(
    cases.flatMap(({ name, url, expected }) => {
      const shop = adapterById(marketplaceOf(name))?.orderIds === 'host' ? new URL(url).host : '';
      return expected.orders.map(({ orderId }) => `${expected.adapter}|${shop}|${orderId}`);
    }),
  );
  expect((await recorded(worker)).length).toBe(orders.size);
});
