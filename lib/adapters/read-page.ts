import type {
  Capture,
  CapturedBuyer,
  CapturedMessage,
  CapturedOrder,
  CapturedThread,
  OpenThread,
} from '../model/capture.ts';
import { MOST_MESSAGES } from '../model/limits.ts';
import { findShape, hasShape } from '../model/shape.ts';
import { addUp, isAmount, readMoney } from './amounts.ts';
import { readDate } from './dates.ts';
import { pagesFor, urlAfter } from './match.ts';
import { emptyCapture, isNobody, lastOf, missingFields, Reader } from './reader.ts';
import type { Adapter, BadgePlace, Css, Label, Page, PageField, PageLocator, Rows, Word } from './schema.ts';
import type { Value } from './steps.ts';
import {
  aroundLabels,
  besideLabel,
  firstText,
  innerOf,
  isShown,
  queryAll,
  takeFrom,
  textOf,
} from './text.ts';

const MESSAGE_CHARACTERS = 8_000;
/** A longer text may have a date in it, but is none. */
const LONGEST_DATE = 40;

/** Where in the page an order's row stands, for the badge. */
export type ReadRow = { order: CapturedOrder; row: Element };

export type PageReading = {
  capture: Capture;
  page: Page | null;
  rows: ReadRow[];
  /** The visible composer of a thread page. */
  composer: Element | null;
  /** The open thread as the list of threads shows it, and the row of the last message. */
  listed: CapturedThread | null;
  lastMessage: Element | null;
};

export type PageSource = {
  document: Document;
  /** Null for a saved page of unknown address. */
  url: URL | null;
  /** Epoch ms. */
  now: number;
  /** The row of the thread list that the seller clicked last, and the thread it stood for. */
  clicked?: { row: Element; thread: CapturedThread | null } | null;
};

const hostOf = ({ url }: PageSource) => url?.hostname ?? '';

/** A row, and the following siblings that belong to it. */
type Scope = readonly ParentNode[];
type PageFields = Page['fields'];

class PageReader extends Reader<Scope, PageLocator, Rows> {
  readonly source: PageSource;

  constructor(adapter: Adapter, source: PageSource) {
    super(adapter, { url: source.url, host: hostOf(source), now: source.now });
    this.source = source;
  }

  protected raw(at: PageLocator, scope: Scope): string | null {
    if ('urlAfter' in at) return urlAfter(this.url, at.urlAfter);
    for (const part of scope) {
      if (!('css' in at)) {
        const text = 'label' in at ? this.#beside(part, at) : this.#word(part, at);
        if (text !== null) return text;
        continue;
      }
      if (at.sum) return this.#sum(scope, at);
      const is = (one: Element) => isShown(one) && (!at.shape || hasShape(textOf(one), at.shape));
      const matched = at.css === ':scope' ? (part as Element) : queryAll(part, at.css).find(is);
      if (!matched) continue;
      if (at.take) return takeFrom(matched, at.take);
      return at.attr ? (matched.getAttribute(at.attr)?.slice(0, 500) ?? null) : textOf(matched);
    }
    return null;
  }

  #word(part: ParentNode, { word, in: css }: Word): string | null {
    for (const one of css ? queryAll(part, css) : [part]) {
      const text = firstText(one, (candidate) => this.#isWord(candidate, word));
      if (text !== null) return text;
    }
    return null;
  }

