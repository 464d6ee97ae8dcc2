import type { DateOrder } from './dates.ts';
import { pagesFor } from './match.ts';
import type { Adapter, BadgePlace, FieldName, Page, PageField, Rows } from './schema.ts';

/** Alternatives kept of one locator. */
const MOST = 5;

export type PageKind = Page['kind'];
type ThreadPage = Extract<Page, { kind: 'thread' }>;

/**
 * An adapter under construction. All of it is the adapter itself, but for the thread page, which is one only when
 * messages and composer are known.
 */
export type Draft = { adapter: Adapter; thread: ThreadDraft };
export type ThreadDraft = Pick<ThreadPage, 'path' | 'fields'> & Partial<Omit<ThreadPage, 'kind'>>;

/** "seller.example.com" → "seller-example-com": the id of a taught site. */
export function idFor(host: string): string {
  const id = host
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return (/^[a-z]/.test(id) ? id : `site-${id}`).slice(0, 40).padEnd(2, 'x');
}

/** The id, or with a number behind it the first that none of these has. */
export function freeId(id: string, adapters: readonly Pick<Adapter, 'id'>[]): string {
  const taken = new Set(adapters.map((adapter) => adapter.id));
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id.slice(0, 36)}-${n}`;
  return free;
}

/** A pattern for the path of a page: segments that name one order or thread become `*`. */
export function pathOf({ pathname }: URL): string {
  const general = pathname
    .split('/')
    .filter(Boolean)
    .map((segment) => (/\d/.test(segment) && !/^v\d+$/i.test(segment) ? '*' : segment));
  return `/${general.join('/')}`.slice(0, 200);
}

/** Words that name a page of threads, not one of them. */
const pageWord =
  /^(?:inbox|mail|messages?|chats?|threads?|conversations?|im|tickets?|cases?|support|view|details?|show|open|read|all|list|index|new|home)(?:\.\w+)?$/i;

/**
 * The address of a message page: its pattern, and what stands before the thread's own id where the path names one
 * ("/inbox/anna-w": `/inbox/*` and `/inbox/`).
 */
export function threadPathOf(url: URL): { path: string; folder: string | null } {
  const path = pathOf(url);
  const [, folder = '', last = ''] = /^(.*\/)([^/]+)\/?$/.exec(url.pathname) ?? [];
  const isId = /\d/.test(last) || (folder.length > 1 && !pageWord.test(last));
  return isId ? { path: path.replace(/[^/]*$/, '*'), folder } : { path, folder: null };
}

/**
 * Begins a draft.
 * @param known the adapter that reads this host so far; it is kept but for what is taught
 * @param today YYYY-MM-DD
 */
export function newDraft(host: string, name: string, today: string, known: Adapter | null): Draft {
  const empty: Adapter = {
    schema: 1,
    id: idFor(host),
    name: { en: name },
    hosts: [host],
    updated: today,
    status: 'taught',
    orderIds: 'host',
    buyer: { key: ['buyerId', 'username', 'email'], masked: [] },
    shapes: {},
    currencies: {},
    dateOrders: {},
    zones: {},
    states: {},
    pages: [],
    responses: [],
    unread: [],
    exports: [],
    clocks: [],
    forbids: [],
    rules: [],
    sites: [],
    allows: [],
    limits: {},
  };
  const adapter: Adapter = known ? { ...known, updated: today, status: 'taught' } : empty;
  const old = known?.pages.find((page) => page.kind === 'thread');
  if (!old) return { adapter, thread: { path: '/', fields: {} } };
  const { kind: _, ...thread } = old;
  return { adapter, thread };
}

/** The page of a kind that an address belongs to. */
export function pageAt({ adapter }: Draft, kind: PageKind, url: URL): Page | null {
  return pagesFor(adapter, url).find((page) => page.kind === kind) ?? null;
}

/** Puts a page in, instead of the one of its kind and path; narrower paths come first, because the first fits. */
function withPage(draft: Draft, page: Page): Draft {
  const others = draft.adapter.pages.filter(
    (one) => one.kind !== page.kind || String(one.path) !== String(page.path),
  );
  const depth = ({ path }: Page) =>
    Math.max(...[path].flat().map((one) => one.split('/').filter(Boolean).length));
  const pages = [page, ...others].sort((a, b) => depth(b) - depth(a));
  return { ...draft, adapter: { ...draft.adapter, pages } };
}

/** Sets where the rows of an orders page are; what was there before stays as an alternative. */
export function withRows(draft: Draft, url: URL, rows: Rows): Draft {
  const old = pageAt(draft, 'orders', url);
  if (old?.kind !== 'orders') {
    return withPage(draft, { kind: 'orders', path: pathOf(url), exact: true, rows: [rows], fields: {} });
  }
  const before = old.rows.filter((one) => JSON.stringify(one) !== JSON.stringify(rows));
  return withPage(draft, { ...old, rows: [rows, ...before].slice(0, MOST) });
}

/** Adds a field to a page, changes it, or with null takes it away. Thread pages have theirs beside the adapter. */
export function withField(draft: Draft, page: Page | null, name: FieldName, field: PageField | null): Draft {
  const change = (fields: Page['fields']) => {
    const { [name]: old, ...others } = fields;
    if (!field) return others;
    const same = old && JSON.stringify(old.steps) === JSON.stringify(field.steps);
    const before = same ? old.at.filter((at) => JSON.stringify(at) !== JSON.stringify(field.at[0])) : [];
    // What was there before stays as an alternative: pages change back, and differ between sellers.
    return { ...others, [name]: { ...field, at: [...field.at, ...before].slice(0, MOST) } };
  };
  if (page) return withPage(draft, { ...page, fields: change(page.fields) });
  return { ...draft, thread: { ...draft.thread, fields: change(draft.thread.fields) } };
}

export function withBadge(draft: Draft, page: Page, badge: BadgePlace): Draft {
  return page.kind === 'orders' || page.kind === 'order' ? withPage(draft, { ...page, badge }) : draft;
}

/** Shapes, states, and what the host's amounts and dates mean. */
export function withFacts(
  draft: Draft,
  host: string,
  facts: {
    orderShapes?: string[];
    currency?: string;
    dateOrder?: DateOrder;
    states?: Adapter['states'];
  },
): Draft {
  const { adapter } = draft;
  const { orderId: _, ...shapes } = adapter.shapes;
  const next: Adapter = {
    ...adapter,
    ...(facts.orderShapes
      ? { shapes: facts.orderShapes.length > 0 ? { ...shapes, orderId: facts.orderShapes } : shapes }
      : {}),
    ...(facts.currency ? { currencies: { ...adapter.currencies, [host]: facts.currency } } : {}),
    ...(facts.dateOrder ? { dateOrders: { ...adapter.dateOrders, [host]: facts.dateOrder } } : {}),
    ...(facts.states ? { states: { ...adapter.states, ...facts.states } } : {}),
  };
  return { ...draft, adapter: next };
}

/** The adapter as far as it is taught: the thread page is in it once it is whole. */
export function adapterOf(draft: Draft): Adapter {
  const { messages, composer, ...thread } = draft.thread;
  if (!messages || !composer) return draft.adapter;
  return withPage(draft, { kind: 'thread', ...thread, messages, composer }).adapter;
}

/** What an adapter reads, for whoever is asked whether to keep it. */
export function readsOf({ pages }: Adapter): { kind: PageKind; fields: string[] }[] {
  return pages.map((page) => ({
    kind: page.kind,
    fields: [...Object.keys(page.fields), ...(page.kind === 'thread' ? ['messages', 'composer'] : [])],
  }));
}
