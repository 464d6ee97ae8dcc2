import type { SavedReply } from '../model/reply.ts';
import { Bm25, Scores } from './bm25.ts';
import { termsOf } from './tokens.ts';

/**
 * Weights of the three fields. Example questions are written like buyers' messages and say most; titles next; the
 * answer's own words least (on a public set title + ½ text alone put the right reply among three in 84 % of cases).
 */
const WEIGHT = { title: 0.8, examples: 1, text: 0.35 };

export type Suggestion = { replyId: string; score: number };

/** Ranks saved replies for a buyer's message. Replies can be added and removed one by one. */
export class ReplyIndex {
  private title = new Bm25();
  private examples = new Bm25();
  private text = new Bm25();
  private ids: string[] = [];
  private documents = new Map<string, { owner: number; parts: [Bm25, number][] }>();

  constructor(replies: Iterable<SavedReply> = []) {
    for (const reply of replies) this.put(reply);
  }

  /** Adds a reply, or replaces the one with the same id. All its languages are indexed. */
  put(reply: SavedReply): void {
    this.remove(reply.id);
    const owner = this.ids.push(reply.id) - 1;
    const parts: [Bm25, number][] = [];
    for (const { title, text, examples } of Object.values(reply.variants)) {
      parts.push([this.title, this.title.add(owner, termsOf(title))]);
      parts.push([this.text, this.text.add(owner, termsOf(text))]);
      for (const example of examples) {
        parts.push([this.examples, this.examples.add(owner, termsOf(example))]);
      }
    }
    this.documents.set(reply.id, { owner, parts });
  }

  remove(replyId: string): void {
    const known = this.documents.get(replyId);
    if (!known) return;
    for (const [index, document] of known.parts) index.remove(document);
    this.documents.delete(replyId);
  }

  /**
   * @param message the buyer's last message
   * @returns at most `limit`, best first; empty when no reply shares a term with the message
   */
  suggest(message: string, limit = 3): Suggestion[] {
    const query = new Set(termsOf(message.slice(0, 2_000)));
    const scores = new Scores(this.ids.length);
    this.title.score(query, WEIGHT.title, scores);
    this.examples.score(query, WEIGHT.examples, scores);
    this.text.score(query, WEIGHT.text, scores);
    return scores.top(limit).map(({ owner, score }) => ({ replyId: this.ids[owner] ?? '', score }));
  }
}