  #isWord(text: string, word: Word['word']): boolean {
    if (word === 'state') return this.isState(text);
    if (word === 'money') return isAmount(text);
    const { dateOrder: order, now } = this.origin;
    return text.length <= LONGEST_DATE && readDate(text, { order, now }) !== null;
  }

  #beside(part: ParentNode, { label, in: within, take }: Label): string | null {
    const root = within ? queryAll(part, within).find(isShown) : part;
    return root ? besideLabel(root, label, 500, take) : null;
  }

  /** All amounts that match, added up; one that is none leaves the sum unknown. */
  #sum(scope: Scope, at: Css): string | null {
    const { currency } = this.origin;
    return addUp(this.rows([at], scope).map(([one]) => readMoney(textOf(one as Element), { currency })));
  }

  /** When a message was written, told in the host's time, or as if it were UTC: only to put messages in order. */
  wallTime(field: PageField | undefined, row: Element): Value {
    return this.field(field, [row], { ...this.origin, zone: this.origin.zone ?? 'UTC' });
  }

  /** Shown elements only: pages keep stale copies hidden. */
  rows(at: readonly Rows[], scope: Scope): Scope[] {
    for (const one of at) {
      if ('around' in one) {
        const tells = (part: Element) => this.#word(part, { word: 'state' }) !== null;
        const found = scope.flatMap((part) => aroundLabels(part, one.around, tells));
        if (found.length > 0) return this.findings.firstOf(found);
        continue;
      }
      const { css, with: more } = one;
      // One part may contain another.
      const all = scope.flatMap((part) => (css === ':scope' ? [part as Element] : matching(part, css)));
      const found = [...new Set(all)].filter(isShown);
      if (found.length > 0) {
        return this.findings.firstOf(found).map((row) => (more ? [row, ...following(row, more)] : [row]));
      }
    }
    return [];
  }

  elements(at: readonly Rows[], document: Document): Element[] {
    return this.rows(at, [document]).map(([row]) => row as Element);
  }
}

/** What matches below a part, or is it: the row of an item may be a sibling that belongs to the order. */
function matching(part: ParentNode, css: string): Element[] {
  const own = !css.includes('>>>') && 'matches' in part && (part as Element).matches(css);
  return own ? [part as Element] : queryAll(part, css);
}

function following(row: Element, css: string): Element[] {
  const found: Element[] = [];
  for (let next = row.nextElementSibling; next?.matches(css); next = next.nextElementSibling)
    found.push(next);
  return found;
}

function readOrders(reader: PageReader, page: Page & { kind: 'orders' | 'order' }): ReadRow[] {
  const { document } = reader.source;
  const scopes =
    page.kind === 'orders'
      ? reader.rows(page.rows, [document])
      : page.root
        ? reader.rows(page.root, [document]).slice(0, 1)
        : [[document.documentElement]];
  if (page.kind === 'orders' && scopes.length === 0 && showsNumbers(reader, page)) {
    reader.findings.missed++;
    reader.findings.note('order numbers, but no row');
  }
  return scopes.flatMap((scope) => {
    const order = reader.order(page.fields, page.items, scope);
    return order ? [{ order, row: scope[0] as Element }] : [];
  });
}

/** True when order numbers stand where the rows should be: then the page is not empty, but changed. */
function showsNumbers({ adapter, source }: PageReader, { rows, fields }: Page & { kind: 'orders' }): boolean {
  // What this page keeps is narrower: elsewhere any digits may be an order's number.
  const kept = fields.orderId?.steps.find((step) => step.do === 'keep');
  const shapes = kept?.shape ?? adapter.shapes.orderId ?? [];
  const places = rows.map((one) => ('css' in one ? one.css.split('>>>').slice(0, -1).join('>>>') : ''));
  const trees = [...new Set(places)].flatMap((css) =>
    css ? queryAll(source.document, css).flatMap((host) => innerOf(host) ?? []) : [source.document],
  );
  return trees.some((tree) => [...tree.children].some((one) => findShape(textOf(one, 20_000), shapes)));
}

/**
 * Which thread of the list is open: the one the page marks, the row clicked last, the same one after a re-render, or
 * the only one.
 */
