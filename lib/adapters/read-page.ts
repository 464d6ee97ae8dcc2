import type { Capture, CapturedOrder, CapturedThread, OpenThread } from '../model/capture.ts';
import { pageFor, shopOf, urlAfter } from './match.ts';
import { buyerFrom, Findings, orderFrom, quantityFrom, type ReadField, textFrom } from './record.ts';
import type { Adapter, BadgePlace, Css, FieldName, Page, PageField, PageItems } from './schema.ts';
import { applySteps, type Origin, originOf, type Value } from './steps.ts';
import { isShown, queryAll, textOf } from './text.ts';

/** Rows read from one page. A list longer than this is a hostile or broken page; the rest is said, not read. */
const MOST_ROWS = 500;
const MESSAGE_CHARACTERS = 8_000;

/** Where in the page an order's row stands, for the badge. */
export type ReadRow = { order: CapturedOrder; row: Element };

export type PageReading = {
  capture: Capture;
  page: Page | null;
  rows: ReadRow[];
  /** The visible composer of a thread page. */
  composer: Element | null;
};

export type PageSource = {
  document: Document;
  /** Null for a saved page of unknown address: every page kind is tried. */
  url: URL | null;
  /** Epoch ms. */
  now: number;
  /** The row of the thread list that the seller clicked last, if it still stands. */
  clicked?: Element | null;
};

class Reader {
  readonly findings = new Findings();
  readonly adapter: Adapter;
  readonly source: PageSource;
  readonly origin: Origin;

  constructor(adapter: Adapter, source: PageSource, origin: Origin) {
    this.adapter = adapter;
    this.source = source;
    this.origin = origin;
  }

  /** All shown elements of the first alternative that has any. */
  rows(at: readonly Css[], scope: ParentNode): Element[] {
    for (const { css } of at) {
      const found = queryAll(scope, css).filter(isShown);
      if (found.length > MOST_ROWS) {
        this.findings.note(`${found.length} rows: the first ${MOST_ROWS} were read`);
        this.findings.missed += found.length - MOST_ROWS;
      }
      if (found.length > 0) return found.slice(0, MOST_ROWS);
    }
    return [];
  }

  field(field: PageField | undefined, scope: ParentNode, name = ''): Value {
    let unread: string | undefined;
    for (const locator of field?.at ?? []) {
      const raw =
        'urlAfter' in locator ? urlAfter(this.source.url, locator.urlAfter) : this.raw(locator, scope);
      if (raw === null || raw === '') continue;
      const value = applySteps(field?.steps ?? [], raw, this.origin);
      if (value !== null) return value;
      unread ??= raw;
    }
    if (name && unread !== undefined) this.findings.unread(name, unread);
    return null;
  }

  private raw({ css, attr }: Css, scope: ParentNode): string | null {
    const matched = css === ':scope' ? (scope as Element) : queryAll(scope, css).find(isShown);
    if (!matched) return null;
    return attr ? (matched.getAttribute(attr)?.slice(0, 500) ?? null) : textOf(matched);
  }

  fields(fields: Partial<Record<FieldName, PageField>>, scope: ParentNode): ReadField {
    return (name) => this.field(fields[name], scope, name);
  }

  items(items: PageItems | undefined, scope: ParentNode) {
    if (!items) return [];
    return this.rows(items.rows, scope).flatMap((row) => {
      const title = this.field(items.title, row);
      if (typeof title !== 'string') return [];
      return [{ title: title.slice(0, 500), quantity: quantityFrom(this.field(items.quantity, row)) }];
    });
  }
}

function readOrders(reader: Reader, page: Page & { kind: 'orders' | 'order' }): ReadRow[] {
  const { document } = reader.source;
  const scopes =
    page.kind === 'orders'
      ? reader.rows(page.rows, document)
      : page.root
        ? reader.rows(page.root, document).slice(0, 1)
        : [document.documentElement];
  return scopes.flatMap((row) => {
    const items = reader.items(page.items, row);
    const order = orderFrom(reader.adapter, reader.fields(page.fields, row), items, reader.findings);
    return order ? [{ order, row }] : [];
  });
}

/** The row of the thread list that is open: the one clicked last, or the only one. */
function openRow(reader: Reader, rows: readonly Element[]): Element | null {
  const { clicked } = reader.source;
  const chosen = clicked ? rows.find((row) => row === clicked || row.contains(clicked)) : undefined;
  return chosen ?? (rows.length === 1 ? (rows[0] ?? null) : null);
}

