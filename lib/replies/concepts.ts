import { bare, charactersOf, clausesOf, gramsOf, pieceOf, unspaced, wordsOf } from './clauses.ts';
import { Leanings, TALK } from './leanings.ts';
import {
  ends,
  endsIn,
  type Hit,
  isNear,
  type Phrase,
  type Slot,
  type SpacedPhrase,
  type UnspacedPhrase,
  withoutCovered,
} from './phrases.ts';

/**
 * Of each concept of the trade (`lexicon/concepts.json`), the phrasings of one language. Spaced writing: words next to
 * each other, `*` for up to four between, `a|b` for either word. Writing without blanks: characters anywhere in a
 * clause, `*` for up to six between, `|` between whole phrasings, `^` for the beginning or the end of the clause.
 */
export type Lexicon = Record<string, readonly string[]>;

type Clause = { words: string[]; characters: string };

/** How much a text is about a concept; above 1 where a long phrasing says so. */
export type Concepts = Map<string, number>;

/** By the number of words that a phrasing fixes: the more, the surer. In characters it made no difference. */
const SURE = [0, 0.55, 1, 1.25, 1.4, 1.5];
/** A concept is of a group ("refund" of `refund.when`): replies of the same group answer it better than others. */
const GROUP = 0.5;
/** Shorter words are a letter away from too many others. */
const LONG = 5;

/** Finds what of the trade a text is about, in any of the languages there are lexicons of. */
export class ConceptFinder {
  private readonly spaced = new Map<string, SpacedPhrase[]>();
  private readonly unspaced = new Map<string, UnspacedPhrase[]>();
  private readonly known = new Set<string>();
  private readonly leanings = new Leanings();
  /** Longer words of the lexicons by first letter and length, to see through a typing error. */
  private readonly alike = new Map<string, string[]>();
  /** The words of a slot, made once: many phrasings share them. */
  private readonly slots = new Map<string, ReadonlySet<string>>();
  /** The words of slots as they are matched, made once. */
  private readonly forms = new Map<string, readonly string[]>();

  constructor(lexicons: readonly Lexicon[]) {
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
      for (const { concept, text } of phrases) {
        const share = 1 / Math.sqrt(shared.get(text) ?? 1);
        if (isUnspaced) this.addUnspaced(concept, text, share);
        else this.addSpaced(concept, text, share);
      }
    }
    for (const word of this.known) {
      if (word.length >= LONG) push(this.alike, `${word[0]}${word.length}`, word);
    }
  }

  private slot(text: string): ReadonlySet<string> {
    const known = this.slots.get(text);
    if (known) return known;
    const words = new Set(text.split('|').flatMap((word) => this.asRead(word)));
    this.slots.set(text, words);
    return words;
  }

  private asRead(word: string): readonly string[] {
    const known = this.forms.get(word);
    if (known) return known;
    const words = wordsOf(bare(word));
    for (const word of words) this.known.add(word);
    this.forms.set(word, words);
    return words;
  }

  private addSpaced(concept: string, text: string, share: number): void {
    const slots: Slot[] = [];
    let fixed = 0;
    for (const part of text.split(' ')) {
      const words = part === '*' ? null : this.slot(part);
      if (words?.size === 0) continue;
      slots.push(words);
      if (words) this.leanings.add(concept, words);
      if (words) fixed++;
    }
    const [first] = slots;
    if (!first) return;
    const weight = (SURE[Math.min(fixed, 5)] ?? 0) * share;
    const phrase = { concept, weight, fixed, slots };
    for (const word of first) push(this.spaced, word, phrase);
  }

  private addUnspaced(concept: string, text: string, share: number): void {
    const start = text.startsWith('^');
    const end = text.endsWith('^');
    const inner = text.slice(start ? 1 : 0, end ? -1 : undefined);
    const plain = pieceOf(inner);
    const pieces = plain.includes('*') ? plain.split('*') : [plain];
    const [first = ''] = pieces;
    const fixed = plain.length - pieces.length + 1;
    for (const piece of pieces) this.leanings.add(concept, piece);
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
      for (const phrase of this.spaced.get(word) ?? []) {
        const to = ends(phrase.slots, words, from);
        if (to !== null) hits.push({ phrase, from, to });
      }
    }
    return hits;
  }

  /** A word that no phrasing has, as the one it is a letter away from. */
  private asKnown(word: string): string {
    if (word.length < LONG - 1 || this.known.has(word)) return word;
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
