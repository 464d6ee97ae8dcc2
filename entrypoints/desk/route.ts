import { useSyncExternalStore } from 'react';

export const views = [
  'today',
  'customers',
  'replies',
  'followups',
  'insights',
  'marketplaces',
  'data',
  'settings',
] as const;
export type View = (typeof views)[number];

/** Where the desk is: a view, perhaps one thing in it. `start` is the first run, which the rail does not list. */
export type Route = { view: View | 'start'; id: string | null };

/** In the place of a customer's id: the review of customers who may be the same. */
export const SAME = 'same';
/** In the place of a reply's id: what was asked that no reply answers. */
export const TOPICS = 'topics';

/** Reads `#customers/<id>`; anything unknown is Today. */
export function parseHash(hash: string): Route {
  const [name = '', ...rest] = hash.replace(/^#\/?/, '').split('/');
  const view = name === 'start' ? name : (views.find((known) => known === name) ?? 'today');
  let id: string | null = null;
  try {
    id = rest.length > 0 ? decodeURIComponent(rest.join('/')) || null : null;
  } catch {
    // A damaged address: the view alone.
  }
  return { view, id };
}

export function hrefOf(view: Route['view'], id?: string | null): string {
  return id ? `#${view}/${encodeURIComponent(id)}` : `#${view}`;
}

export function go(view: Route['view'], id?: string | null): void {
  location.hash = hrefOf(view, id);
}

/** Goes somewhere without a step in the history: a choice in a list is not a page to come back to. */
export function goQuietly(view: Route['view'], id?: string | null): void {
  history.replaceState(null, '', hrefOf(view, id));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

const subscribe = (changed: () => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

export function useHash(): string {
  return useSyncExternalStore(subscribe, () => location.hash);
}
