import type { CsvRow } from '../../lib/insights/csv.ts';
import { themeOf } from './theme.ts';

/**
 * How numbers are drawn: `bars` beside those of the first column with numbers, `heat` behind all of them, `shares`:
 * heat, and all as shares of the row's first number.
 */
export type PictureShape = 'bars' | 'heat' | 'shares';

/** Of longer tables the first rows are drawn: a picture is for a letter, the file for the rest. */
const MOST_ROWS = 60;
const ROW = 26;
const GAP = 14;
const MARGIN = 20;
const BAR = 160;
/** Drawn larger than it is shown: sharp in print. */
const SCALE = 2;

const isNumber = (value: string | number | undefined) =>
  value !== undefined && value !== '' && Number.isFinite(Number(value));

type Cell = { text: string; share: number; number: boolean };

/** Cells as they are drawn, and how much each is of the most. */
function cellsOf(rows: readonly CsvRow[], columns: readonly string[], shape: PictureShape): Cell[][] {
  const numeric = columns.filter((column) =>
    rows.every((row) => row[column] === '' || row[column] === undefined || isNumber(row[column])),
  );
  const shown = shape === 'bars' ? numeric.slice(0, 1) : shape === 'shares' ? numeric.slice(1) : numeric;
  const whole = shape === 'shares' ? numeric[0] : undefined;
  const part = (row: CsvRow, column: string) =>
    Number(row[column]) / (whole ? Math.max(1, Number(row[whole])) : 1);
  const values = rows.flatMap((row) =>
    shown.flatMap((column) => (isNumber(row[column]) ? [part(row, column)] : [])),
  );
  const most = Math.max(...values, 0);
  return rows.map((row) =>
    columns.map((column): Cell => {
      const value = row[column] ?? '';
      const counts = shown.includes(column) && isNumber(value);
      const share = counts && most > 0 ? part(row, column) / most : 0;
      const text = whole && counts ? `${Math.round(100 * part(row, column))}%` : String(value);
      return { text, share, number: numeric.includes(column) };
    }),
  );
}

/**
 * Draws a table, or the first rows of a long one, as a picture, in the colours that the page has now.
 * @param on the element whose theme and font it takes
 * @returns null where the browser gives no canvas, or there is no row
 */
export async function pictureOf(
  title: string,
  all: readonly CsvRow[],
  shape: PictureShape,
  on: Element,
): Promise<Blob | null> {
  const rows = all.slice(0, MOST_ROWS);
  const columns = Object.keys(rows[0] ?? {});
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context || columns.length === 0) return null;
  const theme = themeOf(on);
  const font = (weight: number, size: number) => `${weight} ${size}px ${theme.family}`;
  const cells = cellsOf(rows, columns, shape);
  context.font = font(400, 13);
  const texts = columns.map((_, i) => cells.map((row) => row[i]?.text ?? ''));
  const widths = columns.map((column, i) => {
    const longest = Math.max(...[column, ...(texts[i] ?? [])].map((text) => context.measureText(text).width));
    return Math.min(360, Math.ceil(longest));
  });
  const barAt = shape === 'bars' ? cells[0]?.findIndex((cell) => cell.number) : undefined;
  const lefts: number[] = [];
  let right = MARGIN;
  for (const [i, width] of widths.entries()) {
    if (i === barAt) right += BAR + GAP;
    lefts.push(right);
    right += width + GAP;
  }
  context.font = font(600, 15);
  const width = Math.max(right, MARGIN + context.measureText(title).width + GAP) + MARGIN - GAP;
  const top = MARGIN + 34;
  canvas.width = width * SCALE;
  canvas.height = (top + ROW * (rows.length + 1) + MARGIN / 2) * SCALE;
  context.scale(SCALE, SCALE);
  context.textBaseline = 'middle';
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const write = (text: string, column: number, y: number, atEnd: boolean) => {
    const [left = 0, room = 0] = [lefts[column], widths[column]];
    context.textAlign = atEnd ? 'right' : 'left';
    context.fillText(text, atEnd ? left + room : left, y, room);
  };
  context.fillStyle = theme.text;
  context.font = font(600, 15);
  context.textAlign = 'left';
  context.fillText(title, MARGIN, MARGIN + 8);
  context.font = font(400, 13);
  context.fillStyle = theme.soft;
  for (const [i, column] of columns.entries()) write(column, i, top, cells[0]?.[i]?.number ?? false);
  for (const [r, row] of cells.entries()) {
    const y = top + ROW * (r + 1);
    for (const [i, { text, share, number }] of row.entries()) {
      const [left = 0, room = 0] = [lefts[i], widths[i]];
      context.fillStyle = theme.accent;
      if (i === barAt) context.fillRect(left - BAR - GAP, y - 5, BAR * share, 10);
      else if (share > 0) {
        context.globalAlpha = 0.1 + 0.6 * share;
        context.fillRect(left - GAP / 2 + 1, y - ROW / 2 + 1, room + GAP - 2, ROW - 2);
        context.globalAlpha = 1;
      }
      context.fillStyle = theme.text;
      write(text, i, y, number);
    }
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
