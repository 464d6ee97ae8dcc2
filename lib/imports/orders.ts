import { ExportReader, type ExportRow, plainCell } from '../adapters/read-export.ts';
import type { CapturedOrder } from '../model/capture.ts';
import type { LeftOutRow } from '../model/import.ts';
import { limits } from './problem.ts';
import type { Match } from './recognise.ts';

/** Some orders of a file, in its order, and what between them was left out. */
export type ImportBatch = {
  orders: { line: number; order: CapturedOrder }[];
  left: LeftOutRow[];
  /** Rows read so far. */
  rows: number;
  /** What the reader said besides, in English, for people who write adapters. */
  notes: string[];
  /** Totals are made of rows, not stated for the order. */
  addsUp: boolean;
};

export type ReadOptions = {
  now: number;
  /** The site the file is from, where that matters. */
  host?: string | undefined;
  /** The seller's answer where the dates of the file do not tell. */
  dateOrder?: 'MDY' | 'DMY' | undefined;
};

/** Orders that are collected before they are handed on: rows of one order may have others between them. */
const WINDOW = 1_000;

/**
 * Reads the orders of an export, a thousand at a time, in constant memory. Rows with the same order id are one order.
 * @param rows all rows of the table, the header and what stands before it included
 */
export async function* readOrders(
  { adapter, format, columns, headerLine }: Match,
  rows: AsyncIterable<ExportRow[]>,
  options: ReadOptions,
): AsyncGenerator<ImportBatch> {
  const reader = new ExportReader(adapter, format, columns, options);
  const orders = new Map<string, ExportRow[]>();
  let left: LeftOutRow[] = [];
  let read = 0;
  let describes = format.describes ?? false;
  const total = format.fields.total?.at.find((at) => typeof at !== 'string' || columns.at(at) !== undefined);
  const addsUp = typeof total === 'object' && total.lines.length > 0;

  const batch = (keep: string | null): ImportBatch => {
    const done = [...orders].filter(([id]) => id !== keep);
    const kept = keep === null ? undefined : orders.get(keep);
    orders.clear();
    if (keep !== null && kept) orders.set(keep, kept);
    reader.findings.clear();
    const made = done.flatMap(([, of]) => {
      const order = reader.orderOf(of);
      return order ? [{ line: of[0]?.line ?? 0, order }] : [];
    });
    const result = { orders: made, left, rows: read, notes: reader.findings.notes, addsUp };
    left = [];
    return result;
  };

  for await (const some of rows) {
    for (const row of some) {
      if (row.line <= headerLine || row.cells.every((cell) => cell.trim() === '')) continue;
      const id = reader.orderIdIn(row);
      if (id === null) {
        if (!describes) left.push(whyLeft(row, reader, columns.names.length));
        describes = false;
        continue;
      }
      describes = false;
      read++;
      const known = orders.get(id);
      if (!known) {
        if (orders.size >= WINDOW) yield batch([...orders.keys()].at(-1) ?? null);
        orders.set(id, [row]);
      } else if (known.length < limits.orderRows) known.push(row);
      else if (known.length === limits.orderRows) left.push({ line: row.line, code: 'tooManyRowsOfOrder' });
    }
  }
  yield batch(null);
}

function whyLeft(row: ExportRow, reader: ExportReader, width: number): LeftOutRow {
  const { line, cells } = row;
  const value = reader.orderIdCell(row);
  // A footer may be padded to the table's width.
  const padded = width >= 10 && cells.findLastIndex((cell) => cell.trim() !== '') < 2;
  if (padded || cells.length < Math.max(width / 2, Math.min(width, 3))) return { line, code: 'notARow' };
  if (!value) return { line, code: 'orderIdMissing' };
  const shown = plainCell(value).slice(0, 60);
  return { line, code: /^\d+(\.\d+)?E\+\d+$/i.test(shown) ? 'rounded' : 'orderIdOdd', value: shown };
}
