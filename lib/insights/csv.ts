import Papa from 'papaparse';

/** One row of a table that is saved: its values by the names of the columns. */
export type CsvRow = Record<string, string | number>;

/**
 * Rows as a CSV text that spreadsheets open as it is: UTF-8 with a mark, and no cell that runs as a formula, whatever
 * a buyer is called.
 */
export function csvOf(rows: readonly CsvRow[]): string {
  return `\ufeff${Papa.unparse([...rows], { escapeFormulae: true })}`;
}
