import type { Adapter } from '../lib/adapters/schema.ts';

const BEGIN = '<!-- marketplaces: written by npm run readme -->';
const END = '<!-- /marketplaces -->';

/** Ways in which one kind of thing is read: from the page, from an answer, from what the page brings along. */
function ways({ pages, responses }: Adapter, kinds: readonly string[]): string {
  const found = [
    pages.some(({ kind }) => kinds.includes(kind)) ? 'page' : '',
    responses.some(({ kind, embedded }) => kinds.includes(kind) && !embedded) ? 'answer' : '',
    responses.some(({ kind, embedded }) => kinds.includes(kind) && embedded) ? 'page data' : '',
  ];
  return found.filter(Boolean).join(', ') || '–';
}

function row(adapter: Adapter): string {
  const { name, buyer, exports, status } = adapter;
  const cells = [
    name.en ?? adapter.id,
    ways(adapter, ['orders']),
    ways(adapter, ['order']),
    ways(adapter, ['thread', 'threads']),
    exports.map((one) => one.name).join(', ') || '–',
    buyer.key.join(', then ') || '–',
    status,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The table of what is read of each marketplace. */
export function table(adapters: readonly Adapter[]): string {
  const known = adapters.filter(({ id }) => id !== 'practice-shop');
  return [
    '| marketplace | orders list | order | messages | exports | buyer known by | status |',
    '|---|---|---|---|---|---|---|',
    ...known.map(row),
  ].join('\n');
}

/** The README with the table as the adapters are now. @throws where its marks are missing */
export function withTable(readme: string, adapters: readonly Adapter[]): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error('README.md has no marks for the table of marketplaces');
  return `${readme.slice(0, begin + BEGIN.length)}\n${table(adapters)}\n${readme.slice(end)}`;
}
