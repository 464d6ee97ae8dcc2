/** Runs inside Chromium, beside `page.ts`: what reading costs in the seller's page. Times in ms. */
import { builtinAdapters } from '../../lib/adapters/builtin.ts';
import { readPage } from '../../lib/adapters/read-page.ts';
import { queryAll } from '../../lib/adapters/text.ts';
import { show } from '../frame.ts';

const pages = import.meta.glob<string>('../sites/**/*.html', {
  eager: true,
  import: 'default',
  query: '?raw',
});
const sources = import.meta.glob<{ url: string; now: string }>('../sites/**/*.source.json', {
  eager: true,
  import: 'default',
});

const ROWS = 100;

/** Repeats the rows of an orders page, with the siblings that belong to them, until there are a hundred. */
function fill(document: Document, rows: readonly { css: string; with?: string | undefined }[]): void {
  const used = rows.find(({ css }) => queryAll(document, css).length > 0);
  const found = used ? queryAll(document, used.css) : [];
  const groups = found.map((row) => {
    const group = [row];
    for (
      let next = row.nextElementSibling;
      used?.with && next?.matches(used.with);
      next = next.nextElementSibling
    )
      group.push(next);
    return group;
  });
  for (let i = found.length; i < ROWS; i++) {
    const group = groups[i % groups.length] ?? [];
    group[0]?.parentElement?.append(...group.map((element) => element.cloneNode(true)));
  }
}

/** Reading a page of 100 orders, for each adapter that has one: the median of several, by adapter. */
export async function reading(): Promise<Record<string, number>> {
  const result: Record<string, number> = {};
  for (const [path, html] of Object.entries(pages)) {
    const id = path.split('/')[2] ?? '';
    const adapter = builtinAdapters.find((one) => one.id === id);
    const source = sources[path.replace(/\.html$/, '.source.json')];
    if (!adapter || !source || id in result) continue;
    const url = new URL(source.url);
    const shown = await show(html);
    const at = { document: shown, url, now: Date.parse(source.now) };
    const { page } = readPage(adapter, at);
    if (page?.kind !== 'orders' || !('css' in (page.rows[0] ?? {}))) continue;
    fill(
      shown,
      page.rows.filter((row) => 'css' in row),
    );
    // Rows that cannot be repeated this way (each in a frame or table of its own) are not measured.
    const { capture } = readPage(adapter, at);
    if (capture.orders.length + capture.missed < ROWS) continue;
    const times: number[] = [];
    for (let run = 0; run < 25; run++) {
      const began = performance.now();
      readPage(adapter, at);
      times.push(performance.now() - began);
    }
    result[id] = times.sort((a, b) => a - b)[12] ?? 0;
  }
  return result;
}

const CALLS = 200;
const RUNS = 50;

/** Calls a fetch that does nothing, so that only what is around it takes time. @returns ms for 200 calls */
async function calling(): Promise<number> {
  const began = performance.now();
  for (let run = 0; run < RUNS; run++) {
    await Promise.all(Array.from({ length: CALLS }, (_, i) => window.fetch(`/unknown/${i}.json`)));
  }
  return (performance.now() - began) / RUNS;
}

/**
 * What the listener adds to a page that fetches 200 JSON answers it does not know, in % of what fetching them takes.
 * Measured around a fetch that does nothing: beside real ones so little would drown in the noise.
 */
export async function listening(): Promise<{ percent: number }> {
  const real = window.fetch.bind(window);
  const began = performance.now();
  await Promise.all(Array.from({ length: CALLS }, async (_, i) => (await real(`/unknown/${i}.json`)).json()));
  const fetching = performance.now() - began;
  const nothing = Promise.resolve(new Response('{}'));
  window.fetch = () => nothing;
  await calling();
  const bare = await calling();
  const script = document.createElement('script');
  script.src = '/listen.js';
  const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
  document.head.append(script);
  await loaded;
  await calling();
  const wrapped = await calling();
  window.fetch = real;
  return { percent: (Math.max(0, wrapped - bare) / fetching) * 100 };
}
