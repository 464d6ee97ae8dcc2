import type { SavedReply } from '../../lib/model/reply.ts';

export const reply = (id: string, title: string, text: string, examples: string[]): SavedReply => ({
  id,
  tags: [],
  variants: { en: { title, text, examples } },
  useCount: 0,
  lastUsedAt: null,
  createdAt: 0,
  updatedAt: 0,
});

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
  const replies = Array.from({ length: size }, (_, i) => ({
    ...reply(`r${i}`, sentence(4), sentence(40), [sentence(8)]),
    updatedAt: i,
  }));
  const messages = Array.from({ length: 500 }, () => sentence(12));
  return { replies, messages };
}
