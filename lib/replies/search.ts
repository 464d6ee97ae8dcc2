import { pickVariant, type SavedReply } from '../model/reply.ts';

/** Latin spellings of a title: whole syllables and their first letters (`tuihuo`, `th` for 退货). */
export type Spell = (title: string) => { full: string; initials: string };

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

function rank(reply: SavedReply, query: string, spell: Spell | null): number {
  let best = 0;
  for (const { title, text, examples } of Object.values(reply.variants)) {
    const name = fold(title);
    if (name.startsWith(query)) best = Math.max(best, 6);
    else if (name.includes(query)) best = Math.max(best, 5);
    else if (spell && /^[a-z]+$/.test(query)) {
      const { full, initials } = spell(title);
      if (full.startsWith(query) || initials.startsWith(query)) best = Math.max(best, 4);
      else if (full.includes(query) || initials.includes(query)) best = Math.max(best, 3);
    }
    if (best < 2 && examples.some((example) => fold(example).includes(query))) best = 2;
    if (best < 1 && fold(text).includes(query)) best = 1;
  }
  if (reply.tags.some((tag) => fold(tag).startsWith(query))) best = Math.max(best, 4.5);
  return best;
}

/**
 * Replies in which every word of the query is found, in title, tag, pinyin, example or text; best match first, then
 * most used, then last used.
 * @param spell null where no Latin spelling is at hand
 */
export function searchReplies(
  replies: readonly SavedReply[],
  query: string,
  language: string,
  spell: Spell | null = null,
): SavedReply[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const ranked = replies.flatMap((reply) => {
    const ranks = words.map((word) => rank(reply, word, spell));
    if (ranks.some((value) => value === 0)) return [];
    return [{ reply, rank: ranks.reduce((sum, value) => sum + value, 0) }];
  });
  const title = (reply: SavedReply) => pickVariant(reply, language).variant.title;
  return ranked
    .sort(
      (a, b) =>
        b.rank - a.rank ||
        b.reply.useCount - a.reply.useCount ||
        (b.reply.lastUsedAt ?? 0) - (a.reply.lastUsedAt ?? 0) ||
        title(a.reply).localeCompare(title(b.reply)),
    )
    .map(({ reply }) => reply);
}
