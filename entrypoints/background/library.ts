import { ReplyIndex } from '../../lib/replies/suggest.ts';
import type { RegularsDb } from '../../lib/store/db.ts';

/** The suggestion index, held while the worker lives and brought up to date by what changed. */
export class Library {
  private readonly db: RegularsDb;
  private readonly index = new ReplyIndex();
  private readonly known = new Map<string, number>();

  constructor(db: RegularsDb) {
    this.db = db;
  }

  /** Ids of the best replies for a buyer's message, best first. */
  async suggest(message: string, limit = 3): Promise<string[]> {
    await this.sync();
    return this.index.suggest(message, limit).map(({ replyId }) => replyId);
  }

  /** Compares ids and change times, which an index holds, and loads only the replies that differ. */
  private async sync(): Promise<void> {
    const byTime = this.db.replies.orderBy('updatedAt');
    const [ids, times] = await Promise.all([byTime.primaryKeys(), byTime.keys()]);
    const stored = new Map(ids.map((id, i) => [id, Number(times[i])]));
    for (const id of this.known.keys()) {
      if (stored.has(id)) continue;
      this.index.remove(id);
      this.known.delete(id);
    }
    const differ = ids.filter((id) => this.known.get(id) !== stored.get(id));
    for (const reply of await this.db.replies.bulkGet(differ)) {
      if (!reply) continue;
      this.index.put(reply);
      this.known.set(reply.id, reply.updatedAt);
    }
  }
}
