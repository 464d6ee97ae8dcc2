import { MOST_CHARACTERS } from './json.ts';
import { pathMatches } from './match.ts';
import type { Adapter, Answer } from './schema.ts';

/** The adapter's descriptions of what a page brings along. @param url null where it is not known: all of them */
export function embeddedAnswers(adapter: Adapter, url: URL | null): Answer[] {
  return adapter.responses.filter(
    ({ embedded, path }) => embedded && (!url || [path].flat().some((one) => pathMatches(one, url.pathname))),
  );
}

/**
 * The data that a page brings along in its own inline scripts (`Etsy.Context={…}`), where a single-page app finds
 * what it shows first: the object after each marker, as text. Nothing is run.
 */
export function findEmbedded(
  adapter: Adapter,
  { document, url }: { document: Document; url: URL | null },
): { marker: string; body: string }[] {
  const markers = new Set(embeddedAnswers(adapter, url).flatMap(({ embedded }) => embedded ?? []));
  return [...markers].flatMap((marker) => {
    const body = objectAfter(document, marker);
    return body === null ? [] : [{ marker, body }];
  });
}

/** The text of the object literal that follows a marker in one of the inline scripts. */
function objectAfter(document: Document, marker: string): string | null {
  for (const { textContent } of document.querySelectorAll('script:not([src])')) {
    const text = textContent ?? '';
    if (text.length > MOST_CHARACTERS) continue;
    for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + 1)) {
      const start = text.indexOf('{', at);
      // Between marker and object there is nothing but " = " or quotes: else it is another use of the name.
      if (start < 0 || /[^\s=:"'(]/.test(text.slice(at + marker.length, start))) continue;
      const end = endOfObject(text, start);
      if (end > 0) return text.slice(start, end);
    }
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
