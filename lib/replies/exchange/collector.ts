import { type FileContent, SavedReply } from '../../model/reply.ts';
import type { z } from '../../model/z.ts';

/** A reply as a file brings it: what a seller writes of one, without what Regulars counts. */
export const ExchangedReply = SavedReply.omit({
  id: true,
  useCount: true,
  lastUsedAt: true,
  createdAt: true,
  updatedAt: true,
  private: true,
});
export type ExchangedReply = z.infer<typeof ExchangedReply>;

/** What is in a file that a reply brings along. */
export type Content = Omit<FileContent, 'at'>;

/** Something of a file that could not be taken, and where: a line, an entry. */
export type ExchangeProblem = { at: string; what: string };

export type Exchanged = {
  format: 'regulars' | 'chatwoot' | 'textblaze' | 'espanso' | 'table' | 'plain';
  replies: ExchangedReply[];
  /** What is in the files that the replies bring along; each has been checked against its id. */
  contents: Content[];
  problems: ExchangeProblem[];
};

const LONGEST_TITLE = 200;
const LONGEST_TEXT = 10_000;

/** First words of a text, where it came without a title. */
function titleOf(text: string): string {
  const line = text.split('\n').find((one) => one.trim()) ?? '';
  return line.trim().slice(0, 60);
}

/**
 * Tags of other tools as ours: `{{contact.name}}` and `{{name}}` are the buyer's, `$|$` is the caret. Any other name
 * stays, and is asked for when the reply is inserted.
 */
function withOurTags(text: string): string {
  return text
    .replace(/\{\{\s*(?:contact\.)?(?:first_?|full_?)?name\s*\}\}/gi, '{buyer}')
    .replace(
      /\{\{\s*([\p{L}][\p{L}\p{N}_.]*)\s*\}\}/gu,
      (_, name: string) => `{${name.replace(/\W+/gu, '_')}}`,
    )
    .replaceAll('$|$', '{caret}');
}

/** What is taken from a file, entry by entry, and what could not be. */
export class Collector {
  readonly replies: ExchangedReply[] = [];
  readonly contents = new Map<string, Content>();
  readonly problems: ExchangeProblem[] = [];

  /** Takes an entry that has no more than words, in one language. */
  add(at: string, entry: Entry, language: string): void {
    const text = entry.text.trim();
    if (!text) {
      this.problems.push({ at, what: 'noText' });
      return;
    }
    if (text.length > LONGEST_TEXT) {
      this.problems.push({ at, what: 'tooLong' });
      return;
    }
    const code = entry.code
      ?.trim()
      .replace(/^[:;/\\]+|[:;]+$/g, '')
      .replace(/\s+/g, '')
      .slice(0, 30);
    const folder = entry.folder?.trim().slice(0, 200);
    this.take(at, {
      tags: (entry.tags ?? [])
        .map((tag) => tag.trim().slice(0, 60))
        .filter(Boolean)
        .slice(0, 50),
      ...(code ? { code } : {}),
      ...(folder ? { folder } : {}),
      variants: {
        [entry.language?.trim() || language]: {
          title: (entry.title?.trim() || code || titleOf(text)).slice(0, LONGEST_TITLE),
          text: withOurTags(text),
          examples: (entry.examples ?? [])
            .map((one) => one.trim().slice(0, 500))
            .filter(Boolean)
            .slice(0, 100),
        },
      },
    });
  }

  take(at: string, reply: unknown): void {
    const parsed = ExchangedReply.safeParse(reply);
    if (parsed.success) {
      const { files: named = [], ...rest } = parsed.data;
      const files = named.filter(({ id, size }) => this.contents.get(id)?.size === size);
      if (files.length < named.length) this.problems.push({ at, what: 'fileMissing' });
      this.replies.push({ ...rest, ...(files.length > 0 ? { files } : {}) });
    } else {
      const [issue] = parsed.error.issues;
      this.problems.push({ at, what: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
    }
  }
}

/** What a table or another tool says of a reply. */
export type Entry = {
  title?: string | undefined;
  text: string;
  code?: string | undefined;
  folder?: string | undefined;
  tags?: string[] | undefined;
  language?: string | undefined;
  examples?: string[] | undefined;
};