function openThread(
  reader: PageReader,
  open: string | undefined,
  rows: readonly Element[],
  threads: readonly CapturedThread[],
) {
  const { clicked } = reader.source;
  const marked = open ? rows.findIndex((row) => row.closest(open) ?? row.querySelector(open)) : -1;
  if (marked >= 0) return threads[marked];
  if (!clicked) return threads.length === 1 ? threads[0] : undefined;
  const row = threads[rows.findIndex((one) => one.contains(clicked.row))];
  const same = JSON.stringify(clicked.thread);
  return row ?? threads.find((thread) => JSON.stringify(thread) === same);
}

/** The buyer as the open thread names them, with the key that only the list has, unless the list names another. */
function buyerOf(own: CapturedBuyer, listed: CapturedBuyer): CapturedBuyer {
  if (own.id ?? own.username ?? own.email) return own;
  if (own.name !== null && listed.name !== null && own.name !== listed.name) return own;
  return { ...listed, name: own.name ?? listed.name };
}

/** The messages of a thread in the order they were written, as their times say, or this generation of the page. */
function oldestFirst(reader: PageReader, { messages: { rows, at } }: Page & { kind: 'thread' }): Element[] {
  for (const one of rows) {
    const found = reader.elements([one], reader.source.document);
    if (found.length === 0) continue;
    const times = found.map((row) => reader.wallTime(at, row));
    const told = times.every((time) => typeof time === 'string' && time.length === String(times[0]).length);
    const [first, last] = [String(times[0]), String(times.at(-1))];
    return (told && first !== last ? first > last : one.newestFirst) ? found.reverse() : found;
  }
  return [];
}

function readThread(reader: PageReader, page: Page & { kind: 'thread' }) {
  const { document } = reader.source;
  const rows = page.list ? reader.elements(page.list.rows, document) : [];
  const self = reader.field(page.own, [document]);
  const read = (fields: PageFields, scope: Scope) => {
    const thread = reader.thread(fields, scope);
    // The seller's own account is not the buyer.
    const own = thread.buyer.username?.toLowerCase() === String(self).toLowerCase();
    return own ? { ...thread, buyer: reader.thread({}, scope).buyer } : thread;
  };
  const threads = rows.map((row) => read(page.list?.fields ?? {}, [row]));
  const listed = openThread(reader, page.list?.open, rows, threads) ?? null;
  const own = read(page.fields, [document]);
  const { seller, skip } = page.messages;
  const messages = oldestFirst(reader, page).filter((row) => !skip || !row.closest(skip));
  const known = !isNobody(own.buyer);
  const lastMessage = messages.at(-1) ?? null;
  const empty = messages.length === 0 && !known && !own.orderId && !listed;
  const missing = missingOf(page, { messages, known });
  // An address that names a thread of which nothing is found: the page is not empty, but changed.
  if (empty) return { thread: null, threads, listed, lastMessage, missing: own.threadId ? missing : [] };

  const text = (row: Element) => {
    const inner = allAt(page.messages.text, row).find(isShown) ?? row;
    const all = textOf(inner, MESSAGE_CHARACTERS);
    const lead = page.messages.lead?.find((one) => all.startsWith(one)) ?? '';
    return all.slice(lead.length).trimStart() || null;
  };
  const written = messages.slice(-MOST_MESSAGES).map((row): CapturedMessage => {
    const at = reader.field(page.messages.at, [row]);
    const from = row.closest(seller) ? 'seller' : 'buyer';
    return { from, at: typeof at === 'string' ? at : null, text: from === 'buyer' ? text(row) : null };
  });
  const thread: OpenThread = {
    threadId: own.threadId ?? listed?.threadId ?? null,
    buyer: listed ? buyerOf(own.buyer, listed.buyer) : own.buyer,
    orderId: own.orderId ?? listed?.orderId ?? null,
    ...lastOf(written),
  };
  return { thread, threads, listed, lastMessage, missing };
}

/** What an open thread should have and has not. A thread need not be about an order. */
function missingOf(
  { fields }: Page & { kind: 'thread' },
  { messages, known }: { messages: readonly Element[]; known: boolean },
): string[] {
  const buyers = (['buyerId', 'username', 'email', 'name'] as const).filter((name) => fields[name]);
  return [...(known ? [] : buyers), ...(messages.length > 0 ? [] : ['messages'])];
}

