import type { ReplyVariant } from '../model/reply.ts';
import type { ConceptFinder, Concepts } from './concepts.ts';
import { NOTHING } from './leanings.ts';
import { type KeptTopics, TopicIndex } from './topic-index.ts';
import { type Total, Way } from './way.ts';

/**
 * What phrasings say a message and a reply are about, and what their words alone lean to, in units of their deviation,
 * times the cube of what topics are worth in this library (what leanings are worth says less: they remember examples).
 * Chosen on sets of our own, with an eye on the questions of public ones, so as to lose nothing there.
 */
const WEIGHTS = { topics: 7, leanings: 7 };
/** Deviation where the message is hardly about anything. */
const LEAST = 0.5;
/** Of an answer's beginning, its words say more than its phrasings: seldom is it put as buyers put it. */
const TEXT = { longest: 120, leaning: 0.5 };

type Sum = Map<string, number>;
/** Weights of a reply's fields. */
type Fields = { title: number; examples: number; text: number };

export type KeptSubjects = { topics: KeptTopics; leanings: KeptTopics };

/** What replies are about, compared with what a message is about. */
export class Subjects {
  private readonly finder: ConceptFinder | null;
  private readonly topics: TopicIndex;
  private readonly leanings: TopicIndex;
  /** Of the message that is being looked at. */
  private readonly ways = { topics: new Way(), leanings: new Way() };

  /**
   * @param finder without it, no reply is about anything
   * @param kept what was found out before
   */
  constructor(finder: ConceptFinder | null, kept?: KeptSubjects) {
    this.finder = finder;
    this.topics = kept ? TopicIndex.from(kept.topics) : new TopicIndex();
    this.leanings = kept ? TopicIndex.from(kept.leanings) : new TopicIndex();
  }

  keep(): KeptSubjects {
    return { topics: this.topics.keep(), leanings: this.leanings.keep() };
  }

  /**
   * Says what a reply is about, instead of what was said of it before.
   * @returns what its titles are about
   */
  put(owner: number, variants: readonly ReplyVariant[], fields: Fields): Concepts {
    const topics: Sum = new Map();
    const leanings: Sum = new Map();
    const titles: Sum = new Map();
    const questions: Concepts[] = [];
    for (const { title, text, examples } of variants) {
      for (const [i, question] of [title, ...examples].entries()) {
        const weight = i === 0 ? fields.title : fields.examples;
        const { about, leaning } = this.read(question);
        add(topics, about, weight);
        add(leanings, leaning, weight);
        questions.push(about);
        if (i === 0) for (const concept of about) titles.set(...concept);
      }
      const { about, leaning } = this.read(beginningOf(text));
      add(topics, about, fields.text);
      add(leanings, leaning, TEXT.leaning);
    }
    this.topics.put(owner, topics, questions);
    this.leanings.put(owner, leanings);
    return titles;
  }

  remove(owner: number): void {
    this.topics.remove(owner);
    this.leanings.remove(owner);
  }

  /**
   * Adds to a total what each of so many replies has in common with a message.
   * @returns what phrasings say, and what words alone do
   */
  addTo(total: Total, message: string, owners: number, count: number): { topics: Way; leanings: Way } {
    const { about, leaning } = this.read(message, true);
    const trust = this.trust();
    const wayOf = (way: Way, index: TopicIndex, asked: Concepts, weight: number) => {
      way.begin(owners);
      index.score(asked, (owner, score) => way.set(owner, score));
      way.addTo(total, weight * trust, count, LEAST);
      return way;
    };
    const leanings = wayOf(this.ways.leanings, this.leanings, leaning, WEIGHTS.leanings);
    return { topics: wayOf(this.ways.topics, this.topics, about, WEIGHTS.topics), leanings };
  }

  /** How far topics tell this library's replies apart: the cube of what they are worth there. */
  trust(): number {
    return this.topics.trust() ** 3;
  }

  private read(text: string, typed = false): { about: Concepts; leaning: Concepts } {
    return this.finder?.both(text, typed) ?? { about: NOTHING, leaning: NOTHING };
  }
}

/** The beginning of an answer; half a word would be another one. */
function beginningOf(text: string): string {
  if (text.length <= TEXT.longest) return text;
  const blank = text.lastIndexOf(' ', TEXT.longest);
  return text.slice(0, blank > TEXT.longest / 2 ? blank : TEXT.longest);
}

function add(sum: Sum, concepts: Concepts, weight: number): void {
  for (const [concept, much] of concepts) sum.set(concept, (sum.get(concept) ?? 0) + weight * much);
}
