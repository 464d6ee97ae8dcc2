import type { Concepts } from './concepts.ts';

/**
 * How words are weighed: `chance` is how many words of a concept's phrasings are taken to be there by chance, `power`
 * how much more the best concepts count than the others, of which the best `most` are kept, and only those that say
 * `least` as much as the best. Chosen on sets of messages written for that; values near these did as well.
 */
const WORDS = { chance: 20, power: 2, most: 16, least: 0.2 };
/** A group ("refund" of `refund.when`) counts so much of the best of its concepts. */
const GROUP = 0.4;
/** Thanks and greetings stand in messages about anything. */
export const TALK = 0.4;

/** Of a concept's phrasings, words that stand in the same place. */
type Place = { concept: string; words: Iterable<string>; weight: number };
/** By word, from `starts[word]` on: the numbers of the concepts it speaks for, and how much it does. */
type Table = { starts: Int32Array; concepts: Uint16Array; worth: Float32Array };

/**
 * What a text leans to by its words alone, where they do not stand together as a phrasing has them: how much likelier
 * each word is in a concept's phrasings than in all of them (pointwise mutual information; explicit semantic analysis,
 * Gabrilovich & Markovitch 2007, with the phrasings of a concept in the place of an encyclopedia's article).
 */
export class Leanings {
  private readonly places: Place[] = [];
  private readonly words = new Map<string, number>();
  private readonly concepts: string[] = [];
  private table: Table | null = null;

  /** Says that a concept's phrasings have these words. All must be said before the first text is read. */
  add(concept: string, words: Iterable<string>, weight: number): void {
    this.places.push({ concept, words, weight });
  }

  /** What a text leans to that has these words. */
  of(words: Iterable<string>): Concepts {
    this.table ??= this.weigh();
    const { starts, concepts, worth } = this.table;
    const sums = new Float64Array(this.concepts.length);
    let known = 0;
    for (const word of new Set(words)) {
      const row = this.words.get(word);
      if (row === undefined) continue;
      known++;
      for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
        const concept = concepts[at] as number;
        sums[concept] = (sums[concept] as number) + (worth[at] as number);
      }
    }
    return known > 0 ? this.best(sums, Math.sqrt(known)) : new Map();
  }

  /** The concepts that most speaks for, and their groups. */
  private best(sums: Float64Array, length: number): Concepts {
    const most = sums.reduce((a, b) => Math.max(a, b), 0);
    const kept = [...sums.keys()]
      .filter((concept) => (sums[concept] as number) > most * WORDS.least)
      .sort((a, b) => (sums[b] as number) - (sums[a] as number))
      .slice(0, WORDS.most);
    const found: Concepts = new Map();
    for (const number of kept) {
      const concept = this.concepts[number] as string;
      const sure = concept.startsWith('talk.') ? TALK : 1;
      const much = (sure * (sums[number] as number) ** WORDS.power) / length;
      const group = concept.split('.')[0] as string;
      found.set(concept, Math.max(found.get(concept) ?? 0, much));
      if (group !== concept) found.set(group, Math.max(found.get(group) ?? 0, GROUP * much));
    }
    return found;
  }

  private weigh(): Table {
    const numbers = new Map<string, number>();
    for (const { concept } of this.places) {
      if (!numbers.has(concept)) numbers.set(concept, this.concepts.push(concept) - 1);
    }
    const counted = this.count(numbers);
    const { words, width } = { words: this.words.size, width: this.concepts.length };
    const [ofWord, ofConcept] = [new Float64Array(words), new Float64Array(width)];
    let all = 0;
    for (let row = 0; row < words; row++) {
      for (let concept = 0; concept < width; concept++) {
        const count = counted[row * width + concept] as number;
        if (count === 0) continue;
        ofWord[row] = (ofWord[row] as number) + count;
        ofConcept[concept] = (ofConcept[concept] as number) + count;
        all += count;
      }
    }
    const starts = new Int32Array(words + 1);
    const [concepts, worth]: [number[], number[]] = [[], []];
    for (let row = 0; row < words; row++) {
      const share = (ofWord[row] as number) / all;
      for (let concept = 0; concept < width; concept++) {
        const count = counted[row * width + concept] as number;
        if (count === 0) continue;
        const here = (count + WORDS.chance * share) / ((ofConcept[concept] as number) + WORDS.chance);
        if (here <= share) continue;
        concepts.push(concept);
        worth.push(Math.log(here / share));
      }
      starts[row + 1] = concepts.length;
    }
    return { starts, concepts: new Uint16Array(concepts), worth: new Float32Array(worth) };
  }

  /** How often each word is in the phrasings of each concept: a row for each word. */
  private count(numbers: ReadonlyMap<string, number>): Float32Array {
    const width = numbers.size;
    let counted = new Float32Array(4_096 * width);
    for (const { concept, words, weight } of this.places.splice(0)) {
      const column = numbers.get(concept) as number;
      for (const word of words) {
        const row = this.words.get(word) ?? this.words.size;
        if (row === this.words.size) this.words.set(word, row);
        if ((row + 1) * width > counted.length) {
          const wider = new Float32Array(counted.length * 2);
          wider.set(counted);
          counted = wider;
        }
        counted[row * width + column] = (counted[row * width + column] as number) + weight;
      }
    }
    return counted;
  }
}
