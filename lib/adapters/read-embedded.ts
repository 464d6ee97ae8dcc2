import type { Capture } from '../model/capture.ts';
import { parseJson } from './json.ts';
import { pathMatches } from './match.ts';
import { bestOf, MOST_CHARACTERS } from './read-response.ts';
import type { Adapter } from './schema.ts';

/**
 * Reads the data that a page brings along in its own inline scripts (`Etsy.Context={…}`), where a single-page app
 * finds what it shows first. Only the object after the adapter's marker is parsed, as JSON; nothing is run.
 * @param url null for a saved page of unknown address: every marker is looked for
 */
export function readEmbedded(
  adapter: Adapter,
  { document, url, now }: { document: Document; url: URL | null; now: number },
): Capture[] {
  const wanted = adapter.responses.filter(
    ({ embedded, path }) => embedded && (!url || pathMatches(path, url.pathname, false)),
  );
  const markers = new Set(wanted.flatMap(({ embedded }) => embedded ?? []));
  return [...markers].flatMap((marker) => {
    const json = objectAfter(document, marker);
    if (json === null) return [];
    try {
      const candidates = wanted.filter(({ embedded }) => embedded === marker);
      const source = { url, host: url?.hostname ?? '', now };
      const capture = bestOf(candidates, parseJson(json), adapter, source);
      return capture.kind === 'none' ? [] : [capture];
    } catch {
      return []; // Not JSON: a script of another generation of the page, which is read as it shows.
    }
  });
}

/** The text of the object literal that follows a marker in one of the inline scripts. */
function objectAfter(document: Document, marker: string): string | null {
  for (const { textContent } of document.querySelectorAll('script:not([src])')) {
    const text = textContent ?? '';
    const at = text.indexOf(marker);
    const start = at < 0 ? -1 : text.indexOf('{', at + marker.length);
    if (start < 0 || text.length > MOST_CHARACTERS) continue;
    // Between marker and object there is nothing but " = " or quotes: else it is another use of the name.
    if (/[^\s=:"'(]/.test(text.slice(at + marker.length, start))) continue;
    const end = endOfObject(text, start);
    if (end > 0) return text.slice(start, end);
  }
  return null;
}

/** Where the object that begins at `start` ends, or -1; braces inside strings do not count. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
    } else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return -1;
}
