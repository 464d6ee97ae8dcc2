import { foldName } from '../text/fold.ts';

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}\p{Script=Thai}]/v;
const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}\p{Script=Thai}\p{M}]+|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}\p{Script=Thai}]]+/gv;

/** Runs of letters and digits, folded; "VIP客户" is two. */
function runsOf(text: string): string[] {
  return foldName(text).match(runs) ?? [];
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/**
 * Splits text into search words: runs of letters and digits, without case and accents, traditional as simplified; in
 * scripts without spaces every single character and every pair, so that any part of a Chinese name is found.
 */
export function wordsOf(text: string): string[] {
  const words = new Set<string>();
  for (const run of runsOf(text)) {
    const characters = [...run];
    const parts = unspaced.test(run) ? [...characters, ...pairsOf(characters)] : [run];
    for (const part of parts) words.add(part);
  }
  return [...words];
}

/** Words a query must have, the longest (rarest) first; a record matches when each begins one of its words. */
export function queryWords(query: string): string[] {
  const words = runsOf(query).flatMap((run) => {
    const characters = [...run];
    return unspaced.test(run) && characters.length > 1 ? pairsOf(characters) : [run];
  });
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}
