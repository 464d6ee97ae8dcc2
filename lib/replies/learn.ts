import { termsOf } from './tokens.ts';
import { pairsOf } from './vocabulary.ts';

/** What is kept of the messages that a reply was chosen for: terms and how often, never a message. */
export type Learnt = { picks: number; terms: Record<string, number> };

/** Terms kept of one reply; the least frequent go first. */
const MOST_TERMS = 300;

/**
 * What is learnt when a reply is chosen for a message. Digits are masked, and so are names.
 * @param names of the buyer, in any spelling the page shows
 */
export function learnFrom(before: Learnt | null, message: string, names: readonly string[]): Learnt {
  const terms: Record<string, number> = { ...before?.terms };
  const words = termsOf(masked(message, names)).filter((word) => word !== '#');
  for (const term of new Set([...words, ...pairsOf(words)])) terms[term] = (terms[term] ?? 0) + 1;
  const kept = Object.entries(terms).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return { picks: (before?.picks ?? 0) + 1, terms: Object.fromEntries(kept.slice(0, MOST_TERMS)) };
}

/** A message without what names somebody: addresses and the buyer's own names. Numbers are no terms in any case. */
export function masked(message: string, names: readonly string[]): string {
  let text = message.replace(/\S+@\S+|https?:\S+/g, ' ');
  for (const name of names) {
    for (const part of [name, ...name.split(/[\s._-]+/)]) {
      if (part.length < 2) continue;
      const literal = part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      // A Latin name only where it stands alone: "Li" is not in "delivery".
      const alone = /\p{Script=Latin}/u.test(part) ? `(?<!\\p{L})${literal}(?!\\p{L})` : literal;
      text = text.replace(new RegExp(alone, 'giu'), ' ');
    }
  }
  return text;
}
