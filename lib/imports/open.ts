import type { ExportRow } from '../adapters/read-export.ts';
import type { Adapter } from '../adapters/schema.ts';
import { type Delimiter, delimitedRows, delimiters } from './delimited.ts';
import { decoded, type Encoding, encodingOf, headOf } from './encoding.ts';
import { ImportProblem, limits } from './problem.ts';
import { likelyHeader, type Match, matches } from './recognise.ts';
import { countSheets, sheetRows } from './workbook.ts';

/** Rows that are looked at before reading begins: the header, and how dates are written. */
const FIRST = 2_000;

/** A table in a file: what it is, its first rows, and a way to read all of them, as often as wanted. */
export type OpenTable = {
  kind: { type: 'text'; encoding: Encoding; delimiter: Delimiter } | { type: 'workbook'; sheet: number };
  first: readonly ExportRow[];
  /** Exports it may be, best first; none for a table that nobody described yet. */
  matches: readonly Match[];
  rows: () => AsyncGenerator<ExportRow[]>;
};

const isZip = (head: Uint8Array) => head[0] === 0x50 && head[1] === 0x4b;
const beginning = (head: Uint8Array) => new TextDecoder().decode(head.subarray(0, 200));
/** An answer, or a backup: no table, however many commas it has. */
const isJson = (head: Uint8Array) => /^\ufeff?\s*(?:\{|\[\s*\{)/.test(beginning(head));
const isPdf = (head: Uint8Array) => beginning(head).startsWith('%PDF-');
/** A page that was saved, as tools like to call .xls. */
const isHtml = (head: Uint8Array) =>
  /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|table|meta)\b/i.test(beginning(head));
/** The container of .xls, and of workbooks with a password. */
const isCompound = (head: Uint8Array) => head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11;

async function firstOf(rows: AsyncGenerator<ExportRow[]>): Promise<ExportRow[]> {
  const first: ExportRow[] = [];
  for await (const batch of rows) {
    first.push(...batch);
    if (first.length >= FIRST) break;
  }
  return first.slice(0, FIRST);
}

/** The rows that a beginning of a file has with a delimiter; it may well be the wrong one, or cut a row in two. */
async function tried(beginning: string, delimiter: Delimiter): Promise<ExportRow[]> {
  const rows: ExportRow[] = [];
  try {
    for await (const batch of delimitedRows(pieces(beginning), delimiter)) rows.push(...batch);
  } catch (error) {
    if (!(error instanceof ImportProblem) || error.code === 'tooManyColumns') throw error;
  }
  return rows.slice(0, FIRST);
}

/**
 * Opens an export file: CSV, TSV or TXT in any of the encodings marketplaces use, or XLSX. Nothing is written.
 * @param adapters whose exports are looked for
 * @returns every table that has rows: one, or one for each sheet of a workbook; those that are recognised first
 * @throws ImportProblem that says what is wrong and where
 */
export async function openExport(file: Blob, adapters: readonly Adapter[]): Promise<OpenTable[]> {
  if (file.size === 0) throw new ImportProblem('empty');
  if (file.size > limits.bytes) throw new ImportProblem('tooLarge', { limit: limits.bytes / 2 ** 30 });
  const head = await headOf(file);
  if (isCompound(head)) throw new ImportProblem('oldWorkbook');
  if (isJson(head)) throw new ImportProblem('json');
  if (isPdf(head)) throw new ImportProblem('pdf');
  if (isHtml(head)) throw new ImportProblem('html');
  const tables = isZip(head) ? await sheets(file, adapters) : [await text(file, head, adapters)];
  const filled = tables.filter(({ first }) => first.some(({ cells }) => cells.some((cell) => cell.trim())));
  if (filled.length === 0) throw new ImportProblem('noRows');
  return filled.sort((a, b) => Number(b.matches.length > 0) - Number(a.matches.length > 0));
}

async function sheets(file: Blob, adapters: readonly Adapter[]): Promise<OpenTable[]> {
  const count = Math.min(await countSheets(file), 20);
  const tables: OpenTable[] = [];
  for (let sheet = 0; sheet < count; sheet++) {
    const rows = () => sheetRows(file, sheet);
    const first = await firstOf(rows());
    tables.push({ kind: { type: 'workbook', sheet }, first, matches: matches(first, adapters), rows });
  }
  return tables;
}

type Candidate = { delimiter: Delimiter; first: ExportRow[]; matches: Match[] };

async function text(file: Blob, head: Uint8Array, adapters: readonly Adapter[]): Promise<OpenTable> {
  const known = new Map<Encoding, Promise<Candidate[]>>();
  /** What the beginning of the file is in an encoding, with each delimiter; asked only where it matters. */
  const candidates = (encoding: Encoding): Promise<Candidate[]> => {
    const lines = () => wholeLines(new TextDecoder(encoding).decode(head));
    const found = known.get(encoding) ?? candidatesIn(lines(), adapters);
    known.set(encoding, found);
    return found;
  };
  const described = async (one: Encoding, fits: (match: Match) => boolean) =>
    (await candidates(one)).some(({ matches }) => matches.some(fits));
  const encoding = await encodingOf(file, head, [
    (one) => described(one, ({ format }) => format.encodings.some((stated) => stated === one)),
    (one) => described(one, () => true),
  ]);
  const found = await candidates(encoding);
  const best = found.find((one) => one.matches.length > 0) ?? widest(found);
  const { delimiter } = best;
  const reading = (quotes: boolean) => delimitedRows(decoded(file, encoding), delimiter, quotes);
  const quotes = delimiter !== '\t' || (await closes(reading(true)));
  const rows = () => reading(quotes);
  return {
    kind: { type: 'text', encoding, delimiter },
    first: await firstOf(rows()),
    matches: best.matches,
    rows,
  };
}

async function candidatesIn(beginning: string, adapters: readonly Adapter[]): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const delimiter of delimiters) {
    const first = await tried(beginning, delimiter);
    found.push({ delimiter, first, matches: matches(first, adapters) });
  }
  return found;
}

/** False where a quotation mark is opened and never closed: then none is meant as one. */
async function closes(rows: AsyncGenerator<ExportRow[]>): Promise<boolean> {
  try {
    while (!(await rows.next()).done);
    return true;
  } catch (error) {
    if (error instanceof ImportProblem && error.code === 'unclosedQuote') return false;
    throw error;
  }
}

async function* pieces(text: string): AsyncGenerator<string> {
  yield text;
}

/** Without the last line, which the head of a file may have cut. */
function wholeLines(text: string): string {
  const end = text.lastIndexOf('\n');
  return end > 0 ? text.slice(0, end + 1) : text;
}

/** The delimiter that makes most columns. */
function widest<T extends { first: readonly ExportRow[] }>(found: readonly T[]): T {
  const width = ({ first }: T) => likelyHeader(first.slice(0, 40))?.cells.length ?? 0;
  return [...found].sort((a, b) => width(b) - width(a))[0] as T;
}
