/**
 * `npm run -s read -- <adapter> <file> [--url URL] [--now INSTANT]`: prints the capture of a saved page or JSON
 * answer as one JSON object and nothing else. Exit 1 and one line on stderr when the file cannot be read at all.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Window } from 'happy-dom';
import { adapterById, builtinAdapters } from '../lib/adapters/builtin.ts';
import { readPage } from '../lib/adapters/read-page.ts';
import { readResponse } from '../lib/adapters/read-response.ts';
import type { Capture } from '../lib/model/capture.ts';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

/** UTF-8 or UTF-16 by their marks, else UTF-8 where it is valid, else GB 18030, which contains GBK. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function readHtml(html: string, id: string, url: URL | null, now: number): Capture {
  const adapter = adapterById(id) ?? fail(`no adapter "${id}"`);
  const window = new Window({
    url: url?.href ?? 'https://saved.invalid/',
    settings: {
      disableJavaScriptEvaluation: true,
      disableCSSFileLoading: true,
      disableJavaScriptFileLoading: true,
    },
  });
  window.document.write(html);
  const document = window.document as unknown as Document;
  return readPage(adapter, { document, url, now }).capture;
}

/** The capture in the documented form, without what only the extension needs. */
function shown({ adapter, kind, orders, missed, threads, thread, notes }: Capture) {
  return {
    adapter,
    kind,
    orders: orders.map(({ state: _, ...order }) => order),
    missed,
    threads,
    thread: thread && (({ lastAt: _, ...rest }) => rest)(thread),
    notes,
  };
}

let values: { url?: string; now?: string };
let positionals: string[];
try {
  ({ values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: 'string' }, now: { type: 'string' } },
  }));
} catch (error) {
  fail((error as Error).message);
}
const [id, file] = positionals;
if (!id || !file) fail('usage: npm run -s read -- <adapter> <file> [--url URL] [--now INSTANT]');
if (!adapterById(id)) fail(`no adapter "${id}"; there are: ${builtinAdapters.map((a) => a.id).join(' ')}`);
const url =
  values.url === undefined ? null : (URL.parse(values.url) ?? fail(`not an address: ${values.url}`));
const now = values.now === undefined ? Date.now() : Date.parse(values.now);
if (Number.isNaN(now)) fail(`not an instant: ${values.now}`);

let text = '';
try {
  text = decode(readFileSync(file)).replace(/^\ufeff/, '');
} catch (error) {
  fail(`${file}: ${(error as Error).message}`);
}
if (text.trim() === '') fail(`${file}: the file is empty`);
let capture: Capture;
if (/^\s*</.test(text)) capture = readHtml(text, id, url, now);
else if (/^\s*[[{]/.test(text)) {
  const adapter = adapterById(id) ?? fail(`no adapter "${id}"`);
  try {
    capture = readResponse(text, adapter, { url, host: url?.hostname ?? '', now });
  } catch (error) {
    fail(`${file}: ${(error as Error).message}`);
  }
} else fail(`${file}: neither a page nor a JSON answer`);
console.log(JSON.stringify(shown(capture), null, 2));
