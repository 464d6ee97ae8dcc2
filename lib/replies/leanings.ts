import { fromCharacters } from './characters.ts';
import type { Concepts } from './concepts.ts';
import { type LeaningTable, STEP } from './leaning-table.ts';
import { isNear } from './phrases.ts';
import { remembered } from './remembered.ts';

/**
 * How words are weighed: `power` is how much more the best concepts count than the others, of which the best `most` are
 * kept, and only those that say `least` as much as the best. Chosen on sets of messages written for that; values near
 * these did as well.
 */
const WORDS = { power: 2, most: 16, least: 0.2 };
/** A group ("refund" of `refund.when`) counts so much of the best of its concepts. */
const GROUP = 0.4;
/** Shorter words are a letter away from too many others. */
const LONG = 5;
/** Thanks and greetings stand in messages about anything. */
export const TALK = 0.4;

/** What most texts of some libraries are about: one for all of them. */
export const NOTHING: Concepts = new Map();

/** What a text leans to by its words alone, where they do not stand together as a phrasing has them. */
export class Leanings {
  private readonly table: LeaningTable;
  private readonly numbers = remembered((word) => this.table.words.find(word));
  /** By word: the concepts it speaks for, each followed by how much; read once it is met. */
  private readonly spoken: (Float64Array | undefined)[] = [];
  /** By concept; all 0 between two texts. */
  private readonly sums: Float64Array;
  /** By word: the text it was met in last. */
  private readonly met: Uint32Array;
  private texts = 0;
  /** Known words that are long enough to see through a typing error, by first letter and length. */
  private readonly long = remembered((kind) => this.findLong(kind[0] ?? '', Number(kind.slice(1))));

  constructor(table: LeaningTable) {
    this.table = table;
    this.sums = new Float64Array(table.concepts.length);
    this.met = new Uint32Array(table.words.lines.length);
  }

  /** The number of a word; -1 for one that no phrasing has. */
  numberOf(word: string): number {
    return this.numbers(word);
  }

  /**
   * The known word that an unknown one is, but for a letter wrong, missing, too many, or two changed about.
   * Of several of one length the first by its letters.
   * @returns null where none of that first letter is so near, or the word is too short to tell
   */
  near(word: string): string | null {
    const [shorter, same, longer] = [-1, 0, 1].map((more) =>
      this.long(`${word[0]}${word.length + more}`).find((one) => isNear(one, word)),
    );
    return same ?? shorter ?? longer ?? null;
  }

  private findLong(letter: string, length: number): readonly string[] {
    const { words } = this.table;
    const found: string[] = [];
    if (length < LONG) return found;
    for (let at = words.from(letter); words.lines[at]?.startsWith(letter); at++)
      if (words.lines[at]?.[length] === ' ') found.push(words.key(at));
    return found;
  }

  private read(number: number): Float64Array {
    const read = Float64Array.from(fromCharacters(this.table.words.said(number)));
    for (let i = 1; i < read.length; i += 2) read[i] = (read[i] as number) * STEP;
    this.spoken[number] = read;
    return read;
  }

  /** What a text leans to that has the words of these numbers. */
  of(numbers: readonly number[]): Concepts {
    const { sums, met } = this;
    const text = ++this.texts;
    const reached: number[] = [];
    let known = 0;
    for (const number of numbers) {
      // Each word once.
      if (number < 0 || met[number] === text) continue;
      met[number] = text;
      known++;
      const spoken = this.spoken[number] ?? this.read(number);
      for (let i = 0; i < spoken.length; i += 2) {
        const concept = spoken[i] as number;
        if (sums[concept] === 0) reached.push(concept);
        sums[concept] = (sums[concept] as number) + (spoken[i + 1] as number);
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
