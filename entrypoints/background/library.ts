import { browser } from 'wxt/browser';
import type { OrderState } from '../../lib/model/order.ts';
import { keep, REVISION } from '../../lib/open-store.ts';
import { ReplyIndex, type Suggestion } from '../../lib/replies/suggest.ts';
import { topicOf } from '../../lib/replies/topics.ts';
import { tradeConcepts } from '../../lib/replies/trade.ts';
import { takeOver } from '../../lib/store/changed-rows.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { keepLibrary, readKept } from '../../lib/store/kept-index.ts';

/** After the last change, ms: a worker lives for half a minute, and several changes in a row are kept once. */
const KEEP_AFTER = 3_000;
/** So few changes are made again at the next start faster than all is kept. */
const FEW = 0.01;

/** The suggestion index, held while the worker lives, kept for the next one, and brought up to date by what changed. */
export class Library {
  private readonly db: RegularsDb;
  private made: Promise<ReplyIndex> | null = null;
  private syncing: Promise<unknown> = Promise.resolve();
  private readonly known = new Map<string, number>();
  private readonly learnt = new Map<string, number>();
  /** The store's revision that the index is of. */
  private seen: unknown = null;
  /** Changes that are not kept yet. */
  private unkept = 0;
  private keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(db: RegularsDb) {
    this.db = db;
  }

  /** Begins to make the index: a page of a marketplace was opened, and its thread will soon ask. */
  warm(): void {
    void this.synced().catch(() => {});
  }

  /** The best replies for a buyer's message, best first; none when it is not sure of any. */
  async suggest(message: string, state: OrderState | null, limit = 3): Promise<Suggestion[]> {
    const index = await this.synced();
    return index.suggest(message, { limit, state, onlySure: true });
  }

  /** What a message is about that no reply answers; null where it asks nothing. */
  topicOf(message: string, names: readonly string[]): ReturnType<typeof topicOf> {
    return topicOf(message, tradeConcepts().in(message, true), names);
  }

  /** Not at every start of the worker: most are for alarms. */
  private index(): Promise<ReplyIndex> {
    this.made ??= this.start().catch((error: unknown) => {
      this.made = null;
      throw error;
    });
    return this.made;
  }

  private async start(): Promise<ReplyIndex> {
    const reading = readKept(version());
    const concepts = tradeConcepts();
    const kept = await reading;
    if (kept) {
      try {
        const index = new ReplyIndex([], concepts, kept.index);
        for (const [i, id] of kept.ids.entries()) this.known.set(id, kept.times[i] ?? -1);
        return index;
      } catch {
        // Damaged: it is made anew.
      }
    }
    return new ReplyIndex([], concepts);
  }

  /** The index as the store is now. One after the other: two that find the same changes would both take them over. */
  private synced(): Promise<ReplyIndex> {
    const next = this.syncing.catch(() => {}).then(() => this.sync());
    this.syncing = next;
    return next;
  }

  /** Nothing is read as long as nothing was written. */
  private async sync(): Promise<ReplyIndex> {
    const { db } = this;
    const revision = await keep.get(REVISION);
    if (this.seen !== null && this.seen === revision) return this.index();
    // Read while the index is made ready.
    const reading = db.transaction('r', db.replies, db.learnt, () =>
      Promise.all([db.replies.toArray(), db.learnt.toArray()]),
    );
    const [index, [replies, learnt]] = await Promise.all([this.index(), reading]);
    let gone = false;
    const changed = takeOver(replies, { id: ({ id }) => id, at: ({ updatedAt }) => updatedAt }, this.known, {
      gone: (id) => {
        gone = true;
        index.remove(id);
      },
      put: (reply) => index.put(reply),
    });
    takeOver(learnt, { id: ({ replyId }) => replyId, at: ({ at }) => at }, this.learnt, {
      gone: (id) => index.learn(id, null),
      put: (row) => index.learn(row.replyId, row),
    });
    this.seen = revision ?? null;
    this.unkept += changed;
    // A reply that was removed goes from what is kept as well.
    if (gone || (changed > 0 && this.unkept > this.known.size * FEW)) this.keepSoon(index);
    return index;
  }

  private keepSoon(index: ReplyIndex): void {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => void this.keepNow(index).catch(() => {}), KEEP_AFTER);
  }

  private async keepNow(index: ReplyIndex): Promise<void> {
    this.unkept = 0;
    // What replies were before they were changed or removed is not written down again.
    const rows = index.isClean ? null : await this.db.replies.toArray();
    const clean = rows ? new ReplyIndex(rows, tradeConcepts()) : index;
    const times = rows ? new Map(rows.map(({ id, updatedAt }) => [id, updatedAt])) : this.known;
    const of = { ids: [...times.keys()], times: [...times.values()] };
    await keepLibrary({ version: version(), index: clean.keep(), ...of });
  }
}

/** Names the sources that an index is made by (wxt.config.ts). */
declare const __REPLIES__: string;
const version = () => `${browser.runtime.getManifest().version} ${__REPLIES__}`;
