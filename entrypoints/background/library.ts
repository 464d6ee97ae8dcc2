import type { OrderState } from '../../lib/model/order.ts';
import { ReplyIndex, type Suggestion } from '../../lib/replies/suggest.ts';
import { topicOf } from '../../lib/replies/topics.ts';
import { tradeConcepts } from '../../lib/replies/trade.ts';
import type { RegularsDb } from '../../lib/store/db.ts';

/** The suggestion index, held while the worker lives and brought up to date by what changed. */
export class Library {
  private readonly db: RegularsDb;
  private made: ReplyIndex | null = null;
  private readonly known = new Map<string, number>();
  private readonly learnt = new Map<string, number>();

  constructor(db: RegularsDb) {
    this.db = db;
  }

  /** Not at every start of the worker: most are for alarms, and the lexicon takes a while to be read. */
  private get index(): ReplyIndex {
    this.made ??= new ReplyIndex([], tradeConcepts());
    return this.made;
  }

  /** Begins to make the index: a page of a marketplace was opened, and its thread will soon ask. */
  warm(): void {
    void this.sync().catch(() => {});
  }

  /** The best replies for a buyer's message, best first; none when it is not sure of any. */
  async suggest(message: string, state: OrderState | null, limit = 3): Promise<Suggestion[]> {
    await this.sync();
    return this.index.suggest(message, { limit, state, onlySure: true });
  }

  /** What a message is about that no reply answers; null where it asks nothing. */
  topicOf(message: string, names: readonly string[]): ReturnType<typeof topicOf> {
    return topicOf(message, tradeConcepts().in(message, true), names);
  }

  /** Compares ids and change times, which an index holds, and loads only what differs. */
  private async sync(): Promise<void> {
    const { db, index } = this;
    await changes(db.replies.orderBy('updatedAt'), this.known, {
      gone: (id) => index.remove(id),
      load: async (ids) => {
        for (const reply of await db.replies.bulkGet(ids)) if (reply) index.put(reply);
      },
    });
    await changes(db.learnt.orderBy('at'), this.learnt, {
      gone: (id) => index.learn(id, null),
      load: async (ids) => {
        for (const row of await db.learnt.bulkGet(ids)) if (row) index.learn(row.replyId, row);
      },
    });
  }
}

type ByTime = { primaryKeys(): PromiseLike<unknown[]>; keys(): PromiseLike<unknown[]> };

/** Finds what came, changed or went since `known`, and takes it over there. */
async function changes(
  byTime: ByTime,
  known: Map<string, number>,
  { gone, load }: { gone: (id: string) => void; load: (ids: string[]) => Promise<void> },
): Promise<void> {
  const [ids, times] = await Promise.all([byTime.primaryKeys(), byTime.keys()]);
  const stored = new Map(ids.map((id, i) => [String(id), Number(times[i])]));
  for (const id of known.keys()) {
    if (stored.has(id)) continue;
    gone(id);
    known.delete(id);
  }
  const differ = [...stored].filter(([id, at]) => known.get(id) !== at);
  if (differ.length > 0) await load(differ.map(([id]) => id));
  for (const [id, at] of differ) known.set(id, at);
}
