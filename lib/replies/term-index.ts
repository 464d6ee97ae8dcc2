import type { Features, Vocabulary } from './vocabulary.ts';

/** Robertson's constants at their usual values: term saturation and length normalisation. */
const K1 = 1.2;
const B = 0.75;
/** Postings looked at for one query, so that a suggestion takes milliseconds in a library of any size. */
const MOST_POSTINGS = 60_000;

/** A word that stands in more of them tells nothing to a reader: "for", "order". */
const FEW = { documents: 3, share: 0.1 };

type Postings = { documents: Int32Array; counts: Float32Array; length: number; live: number };

/** A weighted text: each of its features counts so much. */
export type Weighted = { features: Features; weight: number };

/**
 * An inverted index of short documents, each of an owner. Scores them by two measures in one pass: the cosine of
 * TF-IDF vectors (terms 1 + ln tf; the query's weighted by idf, the document's by its root, which was better on both
 * few and many examples than either idf or none), and BM25 over words (Robertson & Zaragoza 2009).
 */
export class TermIndex {
  private readonly vocabulary: Vocabulary;
  private readonly postings: (Postings | undefined)[] = [];
  /** By document: its terms, how often each, its owner (-1 once removed), its length in words, that of its vector. */
  private readonly terms: Int32Array[] = [];
  private readonly counts: Float32Array[] = [];
  private owners = new Int32Array(64);
  private lengths = new Float64Array(64);
  private norms = new Float64Array(64);
  private live = 0;
  private totalLength = 0;
  /** Norms are of a former state: in how many documents a term is has changed. */
  private stale = false;
  /** Documents up to this one are in the postings. */
  private inverted = 0;
  private cosines = new Float64Array(64);
  private bm25s = new Float64Array(64);
  private scratch = new Float32Array(1_024);

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** @returns the document's number, for `remove` */
  add(owner: number, parts: readonly Weighted[]): number {
    const number = this.terms.length;
    this.makeRoom(number);
    const { scratch } = this;
    const terms: number[] = [];
    let length = 0;
    for (const { features, weight } of parts) {
      length += features.words * weight;
      for (const group of features.groups) {
        for (let i = 0; i < group.length; i++) {
          const id = group[i] as number;
          if (scratch[id] === 0) terms.push(id);
          scratch[id] = (scratch[id] as number) + weight;
        }
      }
    }
    const counts = new Float32Array(terms.length);
    for (let i = 0; i < terms.length; i++) {
      const id = terms[i] as number;
      const count = scratch[id] as number;
      counts[i] = count;
      scratch[id] = 0;
    }
    this.terms.push(new Int32Array(terms));
    this.counts.push(counts);
    this.owners[number] = owner;
    this.lengths[number] = length;
    this.live++;
    this.totalLength += length;
    this.stale = true;
    return number;
  }

  /** Puts documents that were added since into the postings. */
  private invert(): void {
    const added = this.terms.length - this.inverted;
    // Many at once, as when a library is read: all postings anew, one block for all, in the time of a few.
    if (added > 100 && added > this.inverted / 8) this.invertAll();
    else for (let number = this.inverted; number < this.terms.length; number++) this.post(number);
    this.inverted = this.terms.length;
  }

  private invertAll(): void {
    const ends = new Int32Array(this.vocabulary.size + 1);
    for (const terms of this.terms) {
      for (let i = 0; i < terms.length; i++) {
        const next = (terms[i] as number) + 1;
        ends[next] = (ends[next] as number) + 1;
      }
    }
    for (let id = 1; id < ends.length; id++) ends[id] = (ends[id] as number) + (ends[id - 1] as number);
    const starts = ends.slice();
    const total = ends[ends.length - 1] as number;
    const documents = new Int32Array(total);
    const counts = new Float32Array(total);
    for (let number = 0; number < this.terms.length; number++) {
      const terms = this.terms[number] as Int32Array;
      const own = this.counts[number] as Float32Array;
      for (let i = 0; i < terms.length; i++) {
        const at = ends[terms[i] as number] as number;
        ends[terms[i] as number] = at + 1;
        documents[at] = number;
        counts[at] = own[i] as number;
      }
    }
    for (let id = 0; id < this.vocabulary.size; id++) {
      const [from, to] = [starts[id] as number, ends[id] as number];
      this.postings[id] =
        from === to
          ? undefined
          : {
              documents: documents.subarray(from, to),
              counts: counts.subarray(from, to),
              length: to - from,
              live: to - from,
            };
    }
  }

  private makeRoom(number: number): void {
    // Dense from the start: an array with holes is a hash table to the engine.
    while (this.postings.length < this.vocabulary.size) this.postings.push(undefined);
    if (this.scratch.length < this.vocabulary.size) this.scratch = new Float32Array(this.vocabulary.size * 2);
    if (number < this.owners.length) return;
    const wider = <T extends Int32Array | Float64Array>(old: T, made: T): T => {
      made.set(old);
      return made;
    };
    const size = number * 2;
    this.owners = wider(this.owners, new Int32Array(size));
    this.lengths = wider(this.lengths, new Float64Array(size));
    this.norms = wider(this.norms, new Float64Array(size));
    this.cosines = new Float64Array(size);
    this.bm25s = new Float64Array(size);
  }

  private post(number: number): void {
    const terms = this.terms[number] as Int32Array;
    const counts = this.counts[number] as Float32Array;
    for (let i = 0; i < terms.length; i++) this.append(terms[i] as number, number, counts[i] as number);
  }

