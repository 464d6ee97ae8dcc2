import Papa from 'papaparse';
import { type FileContent, fileIdsOf, type SavedReply } from '../../model/reply.ts';
import type { ExchangedReply } from './collector.ts';

function exchanged({
  tags,
  code,
  folder,
  pinned,
  places,
  asks,
  files,
  variants,
}: SavedReply): ExchangedReply {
  return {
    tags,
    ...(code === undefined ? {} : { code }),
    ...(folder === undefined ? {} : { folder }),
    ...(pinned === undefined ? {} : { pinned }),
    ...(places === undefined ? {} : { places }),
    ...(asks === undefined ? {} : { asks }),
    ...(files === undefined ? {} : { files }),
    variants,
  };
}

/** The replies that may be given out. */
export const shared = (replies: readonly SavedReply[]): SavedReply[] => replies.filter((one) => !one.private);

/**
 * All that a seller wrote of the replies that may be given out, without what was counted or learnt: for a colleague.
 * @param contents of the files that the replies bring along
 */
export function repliesAsJson(
  replies: readonly SavedReply[],
  contents: readonly Pick<FileContent, 'id' | 'data'>[],
): string {
  const given = shared(replies);
  const named = fileIdsOf(given);
  const files = Object.fromEntries(
    contents.filter(({ id }) => named.has(id)).map(({ id, data }) => [id, data]),
  );
  const file = { regulars: 'replies', version: 1, replies: given.map(exchanged) };
  return `${JSON.stringify(named.size > 0 ? { ...file, files } : file, null, 2)}\n`;
}

/** One row for each language of a reply, for a spreadsheet. Cells that a spreadsheet would run begin with a mark. */
export function repliesAsCsv(replies: readonly SavedReply[]): string {
  const rows = shared(replies).flatMap(({ code, folder, tags, variants }) =>
    Object.entries(variants).map(([language, { title, text, examples }]) => ({
      code: code ?? '',
      title,
      text,
      language,
      folder: folder ?? '',
      tags: tags.join(', '),
      examples: examples.join('\n'),
    })),
  );
  return `\uFEFF${Papa.unparse(rows, { escapeFormulae: true })}\r\n`;
}
