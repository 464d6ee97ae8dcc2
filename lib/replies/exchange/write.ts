import Papa from 'papaparse';
import type { SavedReply } from '../../model/reply.ts';
import type { ExchangedReply } from './read.ts';

function exchanged({ tags, code, folder, pinned, places, variants }: SavedReply): ExchangedReply {
  return {
    tags,
    ...(code === undefined ? {} : { code }),
    ...(folder === undefined ? {} : { folder }),
    ...(pinned === undefined ? {} : { pinned }),
    ...(places === undefined ? {} : { places }),
    variants,
  };
}

/** All that a seller wrote of the replies, without what was counted or learnt: to keep, or for a colleague. */
export function repliesAsJson(replies: readonly SavedReply[]): string {
  return `${JSON.stringify({ regulars: 'replies', version: 1, replies: replies.map(exchanged) }, null, 2)}\n`;
}

/** One row for each language of a reply, for a spreadsheet. Cells that a spreadsheet would run begin with a mark. */
export function repliesAsCsv(replies: readonly SavedReply[]): string {
  const rows = replies.flatMap(({ code, folder, tags, variants }) =>
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
