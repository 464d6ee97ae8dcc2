/** What a reader collects on the way: things left out, each said once, and fields that were found at all. */
export class Findings {
  missed = 0;
  readonly found = new Set<string>();
  readonly #said = new Map<string, number>();

  /** Begins anew, for the next part of a long source. */
  clear(): void {
    this.missed = 0;
    this.found.clear();
    this.#said.clear();
  }

  note(text: string): void {
    this.#said.set(text, (this.#said.get(text) ?? 0) + 1);
  }

  /** Something stands there, but no alternative's steps made a value of it. */
  unread(name: string, raw: string | number): void {
    if (name === 'orderId') return; // Said once per row, as missed.
    const why = name === 'total' ? ' (currency not known?)' : '';
    this.note(`${name} "${String(raw).slice(0, 60)}" could not be read${why}`);
  }

  /** The first rows of a list; a longer one is a hostile or broken page, and the rest is said, not read. */
  firstOf<T>(rows: readonly T[]): T[] {
    if (rows.length > MOST_ROWS) {
      this.note(`${rows.length} rows: the first ${MOST_ROWS} were read`);
      this.missed += rows.length - MOST_ROWS;
    }
    return rows.slice(0, MOST_ROWS);
  }

  get notes(): string[] {
    return [...this.#said].slice(0, 50).map(([text, n]) => (n > 1 ? `${text} (${n} times)` : text));
  }
}

const MOST_ROWS = 500;
