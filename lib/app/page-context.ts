import type { PageKind } from '../model/capture.ts';

/**
 * What the side panel is told about a tab's page. The background writes it to `storage.session` under
 * `contextKey(tabId)` whenever a page was recorded or a badge was clicked, and removes it when the tab leaves for
 * a page that is not read. No React here: the background imports this file.
 */
export type PageContext = {
  marketplace: string;
  kind: PageKind;
  customerId: string | null;
  orderKey: string | null;
  threadKey: string | null;
  /** The name as the page shows it; with customerId null it is all that is known. */
  buyerName: string | null;
  /** Rows of the page that could not be read. */
  missed: number;
  notes: string[];
  /** Fields that no row of the page had: `total`, `buyer`. */
  missing: string[];
  /** Of these, the fields that were read here before, with when they were first missed. */
  broken: { field: string; since: number }[];
  at: number;
  /** When the seller last asked for this very customer by a click on the page; recording a page leaves it out. */
  askedAt?: number;
};

const prefix = 'context:';

export function contextKey(tabId: number): string {
  return `${prefix}${tabId}`;
}

export function isContextKey(key: string): boolean {
  return key.startsWith(prefix);
}

/** What is stored under a context key, or null when it is no context. Written by the background alone. */
export function asPageContext(value: unknown): PageContext | null {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('customerId' in value))
    return null;
  return value as PageContext;
}

/**
 * What a context is about. A page that is recorded again keeps it, so that a customer the seller looked up
 * meanwhile stays on screen; another page, order or thread, or a click on a badge, changes it.
 */
export function subjectOf(tabId: number | null, context: PageContext | null): string {
  if (!context) return `${tabId ?? ''}`;
  const { customerId, orderKey, threadKey, askedAt } = context;
  return [tabId, customerId, orderKey, threadKey, askedAt].map((part) => part ?? '').join('\n');
}
