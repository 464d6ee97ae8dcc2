import type { OrderState } from '../model/order.ts';
import type { SavedReply } from '../model/reply.ts';
import type { ConceptFinder, Concepts } from './concepts.ts';
import { conceptsOf, type KeptConcepts, keepConcepts } from './kept-concepts.ts';
import { NOTHING } from './leanings.ts';
import type { Learnt } from './learn.ts';
import { fitsState } from './order-states.ts';
import { type KeptSubjects, Subjects } from './subjects.ts';
import { type KeptTerms, TermIndex, type Weighted } from './term-index.ts';
import { type Features, type KeptVocabulary, Vocabulary } from './vocabulary.ts';
import { Total, Way } from './way.ts';

/** Of a reply's fields: examples are written like buyers' messages; the answer's own words say least. */
const FIELDS = { title: 1.5, examples: 1, text: 0.3 };
/**
 * Of the ways to compare, in units of their deviation: the words of a reply, and all its features; what it is about is
 * weighed in `Subjects`. Chosen on one part of the examples of public sets against the other; comparing with each
 * example by itself as well made no difference there.
 */
const WAYS = { words: 0.5, whole: 2 };
/**
 * What was learnt from choices, by cosine and by words. It counts by how often a reply was chosen (half of it at one
 * time), and by how often replies were on the average (half of it at eight more than one and a half): not at all in the
 * first days, and in the end more than anything else; but little in a library that topics tell apart, where single words
 * of single messages would only lead astray.
 */
const LEARNT = {
  whole: 12,
  words: 6,
  half: 1,
  from: 1.5,
  halfMean: 8,
  besideTopics: 0.2,
  leastDeviation: { whole: 0.06, words: 2 },
};
/** A reply for the state its order is in counts so much more: enough to decide between near equals. */
const STATE = 0.15;
/** Below this a message has hardly anything in common with any reply. */
const SURE = 0.03;
/** What a score by topics is worth beside a cosine. */
const SURE_TOPICAL = 0.25;
const LONGEST = { message: 2_000, text: 2_000 };

export type Suggestion = {
  replyId: string;
  score: number;
  /** Words of the message that the reply's titles and examples have, the most telling first. */
  terms: string[];
  /** Both are about the same. */
  same: boolean;
  /** How often it was chosen. */
  picks: number;
  /** It fits the state of the order. */
  fits: boolean;
};

export type Asked = {
  limit?: number;
  /** Of the order the message is about. */
  state?: OrderState | null;
  /** Nothing rather than what only comes nearest. */
  onlySure?: boolean;
};

type Known = {
  owner: number;
  /** Its document among the wholes. */
  whole: number;
  /** What its titles are about. */
  about: Concepts;
};

/** A message compared with all replies, until the next one is. */
type Compared = {
  query: Features;
  /** The same as what was learnt has it. */
  pickedQuery: Features;
  total: Total;
  whole: Way;
  topical: Way;
  leanings: Way;
  learnt: Way;
};

/** An index as the database keeps it, without what was learnt from choices: that can be forgotten at any time. */
export type KeptIndex = {
  vocabulary: KeptVocabulary;
  wholes: KeptTerms;
  subjects: KeptSubjects;
  /** By owner; the id of a removed reply stays, for its number. */
  ids: string[];
  /** Of each reply there is, its owner, its document, and what its titles are about. */
  owners: Int32Array;
  documents: Int32Array;
  about: KeptConcepts;
};

/** Ranks saved replies for a buyer's message. Replies can be added and removed one by one. */
export class ReplyIndex {
  private readonly vocabulary: Vocabulary;
  /** A document for each reply. */
  private readonly wholes: TermIndex;
  private readonly subjects: Subjects;
  /** A document for each reply that was chosen, of the messages it was chosen for. */
  private readonly picked: TermIndex;
  /** Of its own: what buyers wrote must not stand among what is kept. */
  private readonly pickedVocabulary = new Vocabulary();
  private readonly learnt = new Map<number, { document: number; picks: number }>();
  private readonly ids: string[];
  private readonly known = new Map<string, Known>();
  /** Of the message that is being looked at. */
  private readonly ways = { whole: new Way(), words: new Way(), learnt: new Way(), learntWords: new Way() };
  private readonly total = new Total();

