import { builtinAdapters } from '../adapters/builtin.ts';
import { problemsOf } from '../adapters/file.ts';
import { Adapter } from '../adapters/schema.ts';
import { newId, type RegularsDb } from './db.ts';

/**
 * The seller's own adapters, taught by pointing or imported from a file, beside those that ship with Regulars. Every
 * place that asks at run time what is known of a host or a marketplace asks here.
 */

/** True for what the seller taught or imported, false for what ships with Regulars. */
export function isOwn(adapter: Adapter): boolean {
  return adapter.status === 'taught';
}

/** True for the seller's copy of an adapter that ships with Regulars: something of it was taught again. */
export function isBasedOnBuiltin(adapter: Adapter): boolean {
  return isOwn(adapter) && builtinAdapters.some(({ id }) => id === adapter.id);
}

/** The seller's own that can be read. The others wait for `setAsideUnreadable`. */
async function ownAdapters(db: RegularsDb): Promise<Adapter[]> {
  const rows: unknown[] = await db.adapters.toArray();
  return rows.flatMap((row) => {
    const checked = Adapter.safeParse(row);
    return checked.success ? [checked.data] : [];
  });
}

/** Takes hosts away from an adapter; null when it has none left. */
function without(adapter: Adapter, taken: ReadonlySet<string>): Adapter | null {
  const hosts = adapter.hosts.filter((host) => !taken.has(host));
  if (hosts.length === adapter.hosts.length) return adapter;
  return hosts.length > 0 ? { ...adapter, hosts } : null;
}

/**
 * All there are, each host in one of them. The seller's own win for their hosts; a built-in one that has no host left
 * is not listed.
 */
export async function allAdapters(db: RegularsDb): Promise<Adapter[]> {
  const own = await ownAdapters(db);
  const taken = new Set(own.flatMap(({ hosts }) => hosts));
  return [...own, ...builtinAdapters.flatMap((adapter) => without(adapter, taken) ?? [])];
}

/** The adapter that reads a host, or null. */
export async function adapterFor(db: RegularsDb, host: string): Promise<Adapter | null> {
  return (await allAdapters(db)).find(({ hosts }) => hosts.includes(host)) ?? null;
}

/** A marketplace's adapter; where the seller has a copy of a built-in one, the copy. */
export async function adapterOf(db: RegularsDb, id: string): Promise<Adapter | null> {
  return (await allAdapters(db)).find((adapter) => adapter.id === id) ?? null;
}

/**
 * Keeps an adapter that was taught or imported. It replaces the one of the same id, and takes its hosts over from the
 * seller's others.
 * @param adapter checked by the caller; its status becomes `taught`
 * @returns puts back what was there before
 */
export async function saveAdapter(db: RegularsDb, adapter: Adapter): Promise<() => Promise<void>> {
  return change(db, async () => {
    const taken = new Set(adapter.hosts);
    for (const other of await ownAdapters(db)) {
      const left = other.id === adapter.id ? other : without(other, taken);
      if (left === null) await db.adapters.delete(other.id);
      else if (left !== other) await db.adapters.put(left);
    }
    await db.adapters.put({ ...adapter, status: 'taught' });
  });
}

/** Forgets an adapter of the seller's; a built-in one of the same id reads its hosts again. What was read stays. */
export async function forgetAdapter(db: RegularsDb, id: string): Promise<() => Promise<void>> {
  return change(db, () => db.adapters.delete(id));
}

/** Does something to the table in one transaction; the returned function makes the table what it was. */
async function change(db: RegularsDb, act: () => Promise<unknown>): Promise<() => Promise<void>> {
  const before = await db.transaction('rw', db.adapters, async () => {
    const rows = await db.adapters.toArray();
    await act();
    return rows;
  });
  db.changed();
  return async () => {
    await db.transaction('rw', db.adapters, async () => {
      await db.adapters.clear();
      await db.adapters.bulkPut(before);
    });
    db.changed();
  };
}

/** Moves records that the format of today does not accept to the set-aside list, where the desk shows them. */
export async function setAsideUnreadable(db: RegularsDb, now: number): Promise<void> {
  await db.transaction('rw', [db.adapters, db.setAside], async () => {
    for (const row of (await db.adapters.toArray()) as { id: string }[]) {
      const { error } = Adapter.safeParse(row);
      if (!error) continue;
      const reason = problemsOf(error)[0] ?? 'not valid';
      await db.setAside.put({ id: newId(), table: 'adapters', reason, json: JSON.stringify(row), at: now });
      await db.adapters.delete(row.id);
    }
  });
}
