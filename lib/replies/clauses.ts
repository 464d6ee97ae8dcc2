/* A text as the phrasings of a lexicon are looked for in it. */
import { foldChinese } from './fold.ts';
import { remembered } from './remembered.ts';
import { inFull } from './short-forms.ts';
import { stemOf } from './tokens.ts';

/** What is skipped in texts and phrasings alike. */
const FILLERS = new Set(
  'a an the my your this that some any please pls just really so very still u'.split(' '),
);
export const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const unspacedRun = new RegExp(`${unspaced.source}+`, 'gu');
const beyondAscii = /[^ -~\s]/;
/** Marks go from texts, and so from phrasings: Thai has them. */
const marked = /\p{M}/u;
const wordRun = /[\p{L}\p{N}'’`]+/gu;
/** The same in most texts, read in half the time. */
const asciiWordRun = /[a-z0-9'`]+/g;
const apostrophe = /['’`]/;
/** Of orders and parcels; none is the number of a consumer office. */
const longNumber = /\d{6,}/g;
const clauseEnd = /[.!?;:,\n。！？；：，、~…]+/u;
const asciiClauseEnd = /[.!?;:,\n~]+/;

/** Without accents, in lower case. */
export function bare(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase();
}

/** The clauses of a text, bare and without long numbers. */
export function clausesOf(text: string): string[] {
  const plain = bare(text).replace(longNumber, ' ');
  return plain.split(beyondAscii.test(plain) ? clauseEnd : asciiClauseEnd);
}

/** Words of spaced writing as phrasings are matched: without accents, apostrophes and fillers, in full, stemmed. */
export function wordsOf(clause: string): string[] {
  const words: string[] = [];
  for (const word of clause.match(beyondAscii.test(clause) ? wordRun : asciiWordRun) ?? [])
    for (const known of asRead(word)) words.push(known);
  return words;
}

const asRead = remembered((word: string): readonly string[] => {
  const plain = apostrophe.test(word) ? word.replace(/['’`]/g, '') : word;
  return FILLERS.has(plain) ? [] : inFull(plain).map(stemOf);
});

/** The characters of a clause in writing without blanks, traditional ones as simplified; empty where it has none. */
export function charactersOf(clause: string): string {
  return beyondAscii.test(clause) && unspaced.test(clause)
    ? foldChinese(clause.replace(/[^\p{L}\p{N}]+/gu, ''))
    : '';
}

/** A piece of a phrasing in writing without blanks, as `charactersOf` has texts. */
export function pieceOf(phrasing: string): string {
  return marked.test(phrasing) ? bare(phrasing) : foldChinese(phrasing);
}

/** Characters of writing without blanks, each by itself and with its neighbour: what stands there for words. */
export function gramsOf(text: string): string[] {
  const grams: string[] = [];
  for (const run of text.match(unspacedRun) ?? []) {
    // By code units: the rare characters of two are known by their halves.
    for (let at = 0; at < run.length; at++) {
      grams.push(run.charAt(at));
      if (at + 1 < run.length) grams.push(run.slice(at, at + 2));
    }
  }
  return grams;
}
