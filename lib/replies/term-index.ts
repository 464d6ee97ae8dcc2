import { Postings, wider } from './postings.ts';
import type { Features, Vocabulary } from './vocabulary.ts';

/** Robertson's constants at their usual values: term saturation and length normalisation. */
const K1 = 1.2;
const B = 0.75;
/** Postings looked at for one query, so that a suggestion takes milliseconds in a library of any size. */
const MOST_POSTINGS = 60_000;

/** A word that stands in more of them tells nothing to a reader: "for", "order". */
const FEW = { documents: 3, share: 0.1 };

/** A weighted text: each of its features counts so much. */
export type Weighted = { features: Features; weight: number };

/** Documents as the database keeps them; see the fields of the same names. */
export type KeptTerms = {
  terms: Int32Array<ArrayBuffer>;
  counts: Float32Array<ArrayBuffer>;
  starts: Int32Array<ArrayBuffer>;
  owners: Int32Array<ArrayBuffer>;
  lengths: Float64Array<ArrayBuffer>;
};

/**
 * An inverted index of short documents, each of an owner. Scores them by two measures in one pass: the cosine of
 * TF-IDF vectors (terms 1 + ln tf; the query's weighted by idf, the document's by its root, which was better on both
 * few and many examples than either idf or none), and BM25 over words (Robertson & Zaragoza 2009).
 */
export class TermIndex {
  private readonly vocabulary: Vocabulary;
  private readonly postings = new Postings();
  /** Terms of one document after the other, and how often each. What was removed stays behind, and is skipped. */
  terms = new Int32Array(4_096);
  counts = new Float32Array(4_096);
  /** By document: where its terms begin (they end where the next one's do), its owner (-1 once removed). */
  starts = new Int32Array(64);
  owners = new Int32Array(64);
  /** Its length in words, and that of its vector. */
  private lengths = new Float64Array(64);
  private norms = new Float64Array(64);
  /** What BM25 adds to a word's count, by a document's length beside the average. */
  private saturations = new Float64Array(64);
  /** Documents ever added; `size` without those that were removed. */
  documents = 0;
  size = 0;
  private totalLength = 0;
  /** Norms are of a former state: in how many documents a term is has changed. */
  private stale = false;
  /** Documents up to this one are in the postings. */
  private inverted = 0;
  /** By document: its cosine, and behind it its BM25; all 0 between two messages. */
  private scores = new Float64Array(128);
  private scratch = new Float32Array(1_024);

  /** @param kept the documents it had before, with the same numbers */
  constructor(vocabulary: Vocabulary, kept?: KeptTerms) {
    this.vocabulary = vocabulary;
    if (!kept) return;
    const { terms, counts, starts, owners, lengths } = kept;
    this.documents = owners.length;
    const room = this.documents + 2;
    this.terms = terms;
    this.counts = counts;
    this.starts = wider(starts, new Int32Array(room));
    this.owners = wider(owners, new Int32Array(room));
    this.lengths = wider(lengths, new Float64Array(room));
    this.norms = new Float64Array(room);
    this.saturations = new Float64Array(room);
    this.scores = new Float64Array(room * 2);
    for (const [number, owner] of owners.entries()) {
      if (owner < 0) continue;
      this.size++;
      this.totalLength += lengths[number] as number;
    }
    this.makeRoom(this.documents);
    this.stale = true;
  }

  keep(): KeptTerms {
    const { documents, starts } = this;
    const end = starts[documents] as number;
    return {
      terms: this.terms.slice(0, end),
      counts: this.counts.slice(0, end),
      starts: starts.slice(0, documents + 1),
      owners: this.owners.slice(0, documents),
      lengths: this.lengths.slice(0, documents),
    };
  }

