/**
 * Brings something that is made of a table's rows up to date: finds which came, changed or went since it was so last.
 * @param rows all of them: a database gives many at once in a fraction of the time that it takes to go through times
 * @param at when a row was changed last (epoch ms)
 * @param known what it was made of: ids, and when each was changed last; afterwards as the table is
 * @returns how many rows differed
 */
export function takeOver<T>(
  rows: readonly T[],
  { id, at }: { id: (row: T) => string; at: (row: T) => number },
  known: Map<string, number>,
  { gone, put }: { gone: (id: string) => void; put: (row: T) => void },
): number {
  const stored = new Set(rows.map(id));
  const went = [...known.keys()].filter((one) => !stored.has(one));
  for (const one of went) {
    gone(one);
    known.delete(one);
  }
  const differ = rows.filter((row) => known.get(id(row)) !== at(row));
  for (const row of differ) {
    put(row);
    known.set(id(row), at(row));
  }
  return went.length + differ.length;
}
