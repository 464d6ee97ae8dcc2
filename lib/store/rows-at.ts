import type { Table } from 'dexie';

/** Fewer are looked up one by one: a page's orders lie among thousands of others. */
const MANY = 200;

/**
 * What there is of many keys, in any order. A part of an import is mostly new, or is most of what lies between its
 * first key and its last: then one request for that range answers them all, instead of one for each.
 */
export async function rowsAt<T>(table: Table<T, string>, keys: readonly string[]): Promise<T[]> {
  if (keys.length > MANY) {
    const sorted = keys.toSorted();
    const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
    const most = keys.length + 1;
    const rows = await table.where(':id').between(first, last, true, true).limit(most).toArray();
    if (rows.length < most) {
      const { keyPath } = table.schema.primKey;
      const wanted = new Set(keys);
      return rows.filter((row) => wanted.has((row as Record<string, string>)[String(keyPath)] ?? ''));
    }
  }
  return (await table.bulkGet([...keys])).filter((row) => row !== undefined);
}
