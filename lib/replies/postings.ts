/** Which documents have a term, and how often: from a place up to another in two lists. */
export type Posted = { documents: ArrayLike<number>; counts: ArrayLike<number>; from: number; to: number };

/** Documents one after the other; see the fields of the same names of `TermIndex`. */
type Documents = {
  terms: Int32Array;
  counts: Float32Array;
  starts: Int32Array;
  owners: Int32Array;
  documents: number;
};

/** By term, the documents that have it: those of a whole library in one block, and lists of those added since. */
export class Postings {
  private block = { starts: new Int32Array(1), documents: new Int32Array(0), counts: new Float32Array(0) };
  private readonly added = new Map<number, { documents: number[]; counts: number[] }>();
  /** By term: how many documents have it, those removed left out. */
  private having = new Int32Array(64);

  /**
   * All anew, out of the documents that were not removed.
   * @param size terms there are
   */
  makeAll({ terms, counts: own, starts: from, owners, documents: count }: Documents, size: number): void {
    const having = new Int32Array(size);
    for (let number = 0; number < count; number++) {
      if ((owners[number] as number) < 0) continue;
      const end = from[number + 1] as number;
      for (let i = from[number] as number; i < end; i++)
        having[terms[i] as number] = (having[terms[i] as number] as number) + 1;
    }
    const starts = new Int32Array(size + 1);
    for (let id = 0; id < size; id++) starts[id + 1] = (starts[id] as number) + (having[id] as number);
    const next = starts.slice();
    const documents = new Int32Array(starts[size] as number);
    const counts = new Float32Array(documents.length);
    for (let number = 0; number < count; number++) {
      if ((owners[number] as number) < 0) continue;
      const end = from[number + 1] as number;
      for (let i = from[number] as number; i < end; i++) {
        const id = terms[i] as number;
        const at = next[id] as number;
        next[id] = at + 1;
        documents[at] = number;
        counts[at] = own[i] as number;
      }
    }
    this.block = { starts, documents, counts };
    this.having = having;
    this.added.clear();
  }

  append(id: number, number: number, count: number): void {
    const list = this.added.get(id) ?? { documents: [], counts: [] };
    this.added.set(id, list);
    list.documents.push(number);
    list.counts.push(count);
    if (id >= this.having.length) this.having = wider(this.having, new Int32Array(2 * id));
    this.having[id] = this.live(id) + 1;
  }

  /** A document that has the term was removed. It stays among the postings, to be skipped. */
  drop(id: number): void {
    this.having[id] = this.live(id) - 1;
  }

  /** How many documents have a term, those removed left out. */
  live(id: number): number {
    return this.having[id] ?? 0;
  }

  /** Those of the block, and those added since. */
  of(id: number): Posted[] {
    const { starts, documents, counts } = this.block;
    const found: Posted[] = [];
    const [from, to] = [starts[id] ?? 0, starts[id + 1] ?? 0];
    if (from < to) found.push({ documents, counts, from, to });
    const added = this.added.get(id);
    if (added) found.push({ ...added, from: 0, to: added.documents.length });
    return found;
  }
}

/** The numbers of an array in a longer one. */
export function wider<
  T extends Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>,
>(old: T, made: T): T {
  made.set(old);
  return made;
}
