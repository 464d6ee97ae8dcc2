import { describe, expect, test } from 'vitest';
import { adapterById, builtinAdapters } from '../../lib/adapters/builtin.ts';
import { readPage } from '../../lib/adapters/read-page.ts';
import { show } from '../frame.ts';
import { readShown } from '../joined.ts';
import { asPrinted, type Source } from '../sites/printed.ts';

// The pages of tests/sites once more, in a browser that lays them out: with style sheets, shadow roots and all.
const pages = import.meta.glob<string>('../sites/**/*.html', {
  eager: true,
  import: 'default',
  query: '?raw',
});
const sources = import.meta.glob<Source>('../sites/**/*.source.json', { eager: true, import: 'default' });
const expected = import.meta.glob<unknown>('../sites/**/*.expected.json', { eager: true, import: 'default' });

/** Every selector in an adapter: a document that parses saved pages knows some that browsers refuse. */
function selectorsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    return ['css', 'with', 'in', 'seller', 'skip', 'open'].includes(key) ? value.split('>>>') : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => selectorsIn(one, name));
}

test.each(builtinAdapters)('$id has selectors that browsers know', ({ pages }) => {
  const refused = selectorsIn(pages).filter((css) => {
    try {
      document.querySelector(css);
      return false;
    } catch {
      return true;
    }
  });
  expect(refused).toEqual([]);
});

test('there are cases', () => expect(Object.keys(pages).length).toBeGreaterThan(10));

describe.each(Object.entries(pages))('%s', (path, html) => {
  const base = path.replace(/\.html$/, '');
  const source = sources[`${base}.source.json`];
  const adapter = adapterById(path.split('/')[2] ?? '');
  if (!source?.url || !adapter) throw new Error(`${path} has no source or adapter`);
  const [url, now] = [new URL(source.url), Date.parse(source.now)];
  const read = async () => readPage(adapter, { document: await show(html), url, now });

  test('is read as expected', async () => {
    const capture = readShown(adapter, { document: await show(html), url, now });
    expect(asPrinted(capture)).toEqual(expected[`${base}.expected.json`]);
  });

  if (source.composer !== undefined)
    test('has the composer that a person sees', async () => {
      const { composer } = await read();
      expect(composer?.matches('textarea, [contenteditable]')).toBe(true);
      expect(composer?.checkVisibility()).toBe(true);
      expect((composer as HTMLTextAreaElement).value ?? '').not.toContain('stale');
      if (source.composer) expect(composer?.className).toBe(source.composer);
    });
});
