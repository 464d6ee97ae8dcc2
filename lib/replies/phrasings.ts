import { bare, unspaced, wordsOf } from './clauses.ts';

/**
 * Of each concept of the trade (`lexicon/concepts.json`), the phrasings of one language. Spaced writing: words next to
 * each other, `*` for up to four between, `a|b` for either word. Writing without blanks: characters anywhere in a
 * clause, `*` for up to six between, `|` between whole phrasings, `^` for the beginning or the end of the clause.
 */
export type Lexicon = Record<string, readonly string[]>;

/** One phrasing. `among`: of how many concepts it is one. */
export type Phrasing = { concept: string; text: string; among: number; unspaced: boolean };

/** All phrasings of some lexicons, one by one. */
export function* phrasingsOf(lexicons: readonly Lexicon[]): Generator<Phrasing> {
  for (const lexicon of lexicons) {
    const all = Object.entries(lexicon).flatMap(([concept, patterns]) =>
      patterns.map((text) => ({ concept, text })),
    );
    // Latin words of such a lexicon ("ok", "app") count among its own writing only.
    const isUnspaced = all.filter(({ text }) => unspaced.test(text)).length > all.length / 2;
    const phrases = isUnspaced
      ? all.flatMap(({ concept, text }) => text.split('|').map((one) => ({ concept, text: one })))
      : all;
    const shared = new Map<string, number>();
    for (const { text } of phrases) shared.set(text, (shared.get(text) ?? 0) + 1);
    for (const { concept, text } of phrases)
      yield { concept, text, among: shared.get(text) ?? 1, unspaced: isUnspaced };
  }
}

/** What a phrasing of spaced writing has in its places; null for a gap. Skipped words leave no place. */
export class Slots {
  /** Made once: many phrasings share them. */
  private readonly made = new Map<string, ReadonlySet<string>>();

  /** The words that may stand in one place, as they are matched. */
  private of(place: string): ReadonlySet<string> {
    const known = this.made.get(place);
    if (known) return known;
    const words = new Set(place.split('|').flatMap((word) => wordsOf(bare(word))));
    this.made.set(place, words);
    return words;
  }

  /** The words it may begin with. */
  firstOf(text: string): ReadonlySet<string> {
    for (const place of text.split(' ')) {
      if (place === '*') continue;
      const words = this.of(place);
      if (words.size > 0) return words;
    }
    return new Set();
  }

  all(text: string): (ReadonlySet<string> | null)[] {
    return text
      .split(' ')
      .map((place) => (place === '*' ? null : this.of(place)))
      .filter((words) => words === null || words.size > 0);
  }
}
