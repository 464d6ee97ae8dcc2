import type { Capture } from '../model/capture.ts';
import { embeddedAnswers } from './embedded.ts';
import { parseJson } from './json.ts';
import { type AnswerSource, bestOf } from './read-response.ts';
import type { Adapter } from './schema.ts';

/**
 * Reads an object that a page brought along (`findEmbedded`).
 * @returns null where it is not JSON (a script of another generation of the page, which is read as it shows) or says
 *   nothing the adapter knows
 */
export function readEmbedded(
  adapter: Adapter,
  { marker, body }: { marker: string; body: string },
  source: AnswerSource,
): Capture | null {
  const candidates = embeddedAnswers(adapter, source.url).filter(({ embedded }) => embedded === marker);
  try {
    const capture = bestOf(candidates, parseJson(body), adapter, source);
    return capture.kind === 'none' ? null : capture;
  } catch {
    return null;
  }
}
