import { charactersOf, clausesOf, gramsOf, wordsOf } from './clauses.ts';
import { type LeaningTable, leaningTable, piecesOf } from './leaning-table.ts';
import { Leanings, TALK } from './leanings.ts';
import {
  ends,
  endsIn,
  type Hit,
  isNear,
  type Phrase,
  type SpacedPhrase,
  type UnspacedPhrase,
  withoutCovered,
} from './phrases.ts';
import { type Lexicon, phrasingsOf, Slots } from './phrasings.ts';

type Clause = { words: string[]; characters: string };

/** How much a text is about a concept; above 1 where a long phrasing says so. */
export type Concepts = Map<string, number>;

/** By the number of words that a phrasing fixes: the more, the surer. In characters it made no difference. */
const SURE = [0, 0.55, 1, 1.25, 1.4, 1.5];
/** A concept is of a group ("refund" of `refund.when`): replies of the same group answer it better than others. */
const GROUP = 0.5;
/** Shorter words are a letter away from too many others. */
const LONG = 5;

/** A phrasing of spaced writing as it stands in its lexicon, and once it was needed as it is matched. */
type Unread = { concept: string; text: string; share: number; read: SpacedPhrase | null };

/** Finds what of the trade a text is about, in any of the languages there are lexicons of. */
export class ConceptFinder {
  /** By a word they may begin with. Read out only where a text has that word: most never are. */
  private readonly spaced = new Map<string, Unread[]>();
  private readonly unspaced = new Map<string, UnspacedPhrase[]>();
  private readonly slots = new Slots();
  private readonly leanings: Leanings;
  /** Longer words of the lexicons by first letter and length, to see through a typing error. */
  private alike: Map<string, string[]> | null = null;

  /** @param table of these lexicons, where it was worked out before */
  constructor(lexicons: readonly Lexicon[], table: LeaningTable = leaningTable(lexicons)) {
    this.leanings = new Leanings(table);
    for (const { concept, text, share, unspaced } of phrasingsOf(lexicons)) {
      if (unspaced) this.addUnspaced(concept, text, share);
      else {
        const phrase: Unread = { concept, text, share, read: null };
        for (const word of this.slots.firstOf(text)) push(this.spaced, word, phrase);
      }
    }
  }

  private readOut(phrase: Unread): SpacedPhrase {
    if (phrase.read) return phrase.read;
    const { concept, text, share } = phrase;
    const slots = this.slots.all(text);
    const fixed = slots.filter((slot) => slot !== null).length;
    phrase.read = { concept, weight: (SURE[Math.min(fixed, 5)] ?? 0) * share, fixed, slots };
    return phrase.read;
  }

  private addUnspaced(concept: string, text: string, share: number): void {
    const { pieces, start, end } = piecesOf(text);
    const [first = ''] = pieces;
    const fixed = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const key = first.slice(0, first.length > 1 ? 2 : 1);
    push(this.unspaced, key, { concept, weight: share, fixed, pieces, start, end });
  }

  /**
   * What a text is about.
   * @param typed by a buyer in a hurry: words that are a letter away from a known one count as that one
   */
  in(text: string, typed = false): Concepts {
    return this.aboutOf(this.read(text, typed));
  }

  /** What a text is about, and what its words alone lean to. */
  both(text: string, typed = false): { about: Concepts; leaning: Concepts } {
    const clauses = this.read(text, typed);
    const all = new Set<string>();
    for (const { words, characters } of clauses) {
      for (const word of words) all.add(word);
      if (characters !== '') for (const gram of gramsOf(characters)) all.add(gram);
    }
    return { about: this.aboutOf(clauses), leaning: this.leanings.of(all) };
  }

  private read(text: string, typed: boolean): Clause[] {
    return clausesOf(text).map((clause) => {
      const words = wordsOf(clause);
      return {
        words: typed ? words.map((word) => this.asKnown(word)) : words,
        characters: charactersOf(clause),
      };
    });
  }

  private aboutOf(clauses: readonly Clause[]): Concepts {
    const hits: Hit[] = [];
    for (const { words, characters } of clauses) {
      hits.push(...withoutCovered(this.inWords(words)));
      if (characters !== '') hits.push(...withoutCovered(this.inCharacters(characters)));
    }
    return summed(hits);
  }

  private inWords(words: readonly string[]): Hit[] {
    const hits: Hit[] = [];
    for (const [from, word] of words.entries()) {
      for (const unread of this.spaced.get(word) ?? []) {
        const phrase = this.readOut(unread);
        const to = ends(phrase.slots, words, from);
        if (to !== null) hits.push({ phrase, from, to });
      }
    }
    return hits;
  }

  /** A word that no phrasing has, as the one it is a letter away from. */
  private asKnown(word: string): string {
    if (word.length < LONG - 1 || this.leanings.has(word)) return word;
    this.alike ??= longWords(this.leanings.words);
    for (const length of [word.length, word.length - 1, word.length + 1]) {
      const near = this.alike.get(`${word[0]}${length}`)?.find((one) => isNear(one, word));
      if (near) return near;
    }
    return word;
  }

  private inCharacters(text: string): Hit[] {
    const hits: Hit[] = [];
    for (let from = 0; from < text.length; from++) {
      for (const key of [text.slice(from, from + 2), text[from] ?? '']) {
        for (const phrase of this.unspaced.get(key) ?? []) {
          const to = endsIn(phrase, text, from);
          if (to !== null) hits.push({ phrase, from, to });
        }
      }
    }
    return hits;
  }
}

/** Words that are long enough to tell what was meant, by first letter and length. */
function longWords(words: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const word of words) if (word.length >= LONG) push(found, `${word[0]}${word.length}`, word);
  return found;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Several phrasings of a concept make it surer, each less than the one before. */
function summed(hits: readonly Hit[]): Concepts {
  const squares = new Map<string, number>();
  const seen = new Set<Phrase>();
  for (const { phrase } of hits) {
    if (seen.has(phrase)) continue;
    seen.add(phrase);
    squares.set(phrase.concept, (squares.get(phrase.concept) ?? 0) + phrase.weight ** 2);
  }
  const concepts: Concepts = new Map();
  for (const [concept, sum] of squares) {
    const sure = Math.sqrt(sum) * (concept.startsWith('talk.') ? TALK : 1);
    concepts.set(concept, sure);
    const group = concept.split('.')[0] as string;
    if (group !== concept) concepts.set(group, Math.max(concepts.get(group) ?? 0, GROUP * sure));
  }
  return concepts;
}
