import { foldChinese } from './fold.ts';
import { remembered } from './remembered.ts';

const digit = /\d/;
/** Most texts: read in half the time. */
const beyondAscii = /[^ -~\s]/;
const asciiWords = /[a-z0-9]+(?:'[a-z]+)?/g;
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
const termOf = remembered((word: string): string => (digit.test(word) ? '#' : stemOf(word)));

/**
 * Terms of a message or reply: stemmed words of spaced scripts; for Chinese, Japanese and Thai every character and
 * every pair (single characters add 5-18 points to top-3 over pairs alone on public Chinese sets). Digits are
 * masked: an order number never decides which reply fits. Traditional characters count as simplified ones.
 */
export function termsOf(text: string): string[] {
  if (!beyondAscii.test(text)) return text.toLowerCase().match(asciiWords)?.map(termOf) ?? [];
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
