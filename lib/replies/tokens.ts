import { beyondAscii, foldChinese } from '../text/fold.ts';
import { remembered } from './remembered.ts';
import { hashed, NO_HASH, WordTable } from './word-table.ts';

const digit = /\d/;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}]/v;
/** Runs of one kind of writing: "订单261005" is a run of Chinese and a number. */
const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{M}]+|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}]]+(?:['’]\p{Script=Latin}+)?/gv;

/** A light English stem: plural, -ing, -ed. Enough for matching a question with its like; not a linguist's stem. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let stemmed = word;
  if (stemmed.endsWith('ies') && stemmed.length > 4) return `${stemmed.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(stemmed)) stemmed = stemmed.slice(0, -2);
  else if (stemmed.endsWith('s') && !/(?:ss|us|is)$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
  const base = stemmed.replace(/(?:ing|ed)$/, '');
  if (base === stemmed || base.length < 3 || !/[aeiouy]/.test(base)) return stemmed;
  // "shipped" → "ship", but "calling" → "call".
  if (/([bdgmnprt])\1$/.test(base)) return base.slice(0, -1);
  return base.endsWith('e') ? base.slice(0, -1) : base;
}

/** The stem, without a final e: "damage" meets "damaged". */
export const stemOf = remembered((word: string): string => {
  const stemmed = stem(word);
  return stemmed.length > 4 && stemmed.endsWith('e') ? stemmed.slice(0, -1) : stemmed;
});

/** A word of ASCII letters and digits as a term. */
export const termOf = (word: string): string => (digit.test(word) ? '#' : stemOf(word));
const asciiTerms = new WordTable(termOf);

const isLetter = (code: number) => code >= 97 && code <= 122;
export const isLetterOrDigit = (code: number) => isLetter(code) || (code >= 48 && code <= 57);
export const APOSTROPHE = 39;

/**
 * What a table has of each word of a text, in their order, where the text is ASCII: letters and digits, and letters
 * after an apostrophe ("don't" is one word).
 * @returns null for any other text
 */
export function asciiWords<T>(text: string, table: WordTable<T>): T[] | null {
  if (beyondAscii.test(text)) return null;
  const plain = text.toLowerCase();
  const { length } = plain;
  const found: T[] = [];
  for (let at = 0; at < length; at++) {
    const from = at;
    let hash = NO_HASH;
    let code = plain.charCodeAt(at);
    while (isLetterOrDigit(code)) {
      hash = hashed(hash, code);
      code = ++at < length ? plain.charCodeAt(at) : 0;
    }
    if (at === from) continue;
    if (code === APOSTROPHE && at + 1 < length && isLetter(plain.charCodeAt(at + 1)))
      do {
        hash = hashed(hash, code);
        code = ++at < length ? plain.charCodeAt(at) : 0;
      } while (isLetter(code));
    found.push(table.of(plain, from, at, hash));
    // What ended it may begin the next one.
    if (isLetterOrDigit(code)) at--;
  }
  return found;
}

/**
 * Terms of a message or reply: stemmed words of spaced scripts; for Chinese, Japanese and Thai every character and
 * every pair (single characters add 5-18 points to top-3 over pairs alone on public Chinese sets). Digits are
 * masked: an order number never decides which reply fits. Traditional characters count as simplified ones.
 */
export function termsOf(text: string): string[] {
  const ascii = asciiWords(text, asciiTerms);
  if (ascii) return ascii;
  const terms: string[] = [];
  for (const run of foldChinese(text.normalize('NFKC').toLowerCase()).match(runs) ?? []) {
    if (!unspaced.test(run)) {
      terms.push(digit.test(run) ? '#' : stemOf(run.includes('’') ? run.replace('’', "'") : run));
      continue;
    }
    const characters = [...run];
    for (const [i, character] of characters.entries()) {
      terms.push(character);
      const next = characters[i + 1];
      if (next !== undefined) terms.push(character + next);
    }
  }
  return terms;
}
