/**
 * Lines of a key, a blank and what there is to say of the key, in the order of their keys. Found by halving: a map of
 * ten thousand keys takes longer to make than a worker that has just started should wait.
 */
export class SortedLines {
  readonly lines: readonly string[];

  /** @param lines in order, as `sortedLines` has them */
  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  /** The first line that is not before a text. */
  from(text: string): number {
    let [low, high] = [0, this.lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.lines[middle] as string) < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The number of the line of a key; -1 without one. */
  find(key: string): number {
    const start = `${key} `;
    const at = this.from(start);
    return this.lines[at]?.startsWith(start) ? at : -1;
  }

  /** What a line says of its key. */
  said(number: number): string {
    const line = this.lines[number] ?? '';
    return line.slice(line.indexOf(' ') + 1);
  }

  key(number: number): string {
    const line = this.lines[number] ?? '';
    return line.slice(0, line.indexOf(' '));
  }
}

/** @param said of each key; no key has a blank or a line break, and nothing said a line break */
export function sortedLines(said: ReadonlyMap<string, string>): SortedLines {
  // A blank comes before every character of a key: lines are in the order of their keys.
  return new SortedLines([...said].map(([key, text]) => `${key} ${text}`).sort());
}
