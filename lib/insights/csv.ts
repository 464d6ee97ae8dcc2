import Papa from 'papaparse';

/**
 * Rows as a CSV text that spreadsheets open as it is: UTF-8 with a mark, and no cell that runs as a formula, whatever
 * a buyer is called.
 */
export function csvOf(rows: readonly Record<string, string | number>[]): string {
  return `\ufeff${Papa.unparse([...rows], { escapeFormulae: true })}`;
}
