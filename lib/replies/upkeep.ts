import type { SavedReply } from '../model/reply.ts';
import { foldChinese } from '../text/fold.ts';
import { likeness } from './likeness.ts';

const DAY = 86_400_000;
/** Not used for so many days is stale. */
export const STALE_DAYS = 90;
/** Texts that share so much of their character pairs say the same. */
const ALIKE = 0.8;
/** Pieces that texts are found alike by, in characters. */
const PIECE = 8;
/** A piece in more texts than this is a greeting, and tells nothing. */
const COMMON = 40;

export type Upkeep = 'never' | 'stale' | 'same' | 'noLanguage';

/** Replies that were there for a while and were never inserted. */
export function isNeverUsed({ useCount, createdAt }: SavedReply, now: number): boolean {
  return useCount === 0 && now - createdAt >= STALE_DAYS * DAY;
}

/** Replies that were used once, and not lately. */
export function isStale({ useCount, lastUsedAt }: SavedReply, now: number): boolean {
  return useCount > 0 && lastUsedAt !== null && now - lastUsedAt >= STALE_DAYS * DAY;
}

const plain = (text: string) =>
  foldChinese(text.normalize('NFKC').toLowerCase())
    .replace(/\{[^{}\n]*\}/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Groups of replies that say the same in a language, placeholders and marks aside. Only texts that share a piece of
 * some length are compared, so that thousands take no time.
 * @returns ids, in the order of the replies; each reply is in one group at most
 */
export function sameReplies(replies: readonly SavedReply[]): string[][] {
  const texts = replies.flatMap(({ id, variants }) =>
    Object.entries(variants).map(([language, { text }]) => ({ id, language, text: plain(text) })),
  );
  const holders = new Map<string, number[]>();
  for (const [i, { language, text }] of texts.entries()) {
    const pieces = new Set<string>();
    for (let at = 0; at === 0 || at + PIECE <= text.length; at++)
      pieces.add(`${language} ${text.slice(at, at + PIECE)}`);
    for (const piece of pieces) {
      const list = holders.get(piece);
      if (list) list.push(i);
      else holders.set(piece, [i]);
    }
  }
  const groupOf = new Map<string, string[]>();
  const compared = new Set<string>();
  for (const list of holders.values()) {
    if (list.length < 2 || list.length > COMMON) continue;
    for (const [n, i] of list.entries()) {
      for (const j of list.slice(n + 1)) {
        const [a, b] = [texts[i], texts[j]];
        const key = `${i} ${j}`;
        if (!a || !b || a.id === b.id || compared.has(key)) continue;
        compared.add(key);
        if (likeness(a.text, b.text) >= ALIKE) join(groupOf, a.id, b.id);
      }
    }
  }
  const order = new Map(replies.map(({ id }, i) => [id, i]));
  return [...new Set(groupOf.values())].map((group) =>
    group.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
  );
}

function join(groupOf: Map<string, string[]>, a: string, b: string): void {
  const group = [...new Set([...(groupOf.get(a) ?? [a]), ...(groupOf.get(b) ?? [b])])];
  for (const id of group) groupOf.set(id, group);
}

/** The replies that need looking after, of one kind; those that say the same stand beside each other. */
export function needing(
  replies: readonly SavedReply[],
  kind: Upkeep,
  language: string,
  now: number,
): SavedReply[] {
  if (kind === 'never') return replies.filter((reply) => isNeverUsed(reply, now));
  if (kind === 'stale') return replies.filter((reply) => isStale(reply, now));
  if (kind === 'noLanguage') return replies.filter(({ variants }) => !(language in variants));
  const byId = new Map(replies.map((reply) => [reply.id, reply]));
  return sameReplies(replies).flatMap((group) => group.flatMap((id) => byId.get(id) ?? []));
}
