import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SavedReply } from '../../lib/model/reply.ts';
import { ReplyIndex } from '../../lib/replies/suggest.ts';

/** A split of the documented format: intents with example questions, and queries with the id of their intent. */
export type Split = {
  intents: { id: number; intent: string; examples: string[]; title?: string; reply?: string }[];
  queries: [text: string, intentId: number][];
};

const reply = (id: string, title: string, text: string, examples: string[]): SavedReply => ({
  id,
  tags: [],
  variants: { en: { title, text, examples } },
  useCount: 0,
  lastUsedAt: null,
  createdAt: 0,
  updatedAt: 0,
});

/** Share of queries (%) whose intent is the first, or among the first three, with N examples for each intent. */
export function accuracy(split: Split, examples: number): { top1: number; top3: number } {
  const index = new ReplyIndex(
    split.intents.map(({ id, title, reply: text, examples: all }) =>
      reply(String(id), title ?? '', text ?? '', all.slice(0, examples)),
    ),
  );
  let top1 = 0;
  let top3 = 0;
  for (const [text, gold] of split.queries) {
    const found = index.suggest(text, 3).map(({ replyId }) => Number(replyId));
    if (found[0] === gold) top1++;
    if (found.includes(gold)) top3++;
  }
  const percent = (n: number) => Math.round((1000 * n) / split.queries.length) / 10;
  return { top1: percent(top1), top3: percent(top3) };
}

/** All splits of a folder. */
export function readSplits(folder: string): Record<string, Split> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [
        path.basename(file, '.json'),
        JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Split,
      ]),
  );
}

/**
 * So many invented replies and messages, the same each time: words drawn from a vocabulary of 4,000 with the skew of
 * real text (the commonest word stands in most replies), titles of 4, texts of 40, one example of 8.
 */
export function library(size: number) {
  let seed = 42;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const letters = 'bcdfghklmnprst';
  const vowels = 'aeiou';
  const name = (n: number) =>
    [n, n / 14, n / 196, n / 2_744]
      .map((part) => (letters[Math.floor(part) % 14] ?? 'b') + (vowels[Math.floor(part) % 5] ?? 'a'))
      .join('');
  const word = () => name(Math.floor(4_000 ** random()) - 1);
  const sentence = (words: number) => Array.from({ length: words }, word).join(' ');
  const replies = Array.from({ length: size }, (_, i) =>
    reply(`r${i}`, sentence(4), sentence(40), [sentence(8)]),
  );
  const messages = Array.from({ length: 500 }, () => sentence(12));
  return { replies, messages };
}

/** Time to build the index and the 50th and 99th percentile of a suggestion, ms. */
export function speed(size: number): { build: number; p50: number; p99: number } {
  const { replies, messages } = library(size);
  const began = performance.now();
  const index = new ReplyIndex(replies);
  const build = performance.now() - began;
  for (const message of messages.slice(0, 50)) index.suggest(message);
  const times = messages.map((message) => {
    const start = performance.now();
    index.suggest(message);
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  return { build, p50: times[250] ?? 0, p99: times[494] ?? 0 };
}