/** Reads a page as one of the kinds that the adapter describes. */
export function readAs(page: Page, adapter: Adapter, source: PageSource): PageReading {
  const reader = new PageReader(adapter, source);
  const { findings } = reader;
  const capture: Capture = { ...emptyCapture(adapter, 'page', hostOf(source)), kind: page.kind };
  let rows: ReadRow[] = [];
  let composer: Element | null = null;
  let listed: CapturedThread | null = null;
  let lastMessage: Element | null = null;
  if (page.kind === 'thread') {
    const { missing, ...read } = readThread(reader, page);
    ({ thread: capture.thread, threads: capture.threads, listed, lastMessage } = read);
    composer = findComposer(page, source.document);
    capture.missing = [...missing, ...(composer || !(capture.thread || missing[0]) ? [] : ['composer'])];
  } else if (page.kind === 'reviews') {
    const found = reader.rows(page.rows, [source.document]);
    capture.reviews = found.flatMap((row) => reader.review(page.review, null, row) ?? []);
    findings.missed = found.length - capture.reviews.length;
  } else {
    rows = readOrders(reader, page);
    capture.orders = rows.map(({ order }) => order);
    if (rows.length + findings.missed > 0) {
      // Of a row without an id nothing else is looked at.
      capture.missing = rows.length > 0 ? missingFields(page.fields, findings) : ['orderId'];
    }
  }
  capture.missed = findings.missed;
  capture.notes = findings.notes;
  return { capture, page, rows, composer, listed, lastMessage };
}

/** How much a reading found. */
export const amount = ({ capture: { orders, threads, thread, reviews } }: PageReading) =>
  orders.length +
  (reviews?.length ?? 0) +
  threads.length +
  (thread?.lastBuyerMessage || thread?.orderId || thread?.buyer.name ? 1 : 0);

/**
 * Reads one page of a marketplace.
 * @returns what the page says and where; kind `none` when the adapter does not know the page
 */
export function readPage(adapter: Adapter, source: PageSource & { url: URL }): PageReading {
  for (const page of pagesFor(adapter, source.url)) {
    const reading = readAs(page, adapter, source);
    // The parameter may be there before what it opens.
    if (!page.query || amount(reading) > 0) return reading;
  }
  return unknownPage(adapter, source);
}

/** The reading of a page of which nothing is known. */
export function unknownPage(adapter: Adapter, source: PageSource): PageReading {
  const capture = emptyCapture(adapter, 'page', hostOf(source));
  return { capture, page: null, rows: [], composer: null, listed: null, lastMessage: null };
}

const allAt = (at: readonly Pick<Css, 'css'>[] | null | undefined, part: ParentNode) =>
  at?.flatMap(({ css }) => queryAll(part, css)) ?? [];

/** The composer a thread page shows, if any. */
export function findComposer(page: Page & { kind: 'thread' }, document: Document): Element | null {
  return allAt(page.composer.at, document).find(isShown) ?? null;
}

/** The page's own file fields for messages, shown or not: pages hide them behind a button. */
export function findFileFields({ page, composer }: PageReading, document: Document): Element[] {
  return allAt(composer && (page as Page & { kind: 'thread' }).composer.files?.at, document);
}

/** The rows of a list as the reader finds them, the first element of each. */
export function rowsIn(rows: readonly Rows[], source: PageSource, adapter: Adapter): Element[] {
  return new PageReader(adapter, source).elements(rows, source.document);
}

/** Where the badge of a row goes. */
export function badgePlace(
  badge: BadgePlace,
  row: Element,
): { anchor: Element; place: BadgePlace['place'] } | null {
  const anchor = allAt(badge.at, row).find(isShown);
  return anchor ? { anchor, place: badge.place } : null;
}
