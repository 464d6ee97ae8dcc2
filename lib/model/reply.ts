import { bytesIn } from './base64.ts';
import { OrderState } from './order.ts';
import { z } from './z.ts';

export const languages = ['en', 'zh_CN', 'zh_TW'] as const;
/** Languages that Regulars itself speaks. A reply may have variants in any other (BCP 47 with `_`). */
export type UiLanguage = (typeof languages)[number];

export const ReplyVariant = z.strictObject({
  title: z.string().min(1).max(200),
  text: z.string().min(1).max(10_000),
  /** Questions as buyers ask them; they make the reply come up for such messages. */
  examples: z.array(z.string().max(500)).max(100),
});
export type ReplyVariant = z.infer<typeof ReplyVariant>;

const LanguageCode = z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/);

/** Where a reply is offered; an empty list is everywhere. `shops` as orders and threads name them. */
export const ReplyPlaces = z.strictObject({
  marketplaces: z.array(z.string()).max(50),
  shops: z.array(z.string()).max(100),
  languages: z.array(LanguageCode).max(50),
  states: z.array(OrderState).max(10),
});
export type ReplyPlaces = z.infer<typeof ReplyPlaces>;

/** A file's largest size in bytes: what the strictest marketplace with a known limit takes together. */
export const LARGEST_FILE = 10_000_000;
export const MOST_FILES = 10;

/** SHA-256 of a content, in hex: the same file is kept once. */
const FileId = z.string().regex(/^[0-9a-f]{64}$/);

/** A picture or another file that goes with a reply. Its content stands apart, by the same id (`FileContent`). */
export const ReplyFile = z.strictObject({
  id: FileId,
  name: z.string().min(1).max(200),
  /** MIME type; empty where nobody knows it. */
  type: z.string().max(100),
  /** In bytes. */
  size: z.int().nonnegative().max(LARGEST_FILE),
});
export type ReplyFile = z.infer<typeof ReplyFile>;

/** What is in a file, as base64: a backup is JSON. */
export const FileContent = z
  .strictObject({
    id: FileId,
    size: z.int().nonnegative().max(LARGEST_FILE),
    data: z
      .string()
      .max(Math.ceil(LARGEST_FILE / 3) * 4)
      .regex(/^[A-Za-z0-9+/]*={0,2}$/),
    at: z.number(),
  })
  .refine(({ size, data }) => bytesIn(data) === size, 'size is not that of the data');
export type FileContent = z.infer<typeof FileContent>;

export const SavedReply = z.strictObject({
  id: z.string(),
  tags: z.array(z.string().max(60)).max(50),
  /** By language. At least one. */
  variants: z
    .record(LanguageCode, ReplyVariant)
    .refine((variants) => Object.keys(variants).length > 0, 'a reply needs at least one language'),
  /** A short code to call it by; absent in most, as are the next fields. */
  code: z.string().max(30).optional(),
  /** A path, its parts divided by slashes. */
  folder: z.string().max(200).optional(),
  /** Stands before the others. */
  pinned: z.boolean().optional(),
  places: ReplyPlaces.optional(),
  /** It asks for a mark: 1 to 5 (`csat`) or 0 to 10 (`nps`). The answer is looked for in that thread. */
  asks: z.enum(['csat', 'nps']).optional(),
  files: z.array(ReplyFile).min(1).max(MOST_FILES).optional(),
  /** It stays out of files for colleagues, and no file of theirs changes it. */
  private: z.literal(true).optional(),
  useCount: z.int().nonnegative(),
  lastUsedAt: z.number().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type SavedReply = z.infer<typeof SavedReply>;

/** The ids of all files that replies name, each once. */
export function fileIdsOf(replies: readonly Pick<SavedReply, 'files'>[]): Set<string> {
  return new Set(replies.flatMap(({ files = [] }) => files.map(({ id }) => id)));
}

/** That a reply was inserted; the timeline shows it. The inserted text is not kept. */
export const ReplyUse = z.strictObject({
  id: z.string(),
  replyId: z.string(),
  title: z.string(),
  customerId: z.string().nullable(),
  orderKey: z.string().nullable(),
  threadKey: z.string().nullable(),
  at: z.number(),
  /** The mark that it asked for. */
  asks: z.enum(['csat', 'nps']).optional(),
  /** It was sent, and whether with other words than it brought; absent where nobody saw it being sent. */
  sent: z.enum(['same', 'edited']).optional(),
  /** Its files were handed to the page along with it. */
  attached: z.literal(true).optional(),
  /** Copied in the side panel, to be pasted anywhere; absent where it was inserted. */
  copied: z.literal(true).optional(),
});
export type ReplyUse = z.infer<typeof ReplyUse>;

/**
 * What was learnt of a reply from the messages it was chosen for: words and pairs of words, and in how many messages.
 * Never a message; digits and names are left out.
 */
export const LearntReply = z.strictObject({
  replyId: z.string(),
  picks: z.int().nonnegative(),
  terms: z.record(z.string().max(100), z.number().positive()),
  at: z.number(),
});
export type LearntReply = z.infer<typeof LearntReply>;

/**
 * A buyer's last message that no reply was sure to answer: what it is about, never its text. One for each thread.
 */
export const Unanswered = z.strictObject({
  threadKey: z.string(),
  /** Terms of the message, digits and names left out. */
  terms: z.array(z.string().max(100)).max(100),
  /** Concepts of the trade it is about, the surest first. */
  concepts: z.array(z.string().max(60)).max(20),
  at: z.number(),
  /** Answered, or nobody wants to hear of it; kept, because the thread asks the same again whenever it is shown. */
  forgotten: z.literal(true).optional(),
});
export type Unanswered = z.infer<typeof Unanswered>;

/** Whether who writes the one reads the other: the same language, in whichever script or region. */
export function speaks(language: string, other: string): boolean {
  return language.split('_')[0] === other.split('_')[0];
}

/** The variant to show: the wanted language, then its sibling script or region, then English, then any. */
export function pickVariant(
  reply: Pick<SavedReply, 'id' | 'variants'>,
  language: string,
): { language: string; variant: ReplyVariant } {
  const have = Object.keys(reply.variants);
  const base = language.split('_')[0];
  const chosen =
    have.find((code) => code === language) ??
    have.find((code) => code.split('_')[0] === base) ??
    have.find((code) => code === 'en') ??
    have[0];
  const variant = chosen === undefined ? undefined : reply.variants[chosen];
  if (chosen === undefined || !variant) throw new Error(`reply ${reply.id} has no variant`);
  return { language: chosen, variant };
}
