import Papa from 'papaparse';
import { fromBase64, sha256, toHex } from '../../model/base64.ts';
import { FileContent, SavedReply } from '../../model/reply.ts';
import { z } from '../../model/z.ts';

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
type Content = Omit<FileContent, 'at'>;

/** Something of a file that could not be taken, and where: a line, an entry. */
export type ExchangeProblem = { at: string; what: string };

export type Exchanged = {
  format: 'regulars' | 'chatwoot' | 'textblaze' | 'espanso' | 'table' | 'plain';
  replies: ExchangedReply[];
  /** What is in the files that the replies bring along; each has been checked against its id. */
  contents: Content[];
  problems: ExchangeProblem[];
};

/** Longer files are no lists of replies; our own may hold pictures. In characters. */
const LONGEST = { json: 100_000_000, other: 20_000_000 };
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

class Collector {
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

type Entry = {
  title?: string | undefined;
  text: string;
  code?: string | undefined;
  folder?: string | undefined;
  tags?: string[] | undefined;
  language?: string | undefined;
  examples?: string[] | undefined;
};

/**
 * The replies of a file, whichever of the known forms it has.
 * @param name the file's name: its ending tells some forms apart
 * @param language of the texts, where the file does not say
 * @throws Error that says why, when it is none of the known forms
 */
export async function readReplies(text: string, name: string, language: string): Promise<Exchanged> {
  if (text.length > (/\.json$/i.test(name) ? LONGEST.json : LONGEST.other)) throw new Error('tooLarge');
  const plain = text.replace(/^\uFEFF/, '');
  if (!plain.trim()) throw new Error('empty');
  const found = new Collector();
  const format = /\.ya?ml$/i.test(name)
    ? await fromYaml(plain, found, language)
    : /^\s*[[{]/.test(plain) && !/\.(?:csv|tsv|txt)$/i.test(name)
      ? await fromJson(plain, found, language)
      : (fromTable(plain, found, language) ?? fromPlain(plain, found, language));
  const { replies, problems, contents } = found;
  return { format, replies, contents: [...contents.values()], problems };
}

const text = z.string();
const ChatwootReply = z.looseObject({ short_code: text, content: text });
const BlazeFolder = z.looseObject({
  name: text.optional(),
  snippets: z.array(
    z.looseObject({ name: text.optional(), shortcut: text.optional(), text: text.optional() }),
  ),
});

async function fromJson(source: string, found: Collector, language: string): Promise<Exchanged['format']> {
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch (error) {
    throw new Error(`json: ${error instanceof Error ? error.message : ''}`);
  }
  const own = z
    .looseObject({
      regulars: z.literal('replies'),
      replies: z.array(z.unknown()),
      files: z.record(z.string(), z.string()).optional(),
    })
    .safeParse(data);
  if (own.success) {
    for (const [id, content] of Object.entries(own.data.files ?? {})) {
      const read = await contentOf(id, content);
      if (read) found.contents.set(id, read);
    }
    for (const [i, reply] of own.data.replies.entries()) found.take(String(i + 1), reply);
    return 'regulars';
  }
  const folders = z.looseObject({ folders: z.array(BlazeFolder) }).safeParse(data);
  if (folders.success) {
    for (const { name: folder, snippets } of folders.data.folders) {
      for (const [i, { name, shortcut, text: words }] of snippets.entries())
        found.add(
          `${folder ?? ''} ${i + 1}`,
          { title: name, code: shortcut, folder, text: words ?? '' },
          language,
        );
    }
    return 'textblaze';
  }
  const list = Array.isArray(data) ? data : Object.values((data ?? {}) as object).find(Array.isArray);
  if (!list) throw new Error('unknown');
  for (const [i, one] of list.entries()) {
    const canned = ChatwootReply.safeParse(one);
    if (canned.success)
      found.add(String(i + 1), { code: canned.data.short_code, text: canned.data.content }, language);
    else found.problems.push({ at: String(i + 1), what: 'noText' });
  }
  return 'chatwoot';
}

/** What is in a file, or null where it is not what its id says. */
async function contentOf(id: string, data: string): Promise<Content | null> {
  try {
    const bytes = fromBase64(data);
    const checked = FileContent.safeParse({ id, size: bytes.length, data, at: 0 });
    if (!checked.success || toHex(await sha256(bytes)) !== id) return null;
    return { id, size: bytes.length, data };
  } catch {
    return null;
  }
}

const EspansoMatch = z.looseObject({
  trigger: text.optional(),
  triggers: z.array(text).optional(),
  label: text.optional(),
  replace: text.optional(),
});

async function fromYaml(source: string, found: Collector, language: string): Promise<Exchanged['format']> {
  const { parse } = await import('yaml');
  let data: unknown;
  try {
    // Aliases could make a small file a large one.
    data = parse(source, { maxAliasCount: 100 });
  } catch (error) {
    throw new Error(`yaml: ${error instanceof Error ? error.message : ''}`);
  }
  const file = z.looseObject({ matches: z.array(z.unknown()) }).safeParse(data);
  if (!file.success) throw new Error('unknown');
  for (const [i, one] of file.data.matches.entries()) {
    const match = EspansoMatch.safeParse(one);
    if (!match.success) found.problems.push({ at: String(i + 1), what: 'noText' });
    else {
      const { trigger, triggers, label, replace } = match.data;
      found.add(
        String(i + 1),
        { title: label, code: trigger ?? triggers?.[0], text: replace ?? '' },
        language,
      );
    }
  }
  return 'espanso';
}

/** What columns are called, in our own tables and in those of others. */
const columns: Record<keyof Entry, readonly string[]> = {
  title: ['title', 'name', 'subject', '标题', '名称', '標題', '话术标题'],
  text: [
    'text',
    'content',
    'reply',
    'message',
    'body',
    'replace',
    '内容',
    '回复',
    '快捷短语',
    '话术',
    '話術',
    '內容',
    '回覆',
    '短语内容',
  ],
  code: [
    'code',
    'shortcut',
    'short_code',
    'trigger',
    'keyword',
    '简码',
    '编码',
    '快捷短语编码',
    '快捷键',
    '簡碼',
    '短语编码',
  ],
  folder: [
    'folder',
    'category',
    'group',
    '文件夹',
    '分组',
    '分类',
    '快捷短语分组',
    '資料夾',
    '分類',
    '短语分组',
  ],
  tags: ['tags', 'tag', '标签', '標籤'],
  language: ['language', 'lang', '语言', '語言'],
  examples: ['examples', 'questions', '问题', '例句', '問題'],
};

const split = (cell: string | undefined, by: RegExp) =>
  cell
    ?.split(by)
    .map((one) => one.trim())
    .filter(Boolean);

/** A table with a header, or of two columns (code, text). @returns null where it is none */
function fromTable(source: string, found: Collector, language: string): Exchanged['format'] | null {
  const { data } = Papa.parse<string[]>(source, { skipEmptyLines: 'greedy' });
  const [header = []] = data;
  if (header.length < 2) return null;
  const names = header.map((cell) => cell.trim().toLowerCase());
  const at = Object.fromEntries(
    Object.entries(columns).map(([field, known]) => [field, names.findIndex((name) => known.includes(name))]),
  ) as Record<keyof Entry, number>;
  const headed = at.text >= 0;
  if (!headed && !data.every((row) => row.length === 2)) return null;
  for (const [i, row] of data.entries()) {
    if (headed && i === 0) continue;
    const cell = (field: keyof Entry) => (at[field] >= 0 ? row[at[field]] : undefined);
    const entry: Entry = headed
      ? {
          title: cell('title'),
          text: cell('text') ?? '',
          code: cell('code'),
          folder: cell('folder'),
          tags: split(cell('tags'), /[,，;；、|]/),
          language: cell('language'),
          examples: split(cell('examples'), /\n|\|/),
        }
      : { code: row[0], text: row[1] ?? '' };
    found.add(String(i + 1), entry, language);
  }
  return 'table';
}

/** Texts divided by empty lines or lines of dashes; the first line of several is the title. */
function fromPlain(source: string, found: Collector, language: string): Exchanged['format'] {
  const blocks = /^-{3,}\s*$/m.test(source) ? source.split(/^-{3,}\s*$/m) : source.split(/\n\s*\n/);
  for (const [i, block] of blocks.entries()) {
    const lines = block.trim().split('\n');
    if (!lines[0]) continue;
    const [title, ...rest] = lines;
    found.add(
      String(i + 1),
      rest.length > 0 ? { title, text: rest.join('\n') } : { text: title ?? '' },
      language,
    );
  }
  return 'plain';
}
