import { Unzip, UnzipInflate } from 'fflate';
import { streamXlsxRows } from 'hucre/xlsx';
import type { ExportRow } from '../adapters/read-export.ts';
import { ImportProblem, limits } from './problem.ts';

const BATCH = 1_000;

/**
 * Unpacks a workbook once without keeping anything, to know that it is one and what it unpacks to: a file of one
 * megabyte can hold gigabytes, and says of itself what it likes.
 * @returns how many sheets it has
 * @throws ImportProblem
 */
export async function countSheets(file: Blob): Promise<number> {
  const sheets = new Set<string>();
  const inflated = { sheets: 0, parts: 0 };
  let over = false;
  const unzip = new Unzip((entry) => {
    const sheet = /^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name);
    if (sheet) sheets.add(entry.name);
    entry.ondata = (error, data) => {
      if (error) throw error;
      inflated[sheet ? 'sheets' : 'parts'] += data.length;
      const all = inflated.sheets + inflated.parts;
      over ||= all > limits.inflated || inflated.parts > limits.inflatedParts;
      over ||= all > limits.much && all > limits.ratio * file.size;
      if (over) entry.terminate();
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  const reader = file.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done && !over; next = await reader.read()) {
      unzip.push(next.value);
    }
    if (!over) unzip.push(new Uint8Array(0), true);
  } catch {
    throw new ImportProblem('notWorkbook');
  } finally {
    await reader.cancel();
  }
  if (over) throw new ImportProblem('inflates');
  if (sheets.size === 0) throw new ImportProblem('notWorkbook');
  return sheets.size;
}

/** A cell as text. Instants of a workbook have no zone: they stay what the sheet shows. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return value.toISOString().replace('T', ' ').slice(0, 19).replace(' 00:00:00', '');
  if (typeof value === 'object') return '';
  // A number this long has lost its last digits: it must not be taken for the id it was.
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return value.toExponential();
  return String(value);
}

/**
 * The rows of one sheet, batch by batch. Cells that stand in several rows of the same number are one row: some
 * exports write each header cell so.
 * @throws ImportProblem
 */
export async function* sheetRows(file: Blob, sheet: number): AsyncGenerator<ExportRow[]> {
  let batch: ExportRow[] = [];
  let current: { line: number; cells: string[] } | null = null;
  let rows = 0;
  try {
    for await (const { index, values } of streamXlsxRows(file.stream(), { sheet })) {
      if (values.length > limits.columns) {
        throw new ImportProblem('tooManyColumns', { line: index + 1, limit: limits.columns });
      }
      if (current?.line === index + 1) {
        for (const [at, value] of values.entries()) {
          const text = textOf(value);
          if (text) current.cells[at] = text;
        }
        continue;
      }
      if (current) batch.push(current);
      if (++rows > limits.rows) throw new ImportProblem('tooManyRows', { limit: limits.rows });
      current = { line: index + 1, cells: values.map(textOf) };
      if (batch.length >= BATCH) {
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    if (error instanceof ImportProblem) throw error;
    throw new ImportProblem('unreadable', { line: (current?.line ?? 0) + 1, why: (error as Error).message });
  }
  if (current) batch.push(current);
  if (batch.length > 0)
    yield batch.map(({ line, cells }) => ({ line, cells: Array.from(cells, (cell) => cell ?? '') }));
}
