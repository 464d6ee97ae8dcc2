import { amount, type PageReading, type PageSource, readAs, readPage, unknownPage } from './read-page.ts';
import type { Adapter } from './schema.ts';

/**
 * Reads a saved page of which the address may not be known: then every kind of page is tried, and the one that finds
 * most counts. Not part of what runs in the seller's page.
 */
export function readSavedPage(adapter: Adapter, source: PageSource): PageReading {
  const { url } = source;
  if (url) return readPage(adapter, { ...source, url });
  const tried = adapter.pages.map((page) => readAs(page, adapter, source));
  const [best] = tried.filter((reading) => amount(reading) > 0).sort((a, b) => amount(b) - amount(a));
  return best ?? unknownPage(adapter, source, 'nothing found here');
}
