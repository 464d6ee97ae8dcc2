import { fromBase64, toBase64 } from '../model/base64.ts';
import { gramsOf, piecesOf } from './clauses.ts';
import { type Lexicon, phrasingsOf, Slots } from './phrasings.ts';

/** So many words of a concept's phrasings are taken to be there by chance; values near it did as well. */
const CHANCE = 20;
/** What a word is worth is kept in steps of 1 / 4,096. */
export const STEP = 1 / 4_096;

/**
 * How much each word speaks for each concept. Of the word with a number, from `starts` of it on: the numbers of the
 * concepts it speaks for, and how much it does, in steps.
 */
export type LeaningTable = {
  words: readonly string[];
  concepts: readonly string[];
  starts: Int32Array;
  ids: Uint8Array;
  worth: Uint16Array;
};

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
  const size = numbers.size;
  const [ofWord, ofConcept] = [new Float64Array(size), new Float64Array(names.length)];
  const starts = new Int32Array(size + 1);
  let all = 0;
  for (let i = 0; i < words.length; i++) {
    const [word, concept, much] = [words[i] as number, concepts[i] as number, counts[i] as number];
    ofWord[word] = (ofWord[word] as number) + much;
    ofConcept[concept] = (ofConcept[concept] as number) + much;
    starts[word + 1] = (starts[word + 1] as number) + 1;
    all += much;
  }
  for (let word = 0; word < size; word++)
    starts[word + 1] = (starts[word + 1] as number) + (starts[word] as number);
  const next = starts.slice();
  const [ids, worth] = [new Uint8Array(words.length), new Uint16Array(words.length)];
  for (let i = 0; i < words.length; i++) {
    const [word, concept, much] = [words[i] as number, concepts[i] as number, counts[i] as number];
    const share = (ofWord[word] as number) / all;
    const here = (much + CHANCE * share) / ((ofConcept[concept] as number) + CHANCE);
    const at = next[word] as number;
    next[word] = at + 1;
    ids[at] = concept;
    worth[at] = Math.max(0, Math.log(here / share) / STEP);
  }
  return { words: [...numbers.keys()], concepts: names, starts, ids, worth };
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

const packed = (numbers: Uint8Array | Uint16Array | Int32Array) =>
  toBase64(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
const bytesOf = (base64: string) => fromBase64(base64).buffer;

/** A table as a text, to be carried along ready made: to work it out takes longer than a worker should wait. */
export function packLeanings({ words, concepts, starts, ids, worth }: LeaningTable): string {
  return [words.join(' '), concepts.join(' '), packed(starts), packed(ids), packed(worth)].join('\n');
}

/** The table that was packed. */
export function unpackLeanings(text: string): LeaningTable {
  const [words = '', concepts = '', starts = '', ids = '', worth = ''] = text.split('\n');
  return {
    words: words.split(' '),
    concepts: concepts.split(' '),
    starts: new Int32Array(bytesOf(starts)),
    ids: new Uint8Array(bytesOf(ids)),
    worth: new Uint16Array(bytesOf(worth)),
  };
}