  /** @returns the document's number, for `remove` */
  add(owner: number, parts: readonly Weighted[]): number {
    const number = this.documents;
    this.makeRoom(number);
    const { scratch } = this;
    const start = this.starts[number] as number;
    let end = start;
    let length = 0;
    for (const { features, weight } of parts) {
      length += features.words * weight;
      for (const group of features.groups) {
        if (end + group.length > this.terms.length) this.makeRoomForTerms(end + group.length);
        const { terms } = this;
        for (let i = 0; i < group.length; i++) {
          const id = group[i] as number;
          const before = scratch[id] as number;
          if (before === 0) terms[end++] = id;
          scratch[id] = before + weight;
        }
      }
    }
    const { terms, counts } = this;
    for (let i = start; i < end; i++) {
      const id = terms[i] as number;
      counts[i] = scratch[id] as number;
      scratch[id] = 0;
    }
    this.starts[number + 1] = end;
    this.owners[number] = owner;
    this.lengths[number] = length;
    this.documents++;
    this.size++;
    this.totalLength += length;
    this.stale = true;
    return number;
  }

  /** Puts documents that were added since into the postings. */
  private invert(): void {
    const added = this.documents - this.inverted;
    // Many at once, as when a library is read: all postings anew, one block for all, in the time of a few.
    if (added > 100 && added > this.inverted / 8) this.postings.makeAll(this, this.vocabulary.size);
    else for (let number = this.inverted; number < this.documents; number++) this.post(number);
    this.inverted = this.documents;
  }

  private makeRoom(number: number): void {
    if (this.scratch.length < this.vocabulary.size) this.scratch = new Float32Array(this.vocabulary.size * 2);
    // One more than there are documents: the last one's terms end somewhere.
    if (number + 1 < this.owners.length) return;
    const size = this.owners.length * 2;
    this.starts = wider(this.starts, new Int32Array(size));
    this.owners = wider(this.owners, new Int32Array(size));
    this.lengths = wider(this.lengths, new Float64Array(size));
    this.norms = wider(this.norms, new Float64Array(size));
    this.saturations = wider(this.saturations, new Float64Array(size));
    this.scores = new Float64Array(size * 2);
  }

  private makeRoomForTerms(least: number): void {
    const size = Math.max(least, this.terms.length * 2);
    this.terms = wider(this.terms, new Int32Array(size));
    this.counts = wider(this.counts, new Float32Array(size));
  }

  /** The terms of a document; none of a removed one. */
  private termsOf(number: number): Int32Array {
    const gone = number < 0 || (this.owners[number] as number) < 0;
    return gone ? new Int32Array(0) : this.terms.subarray(this.starts[number], this.starts[number + 1]);
  }

  private post(number: number): void {
    const start = this.starts[number] as number;
    for (const [i, id] of this.termsOf(number).entries())
      this.postings.append(id, number, this.counts[start + i] as number);
  }

  /** Takes a document out of the counts at once; its postings stay behind and are skipped. */
  remove(number: number): void {
    if (!((this.owners[number] ?? -1) >= 0)) return;
    // Its terms go from what is still to be inverted, and from the counts where they are inverted already.
    if (number < this.inverted) {
      for (const id of this.termsOf(number)) this.postings.drop(id);
    }
    this.size--;
    this.totalLength -= this.lengths[number] as number;
    this.owners[number] = -1;
    this.stale = true;
  }

  private idf(id: number): number {
    return Math.log((1 + this.size) / (1 + this.postings.live(id))) + 1;
  }

  private measure(): void {
    if (!this.stale) return;
    this.stale = false;
    this.invert();
    const roots = new Float64Array(this.vocabulary.size);
    for (let id = 0; id < roots.length; id++) roots[id] = Math.sqrt(this.idf(id));
    const { terms, counts, starts } = this;
    const average = this.totalLength / this.size || 1;
    for (let number = 0; number < this.documents; number++) {
      let sum = 0;
      const end = starts[number + 1] as number;
      for (let i = starts[number] as number; i < end; i++) {
        const weight = tf(counts[i] as number) * (roots[terms[i] as number] as number);
        sum += weight * weight;
      }
      this.norms[number] = Math.sqrt(sum) || 1;
      this.saturations[number] = K1 * (1 - B + (B * (this.lengths[number] as number)) / average);
    }
  }

