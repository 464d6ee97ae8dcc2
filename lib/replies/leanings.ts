import type { Concepts } from './concepts.ts';
import { type LeaningTable, STEP } from './leaning-table.ts';

/**
 * How words are weighed: `power` is how much more the best concepts count than the others, of which the best `most` are
 * kept, and only those that say `least` as much as the best. Chosen on sets of messages written for that; values near
 * these did as well.
 */
const WORDS = { power: 2, most: 16, least: 0.2 };
/** A group ("refund" of `refund.when`) counts so much of the best of its concepts. */
const GROUP = 0.4;
/** Thanks and greetings stand in messages about anything. */
export const TALK = 0.4;

/** What most texts of some libraries are about: one for all of them. */
export const NOTHING: Concepts = new Map();

/** What a text leans to by its words alone, where they do not stand together as a phrasing has them. */
export class Leanings {
  private readonly table: LeaningTable;
  private readonly numbers: ReadonlyMap<string, number>;
  /** By concept; all 0 between two texts. */
  private readonly sums: Float64Array;
  /** By word: the text it was met in last. */
  private readonly met: Uint32Array;
  private texts = 0;

  constructor(table: LeaningTable) {
    this.table = table;
    this.numbers = new Map(table.words.map((word, number) => [word, number]));
    this.sums = new Float64Array(table.concepts.length);
    this.met = new Uint32Array(table.words.length);
  }

  /** Every word that a phrasing has. */
  get words(): readonly string[] {
    return this.table.words;
  }

  /** The number of a word; -1 for one that no phrasing has. */
  numberOf(word: string): number {
    return this.numbers.get(word) ?? -1;
  }

  /** What a text leans to that has the words of these numbers. */
  of(numbers: readonly number[]): Concepts {
    const { starts, ids, worth } = this.table;
    const { sums, met } = this;
    const text = ++this.texts;
    const reached: number[] = [];
    let known = 0;
    for (const number of numbers) {
      // Each word once.
      if (number < 0 || met[number] === text) continue;
      met[number] = text;
      known++;
      const end = starts[number + 1] as number;
      for (let at = starts[number] as number; at < end; at++) {
        const more = (worth[at] as number) * STEP;
        if (more === 0) continue;
        const concept = ids[at] as number;
        if (sums[concept] === 0) reached.push(concept);
        sums[concept] = (sums[concept] as number) + more;
      }
    }
    const found = reached.length > 0 ? this.best(reached, Math.sqrt(known)) : NOTHING;
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
    const found = new Map<string, number>();
    for (const number of kept) {
      const concept = this.table.concepts[number] as string;
      const sure = concept.startsWith('talk.') ? TALK : 1;
      const much = (sure * (sums[number] as number) ** WORDS.power) / length;
      const group = concept.split('.')[0] as string;
      found.set(concept, Math.max(found.get(concept) ?? 0, much));
      if (group !== concept) found.set(group, Math.max(found.get(group) ?? 0, GROUP * much));
    }
    return found;
  }
}
