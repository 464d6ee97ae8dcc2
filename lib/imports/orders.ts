import { ExportReader, type ExportRow, isRounded, plainCell } from '../adapters/read-export.ts';
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
  /** Whose orders they are, where the file says it. */
  shop?: string | undefined;
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
  const orders = new Map<string, { shop: string | undefined; rows: ExportRow[] }>();
  let left: LeftOutRow[] = [];
  let read = 0;
  let describes = format.describes ?? false;
  const total = format.fields.total?.at.find((at) => typeof at !== 'string' || columns.at(at) !== undefined);
  const addsUp = typeof total === 'object' && total.lines.length > 0;

  const batchesBut = (keep: string | null): ImportBatch[] => {
    const done = [...orders].filter(([id]) => id !== keep);
    const kept = keep === null ? undefined : orders.get(keep);
    orders.clear();
    if (keep !== null && kept) orders.set(keep, kept);
    reader.findings.clear();
    const made = done.flatMap(([, { shop, rows: of }]) => {
      const order = reader.orderOf(of);
      return order ? [{ shop, made: { line: of[0]?.line ?? 0, order } }] : [];
    });
    const shops = [...Map.groupBy(made, ({ shop }) => shop)];
    const [first = [undefined, []], ...others] = shops;
    const one = ([shop, of]: typeof first) => ({
      orders: of.map(({ made }) => made),
      rows: read,
      addsUp,
      shop,
    });
    const results = [
      { ...one(first), left, notes: reader.findings.notes },
      ...others.map((of) => ({ ...one(of), left: [], notes: [] })),
    ];
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
      const shop = reader.shopIn(row);
      const key = JSON.stringify([shop, id]);
      const known = orders.get(key);
      if (!known) {
        if (orders.size >= WINDOW) yield* batchesBut([...orders.keys()].at(-1) ?? null);
        orders.set(key, { shop, rows: [row] });
      } else if (known.rows.length < limits.orderRows) known.rows.push(row);
      else if (known.rows.length === limits.orderRows)
        left.push({ line: row.line, code: 'tooManyRowsOfOrder' });
    }
  }
  yield* batchesBut(null);
}

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
