import type { SavedReply } from '../model/reply.ts';
import starter from './starter.json' with { type: 'json' };
import tagNames from './starter-tags.json' with { type: 'json' };

/** A reply that comes ready. */
export type StarterReply = Pick<SavedReply, 'id' | 'tags' | 'variants' | 'asks' | 'places'>;

const names: Record<string, Record<string, string>> = tagNames;

/** The replies that come ready, tagged in the seller's language (`zh_TW`), where the tag has a name in it. */
export function starterIn(language: string): StarterReply[] {
  return (starter as StarterReply[]).map((reply) => ({
    ...reply,
    tags: reply.tags.map((tag) => names[tag]?.[language] ?? tag),
  }));
}
