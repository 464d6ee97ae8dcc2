/** The longest shared beginning that one character in base 36 can tell. */
const MOST = 35;

/**
 * Paths as one text, each by how much it shares with the one before: the listener is paid for at each load of the
 * seller's page, and two thirds of it would be paths.
 */
export function packPaths(paths: readonly string[]): string {
  let last = '';
  return [...new Set(paths)]
    .sort()
    .map((path) => {
      let same = 0;
      while (same < MOST && same < path.length && path[same] === last[same]) same++;
      last = path;
      return same.toString(36) + path.slice(same);
    })
    .join(' ');
}

/** What was packed, in alphabetical order. */
export function unpackPaths(packed: string): string[] {
  let last = '';
  return packed.split(' ').map((piece) => {
    last = last.slice(0, Number.parseInt(piece[0] ?? '0', 36)) + piece.slice(1);
    return last;
  });
}
