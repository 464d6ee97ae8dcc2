import Papa from 'papaparse';
import type { ExportRow } from '../adapters/read-export.ts';
import { ImportProblem, limits } from './problem.ts';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Papa's parser by itself: it gives back where the last whole row ends, so a file can be fed in pieces. */
const Parser = Papa.Parser as unknown as new (config: {
  delimiter: string;
  newline: '\n';
  /** Quotation marks are characters like any other. */
  fastMode?: true;
}) => {
  parse(
    text: string,
    base: number,
    ignoreLastRow: boolean,
  ): { data: string[][]; errors: { code: string; row?: number }[]; meta: { cursor: number } };
};

const newlines = (text: string) => text.split('\n').length - 1;

/**
 * The rows of a delimited text, batch by batch. A batch is about one piece of the text long; nothing else is held.
 * @param quotes false where quotation marks mean nothing: some reports put tabs between cells and never quote one
 * @throws ImportProblem for a quotation mark that is never closed, NUL characters, too many rows or columns
 */
export async function* delimitedRows(
  pieces: AsyncIterable<string>,
  delimiter: Delimiter,
  quotes = true,
): AsyncGenerator<ExportRow[]> {
  const config = { delimiter, newline: '\n' as const, ...(quotes ? {} : { fastMode: true as const }) };
  let rest = '';
  let line = 1;
  let rows = 0;
  const take = (text: string, last: boolean): ExportRow[] => {
    if (text.includes('\0')) throw new ImportProblem('binary');
    const { data, errors, meta } = new Parser(config).parse(text, 0, !last);
    const open = errors.find(({ code }) => code === 'MissingQuotes' || (last && code === 'InvalidQuotes'));
    const batch = data.map((cells) => {
      const row = { line, cells };
      line += 1 + cells.reduce((sum, cell) => sum + newlines(cell), 0);
      if (cells.length > limits.columns) {
        throw new ImportProblem('tooManyColumns', { line: row.line, limit: limits.columns });
      }
      return row;
    });
    if (open) throw new ImportProblem('unclosedQuote', { line: batch[open.row ?? 0]?.line ?? line });
    rows += batch.length;
    if (rows > limits.rows) throw new ImportProblem('tooManyRows', { limit: limits.rows });
    rest = last ? '' : text.slice(meta.cursor);
    if (rest.length > limits.row) throw new ImportProblem('unclosedQuote', { line });
    return batch;
  };
  let first = true;
  for await (const piece of pieces) {
    // Old Mac files end lines with a carriage return alone; the others are trimmed with their cells.
    const text = first ? piece.replace(/^\ufeff/, '') : piece;
    first = false;
    const all = rest + (/\r(?!\n|$)/.test(text) && !text.includes('\n') ? text.replaceAll('\r', '\n') : text);
    const batch = take(all, false);
    if (batch.length > 0) yield batch;
  }
  if (rest.trim() !== '') yield take(rest, true);
}
