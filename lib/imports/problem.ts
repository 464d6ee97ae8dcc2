/** Why a file cannot be imported; the words are in the locales, under `import.problems`. */
export type ProblemCode =
  | 'empty'
  | 'tooLarge'
  | 'oldWorkbook'
  | 'json'
  | 'pdf'
  | 'html'
  | 'notWorkbook'
  | 'inflates'
  | 'binary'
  | 'mixedEncoding'
  | 'unclosedQuote'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'noRows'
  | 'unreadable';

/** The same as data, to pass it between threads. */
export type Problem = { code: ProblemCode; values: Record<string, string | number> };

/** A file that cannot be imported as it is: nothing of it is taken. */
export class ImportProblem extends Error implements Problem {
  readonly code: ProblemCode;
  readonly values: Record<string, string | number>;

  constructor(code: ProblemCode, values: Record<string, string | number> = {}) {
    super([code, ...Object.entries(values).map(([name, value]) => `${name} ${value}`)].join(', '));
    this.code = code;
    this.values = values;
  }
}

/** Bounds of what is read: far above what a marketplace exports, far below what stops a computer. */
export const limits = {
  bytes: 2 * 2 ** 30,
  /** What a workbook may unpack to, counted while it unpacks: its own word for the sizes may lie. */
  inflated: 3 * 2 ** 30,
  /** The same for all but its sheets, which are held in memory. */
  inflatedParts: 256 * 2 ** 20,
  /** Times its size that a file may unpack to once that is much: sheets of real shops stay far below. */
  ratio: 200,
  much: 64 * 2 ** 20,
  rows: 3_000_000,
  columns: 2_000,
  /** Characters of one row; more is a quotation mark that never closes. */
  row: 2_000_000,
  /** Rows of one order. */
  orderRows: 500,
} as const;