  /**
   * Words of a query that tell a document from most others, the rarest first, each once.
   * @param least how much a word must count there
   */
  shared(number: number, query: Features, least: number): number[] {
    const start = this.starts[number] as number;
    const has = new Set(this.termsOf(number).filter((_, i) => (this.counts[start + i] as number) >= least));
    const most = Math.max(FEW.documents, FEW.share * this.size);
    const words = [...new Set(query.groups.flat())].filter(
      (id) => has.has(id) && this.vocabulary.isWord(id) && this.postings.live(id) <= most,
    );
    return words.sort((a, b) => this.idf(b) - this.idf(a));
  }

  /** How much of a query's words a document has, by how rare they are: from 0 to 1. */
  coverage(number: number, query: Features): number {
    const has = new Set(this.termsOf(number));
    const words = [...new Set(query.groups.flat())].filter((id) => this.vocabulary.isWord(id));
    const worth = (ids: number[]) => ids.reduce((sum, id) => sum + this.idf(id) ** 2, 0);
    const all = worth(words) + query.unknown * (Math.log(1 + this.size) + 1) ** 2;
    return all > 0 ? worth(words.filter((id) => has.has(id))) / all : 0;
  }

  /**
   * Scores all documents that share a term with the query.
   * @param each called once for each of them
   */
  score(query: Features, each: (owner: number, cosine: number, bm25: number) => void): void {
    if (this.size === 0) return;
    this.measure();
    const { scores, owners, norms, saturations } = this;
    const asked = new Map<number, number>();
    for (const id of query.groups.flat()) asked.set(id, (asked.get(id) ?? 0) + 1);
    const touched: number[] = [];
    let norm = 0;
    const terms: { id: number; weight: number; idf: number; live: number }[] = [];
    for (const [id, count] of asked) {
      const live = this.postings.live(id);
      // What no document has any more is as unknown as what none ever had.
      if (live === 0) continue;
      const idf = this.idf(id);
      const weight = tf(count) * idf;
      norm += weight * weight;
      terms.push({ id, weight, idf, live });
    }
    norm = Math.sqrt(norm) || 1;
    // The rarest terms first: they decide. The commonest of a huge library would cost most and say least.
    terms.sort((a, b) => a.live - b.live);
    let visited = 0;
    for (const { id, weight, idf, live } of terms) {
      const lists = this.postings.of(id);
      const length = lists.reduce((sum, { from, to }) => sum + to - from, 0);
      if (visited > 0 && visited + length > MOST_POSTINGS) break;
      visited += length;
      const unit = (weight * Math.sqrt(idf)) / norm;
      const rarity = this.vocabulary.isWord(id)
        ? Math.log(1 + (this.size - live + 0.5) / (live + 0.5)) * (K1 + 1)
        : 0;
      for (const { documents, counts, from, to } of lists) {
        for (let i = from; i < to; i++) {
          const number = documents[i] as number;
          const count = counts[i] as number;
          const at = 2 * number;
          const cosine = scores[at] as number;
          if (cosine === 0) touched.push(number);
          scores[at] = cosine + unit * (count <= 1 ? count : 1 + Math.log(count));
          if (rarity > 0)
            scores[at + 1] =
              (scores[at + 1] as number) + (rarity * count) / (count + (saturations[number] as number));
        }
      }
    }
    for (const number of touched) {
      const cosine = (scores[2 * number] as number) / (norms[number] as number);
      const bm25 = scores[2 * number + 1] as number;
      scores[2 * number] = 0;
      scores[2 * number + 1] = 0;
      const owner = owners[number] as number;
      // What was removed is still in the lists.
      if (owner >= 0) each(owner, cosine, bm25);
    }
  }
}

/** Of a fraction of an occurrence, so much; of many, little more. */
function tf(count: number): number {
  return count <= 1 ? count : 1 + Math.log(count);
}