  private append(id: number, number: number, count: number): void {
    let list = this.postings[id];
    if (!list) {
      list = { documents: new Int32Array(2), counts: new Float32Array(2), length: 0, live: 0 };
      this.postings[id] = list;
    }
    if (list.length === list.documents.length) {
      const documents = new Int32Array(list.length * 2);
      documents.set(list.documents);
      list.documents = documents;
      const counts = new Float32Array(list.length * 2);
      counts.set(list.counts);
      list.counts = counts;
    }
    list.documents[list.length] = number;
    list.counts[list.length++] = count;
    list.live++;
  }

  /** Takes a document out of the counts at once; its postings stay behind and are skipped. */
  remove(number: number): void {
    const terms = this.terms[number];
    if (!terms || (this.owners[number] as number) < 0) return;
    // Its terms go from what is still to be inverted, and from the counts where they are inverted already.
    if (number < this.inverted) {
      for (const id of terms) {
        const list = this.postings[id];
        if (list) list.live--;
      }
    }
    this.live--;
    this.totalLength -= this.lengths[number] as number;
    this.owners[number] = -1;
    this.terms[number] = new Int32Array(0);
    this.counts[number] = new Float32Array(0);
    this.stale = true;
  }

  private idf(id: number): number {
    return Math.log((1 + this.live) / (1 + (this.postings[id]?.live ?? 0))) + 1;
  }

  private measure(): void {
    if (!this.stale) return;
    this.stale = false;
    this.invert();
    const roots = new Float64Array(this.postings.length);
    for (let id = 0; id < roots.length; id++) roots[id] = Math.sqrt(this.idf(id));
    for (let number = 0; number < this.terms.length; number++) {
      const terms = this.terms[number] as Int32Array;
      const counts = this.counts[number] as Float32Array;
      let sum = 0;
      for (let i = 0; i < terms.length; i++) {
        const weight = tf(counts[i] as number) * (roots[terms[i] as number] as number);
        sum += weight * weight;
      }
      this.norms[number] = Math.sqrt(sum) || 1;
    }
  }

  /**
   * Words of a query that tell a document from most others, the rarest first, each once.
   * @param least how much a word must count there
   */
  shared(number: number, query: Features, least: number): number[] {
    const counts = this.counts[number];
    const has = new Set(this.terms[number]?.filter((_, i) => (counts?.[i] ?? 0) >= least));
    const most = Math.max(FEW.documents, FEW.share * this.live);
    const words = [...new Set(query.groups.flat())].filter(
      (id) => has.has(id) && this.vocabulary.isWord(id) && (this.postings[id]?.live ?? 0) <= most,
    );
    return words.sort((a, b) => this.idf(b) - this.idf(a));
  }

  /** How much of a query's words a document has, by how rare they are: from 0 to 1. */
  coverage(number: number, query: Features): number {
    const has = new Set(this.terms[number]);
    const words = [...new Set(query.groups.flat())].filter((id) => this.vocabulary.isWord(id));
    const worth = (ids: number[]) => ids.reduce((sum, id) => sum + this.idf(id) ** 2, 0);
    const all = worth(words) + query.unknown * (Math.log(1 + this.live) + 1) ** 2;
    return all > 0 ? worth(words.filter((id) => has.has(id))) / all : 0;
  }

  /**
   * Scores all documents that share a term with the query.
   * @param each called once for each of them
   */
  score(query: Features, each: (owner: number, cosine: number, bm25: number) => void): void {
    if (this.live === 0) return;
    this.measure();
    const { cosines, bm25s, owners, lengths, norms } = this;
    const asked = new Map<number, number>();
    for (const id of query.groups.flat()) asked.set(id, (asked.get(id) ?? 0) + 1);
    const average = this.totalLength / this.live || 1;
    const touched: number[] = [];
    let norm = 0;
    const lists: { id: number; weight: number; idf: number; list: Postings }[] = [];
    for (const [id, count] of asked) {
      const list = this.postings[id];
      // What no document has any more is as unknown as what none ever had.
      if (!list || list.live === 0) continue;
      const idf = this.idf(id);
      const weight = tf(count) * idf;
      norm += weight * weight;
      lists.push({ id, weight, idf, list });
    }
    norm = Math.sqrt(norm) || 1;
    // The rarest terms first: they decide. The commonest of a huge library would cost most and say least.
    lists.sort((a, b) => a.list.live - b.list.live);
    let visited = 0;
    for (const { id, weight, idf, list } of lists) {
      if (visited > 0 && visited + list.length > MOST_POSTINGS) break;
      visited += list.length;
      const { documents, counts, length } = list;
      const unit = (weight * Math.sqrt(idf)) / norm;
      const isWord = this.vocabulary.isWord(id);
      const rarity = Math.log(1 + (this.live - list.live + 0.5) / (list.live + 0.5)) * (K1 + 1);
      for (let i = 0; i < length; i++) {
        const number = documents[i] as number;
        if ((owners[number] as number) < 0) continue;
        const count = counts[i] as number;
        if (cosines[number] === 0) touched.push(number);
        cosines[number] = (cosines[number] as number) + unit * tf(count);
        if (!isWord) continue;
        const saturation = K1 * (1 - B + (B * (lengths[number] as number)) / average);
        bm25s[number] = (bm25s[number] as number) + (rarity * count) / (count + saturation);
      }
    }
    for (const number of touched) {
      const cosine = (cosines[number] as number) / (norms[number] as number);
      const bm25 = bm25s[number] as number;
      cosines[number] = 0;
      bm25s[number] = 0;
      each(owners[number] as number, cosine, bm25);
    }
  }
}

/** Of a fraction of an occurrence, so much; of many, little more. */
function tf(count: number): number {
  return count <= 1 ? count : 1 + Math.log(count);
}
