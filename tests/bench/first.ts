/** Runs inside Chromium, beside `page.ts`: the first suggestion of a worker that starts, with the index kept. */
import { ReplyIndex } from '../../lib/replies/suggest.ts';
import { tradeConcepts } from '../../lib/replies/trade.ts';
import { takeOver } from '../../lib/store/changed-rows.ts';
import { RegularsDb } from '../../lib/store/db.ts';
import { keepLibrary, readKept } from '../../lib/store/kept-index.ts';
import { library } from './library.ts';

const VERSION = 'bench';
const NAME = 'bench-replies';
const KEPT = 'bench-index';

/** Keeps so many replies and their index, as a worker does. */
export async function keepReplies(size = 2_000): Promise<void> {
  const { replies } = library(size);
  const db = new RegularsDb(NAME);
  await db.replies.bulkPut(replies);
  db.close();
  const index = new ReplyIndex(replies, tradeConcepts()).keep();
  const [ids, times] = [replies.map(({ id }) => id), replies.map(({ updatedAt }) => updatedAt)];
  await keepLibrary({ version: VERSION, index, ids, times }, KEPT);
}

/** From nothing to the first suggestion (ms). Only the first call in a page says what a worker that starts takes. */
export async function firstSuggestion(): Promise<{ time: number; found: number }> {
  const began = performance.now();
  const [reading, rows] = [readKept(VERSION, KEPT), new RegularsDb(NAME).replies.toArray()];
  const concepts = tradeConcepts();
  const kept = await reading;
  if (!kept) throw new Error('nothing was kept');
  const index = new ReplyIndex([], concepts, kept.index);
  const known = new Map(kept.ids.map((id, i) => [id, kept.times[i] ?? 0]));
  const changed = takeOver(await rows, { id: ({ id }) => id, at: ({ updatedAt }) => updatedAt }, known, {
    gone: (id) => index.remove(id),
    put: (reply) => index.put(reply),
  });
  if (changed > 0) throw new Error('what was kept is not what there is');
  const found = index.suggest('Hi, wheres my order? It should of come on tuesday and i need it for a gift');
  return { time: performance.now() - began, found: found.length };
}
