import type { SavedReply } from '../../model/reply.ts';
import { foldChinese } from '../../text/fold.ts';
import type { ExchangedReply } from './collector.ts';

/** What an import would do with one reply. `old` is what stands there now. */
export type Planned =
  | { kind: 'new'; reply: ExchangedReply; old: null }
  | { kind: 'changed' | 'same'; reply: ExchangedReply; old: SavedReply };

const fold = (words: string) => foldChinese(words.normalize('NFKC').toLowerCase().trim());

/**
 * What an import would do: a reply is the same one where the code is, else where a title of one language is. Languages
 * and tags that only the old one has are kept. A private one is left as it is, and its code stays its own.
 */
export function planImport(existing: readonly SavedReply[], incoming: readonly ExchangedReply[]): Planned[] {
  const byCode = new Map<string, SavedReply>();
  const byTitle = new Map<string, SavedReply>();
  const taken = new Set<string>();
  for (const reply of existing) {
    if (reply.private) {
      if (reply.code) taken.add(fold(reply.code));
      continue;
    }
    if (reply.code) byCode.set(fold(reply.code), reply);
    for (const [language, { title }] of Object.entries(reply.variants))
      byTitle.set(`${language} ${fold(title)}`, reply);
  }
  return incoming.map((given) => {
    const { code, ...rest } = given;
    const reply: ExchangedReply = code && taken.has(fold(code)) ? rest : given;
    const old =
      (reply.code && byCode.get(fold(reply.code))) ||
      Object.entries(reply.variants)
        .map(([language, { title }]) => byTitle.get(`${language} ${fold(title)}`))
        .find((one) => one !== undefined);
    if (!old) return { kind: 'new', reply, old: null };
    const merged = joined(old, reply);
    return { kind: isSame(old, merged) ? 'same' : 'changed', reply: merged, old };
  });
}

function joined(old: SavedReply, reply: ExchangedReply): ExchangedReply {
  const {
    id: _id,
    useCount: _uses,
    lastUsedAt: _last,
    createdAt: _made,
    updatedAt: _changed,
    ...written
  } = old;
  return {
    ...written,
    ...reply,
    tags: [...new Set([...old.tags, ...reply.tags])],
    variants: { ...old.variants, ...reply.variants },
  };
}

function isSame(old: SavedReply, reply: ExchangedReply): boolean {
  return Object.entries(reply).every(
    ([field, value]) => JSON.stringify(value) === JSON.stringify(old[field as keyof SavedReply]),
  );
}
