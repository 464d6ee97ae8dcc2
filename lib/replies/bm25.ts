/** Robertson's constants at their usual values: term saturation and length normalisation. */
const K1 = 1.2;
const B = 0.75;
/** Postings looked at for one query, so that a suggestion takes milliseconds in a library of any size. */
const MOST_POSTINGS = 40_000;

/** Grows by doubling: postings are appended one by one and read in tight loops. */
class Ints {
  data = new Int32Array(8);
  length = 0;
  push(value: number) {
    if (this.length === this.data.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.data);
      this.data = wider;
    }
    this.data[this.length++] = value;
  }
}

/** Scores by owner in flat arrays: with 20,000 owners a map would take longer than the scoring. */
export class Scores {
  /** Room for the best document of each owner; all zero between uses. */
  best: Float64Array;
  private readonly sums: Float64Array;
  private readonly reached: number[] = [];

  constructor(owners: number) {
    this.best = new Float64Array(owners);
    this.sums = new Float64Array(owners);
  }

  add(owner: number, score: number): void {
    if (this.sums[owner] === 0) this.reached.push(owner);
    this.sums[owner] = (this.sums[owner] as number) + score;
  }

  /** The highest scores, best first; on a tie the owner that was added first. */
  top(limit: number): { owner: number; score: number }[] {
    const top: { owner: number; score: number }[] = [];
    const { sums } = this;
    for (const owner of this.reached) {
      const score = sums[owner] as number;
      const last = top.at(-1);
      if (
        top.length === limit &&
        last &&
        (score < last.score || (score === last.score && owner > last.owner))
      )
        continue;
      let at = top.length;
      while (at > 0) {
        const above = top[at - 1] as { owner: number; score: number };
        if (above.score > score || (above.score === score && above.owner < owner)) break;
        at--;
      }
      top.splice(at, 0, { owner, score });
      if (top.length > limit) top.pop();
    }
    return top;
  }
}

type Postings = { documents: Ints; counts: Ints; live: number };

/**
 * An inverted index of short documents with BM25 scores (Robertson & Zaragoza 2009), idf ln(1 + (N − df + ½)/(df + ½)).
 * Each document belongs to an owner; an owner's score is that of its best document.
 */
export class Bm25 {
  private postings = new Map<string, Postings>();
  private owners = new Ints();
  private lengths = new Ints();
  private terms: string[][] = [];
  private live = 0;
  private totalLength = 0;
  private sums = new Float64Array(1024);

  /** @returns the document's number, for `remove` */
  add(owner: number, terms: readonly string[]): number {
    const document = this.owners.length;
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    this.owners.push(owner);
    this.lengths.push(terms.length);
    this.terms.push([...counts.keys()]);
    this.live++;
    this.totalLength += terms.length;
    for (const [term, count] of counts) {
      let list = this.postings.get(term);
      if (!list) {
        list = { documents: new Ints(), counts: new Ints(), live: 0 };
        this.postings.set(term, list);
      }
      list.documents.push(document);
      list.counts.push(count);
      list.live++;
    }
    return document;
  }

  /** Takes a document out of the counts at once; its postings stay behind and are skipped. */
  remove(document: number): void {
    if ((this.owners.data[document] ?? -1) < 0 || document >= this.owners.length) return;
    for (const term of this.terms[document] ?? []) {
      const list = this.postings.get(term);
      if (list) list.live--;
    }
    this.live--;
    this.totalLength -= this.lengths.data[document] ?? 0;
    this.owners.data[document] = -1;
    this.terms[document] = [];
  }

  /**
   * Adds `weight` × each owner's best document score to `into`.
   * @param query distinct terms
   */
  score(query: Iterable<string>, weight: number, into: Scores): void {
    if (this.live === 0) return;
    if (this.sums.length < this.owners.length) this.sums = new Float64Array(this.owners.length * 2);
    const { sums } = this;
    const owners = this.owners.data;
    const lengths = this.lengths.data;
    const average = this.totalLength / this.live || 1;
    const touched: number[] = [];
    // The rarest terms first: they decide. The commonest of a huge library would cost most and say least.
    const lists = [...query].flatMap((term) => this.postings.get(term) ?? []).filter(({ live }) => live > 0);
    lists.sort((a, b) => a.live - b.live);
    let visited = 0;
    for (const list of lists) {
      if (visited > 0 && visited + list.documents.length > MOST_POSTINGS) break;
      visited += list.documents.length;
      const idf = Math.log(1 + (this.live - list.live + 0.5) / (list.live + 0.5));
      const documents = list.documents.data;
      const counts = list.counts.data;
      for (let i = 0; i < list.documents.length; i++) {
        const document = documents[i] as number;
        if ((owners[document] as number) < 0) continue;
        const count = counts[i] as number;
        const norm = K1 * (1 - B + (B * (lengths[document] as number)) / average);
        if (sums[document] === 0) touched.push(document);
        sums[document] = (sums[document] as number) + (idf * count * (K1 + 1)) / (count + norm);
      }
    }
    const { best } = into;
    const reached: number[] = [];
    for (const document of touched) {
      const owner = owners[document] as number;
      const sum = sums[document] as number;
      sums[document] = 0;
      if (best[owner] === 0) reached.push(owner);
      if (sum > (best[owner] as number)) best[owner] = sum;
    }
    for (const owner of reached) {
      into.add(owner, weight * (best[owner] as number));
      best[owner] = 0;
    }
  }
}
