import { type ReplyVariant, SavedReply } from '../../../lib/model/reply.ts';
import starter from '../../../lib/replies/starter.json' with { type: 'json' };

/** A saved reply in one language or several. */
export function saved(
  id: string,
  variants: Record<string, Partial<ReplyVariant>>,
  change: Partial<SavedReply> = {},
): SavedReply {
  return SavedReply.parse({
    id,
    tags: [],
    variants: Object.fromEntries(
      Object.entries(variants).map(([language, variant]) => [
        language,
        { title: id, text: id, examples: [], ...variant },
      ]),
    ),
    useCount: 0,
    lastUsedAt: null,
    createdAt: 0,
    updatedAt: 0,
    ...change,
  });
}

/** The starter FAQ as it lies in the database after the first start. */
export const starterReplies: SavedReply[] = starter.map(({ id, tags, variants }) =>
  SavedReply.parse({ id, tags, variants, useCount: 0, lastUsedAt: null, createdAt: 0, updatedAt: 0 }),
);
