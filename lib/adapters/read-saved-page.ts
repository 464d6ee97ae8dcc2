import { amount, type PageReading, type PageSource, readAs, readPage, unknownPage } from './read-page.ts';
import type { Adapter } from './schema.ts';

/**
 * Reads a saved page of which the address may not be known: then every kind of page is tried, and the one that finds
 * most counts. Not part of what runs in the seller's page.
 */
export function readSavedPage(adapter: Adapter, source: PageSource): PageReading {
  const { url } = source;
  if (url) {
    const reading = readPage(adapter, { ...source, url });
    if (!reading.page) reading.capture.notes = [`${adapter.id} has no page for ${url.pathname}`];
    return reading;
  }
  const tried = adapter.pages.map((page) => readAs(page, adapter, source));
  const [best] = tried.filter((reading) => amount(reading) > 0).sort((a, b) => amount(b) - amount(a));
  if (best) return best;
  const unknown = unknownPage(adapter, source);
  unknown.capture.notes = ['nothing found here'];
  return unknown;
}
