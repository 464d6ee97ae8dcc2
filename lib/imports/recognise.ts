import { Columns, type ExportRow, recognises } from '../adapters/read-export.ts';
import type { Adapter, Export } from '../adapters/schema.ts';

/** An export that a table may be, with its header. */
export type Match = { adapter: Adapter; format: Export; columns: Columns; headerLine: number };

/** Lines in which a header is looked for: some files begin with a few of their own. */
const LOOKED_AT = 40;

/** How many of the columns that an export knows are in a table. */
function known({ fields, items, has }: Export, columns: Columns): number {
  const names = new Set<string>();
  for (const field of [...Object.values(fields), items?.title, items?.quantity]) {
    for (const at of field?.at ?? []) {
      if (typeof at === 'string') names.add(at);
      else for (const name of [...at.lines, ...at.less, ...at.order]) names.add(name);
    }
  }
  return has.length + [...names].filter((name) => columns.at(name) !== undefined).length;
}

/**
 * The exports whose header stands in these lines, best first; those level with the first are all meant, and the
 * seller is asked.
 */
export function matches(lines: readonly ExportRow[], adapters: readonly Adapter[]): Match[] {
  for (const { cells, line } of lines.slice(0, LOOKED_AT)) {
    const columns = new Columns(cells);
    const found = adapters.flatMap((adapter) =>
      (adapter.exports ?? [])
        .filter((format) => recognises(format, columns))
        .map((format) => ({
          match: { adapter, format, columns, headerLine: line },
          score: known(format, columns),
        })),
    );
    if (found.length > 0) return found.sort((a, b) => b.score - a.score).map(({ match }) => match);
  }
  return [];
}

/** True when the first match is no better than the second, of another marketplace: then only the seller knows. */
export function inDoubt([first, second]: readonly Match[]): boolean {
  return (
    first !== undefined &&
    second !== undefined &&
    first.adapter.id !== second.adapter.id &&
    known(first.format, first.columns) === known(second.format, second.columns)
  );
}

/** The line that looks most like a header where none is known: the first with as many filled cells as any. */
export function likelyHeader(lines: readonly ExportRow[]): ExportRow | undefined {
  const filled = (row: ExportRow) => row.cells.filter((cell) => cell.trim() !== '').length;
  const most = Math.max(...lines.map(filled), 0);
  return lines.find((row) => filled(row) >= most * 0.8 && filled(row) > 0);
}

const DAY_AND_MONTH = /^\D{0,3}(\d{1,2})([/.-])(\d{1,2})[/.-]\d{2,4}/;
type WrittenDate = { first: number; second: number; dotted: boolean };

/** Day and month of the dates in the first rows, as they are written. */
function writtenDates({ format, columns, headerLine }: Match, first: readonly ExportRow[]): WrittenDate[] {
  const places = (format.fields.placedAt?.at ?? []).flatMap((at) =>
    typeof at === 'string' ? (columns.at(at) ?? []) : [],
  );
  return first
    .filter(({ line }) => line > headerLine)
    .flatMap(({ cells }) => places.map((place) => DAY_AND_MONTH.exec(cells[place] ?? '')))
    .flatMap((found) =>
      found ? [{ first: Number(found[1]), second: Number(found[3]), dotted: found[2] === '.' }] : [],
    );
}

/**
 * Whether a file writes the day or the month first, by the dates in its first rows: one number above 12 tells, and so
 * do dots, between which nobody writes the month first.
 * @returns undefined where none does, or where they contradict each other
 */
export function dateOrderIn(match: Match, first: readonly ExportRow[]): 'MDY' | 'DMY' | undefined {
  const dates = writtenDates(match, first);
  const day = dates.some(({ first, dotted }) => dotted || first > 12);
  const month = dates.some(({ second }) => second > 12);
  return day === month ? undefined : day ? 'DMY' : 'MDY';
}

/** True when only the seller can say which number of a date is the day. */
export function asksDateOrder(match: Match, first: readonly ExportRow[]): boolean {
  const { dateOrder, fields } = match.format;
  const columnMissing = typeof dateOrder === 'object' && match.columns.at(dateOrder.by) === undefined;
  const stated =
    (dateOrder !== undefined && !columnMissing) ||
    fields.placedAt?.steps.some((step) => step.do === 'date' && step.order);
  return !stated && writtenDates(match, first).length > 0 && dateOrderIn(match, first) === undefined;
}
