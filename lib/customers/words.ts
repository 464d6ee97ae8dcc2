const han = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}/u;

/**
 * Splits text into search words: lower-case runs of letters and digits; in scripts without spaces every single
 * character and every pair, so that any part of a Chinese name is found.
 */
export function wordsOf(text: string): string[] {
  const words = new Set<string>();
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    const characters = [...run];
    if (!characters.some((character) => han.test(character))) {
      words.add(run);
      continue;
    }
    for (const [i, character] of characters.entries()) {
      words.add(character);
      const next = characters[i + 1];
      if (next !== undefined) words.add(character + next);
    }
  }
  return [...words];
}

/** Words a query must have, the longest (rarest) first; a record matches when each begins one of its words. */
export function queryWords(query: string): string[] {
  const words = wordsOf(query);
  const pairs = words.filter((word) => [...word].length > 1 || words.length === 1 || !han.test(word));
  return pairs.sort((a, b) => b.length - a.length);
}