  /**
   * @param concepts without it, only words count
   * @param kept an index of before: its replies are there again
   */
  constructor(replies: Iterable<SavedReply> = [], concepts: ConceptFinder | null = null, kept?: KeptIndex) {
    this.vocabulary = new Vocabulary(kept?.vocabulary);
    this.wholes = new TermIndex(this.vocabulary, kept?.wholes);
    this.picked = new TermIndex(this.pickedVocabulary);
    this.subjects = new Subjects(concepts, kept?.subjects);
    this.ids = kept?.ids.slice() ?? [];
    const about = kept ? conceptsOf(kept.about) : [];
    for (const [i, owner] of (kept?.owners ?? []).entries()) {
      const of = { owner, whole: kept?.documents[i] ?? -1, about: about[i] ?? NOTHING };
      this.known.set(this.ids[owner] ?? '', of);
    }
    for (const reply of replies) this.put(reply);
  }

  /** Whether nothing is left in it of replies that were changed or removed. */
  get isClean(): boolean {
    return this.wholes.size === this.wholes.documents;
  }

  keep(): KeptIndex {
    const known = [...this.known.values()];
    return {
      vocabulary: this.vocabulary.keep(),
      wholes: this.wholes.keep(),
      subjects: this.subjects.keep(),
      ids: [...this.ids],
      owners: Int32Array.from(known, ({ owner }) => owner),
      documents: Int32Array.from(known, ({ whole }) => whole),
      about: keepConcepts(known.map(({ about }) => about)),
    };
  }

  /** Adds a reply, or replaces the one with the same id; what was learnt of it stays. All its languages are indexed. */
  put(reply: SavedReply): void {
    const { vocabulary, wholes } = this;
    const before = this.known.get(reply.id);
    if (before) wholes.remove(before.whole);
    const owner = before?.owner ?? this.ids.push(reply.id) - 1;
    const words: Weighted[] = [];
    const variants = Object.values(reply.variants);
    for (const { title, text, examples } of variants) {
      words.push({ features: vocabulary.learn(title), weight: FIELDS.title });
      for (const example of examples)
        words.push({ features: vocabulary.learn(example), weight: FIELDS.examples });
      words.push({ features: vocabulary.learnWords(text.slice(0, LONGEST.text)), weight: FIELDS.text });
    }
    const whole = wholes.add(owner, words);
    const about = this.subjects.put(owner, variants, FIELDS);
    this.known.set(reply.id, { owner, whole, about });
  }

  remove(replyId: string): void {
    const known = this.known.get(replyId);
    if (!known) return;
    this.learn(replyId, null);
    this.wholes.remove(known.whole);
    this.subjects.remove(known.owner);
    this.known.delete(replyId);
  }

  /** Takes over what was learnt of a reply from the messages it was chosen for; null forgets it. */
  learn(replyId: string, learnt: Learnt | null): void {
    const known = this.known.get(replyId);
    if (!known) return;
    const { owner } = known;
    const before = this.learnt.get(owner);
    if (before) this.picked.remove(before.document);
    this.learnt.delete(owner);
    if (!learnt || learnt.picks === 0) return;
    const parts = Object.entries(learnt.terms).map(([term, weight]) => ({
      features: this.pickedVocabulary.learnTerm(term),
      weight,
    }));
    this.learnt.set(owner, { document: this.picked.add(owner, parts), picks: learnt.picks });
  }

