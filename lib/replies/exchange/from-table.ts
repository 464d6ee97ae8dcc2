import Papa from 'papaparse';
import type { Collector, Entry, Exchanged } from './collector.ts';

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
export function fromTable(source: string, found: Collector, language: string): Exchanged['format'] | null {
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
