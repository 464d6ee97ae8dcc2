import { mayAnswer } from '../../lib/adapters/match.ts';
import { readEmbedded } from '../../lib/adapters/read-embedded.ts';
import { readResponse, tooLarge, unreadable } from '../../lib/adapters/read-response.ts';
import type { Capture } from '../../lib/model/capture.ts';
import type { FromPage } from './sender.ts';

/**
 * The capture of what a page received or brought along. Anything in the page can have written it, so nothing is
 * taken for granted.
 * @param detail JSON of a `Heard`
 * @returns null where it is none, or of another site
 */
export function readHeard(detail: string, { adapter, url: page }: FromPage): Capture | null {
  let heard: Record<string, unknown>;
  try {
    heard = Object(JSON.parse(detail));
  } catch {
    return null;
  }
  const { marker, body } = heard;
  const here = { host: page.hostname, now: Date.now() };
  if (typeof marker === 'string' && typeof body === 'string') {
    return readEmbedded(adapter, { marker, body }, { ...here, url: page });
  }
  const url = typeof heard.url === 'string' ? URL.parse(heard.url) : null;
  if (!url || !mayAnswer(adapter, url, page.origin)) return null;
  const source = { ...here, url };
  if (typeof body !== 'string') return unreadable(adapter, source, tooLarge(Number(heard.size) || 0));
  try {
    return readResponse(body, adapter, source);
  } catch (error) {
    const why = `an answer could not be read: ${(error as Error).message.slice(0, 120)}`;
    return unreadable(adapter, source, why);
  }
}
