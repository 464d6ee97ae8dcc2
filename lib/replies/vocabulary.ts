import { asciiWords, termOf, termsOf } from './tokens.ts';
import { hashOf, WordTable } from './word-table.ts';

/** Lengths of the pieces of a word, so that "recieved" and "received", "cancel" and "cancellation" are alike. */
const PIECES = [3, 4];
/** Pairs of words share so many numbers: rare ones may meet, and hundreds of thousands need not be kept. */
const PAIRS = 2 ** 16;
const spaced = /^[\p{Script=Latin}\p{Script=Cyrillic}']+$/u;

/** What a text is made of, as numbers: words first of all; pieces of words; pairs of neighbouring words. */
export type Features = {
  /** Ids, each as often as it occurs, in groups: those of a word, made once, are shared by all texts that have it. */
  groups: (readonly number[])[];
  /** How many words there are (see `Vocabulary.isWord`). */
  words: number;
  /** How many different words of a message no indexed text has. */
  unknown: number;
};

/** The pieces of a word, its beginning and its end marked. */
function piecesOf(word: string): string[] {
  if (!spaced.test(word)) return [];
  const marked = `^${word}$`;
  return PIECES.flatMap((length) =>
    Array.from(
      { length: Math.max(0, marked.length - length + 1) },
      (_, at) => `~${marked.slice(at, at + length)}`,
    ),
  );
}

/** Neighbouring words of spaced scripts, the beginning and the end among them: "how long" says more than both. */
export function pairsOf(words: readonly string[]): string[] {
  const row = words.filter((word) => spaced.test(word));
  if (row.length < 2) return [];
  return ['^', ...row].map((word, i) => `${word}_${row[i] ?? '$'}`);
}

/** The number of a pair, of those that pairs have. */
const folded = (hash: number) => (hash ^ (hash >>> 16)) & (PAIRS - 1);
const pairId = (pair: string) => folded(hashOf(pair));

/** The numbers of `pairsOf` these words, without making the pairs. */
function pairIdsOf(words: readonly string[]): number[] {
  if (words.length < 2) return [];
  const ids: number[] = [];
  for (let i = 0; i <= words.length; i++) {
    const start = hashOf('_', hashOf(words[i - 1] ?? '^'));
    ids.push(folded(hashOf(words[i] ?? '$', start)));
  }
  return ids;
}

/** Terms as the database keeps them, a line each, and of each: 1 for a word, 2 for one that pairs are made of. */
export type KeptVocabulary = { terms: string; kinds: Uint8Array };

/** Numbers for terms, the same for all indexes that share it. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly terms: string[] = [];
  private readonly kinds: boolean[] = [];
  /** Words that pairs are made of. */
  private readonly inPairs: boolean[] = [];
  /** The ids of a word and of its pieces, made once. */
  private readonly expanded = new Map<string, readonly number[]>();
  /** The same by the word as it is written, and of long texts only the word's own. */
  private readonly groups = new WordTable((word) => this.expand(termOf(word)));
  private readonly wordIds = new WordTable((word) => this.id(termOf(word), true));

  /** @param kept the terms that had numbers before: they have the same again */
  constructor(kept?: KeptVocabulary) {
    for (const [i, term] of (kept?.terms ? kept.terms.split('\n') : []).entries()) {
      const kind = kept?.kinds[i] ?? 0;
      this.terms.push(term);
      this.kinds.push((kind & 1) > 0);
      this.inPairs.push((kind & 2) > 0);
      this.ids.set(term, PAIRS + i);
    }
  }

  keep(): KeptVocabulary {
    const kinds = Uint8Array.from(this.terms, (_, i) => (this.kinds[i] ? 1 : 0) + (this.inPairs[i] ? 2 : 0));
    return { terms: this.terms.join('\n'), kinds };
  }

  get size(): number {
    return PAIRS + this.terms.length;
  }

  /** False for pieces and pairs. */
  isWord(id: number): boolean {
    return this.kinds[id - PAIRS] ?? false;
  }

  term(id: number): string {
    return this.terms[id - PAIRS] ?? '';
  }

  private id(term: string, isWord: boolean): number {
    const known = this.ids.get(term);
    if (known !== undefined) return known;
    const id = PAIRS + this.terms.push(term) - 1;
    this.kinds.push(isWord);
    this.inPairs.push(isWord && spaced.test(term));
    this.ids.set(term, id);
    return id;
  }

  private expand(word: string): readonly number[] {
    const known = this.expanded.get(word);
    if (known) return known;
    const made = [this.id(word, true), ...piecesOf(word).map((piece) => this.id(piece, false))];
    this.expanded.set(word, made);
    return made;
  }

  /** The features of a text that becomes part of an index. */
  learn(text: string): Features {
    const words = asciiWords(text, this.groups) ?? termsOf(text).map((word) => this.expand(word));
    const row: string[] = [];
    for (const [id = -1] of words) if (this.inPairs[id - PAIRS]) row.push(this.term(id));
    return { groups: [...words, pairIdsOf(row)], words: words.length, unknown: 0 };
  }

  /** Only its words, for long texts. */
  learnWords(text: string): Features {
    const words = asciiWords(text, this.wordIds) ?? termsOf(text).map((word) => this.id(word, true));
    return { groups: [words], words: words.length, unknown: 0 };
  }

  /** One term as `learn` has it, a word or a pair; a word with its pieces. */
  learnTerm(term: string): Features {
    if (term.includes('_')) return { groups: [[pairId(term)]], words: 0, unknown: 0 };
    return { groups: [this.expand(term)], words: 1, unknown: 0 };
  }

  /** The features of a message; what no indexed text has is left out, so that messages do not fill the vocabulary. */
  find(text: string): Features {
    const words = termsOf(text);
    const { groups } = this.idsOf(words.flatMap((word) => [word, ...piecesOf(word)]));
    const unknown = new Set(words.filter((word) => !this.ids.has(word))).size;
    return { groups: [...groups, pairsOf(words).map(pairId)], words: words.length, unknown };
  }

  /** Terms by themselves; unknown ones are left out. */
  idsOf(terms: Iterable<string>): Features {
    return { groups: [[...terms].flatMap((term) => this.ids.get(term) ?? [])], words: 0, unknown: 0 };
  }
}
