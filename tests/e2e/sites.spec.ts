import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { adapterById } from '../../lib/adapters/builtin.ts';
import { pagesFor } from '../../lib/adapters/match.ts';
import type { asPrinted, Source } from '../sites/printed.ts';
import { companion, expect, test } from './fixtures.ts';

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
const hosts = [...new Set(cases.map(({ url }) => new URL(url).origin))];

test.use({ permitted: hosts.map((origin) => `${origin}/*`) });

test('every page of every marketplace is read on its own host', async ({ context, worker }) => {
  test.setTimeout(240_000);
  for (const { name, url, expected } of cases) {
    await test.step(name, async () => {
      const page = await context.newPage();
      const html = readFileSync(path.join(root, name), 'utf8');
      await page.route('**/*', (route) =>
        route.request().url() === url
          ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
          : route.fulfill({ status: 404, body: '' }),
      );
      await page.goto(url);
      const adapter = adapterById(name.split(path.sep)[0] ?? '');
      const described = adapter && pagesFor(adapter, new URL(url)).find(({ kind }) => kind === expected.kind);
      if (described?.kind === 'thread') {
        if (expected.thread) {
          await expect
            .poll(() => companion(page, 'strip').text(), { message: `${name}: the strip` })
            .not.toBe('');
        }
      } else if (described?.badge && expected.orders.length > 0) {
        // A page of labels alone has no place for one; what it says is recorded all the same.
        const places = described.badge.at.map(({ css }) => css.split('>>>')[0] ?? css);
        const has = await page.evaluate((all) => all.some((css) => document.querySelector(css)), places);
        if (!has) return page.close();
        const badges = page.getByRole('button', {
          name: /, \d+ orders?(, something is open)?$|^Unknown buyer$/,
        });
        await expect(badges.first(), `${name}: a badge`).toBeVisible();
      }
      await page.close();
    });
  }
  const counted = await worker.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opened = indexedDB.open('regulars');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const count = opened.result.transaction('orders').objectStore('orders').count();
          count.onsuccess = () => resolve(count.result);
        };
      }),
  );
  const orders = new Set(
    cases.flatMap(({ name, url, expected }) => {
      const shop = adapterById(name.split(path.sep)[0] ?? '')?.orderIds === 'host' ? new URL(url).host : '';
      return expected.orders.map(({ orderId }) => `${expected.adapter}|${shop}|${orderId}`);
    }),
  );
  expect(counted).toBe(orders.size);
});
