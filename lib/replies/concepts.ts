import { asRead, charactersOf, clausesOf, eachWordOf, gramsOf } from './clauses.ts';
import { Leanings, NOTHING, TALK } from './leanings.ts';
import type { LexiconTable } from './lexicon-table.ts';
import { PhraseFinder } from './phrase-table.ts';
import { ends, endsIn, type Hit, type Phrase, type SpacedPhrase, withoutCovered } from './phrases.ts';
import { remembered } from './remembered.ts';
import { WordTable } from './word-table.ts';

/** A word as it is matched, its number among those of the lexicons (-1 for none), and phrasings that may begin with it. */
type Word = { text: string; number: number; begins: readonly SpacedPhrase[] };
type Clause = { words: Word[]; characters: string };

/** How much a text is about a concept; above 1 where a long phrasing says so. */
export type Concepts = ReadonlyMap<string, number>;

/** A group ("refund" of `refund.when`): replies of the same group answer it better than others. */
const GROUP = 0.5;

/** Finds what of the trade a text is about, in any of the languages there are lexicons of. */
export class ConceptFinder {
  private readonly phrases: PhraseFinder;
  private readonly leanings: Leanings;
  private readonly word = remembered(
    (text: string): Word => ({
      text,
      number: this.leanings.numberOf(text),
      begins: this.phrases.spaced.with(text),
    }),
  );
  private readonly words = new WordTable((written) => asRead(written).map(this.word));

  constructor({ phrases, leanings }: LexiconTable) {
    this.phrases = new PhraseFinder(phrases);
    this.leanings = new Leanings(leanings);
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
    const numbers: number[] = [];
    for (const { words, characters } of clauses) {
      for (const { number } of words) numbers.push(number);
      if (characters !== '')
        for (const gram of gramsOf(characters)) numbers.push(this.leanings.numberOf(gram));
    }
    return { about: this.aboutOf(clauses), leaning: this.leanings.of(numbers) };
  }

  private read(text: string, typed: boolean): Clause[] {
    return clausesOf(text).map((clause) => {
      const words = eachWordOf(clause, this.words);
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

  private inWords(words: readonly Word[]): Hit[] {
    const hits: Hit[] = [];
    for (let from = 0; from < words.length; from++) {
      for (const phrase of (words[from] as Word).begins) {
        const to = ends(phrase.slots, words, from);
        if (to !== null) hits.push({ phrase, from, to });
      }
    }
    return hits;
  }

  /** A word that no phrasing has, as the one it is a letter away from. */
  private asKnown(word: Word): Word {
    const near = word.number < 0 ? this.leanings.near(word.text) : null;
    return near ? this.word(near) : word;
  }

  private inCharacters(text: string): Hit[] {
    const hits: Hit[] = [];
    for (let from = 0; from < text.length; from++) {
      for (const key of [text.slice(from, from + 2), text[from] ?? '']) {
        for (const phrase of this.phrases.unspaced.with(key)) {
          const to = endsIn(phrase, text, from);
          if (to !== null) hits.push({ phrase, from, to });
        }
      }
    }
    return hits;
  }
}

/** Several phrasings of a concept make it surer, each less than the one before. */
function summed(hits: readonly Hit[]): Concepts {
  if (hits.length === 0) return NOTHING;
  const squares = new Map<string, number>();
  const seen = new Set<Phrase>();
  for (const { phrase } of hits) {
    if (seen.has(phrase)) continue;
    seen.add(phrase);
    squares.set(phrase.concept, (squares.get(phrase.concept) ?? 0) + phrase.weight ** 2);
  }
  const concepts = new Map<string, number>();
  for (const [concept, sum] of squares) {
    const sure = Math.sqrt(sum) * (concept.startsWith('talk.') ? TALK : 1);
    concepts.set(concept, sure);
    const group = concept.split('.')[0] as string;
    if (group !== concept) concepts.set(group, Math.max(concepts.get(group) ?? 0, GROUP * sure));
  }
  return concepts;
}
