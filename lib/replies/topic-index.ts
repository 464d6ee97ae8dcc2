import type { Concepts } from './concepts.ts';
import { conceptsOf, type KeptConcepts, keepConcepts } from './kept-concepts.ts';
import { Total } from './way.ts';

/** Titles and examples that trust is measured on. */
const PROBES = 300;

/** An index as the database keeps it. `counts`: how many questions each owner has. */
export type KeptTopics = {
  owners: Int32Array;
  topics: KeptConcepts;
  counts: Int32Array;
  questions: KeptConcepts;
  trusted: number;
};

/**
 * What replies are about, by concept. Scores like a cosine of vectors weighted by how few replies share a concept, but
 * in proportion to how surely the message is about something: one stray word decides nothing.
 */
export class TopicIndex {
  private readonly owners = new Map<string, Map<number, number>>();
  private readonly topics = new Map<number, Concepts>();
  private readonly norms = new Map<number, number>();
  /** What each title and example by itself is about. */
  private readonly questions = new Map<number, readonly Concepts[]>();
  private stale = false;
  private trusted: number | null = null;

  /**
   * Says what a reply is about, instead of what was said of it before.
   * @param questions what each of its titles and examples is about: trust is measured by them
   */
  put(owner: number, topics: Concepts, questions: readonly Concepts[] = []): void {
    this.remove(owner);
    this.topics.set(owner, topics);
    this.questions.set(owner, questions);
    for (const [concept, weight] of topics) {
      const list = this.owners.get(concept) ?? new Map<number, number>();
      list.set(owner, weight);
      this.owners.set(concept, list);
    }
    this.stale = true;
  }

  keep(): KeptTopics {
    const questions = [...this.questions.values()];
    return {
      owners: Int32Array.from(this.topics.keys()),
      topics: keepConcepts([...this.topics.values()]),
      counts: Int32Array.from(questions, ({ length }) => length),
      questions: keepConcepts(questions.flat()),
      trusted: this.trust(),
    };
  }

  /** The index that was kept. */
  static from({ owners, topics, counts, questions, trusted }: KeptTopics): TopicIndex {
    const index = new TopicIndex();
    const [about, asked] = [conceptsOf(topics), conceptsOf(questions)];
    let at = 0;
    for (const [i, owner] of owners.entries()) {
      const count = counts[i] as number;
      index.put(owner, about[i] as Concepts, asked.slice(at, at + count));
      at += count;
    }
    index.measure();
    index.trusted = trusted;
    return index;
  }

  remove(owner: number): void {
    for (const concept of this.topics.get(owner)?.keys() ?? []) this.owners.get(concept)?.delete(owner);
    this.topics.delete(owner);
    this.questions.delete(owner);
    this.norms.delete(owner);
    this.stale = true;
  }

  private idf(concept: string): number {
    return Math.log((1 + this.topics.size) / (1 + (this.owners.get(concept)?.size ?? 0))) + 1;
  }

  private measure(): void {
    if (!this.stale) return;
    this.stale = false;
    this.trusted = null;
    const roots = new Map([...this.owners.keys()].map((concept) => [concept, Math.sqrt(this.idf(concept))]));
    for (const [owner, topics] of this.topics) {
      let sum = 0;
      for (const [concept, weight] of topics) sum += (weight * (roots.get(concept) ?? 1)) ** 2;
      this.norms.set(owner, Math.sqrt(sum) || 1);
    }
  }

  /**
   * How much topics are worth in this library, from 0 to 1: the share of its own titles and examples that they lead
   * back to (among three). Nearly all in a shop's library; a fifth among a bank's answers, which the lexicon does not
   * tell apart.
   */
  trust(): number {
    this.measure();
    this.trusted ??= this.measureTrust();
    return this.trusted;
  }

  private measureTrust(): number {
    const all = [...this.questions].flatMap(([owner, questions]) =>
      questions.map((about) => ({ owner, about })),
    );
    const step = Math.max(1, all.length / PROBES);
    const probes = Array.from({ length: Math.min(all.length, PROBES) }, (_, i) => all[Math.floor(i * step)]);
    const owners = Math.max(0, ...this.topics.keys()) + 1;
    const total = new Total();
    const led = probes.filter((probe) => {
      if (!probe || probe.about.size === 0) return false;
      total.begin(owners);
      this.score(probe.about, (owner, score) => total.add(owner, score));
      return total.top(3).some(({ owner }) => owner === probe.owner);
    });
    return probes.length > 0 ? led.length / probes.length : 0;
  }

  /** Scores all replies that are about something of this. */
  score(asked: Concepts, each: (owner: number, score: number) => void): void {
    this.measure();
    const sums = new Map<number, number>();
    for (const [concept, sure] of asked) {
      const idf = this.idf(concept);
      const unit = sure * idf * Math.sqrt(idf);
      for (const [owner, weight] of this.owners.get(concept) ?? []) {
        sums.set(owner, (sums.get(owner) ?? 0) + (unit * weight) / (this.norms.get(owner) ?? 1));
      }
    }
    for (const [owner, sum] of sums) each(owner, sum);
  }
}
