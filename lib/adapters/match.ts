import type { Adapter, Answer, Page } from './schema.ts';

function segments(path: string): string[] {
  return path.split('/').filter(Boolean);
}

/** True when `path` begins with the pattern's segments, in any letter case; `*` is any one segment. `exact`: and has no more. */
export function pathMatches(pattern: string, path: string, exact?: boolean): boolean {
  const wanted = segments(pattern.toLowerCase());
  const given = segments(path.toLowerCase());
  if (given.length < wanted.length || (exact && given.length !== wanted.length)) return false;
  return wanted.every((segment, i) => segment === '*' || segment === given[i]);
}

/**
 * The page descriptions for an address, best first: those whose parameter it has, then in the adapter's order, which
 * lists the narrower path first.
 */
export function pagesFor(adapter: Adapter, url: URL): Page[] {
  const elsewhere = (page: Page) =>
    page.kind === 'thread' && page.hosts !== undefined && !page.hosts.includes(url.hostname);
  const fits = adapter.pages.filter(
    (page) =>
      [page.path].flat().some((one) => pathMatches(one, url.pathname, page.exact)) &&
      (page.query === undefined || url.searchParams.has(page.query)) &&
      !elsewhere(page),
  );
  return [...fits.filter(({ query }) => query), ...fits.filter(({ query }) => !query)];
}

/** The descriptions that fit an answer's address. Those that stand in the page itself have no address of their own. */
export function answersFor(adapter: Adapter, url: URL): Answer[] {
  return adapter.responses.filter(
    ({ path, embedded, hosts }) =>
      !embedded &&
      [path].flat().some((one) => pathMatches(one, url.pathname, true)) &&
      (!hosts || hosts.includes(url.hostname) || adapter.hosts.includes(url.hostname)),
  );
}

/** True when answers from this address are read on a page of that origin. */
export function mayAnswer(adapter: Adapter, url: URL, pageOrigin: string): boolean {
  return (
    url.origin === pageOrigin ||
    (url.protocol === 'https:' && adapter.responses.some(({ hosts }) => hosts?.includes(url.hostname)))
  );
}

/** The part of an address after `text` ("/order/", "orderID="), up to the next slash or parameter, or null. */
export function urlAfter(url: URL | null, text: string): string | null {
  const path = url ? url.pathname + url.search : '';
  const at = path.indexOf(text);
  if (at < 0) return null;
  const piece = path.slice(at + text.length).split(/[/?&]/)[0];
  if (!piece) return null;
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece; // A stray %: the address is the page's, not ours.
  }
}

/** The shop that an address belongs to, as far as order ids care (see `orderIds` in the adapter format). */
export function shopOf(adapter: Adapter, host: string): string {
  return adapter.orderIds === 'host' ? host : '';
}