  /**
   * @param message the buyer's last message
   * @returns best first; empty when no reply has anything in common with the message
   */
  suggest(message: string, { limit = 3, state = null, onlySure = false }: Asked = {}): Suggestion[] {
    const compared = this.compare(message);
    if (onlySure && this.certaintyOf(compared) < SURE) return [];
    const { query, total, topical, leanings } = compared;
    const fits = (owner: number) => {
      const about = this.known.get(this.ids[owner] ?? '')?.about;
      return state !== null && about !== undefined && fitsState(about, state);
    };
    if (state !== null) total.scale((owner) => (fits(owner) ? 1 + STATE : 1));
    return total.top(limit).map(({ owner, score }) => {
      const replyId = this.ids[owner] ?? '';
      const whole = this.known.get(replyId)?.whole ?? -1;
      return {
        replyId,
        score,
        terms: this.wholes.shared(whole, query, FIELDS.examples).map((id) => this.vocabulary.term(id)),
        same: topical.has(owner) || leanings.has(owner),
        picks: this.learnt.get(owner)?.picks ?? 0,
        fits: fits(owner),
      };
    });
  }

  /**
   * How sure it is that any reply answers a message, from 0: how near the nearest comes, and how much of the message's
   * words that one has. On a public set of questions out of scope this lets through 17 % where 90 % of those in scope
   * are kept; the cosine alone lets through 26 %.
   */
  certainty(message: string): number {
    return this.certaintyOf(this.compare(message));
  }

  private certaintyOf({ query, pickedQuery, whole, topical, learnt }: Compared): number {
    const sure = (index: TermIndex, query: Features, way: Way, documentOf: (owner: number) => number) => {
      const best = way.best();
      return best ? best.score * (0.3 + index.coverage(documentOf(best.owner), query)) : 0;
    };
    return Math.max(
      sure(this.wholes, query, whole, (owner) => this.known.get(this.ids[owner] ?? '')?.whole ?? -1),
      sure(this.picked, pickedQuery, learnt, (owner) => this.learnt.get(owner)?.document ?? -1),
      // As far as topics tell this library's replies apart.
      (topical.best()?.score ?? 0) * SURE_TOPICAL * this.subjects.trust(),
    );
  }

  private compare(message: string): Compared {
    const asked = message.slice(0, LONGEST.message);
    const query = this.vocabulary.find(asked);
    const owners = this.ids.length;
    const count = Math.max(1, this.known.size);
    const total = this.total.begin(owners);
    const [whole, words] = [this.ways.whole.begin(owners), this.ways.words.begin(owners)];
    this.wholes.score(query, (owner, cosine, bm25) => {
      whole.set(owner, cosine);
      words.set(owner, bm25);
    });
    whole.addTo(total, WAYS.whole, count);
    words.addTo(total, WAYS.words, count);
    const { topics: topical, leanings } = this.subjects.addTo(total, asked, owners, count);
    const pickedQuery = this.pickedVocabulary.find(asked);
    const learnt = this.fromPicks(pickedQuery, total, count);
    return { query, pickedQuery, total, whole, topical, leanings, learnt };
  }

  private fromPicks(query: Features, total: Total, count: number): Way {
    const { leastDeviation, half, from, halfMean, besideTopics } = LEARNT;
    const owners = this.ids.length;
    const [whole, words] = [this.ways.learnt.begin(owners), this.ways.learntWords.begin(owners)];
    this.picked.score(query, (owner, cosine, bm25) => {
      const picks = this.learnt.get(owner)?.picks ?? 0;
      const trust = picks / (picks + half);
      whole.set(owner, trust * cosine);
      words.set(owner, trust * bm25);
    });
    const picks = [...this.learnt.values()].reduce((sum, one) => sum + one.picks, 0);
    const more = Math.max(0, picks / Math.max(1, this.learnt.size) - from);
    const open = 1 - (1 - besideTopics) * this.subjects.trust();
    const share = open * (more / (more + halfMean));
    whole.addTo(total, share * LEARNT.whole, count, leastDeviation.whole);
    words.addTo(total, share * LEARNT.words, count, leastDeviation.words);
    return whole;
  }
}
