// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adapterById, builtinAdapters } from '../../lib/adapters/builtin.ts';
import { Capture } from '../../lib/model/capture.ts';
import { readSaved } from '../saved.ts';
import { asPrinted, type Source, statesOf } from './printed.ts';

/*
 * One case is a page (.html), an answer (.json) or an export file, with invented people; `<page>.source.json` (where
 * and when it was read, and what the printed form leaves out) and `<page>.expected.json` (what `npm run read`
 * prints). The pages are read in a real browser too, by tests/browser/sites.test.ts.
 */
const root = import.meta.dirname;
const cases = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(html|json|csv|tsv|txt|xlsx)$/.test(name) && !/\.(source|expected)\.json$/.test(name))
  .sort();
const json = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const baseOf = (name: string) => name.replace(/\.\w+$/, '');
const sourceOf = (name: string) => json(`${baseOf(name)}.source.json`) as Source;

function capture(name: string): Promise<Capture> {
  const { url, now } = sourceOf(name);
  const source = { url: url ? new URL(url) : null, now: Date.parse(now) };
  return readSaved(readFileSync(join(root, name)), name.split('/')[0] ?? '', source);
}

const captures = new Map(await Promise.all(cases.map(async (name) => [name, await capture(name)] as const)));
const captured = (name: string): Capture => captures.get(name) as Capture;

describe.each(cases)('%s', (name) => {
  const read = captured(name);
  const source = sourceOf(name);

  test('is read as expected', () => {
    expect(asPrinted(read)).toEqual(json(`${baseOf(name)}.expected.json`));
  });

  test('is a capture that the background takes', () => {
    expect(Capture.safeParse(read).error?.issues ?? []).toEqual([]);
  });

  if (source.url)
    test('is on a host of its adapter', () => {
      const { hostname } = new URL(source.url ?? '');
      const adapter = adapterById(read.adapter);
      const others = adapter?.responses.flatMap(({ hosts = [] }) => hosts) ?? [];
      expect([...(adapter?.hosts ?? []), ...others]).toContain(hostname);
    });

  if (source.states)
    test('tells where each order stands', () => {
      expect(statesOf(read)).toMatchObject(source.states ?? {});
    });

  if (source.lastAt)
    test('knows when the last message was written', () => {
      expect(read.thread?.lastAt).toBe(source.lastAt);
    });
});

/** Of these only the address says what they are. */
const onlyByAddress = [
  'amazon/contact',
  'etsy/order-panel',
  'pdd/order',
  'practice-shop/inbox-none-open',
  'shopify/order',
  'taobao/detail',
];

test.each(cases.filter((name) => name.endsWith('.html') && !onlyByAddress.includes(baseOf(name))))(
  '%s is known without its address',
  async (name) => {
    const source = { url: null, now: Date.parse(sourceOf(name).now) };
    const { kind } = await readSaved(readFileSync(join(root, name)), name.split('/')[0] ?? '', source);
    expect(kind).toBe(captured(name).kind);
  },
);

test('an answer is read with the address of the page that received it too', async () => {
  const name = 'lazada/orders-answer.json';
  const source = { url: new URL('https://sellercenter.lazada.com.ph/apps/order/list?tab=all'), now: 0 };
  const read = await readSaved(readFileSync(join(root, name)), 'lazada', source);
  expect(asPrinted(read)).toEqual(json(`${baseOf(name)}.expected.json`));
});

describe('npm run read', () => {
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [join(root, '../read.ts'), ...args], { encoding: 'utf8', stdio: 'pipe' });

  test.each(['amazon/orders-list.html', 'shopee/card-list-answer.json'])('prints %s as expected', (name) => {
    const { url = '', now } = sourceOf(name);
    const printed = run(name.split('/')[0] ?? '', join(root, name), '--url', url, '--now', now);
    expect(JSON.parse(printed)).toEqual(json(`${baseOf(name)}.expected.json`));
  });

  test('says in one line what it cannot read', () => {
    expect(() => run('amazon', join(root, 'nowhere.html'))).toThrow(/nowhere\.html: ENOENT/);
    expect(() => run('nobody', join(root, 'amazon/order.html'))).toThrow(/no adapter "nobody"/);
  });
});

test.each(builtinAdapters)(
  '$id has a case of every kind of page, answer and export it describes',
  (adapter) => {
    const own = cases.filter((name) => name.startsWith(`${adapter.id}/`));
    const kinds = (ending: RegExp) =>
      own.filter((name) => ending.test(name)).map((name) => captured(name).kind);
    for (const { kind } of adapter.pages) expect(kinds(/\.html$/)).toContain(kind);
    for (const { kind, embedded } of adapter.responses) {
      expect(kinds(embedded ? /\.html$/ : /\.json$/)).toContain(kind);
    }
    const files = own.filter((name) => /\.(csv|tsv|txt|xlsx)$/.test(name));
    expect(files.length).toBeGreaterThanOrEqual(adapter.exports.length);
  },
);
