/* A text as the phrasings of a lexicon are looked for in it. */
import { beyondAscii, foldChinese } from '../text/fold.ts';
import { remembered } from './remembered.ts';
import { inFull } from './short-forms.ts';
import { APOSTROPHE, isLetterOrDigit, stemOf } from './tokens.ts';
import { hashed, hashOf, NO_HASH, type WordTable } from './word-table.ts';

/** What is skipped in texts and phrasings alike. */
const FILLERS = new Set(
  'a an the my your this that some any please pls just really so very still u'.split(' '),
);
export const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const unspacedRun = new RegExp(`${unspaced.source}+`, 'gu');
/** Marks go from texts, and so from phrasings: Thai has them. */
const marked = /\p{M}/u;
const wordRun = /[\p{L}\p{N}'’`]+/gu;
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
  return (clause.match(wordRun) ?? []).flatMap(asRead);
}

/** One word as it is written, as the words it is matched as: none for a filler. */
export const asRead = remembered((word: string): readonly string[] => {
  const plain = apostrophe.test(word) ? word.replace(/['’`]/g, '') : word;
  return FILLERS.has(plain) ? [] : inFull(plain).map(stemOf);
});

const BACKTICK = 96;
const inAsciiWord = (code: number) => isLetterOrDigit(code) || code === APOSTROPHE || code === BACKTICK;

/** What a table has of each word of a clause, in their order, as `wordsOf` finds them. */
export function eachWordOf<T>(clause: string, table: WordTable<readonly T[]>): T[] {
  const found: T[] = [];
  if (beyondAscii.test(clause)) {
    for (const word of clause.match(wordRun) ?? [])
      found.push(...table.of(word, 0, word.length, hashOf(word)));
    return found;
  }
  const { length } = clause;
  for (let at = 0; at < length; at++) {
    const from = at;
    let hash = NO_HASH;
    for (
      let code = clause.charCodeAt(at);
      inAsciiWord(code);
      code = at < length ? clause.charCodeAt(at) : 0
    ) {
      hash = hashed(hash, code);
      at++;
    }
    if (at === from) continue;
    const words = table.of(clause, from, at, hash);
    for (let i = 0; i < words.length; i++) found.push(words[i] as T);
  }
  return found;
}

/** The characters of a clause in writing without blanks, traditional ones as simplified; empty where it has none. */
export function charactersOf(clause: string): string {
  return beyondAscii.test(clause) && unspaced.test(clause)
    ? foldChinese(clause.replace(/[^\p{L}\p{N}]+/gu, ''))
    : '';
}

/** A piece of a phrasing in writing without blanks, as `charactersOf` has texts. */
function pieceOf(phrasing: string): string {
  return marked.test(phrasing) ? bare(phrasing) : foldChinese(phrasing);
}

/** The parts of a phrasing in writing without blanks, and whether it is tied to an end of the clause. */
export function piecesOf(text: string): { pieces: string[]; start: boolean; end: boolean } {
  const start = text.startsWith('^');
  const end = text.endsWith('^');
  const plain = pieceOf(text.slice(start ? 1 : 0, end ? -1 : undefined));
  return { pieces: plain.split('*'), start, end };
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
