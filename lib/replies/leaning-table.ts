import { LARGEST, toCharacters } from './characters.ts';
import { gramsOf, piecesOf } from './clauses.ts';
import { type Lexicon, phrasingsOf, Slots } from './phrasings.ts';
import { SortedLines, sortedLines } from './sorted-lines.ts';

/** So many words of a concept's phrasings are taken to be there by chance; values near it did as well. */
const CHANCE = 20;
/** What a word is worth is kept in steps of 1 / 4,096. */
export const STEP = 1 / 4_096;

/** How much each word speaks for each concept: in the line of a word, numbers of concepts and steps by turns. */
export type LeaningTable = { concepts: readonly string[]; words: SortedLines };

/** Words that stand in one place of a concept's phrasings, or a piece of one in writing without blanks. */
type Place = ReadonlySet<string> | string;

/**
 * Weighs the words of lexicons: how much likelier each is in a concept's phrasings than in all of them (pointwise
 * mutual information; explicit semantic analysis, Gabrilovich & Markovitch 2007, with the phrasings of a concept in the
 * place of an encyclopedia's article).
 */
export function leaningTable(lexicons: readonly Lexicon[]): LeaningTable {
  const numbers = new Map<string, number>();
  const { words, concepts, counts, names } = count(placesOf(lexicons), numbers);
  const [ofWord, ofConcept] = [new Float64Array(numbers.size), new Float64Array(names.length)];
  let all = 0;
  for (let i = 0; i < words.length; i++) {
    const [word, concept, much] = [words[i] as number, concepts[i] as number, counts[i] as number];
    ofWord[word] = (ofWord[word] as number) + much;
    ofConcept[concept] = (ofConcept[concept] as number) + much;
    all += much;
  }
  const said: number[][] = Array.from(numbers, () => []);
  for (let i = 0; i < words.length; i++) {
    const [word, concept, much] = [words[i] as number, concepts[i] as number, counts[i] as number];
    const share = (ofWord[word] as number) / all;
    const here = (much + CHANCE * share) / ((ofConcept[concept] as number) + CHANCE);
    const steps = Math.floor(Math.log(here / share) / STEP);
    if (steps > 0) said[word]?.push(concept, Math.min(steps, LARGEST));
  }
  const lines = new Map([...numbers.keys()].map((word, i) => [word, toCharacters(said[i] ?? [])]));
  return { concepts: names, words: sortedLines(lines) };
}

/** What stands in the places of each concept's phrasings. */
function placesOf(lexicons: readonly Lexicon[]): Map<string, Place[]> {
  const slots = new Slots();
  const places = new Map<string, Place[]>();
  for (const { concept, text, unspaced } of phrasingsOf(lexicons)) {
    const own = places.get(concept) ?? [];
    places.set(concept, own);
    if (unspaced) own.push(...piecesOf(text).pieces);
    else for (const words of slots.all(text)) if (words) own.push(words);
  }
  return places;
}

/** How often each word is in the phrasings of each concept, in three lists; one of many in its place counts less. */
function count(places: ReadonlyMap<string, readonly Place[]>, numbers: Map<string, number>) {
  const rows = new Map<Place, readonly number[]>();
  const numberOf = (word: string) => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
  for (const own of places.values())
    for (const place of own)
      if (!rows.has(place))
        rows.set(place, [...(typeof place === 'string' ? gramsOf(place) : place)].map(numberOf));
  const [words, concepts, counts]: [number[], number[], number[]] = [[], [], []];
  const sums = new Float64Array(numbers.size);
  const names: string[] = [];
  for (const [name, own] of places) {
    const concept = names.push(name) - 1;
    const first = words.length;
    for (const place of own) {
      const row = rows.get(place) ?? [];
      const weight = typeof place === 'string' ? 1 : 1 / Math.sqrt(row.length);
      for (const word of row) {
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
  return { words, concepts, counts, names };
}

/** A table as a text, to be carried along ready made: to work it out takes longer than a worker should wait. */
export function packLeanings({ concepts, words }: LeaningTable): string {
  return [concepts.join(' '), ...words.lines].join('\n');
}

/** The table that was packed. */
export function unpackLeanings(text: string): LeaningTable {
  const [concepts = '', ...lines] = text.split('\n');
  return { concepts: concepts.split(' '), words: new SortedLines(lines) };
}
