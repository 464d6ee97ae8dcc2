import { Window } from 'happy-dom';
import { adapterById } from '../lib/adapters/builtin.ts';
import { embeddedAnswers } from '../lib/adapters/embedded.ts';
import { parseJson } from '../lib/adapters/json.ts';
import { answersFor } from '../lib/adapters/match.ts';
import { bestOf, readResponse } from '../lib/adapters/read-response.ts';
import { emptyCapture } from '../lib/adapters/reader.ts';
import type { Adapter } from '../lib/adapters/schema.ts';
import { openExport } from '../lib/imports/open.ts';
import { type ImportBatch, readOrders } from '../lib/imports/orders.ts';
import { dateOrderIn } from '../lib/imports/recognise.ts';
import type { Capture } from '../lib/model/capture.ts';
import type { LeftOutRow } from '../lib/model/import.ts';
import { leftWords } from '../lib/words/imports.ts';
import { translator } from '../lib/words/translate.ts';
import { readShown } from './joined.ts';

export type SavedSource = { url: URL | null; now: number };

/** UTF-8 or UTF-16 by their marks, else UTF-8 where it is valid, else GB 18030, which contains GBK. */
function decode(bytes: Uint8Array): string {
  // Cut in the middle of a character it is UTF-8 all the same.
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/**
 * Reads a saved page, a JSON answer or an export file of a marketplace, whichever it is.
 * @throws where it is none of them, or cannot be read at all
 */
export async function readSaved(bytes: Uint8Array, id: string, source: SavedSource): Promise<Capture> {
  const adapter = adapterById(id);
  if (!adapter) throw new Error(`no adapter "${id}"`);
  const beginning = decode(bytes.subarray(0, 4_096)).replace(/^\ufeff/, '');
  if (bytes.length === 0 || (bytes.length < 4_096 && beginning.trim() === ''))
    throw new Error('the file is empty');
  if (/^\s*</.test(beginning)) return readHtml(decode(bytes), adapter, source);
  if (/^\s*[[{]/.test(beginning)) {
    return readJson(decode(bytes).replace(/^\ufeff/, ''), adapter, source);
  }
  return readTable(new Blob([bytes as BlobPart]), adapter, source);
}

/** An answer with its own address, or with that of the page that received it or brought it in an inline script. */
function readJson(text: string, adapter: Adapter, { url, now }: SavedSource): Capture {
  const source = { url, host: url?.hostname ?? '', now };
  if (url === null || answersFor(adapter, url).length > 0) return readResponse(text, adapter, source);
  const embedded = embeddedAnswers(adapter, url);
  if (embedded.length > 0) return bestOf(embedded, parseJson(text), adapter, source);
  const responses = adapter.responses.map((answer) => ({ ...answer, path: url.pathname }));
  const here = readResponse(text, { ...adapter, responses }, source);
  const found =
    here.orders.length + here.threads.length > 0 || here.thread?.threadId || here.thread?.lastFrom;
  return found ? here : readResponse(text, adapter, { ...source, url: null });
}

/** What the page shows, with what it brings along in its scripts: an answer beats the page's text. */
function readHtml(html: string, adapter: Adapter, { url, now }: SavedSource): Capture {
  const window = new Window({
    url: url?.href ?? 'https://saved.invalid/',
    settings: {
      disableJavaScriptEvaluation: true,
      disableCSSFileLoading: true,
      disableJavaScriptFileLoading: true,
    },
  });
  window.document.write(html);
  return readShown(adapter, { document: window.document as unknown as Document, url, now });
}

/** All orders of an export as one capture. */
async function readTable(file: Blob, adapter: Adapter, { url, now }: SavedSource): Promise<Capture> {
  const host = url?.hostname;
  const t = translator('en');
  const table = (await openExport(file, [adapter])).find(({ matches }) => matches.length > 0);
  const match = table?.matches[0];
  if (!table || !match) {
    throw new Error(`neither a page, a JSON answer nor an export that ${adapter.id} knows`);
  }
  const capture: Capture = { ...emptyCapture(adapter, 'export', ''), kind: 'orders' };
  const left: LeftOutRow[] = [];
  const orders: ImportBatch['orders'] = [];
  const dateOrder = dateOrderIn(match, table.first);
  for await (const batch of readOrders(match, table.rows(), { now, host, dateOrder })) {
    orders.push(...batch.orders);
    capture.notes.push(...batch.notes);
    left.push(...batch.left);
  }
  const more = left.map((row) => `line ${row.line} was left out: ${leftWords(t, row)}`);
  const missed = left.filter(({ code }) => code !== 'notARow').length;
  capture.orders = orders.sort((a, b) => a.line - b.line).map(({ order }) => order);
  return { ...capture, missed, notes: [...capture.notes, ...more] };
}
