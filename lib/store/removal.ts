import type { Table } from 'dexie';
import type { RegularsDb } from './db.ts';
import { livingId } from './living.ts';

/**
 * Removes a record of a customer; the returned function puts it back as it was, with whoever the customer is by then.
 * @param tables that `after` writes besides
 * @param after brings up to date what is made of it, in the same transaction
 */
export async function removeOwned<T extends { customerId: string }>(
  db: RegularsDb,
  table: Table<T, string>,
  id: string,
  { tables, after }: { tables: readonly Table[]; after: (customerId: string) => Promise<void> },
): Promise<() => Promise<void>> {
  const record = await table.get(id);
  if (!record) return async () => {};
  const swap = async (put: boolean) => {
    await db.transaction('rw', [table, db.customers, db.merges, ...tables], async () => {
      const customerId = await livingId(db, record.customerId);
      await (put ? table.put({ ...record, customerId }) : table.delete(id));
      await after(customerId);
    });
    db.changed();
  };
  await swap(false);
  return () => swap(true);
}
