import { fromCharacters, toCharacters } from './characters.ts';
import { piecesOf } from './clauses.ts';
import type { Slot, SpacedPhrase, UnspacedPhrase } from './phrases.ts';
import { type Lexicon, type Phrasing, phrasingsOf, Slots } from './phrasings.ts';
import { remembered } from './remembered.ts';
import { SortedLines, sortedLines } from './sorted-lines.ts';

/** By the number of words that a phrasing fixes: the more, the surer. In characters it made no difference. */
const SURE = [0, 0.55, 1, 1.25, 1.4, 1.5];

/**
 * Phrasings of one kind of writing: each as a line (the number of its concept, of how many concepts it is one, and itself
 * as texts are read), and by what a text has where one may begin (a word, or one or two characters) the numbers of
 * those lines.
 */
export type Phrasings = { lines: readonly string[]; starts: SortedLines };
export type PhraseTable = { concepts: readonly string[]; spaced: Phrasings; unspaced: Phrasings };

/** No line has it. */
const BETWEEN = '\f';

/** Sorts the phrasings of lexicons by what they may begin with. */
export function phraseTable(lexicons: readonly Lexicon[]): PhraseTable {
  const slots = new Slots();
  const concepts = new Map<string, number>();
  const made = { spaced: new Sorted(concepts), unspaced: new Sorted(concepts) };
  for (const phrasing of phrasingsOf(lexicons)) {
    if (phrasing.unspaced) made.unspaced.add(phrasing, [beginning(piecesOf(phrasing.text).pieces)]);
    else
      made.spaced.add(
        { ...phrasing, text: asMatched(slots.all(phrasing.text)) },
        slots.firstOf(phrasing.text),
      );
  }
  return { concepts: [...concepts.keys()], spaced: made.spaced.table, unspaced: made.unspaced.table };
}

/** Slots as a line: the words of each are those that texts are read as. */
const asMatched = (slots: readonly Slot[]) =>
  slots.map((slot) => (slot ? [...slot].join('|') : '*')).join(' ');

/** What a phrasing without blanks is found by. */
const beginning = ([first = '']: readonly string[]) => first.slice(0, first.length > 1 ? 2 : 1);

class Sorted {
  private readonly concepts: Map<string, number>;
  private readonly lines: string[] = [];
  private readonly starts = new Map<string, number[]>();

  /** @param concepts those met so far, with their numbers */
  constructor(concepts: Map<string, number>) {
    this.concepts = concepts;
  }

  add({ concept, among, text }: Phrasing, starts: Iterable<string>): void {
    if (!this.concepts.has(concept)) this.concepts.set(concept, this.concepts.size);
    const number = this.lines.push(toCharacters([this.concepts.get(concept) ?? 0, among]) + text) - 1;
    for (const start of starts) this.starts.set(start, [...(this.starts.get(start) ?? []), number]);
  }

  get table(): Phrasings {
    const starts = [...this.starts].map(([start, numbers]) => [start, toCharacters(numbers)] as const);
    return { lines: this.lines, starts: sortedLines(new Map(starts)) };
  }
}

type Make<P> = (concept: string, share: number, text: string) => P;

/** Phrasings, each read out only where a text has what it begins with: most never are. */
class Begun<P> {
  private readonly concepts: readonly string[];
  private readonly table: Phrasings;
  private readonly make: Make<P>;
  private readonly made: (P | undefined)[] = [];
  /** Those that may begin with a word, or with characters. */
  readonly with = remembered((start: string): readonly P[] => {
    const { starts } = this.table;
    const at = starts.find(start);
    return at < 0 ? [] : fromCharacters(starts.said(at)).map((number) => this.phrase(number));
  });

  constructor(concepts: readonly string[], table: Phrasings, make: Make<P>) {
    this.concepts = concepts;
    this.table = table;
    this.make = make;
  }

  /** The same one however it was come by: it counts once in a text. */
  private phrase(number: number): P {
    const known = this.made[number];
    if (known) return known;
    const line = this.table.lines[number] ?? '';
    const [concept = 0, among = 1] = fromCharacters(line.slice(0, 2));
    const made = this.make(this.concepts[concept] ?? '', 1 / Math.sqrt(among), line.slice(2));
    this.made[number] = made;
    return made;
  }
}

/** The phrasings of a table as texts are searched for them. */
export class PhraseFinder {
  /** Made once: many phrasings share them. */
  private readonly slot = remembered(
    (words: string): Slot => (words === '*' ? null : new Set(words.split('|'))),
  );
  readonly spaced: { with(word: string): readonly SpacedPhrase[] };
  readonly unspaced: { with(characters: string): readonly UnspacedPhrase[] };

  constructor({ concepts, spaced, unspaced }: PhraseTable) {
    this.spaced = new Begun(concepts, spaced, (concept, share, text) => {
      const slots = text.split(' ').map(this.slot);
      const fixed = slots.filter((slot) => slot !== null).length;
      return { concept, weight: (SURE[Math.min(fixed, 5)] ?? 0) * share, fixed, slots };
    });
    this.unspaced = new Begun(concepts, unspaced, (concept, share, text) => {
      const { pieces, start, end } = piecesOf(text);
      const fixed = pieces.reduce((sum, piece) => sum + piece.length, 0);
      return { concept, weight: share, fixed, pieces, start, end };
    });
  }
}

/** A table as a text, to be carried along ready made: to sort it takes longer than a worker should wait. */
export function packPhrases({ concepts, spaced, unspaced }: PhraseTable): string {
  const parts = [spaced, unspaced].flatMap(({ lines, starts }) => [lines, starts.lines]);
  return [concepts, ...parts].map((lines) => lines.join('\n')).join(BETWEEN);
}

/** The table that was packed. */
export function unpackPhrases(text: string): PhraseTable {
  const parts = text.split(BETWEEN).map((part) => part.split('\n'));
  const [concepts = [], one = [], two = [], three = [], four = []] = parts;
  return {
    concepts,
    spaced: { lines: one, starts: new SortedLines(two) },
    unspaced: { lines: three, starts: new SortedLines(four) },
  };
}
