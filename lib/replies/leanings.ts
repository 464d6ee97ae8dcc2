import { gramsOf } from './clauses.ts';
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

/** Words that stand in one place of a concept's phrasings, or a piece of one in writing without blanks. */
type Place = ReadonlySet<string> | string;
/** By word, from `starts[word]` on: the numbers of the concepts it speaks for, and how much it does. */
type Table = { starts: Int32Array; concepts: Uint16Array; worth: Float32Array };

/**
 * What a text leans to by its words alone, where they do not stand together as a phrasing has them: how much likelier
 * each word is in a concept's phrasings than in all of them (pointwise mutual information; explicit semantic analysis,
 * Gabrilovich & Markovitch 2007, with the phrasings of a concept in the place of an encyclopedia's article).
 */
export class Leanings {
  private readonly places = new Map<string, Place[]>();
  private readonly words = new Map<string, number>();
  private readonly concepts: string[] = [];
  private table: Table | null = null;
  /** By concept; all 0 between two texts. */
  private sums = new Float64Array(0);

  /** Says what a concept's phrasings have in one place. All must be said before the first text is read. */
  add(concept: string, place: Place): void {
    const places = this.places.get(concept);
    if (places) places.push(place);
    else this.places.set(concept, [place]);
  }

  /** What a text leans to that has these words. */
  of(words: ReadonlySet<string>): Concepts {
    this.table ??= this.weigh();
    const { starts, concepts, worth } = this.table;
    const sums = this.sums;
    const reached: number[] = [];
    let known = 0;
    for (const word of words) {
      const row = this.words.get(word);
      if (row === undefined) continue;
      known++;
      const end = starts[row + 1] as number;
      for (let at = starts[row] as number; at < end; at++) {
        const more = worth[at] as number;
        if (more === 0) continue;
        const concept = concepts[at] as number;
        if (sums[concept] === 0) reached.push(concept);
        sums[concept] = (sums[concept] as number) + more;
      }
    }
    const found = this.best(reached, Math.sqrt(known));
    for (const concept of reached) sums[concept] = 0;
    return found;
  }

  /** Of the concepts reached those that most speaks for, and their groups. */
  private best(reached: readonly number[], length: number): Concepts {
    const { sums } = this;
    let most = 0;
    for (const concept of reached) most = Math.max(most, sums[concept] as number);
    const kept = reached.filter((concept) => (sums[concept] as number) > most * WORDS.least);
    if (kept.length > WORDS.most) {
      kept.sort((a, b) => (sums[b] as number) - (sums[a] as number));
      kept.length = WORDS.most;
    }
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
    const { words, concepts, counts } = this.count();
    const size = this.words.size;
    const [ofWord, ofConcept] = [new Float64Array(size), new Float64Array(this.concepts.length)];
    const starts = new Int32Array(size + 1);
    let all = 0;
    for (let i = 0; i < words.length; i++) {
      const [word, concept, count] = [words[i] as number, concepts[i] as number, counts[i] as number];
      ofWord[word] = (ofWord[word] as number) + count;
      ofConcept[concept] = (ofConcept[concept] as number) + count;
      starts[word + 1] = (starts[word + 1] as number) + 1;
      all += count;
    }
    for (let word = 0; word < size; word++)
      starts[word + 1] = (starts[word + 1] as number) + (starts[word] as number);
    const next = starts.slice();
    const table = { starts, concepts: new Uint16Array(words.length), worth: new Float32Array(words.length) };
    for (let i = 0; i < words.length; i++) {
      const [word, concept, count] = [words[i] as number, concepts[i] as number, counts[i] as number];
      const share = (ofWord[word] as number) / all;
      const here = (count + WORDS.chance * share) / ((ofConcept[concept] as number) + WORDS.chance);
      const at = next[word] as number;
      next[word] = at + 1;
      table.concepts[at] = concept;
      table.worth[at] = Math.max(0, Math.log(here / share));
    }
    return table;
  }

  /** How often each word is in the phrasings of each concept, in three lists; one of many in its place counts less. */
  private count(): { words: number[]; concepts: number[]; counts: number[] } {
    const rows = new Map<Place, readonly number[]>();
    for (const places of this.places.values()) {
      for (const place of places) if (!rows.has(place)) rows.set(place, this.rowsOf(place));
    }
    const [words, concepts, counts]: [number[], number[], number[]] = [[], [], []];
    const sums = new Float64Array(this.words.size);
    for (const [name, places] of this.places) {
      const concept = this.concepts.push(name) - 1;
      const first = words.length;
      for (const place of places) {
        const own = rows.get(place) ?? [];
        const weight = typeof place === 'string' ? 1 : 1 / Math.sqrt(own.length);
        for (const word of own) {
          if (sums[word] === 0) words.push(word);
          sums[word] = (sums[word] as number) + weight;
        }
      }
      for (let i = first; i < words.length; i++) {
        const word = words[i] as number;
        concepts.push(concept);
        counts.push(sums[word] as number);
        sums[word] = 0;
      }
    }
    this.places.clear();
    this.sums = new Float64Array(this.concepts.length);
    return { words, concepts, counts };
  }

  private rowsOf(place: Place): readonly number[] {
    const rows: number[] = [];
    for (const word of typeof place === 'string' ? gramsOf(place) : place) {
      let row = this.words.get(word);
      if (row === undefined) {
        row = this.words.size;
        this.words.set(word, row);
      }
      rows.push(row);
    }
    return rows;
  }
}
