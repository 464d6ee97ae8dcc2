import { Window } from 'happy-dom';
import { adapterById } from '../lib/adapters/builtin.ts';
import { readEmbedded } from '../lib/adapters/read-embedded.ts';
import { readPage } from '../lib/adapters/read-page.ts';
import { readResponse } from '../lib/adapters/read-response.ts';
import { emptyCapture } from '../lib/adapters/reader.ts';
import type { Adapter } from '../lib/adapters/schema.ts';
import { openExport } from '../lib/imports/open.ts';
import { readOrders } from '../lib/imports/orders.ts';
import { dateOrderIn } from '../lib/imports/recognise.ts';
import type { Capture } from '../lib/model/capture.ts';
import type { LeftOutRow } from '../lib/model/import.ts';
import { leftWords } from '../lib/words/imports.ts';
import { translator } from '../lib/words/translate.ts';

export type SavedSource = { url: URL | null; now: number };

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
    const host = source.url?.hostname ?? '';
    return readResponse(decode(bytes).replace(/^\ufeff/, ''), adapter, { ...source, host });
  }
  return readTable(new Blob([bytes as BlobPart]), adapter, source);
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
  const source = { document: window.document as unknown as Document, url, now };
  const page = readPage(adapter, source).capture;
  return readEmbedded(adapter, source).reduce(joined, page);
}

const first = <T>(a: T | null, b: T | null): T | null => a ?? b;

function joined(page: Capture, answer: Capture): Capture {
  const buyer = (a: Capture['orders'][0]['buyer'], b = a) => ({
    id: first(a.id, b.id),
    username: first(a.username, b.username),
    email: first(a.email, b.email),
    name: first(a.name, b.name),
  });
  const shown = new Map(page.orders.map((order) => [order.orderId, order]));
  const orders = answer.orders.map((order) => {
    const other = shown.get(order.orderId);
    shown.delete(order.orderId);
    if (!other) return order;
    return {
      ...order,
      buyer: buyer(order.buyer, other.buyer),
      placedAt: first(order.placedAt, other.placedAt),
      total: first(order.total, other.total),
      status: first(order.status, other.status),
      items: order.items.length > 0 ? order.items : other.items,
    };
  });
  const [a, b] = [answer.thread, page.thread];
  const thread = a && b ? { ...b, ...filled(a), buyer: buyer(a.buyer, b.buyer) } : first(a, b);
  return {
    ...page,
    kind: page.kind === 'none' ? answer.kind : page.kind,
    orders: [...orders, ...shown.values()],
    missed: page.missed + answer.missed,
    threads: page.threads.length > 0 ? page.threads : answer.threads,
    thread,
    notes: [...page.notes, ...answer.notes],
  };
}

const filled = <T extends object>(object: T): Partial<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null)) as Partial<T>;

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
  const dateOrder = dateOrderIn(match, table.first);
  for await (const batch of readOrders(match, table.rows(), { now, host, dateOrder })) {
    capture.orders.push(...batch.orders.map(({ order }) => order));
    capture.notes.push(...batch.notes);
    left.push(...batch.left);
  }
  const more = left.map((row) => `line ${row.line} was left out: ${leftWords(t, row)}`);
  const missed = left.filter(({ code }) => code !== 'notARow').length;
  return { ...capture, missed, notes: [...capture.notes, ...more] };
}