function readThread(reader: Reader, page: Page & { kind: 'thread' }) {
  const { adapter, findings } = reader;
  const { document } = reader.source;
  const threads: CapturedThread[] = [];
  const asThread = (fields: typeof page.fields, scope: ParentNode): CapturedThread => {
    const read = reader.fields(fields, scope);
    return {
      threadId: textFrom(adapter, read, 'threadId', findings),
      buyer: buyerFrom(adapter, read, findings),
      orderId: textFrom(adapter, read, 'orderId', findings),
    };
  };
  const rows = page.list ? reader.rows(page.list.rows, document) : [];
  for (const row of rows) threads.push(asThread(page.list?.fields ?? {}, row));
  const open = openRow(reader, rows);
  const listed = open ? threads[rows.indexOf(open)] : undefined;
  const own = asThread(page.fields, document);
  const messages = reader.rows(page.messages.rows, document);
  const known = Object.values(own.buyer).some((value) => value !== null);
  if (messages.length === 0 && !known && !listed) return { thread: null, threads };

  const fromBuyer = messages.filter((row) => !row.matches(page.messages.seller));
  const last = messages.at(-1);
  const lastBuyer = fromBuyer.at(-1);
  const text = (row: Element) => {
    const inner = page.messages.text?.map(({ css }) => queryAll(row, css)[0]).find(Boolean) ?? row;
    return textOf(inner, MESSAGE_CHARACTERS) || null;
  };
  const at = lastBuyer ? reader.field(page.messages.at, lastBuyer) : null;
  const thread: OpenThread = {
    threadId: own.threadId ?? listed?.threadId ?? null,
    buyer: known || !listed ? own.buyer : listed.buyer,
    orderId: own.orderId ?? listed?.orderId ?? null,
    lastBuyerMessage: lastBuyer ? text(lastBuyer) : null,
    lastFrom: last ? (last === lastBuyer ? 'buyer' : 'seller') : null,
    lastAt: typeof at === 'string' ? at : null,
  };
  return { thread, threads };
}

function readAs(page: Page, adapter: Adapter, source: PageSource): PageReading {
  const host = source.url?.hostname ?? '';
  const reader = new Reader(adapter, source, originOf(adapter, host, source.now));
  const { findings } = reader;
  const capture: Capture = {
    adapter: adapter.id,
    source: 'page',
    kind: page.kind,
    shop: shopOf(adapter, host),
    orders: [],
    missed: 0,
    missing: [],
    threads: [],
    thread: null,
    notes: [],
  };
  let rows: ReadRow[] = [];
  let composer: Element | null = null;
  if (page.kind === 'thread') {
    Object.assign(capture, readThread(reader, page));
    composer = findComposer(page, source.document);
  } else {
    rows = readOrders(reader, page);
    capture.orders = rows.map(({ order }) => order);
    if (rows.length + findings.missed > 0) {
      capture.missing = Object.keys(page.fields).filter((name) => !findings.found.has(name));
    }
  }
  capture.missed = findings.missed;
  capture.notes = findings.notes;
  return { capture, page, rows, composer };
}

const amount = ({ capture: { orders, thread } }: PageReading) =>
  orders.length + (thread?.lastBuyerMessage || thread?.orderId || thread?.buyer.name ? 1 : 0);

/**
 * Reads one page of a marketplace.
 * @returns what the page says and where; kind `none` when the adapter does not know the page
 */
export function readPage(adapter: Adapter, source: PageSource): PageReading {
  const known = source.url ? pageFor(adapter, source.url) : null;
  if (known) return readAs(known, adapter, source);
  const tried = source.url ? [] : adapter.pages.map((page) => readAs(page, adapter, source));
  const [best] = tried.filter((reading) => amount(reading) > 0).sort((a, b) => amount(b) - amount(a));
  if (best) return best;
  const note = source.url
    ? `${adapter.id} has no page for ${source.url.pathname}`
    : 'nothing was found on this page';
  return {
    capture: {
      adapter: adapter.id,
      source: 'page',
      kind: 'none',
      shop: '',
      orders: [],
      missed: 0,
      missing: [],
      threads: [],
      thread: null,
      notes: [note],
    },
    page: null,
    rows: [],
    composer: null,
  };
}

/** The composer a thread page shows, if any. */
export function findComposer(page: Page & { kind: 'thread' }, document: Document): Element | null {
  for (const { css } of page.composer.at) {
    const found = queryAll(document, css).find(isShown);
    if (found) return found;
  }
  return null;
}

/** Where the badge of a row goes. */
export function badgePlace(
  badge: BadgePlace,
  row: Element,
): { anchor: Element; place: BadgePlace['place'] } | null {
  for (const { css } of badge.at) {
    const anchor = queryAll(row, css)[0];
    if (anchor) return { anchor, place: badge.place };
  }
  return null;
}
