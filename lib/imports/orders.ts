import { ExportReader, type ExportRow, isRounded, plainCell } from '../adapters/read-export.ts';
import type { CapturedOrder } from '../model/capture.ts';
import type { LeftOutRow } from '../model/import.ts';
import { limits } from './problem.ts';
import type { Match } from './recognise.ts';

/** Some orders of a file, in its order, and what between them was left out. */
export type ImportBatch = {
  orders: { line: number; order: CapturedOrder }[];
  left: LeftOutRow[];
  /** Dates and totals of the orders that could not be read. */
  unread: LeftOutRow[];
  /** Rows read so far. */
  rows: number;
  /** What the reader said besides, in English, for people who write adapters. */
  notes: string[];
  /** Totals are made of rows, not stated for the order. */
  addsUp: boolean;
  /** Of which marketplace they are, where the file is of several: all of this part. */
  channel?: Channel | undefined;
};

/** `name`: as the file writes it; `marketplace`: the id of its adapter, if it is one that the format lists. */
export type Channel = { name: string; marketplace: string | null; currency: string | null };

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
  const orders = new Map<string, { name: string | undefined; rows: ExportRow[] }>();
  let left: LeftOutRow[] = [];
  let read = 0;
  let describes = format.describes ?? false;
  const total = format.fields.total?.at.find((at) => typeof at !== 'string' || columns.at(at) !== undefined);
  const addsUp = typeof total === 'object' && total.lines.length > 0;

  const channelOf = (name: string, { total }: CapturedOrder): Channel => ({
    name,
    marketplace: reader.marketplaceOf(name),
    currency: total?.currency ?? null,
  });

  const batchesBut = (keep: string | null): ImportBatch[] => {
    const done = [...orders].filter(([id]) => id !== keep);
    const kept = keep === null ? undefined : orders.get(keep);
    orders.clear();
    if (keep !== null && kept) orders.set(keep, kept);
    reader.findings.clear();
    const made = done.flatMap(([, { name, rows: of }]) => {
      const order = reader.orderOf(of);
      if (!order) return [];
      const channel = name === undefined ? undefined : channelOf(name, order);
      const line = of[0]?.line ?? 0;
      const unread = reader.unreadIn(order, of).map((one) => ({ line, ...one }));
      return [{ channel, unread, made: { line, order } }];
    });
    const channels = Map.groupBy(made, ({ channel }) => JSON.stringify(channel));
    // What was left out is said once, also where no order was made.
    const parts = channels.size > 0 ? [...channels.values()] : [[]];
    const results = parts.map((of, i) => ({
      orders: of.map(({ made }) => made),
      left: i === 0 ? left : [],
      unread: of.flatMap(({ unread }) => unread),
      notes: i === 0 ? reader.findings.notes : [],
      rows: read,
      addsUp,
      channel: of[0]?.channel,
    }));
    left = [];
    return results;
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
      const name = reader.channelIn(row);
      const key = JSON.stringify([name, id]);
      const known = orders.get(key);
      if (!known) {
        if (orders.size >= WINDOW) yield* batchesBut([...orders.keys()].at(-1) ?? null);
        orders.set(key, { name, rows: [row] });
      } else if (addsUp && format.items && known.rows.some((other) => isSame(other, row)))
        left.push({ line: row.line, code: 'sameRow' });
      else if (known.rows.length < limits.orderRows) known.rows.push(row);
      else if (known.rows.length === limits.orderRows)
        left.push({ line: row.line, code: 'tooManyRowsOfOrder' });
    }
  }
  yield* batchesBut(null);
}

/** A file put together twice has each row twice: an amount of lines must not become the double. */
const isSame = (a: ExportRow, b: ExportRow) =>
  a.cells.length === b.cells.length && a.cells.every((cell, i) => cell === b.cells[i]);

function whyLeft(row: ExportRow, reader: ExportReader, width: number): LeftOutRow {
  const { line, cells } = row;
  const value = reader.orderIdCell(row);
  // A footer may be padded to the table's width.
  const padded = width >= 10 && cells.findLastIndex((cell) => cell.trim() !== '') < 2;
  if (padded || cells.length < Math.max(width / 2, Math.min(width, 3))) return { line, code: 'notARow' };
  if (!value) return { line, code: 'orderIdMissing' };
  const shown = plainCell(value).slice(0, 60);
  return { line, code: isRounded(value) ? 'rounded' : 'orderIdOdd', value: shown };
}
