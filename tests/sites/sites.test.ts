import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { adapterById } from '../../lib/adapters/builtin.ts';
import { readPage } from '../../lib/adapters/read-page.ts';
import { readResponse } from '../../lib/adapters/read-response.ts';
import { Capture } from '../../lib/model/capture.ts';
import { asPrinted, type Source, statesOf } from './printed.ts';

/*
 * One case is `<page>.html` or `<page>.json` (the page or answer, with invented people), `<page>.source.json`
 * (where and when it was read, and what the printed form leaves out) and `<page>.expected.json` (what `npm run read`
 * prints). The same cases are read in a real browser by tests/browser/sites.test.ts.
 */
const root = import.meta.dirname;
const cases = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(html|json)$/.test(name) && !/\.(source|expected)\.json$/.test(name))
  .sort();
const text = (name: string) => readFileSync(join(root, name), 'utf8');
const json = (name: string): unknown => JSON.parse(text(name));

function capture(name: string): Capture {
  const adapter = adapterById(name.split('/')[0] ?? '');
  if (!adapter) throw new Error(`no adapter for ${name}`);
  const source = json(name.replace(/\.\w+$/, '.source.json')) as Source;
  const [url, now] = [new URL(source.url), Date.parse(source.now)];
  if (name.endsWith('.json')) return readResponse(text(name), adapter, { url, host: url.hostname, now });
  const window = new Window({ url: url.href, settings: { disableJavaScriptEvaluation: true } });
  window.document.write(text(name));
  return readPage(adapter, { document: window.document as unknown as Document, url, now }).capture;
}

describe.each(cases)('%s', (name) => {
  const read = capture(name);
  const base = name.replace(/\.\w+$/, '');
  const source = json(`${base}.source.json`) as Source;

  test('is read as expected', () => {
    expect(asPrinted(read)).toEqual(json(`${base}.expected.json`));
  });

  test('is a capture that the background takes', () => {
    expect(Capture.safeParse(read).error?.issues ?? []).toEqual([]);
  });

  test('is on a host of its adapter', () => {
    expect(adapterById(read.adapter)?.hosts).toContain(new URL(source.url).hostname);
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

describe('npm run read', () => {
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [join(root, '../read.ts'), ...args], { encoding: 'utf8', stdio: 'pipe' });

  test.each(['amazon/orders-list.html', 'shopee/card-list-answer.json'])('prints %s as expected', (name) => {
    const base = name.replace(/\.\w+$/, '');
    const { url, now } = json(`${base}.source.json`) as Source;
    const printed = run(name.split('/')[0] ?? '', join(root, name), '--url', url, '--now', now);
    expect(JSON.parse(printed)).toEqual(json(`${base}.expected.json`));
  });

  test('says in one line what it cannot read', () => {
    expect(() => run('amazon', join(root, 'nowhere.html'))).toThrow(/nowhere\.html: ENOENT/);
    expect(() => run('nobody', join(root, 'amazon/order.html'))).toThrow(/no adapter "nobody"/);
  });
});

test('every marketplace has cases of every kind of page and answer it describes', () => {
  for (const id of ['amazon', 'shopee', 'practice-shop']) {
    const adapter = adapterById(id);
    const kinds = (ending: string) =>
      new Set(
        cases
          .filter((name) => name.startsWith(`${id}/`) && name.endsWith(ending))
          .map((name) => capture(name).kind),
      );
    for (const { kind } of adapter?.pages ?? []) expect([...kinds('.html')], `${id} ${kind}`).toContain(kind);
    for (const { kind } of adapter?.responses ?? [])
      expect([...kinds('.json')], `${id} ${kind}`).toContain(kind);
  }
});
