import { pickVariant, type SavedReply } from '../model/reply.ts';
import { foldChinese } from '../text/fold.ts';
import { isNear } from './phrases.ts';

/** How each character of a title can be read in Latin letters: 行 as xing and hang; other characters as themselves. */
export type Spell = (title: string) => readonly (readonly string[])[];

/** What a match is worth by where it is; a better place beats any number of uses. */
const WORTH = {
  code: 10,
  codeStart: 7,
  titleStart: 6,
  title: 5,
  tag: 4.5,
  pinyinStart: 4,
  folder: 3.5,
  pinyin: 3,
  example: 2,
  text: 1,
  typo: 0.5,
};

/** Shorter words are a letter away from too many others. */
const LONG = 4;
const latin = /^[a-z]+$/;

/** As it is looked for: small letters, half width, simplified characters, without accents. */
function fold(text: string): string {
  return foldChinese(text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase());
}

/**
 * Where Latin letters spell a title: every character by a whole reading, its beginning letter, or, the last, as far
 * as was typed. `tuihuo`, `th`, `tuih` and `thuo` all spell 退货.
 */
function spells(query: string, readings: readonly (readonly string[])[]): 'start' | 'inside' | null {
  const goesOn = (at: number, from: number): boolean => {
    if (at === query.length) return true;
    const readable = readings[from];
    if (!readable) return false;
    return readable.some((reading) => {
      const rest = query.slice(at);
      if (reading.startsWith(rest)) return true;
      if (reading !== '' && rest.startsWith(reading) && goesOn(at + reading.length, from + 1)) return true;
      return reading !== '' && rest[0] === reading[0] && goesOn(at + 1, from + 1);
    });
  };
  if (goesOn(0, 0)) return 'start';
  return readings.some((_, from) => from > 0 && goesOn(0, from)) ? 'inside' : null;
}

/** A word of the title or a tag that differs by one letter, or begins so. */
function isTypo(query: string, text: string): boolean {
  if (query.length < LONG || !latin.test(query)) return false;
  return (text.match(/[a-z]+/g) ?? []).some(
    (word) => word.length >= LONG - 1 && (isNear(query, word) || isNear(query, word.slice(0, query.length))),
  );
}

function worth(reply: SavedReply, query: string, spell: Spell | null): number {
  let best = 0;
  const found = (value: number) => {
    best = Math.max(best, value);
  };
  const code = fold(reply.code ?? '');
  if (code === query) found(WORTH.code);
  else if (code.startsWith(query)) found(WORTH.codeStart);
  const tags = reply.tags.map(fold);
  if (tags.some((tag) => tag.startsWith(query))) found(WORTH.tag);
  if (fold(reply.folder ?? '').includes(query)) found(WORTH.folder);
  for (const { title, text, examples } of Object.values(reply.variants)) {
    const name = fold(title);
    if (name.startsWith(query)) found(WORTH.titleStart);
    else if (name.includes(query)) found(WORTH.title);
    else if (spell && best < WORTH.pinyinStart && latin.test(query)) {
      const spelt = spells(query, spell(title));
      if (spelt) found(spelt === 'start' ? WORTH.pinyinStart : WORTH.pinyin);
    }
    if (best < WORTH.example && examples.some((example) => fold(example).includes(query)))
      found(WORTH.example);
    if (best < WORTH.text && fold(text).includes(query)) found(WORTH.text);
    if (best === 0 && isTypo(query, `${name} ${tags.join(' ')}`)) found(WORTH.typo);
  }
  return best;
}

/**
 * Replies in which every word of the query is found: by code, title, tag, folder, pinyin, example, text, or with a
 * letter wrong; best match first, then pinned, then most used, then last used.
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
    const values = words.map((word) => worth(reply, word, spell));
    if (values.some((value) => value === 0)) return [];
    return [{ reply, rank: values.reduce((sum, value) => sum + value, 0) }];
  });
  const title = (reply: SavedReply) => pickVariant(reply, language).variant.title;
  return ranked
    .sort(
      (a, b) =>
        b.rank - a.rank ||
        Number(b.reply.pinned ?? false) - Number(a.reply.pinned ?? false) ||
        b.reply.useCount - a.reply.useCount ||
        (b.reply.lastUsedAt ?? 0) - (a.reply.lastUsedAt ?? 0) ||
        title(a.reply).localeCompare(title(b.reply)),
    )
    .map(({ reply }) => reply);
}
