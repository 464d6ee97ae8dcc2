import { browser } from 'wxt/browser';
import { RegularsDb } from './store/db.ts';
import { expectFewer, type Keep } from './store/ledger.ts';

/** `storage.local`: outlives damage to IndexedDB. Content scripts can read it, so nothing personal goes in. */
export const keep: Keep = {
  get: async (key) => (await browser.storage.local.get(key))[key],
  set: (key, value) => browser.storage.local.set({ [key]: value }),
};

/** The number that rises with every change; pages watch it and ask for their badges again. */
export const REVISION = 'revision';

/** Opens the database of this context. Every write raises the revision, which also wakes the background. */
export function openStore(): RegularsDb {
  const db = new RegularsDb();
  db.changed = () => {
    // The time, not a counter: two contexts can write at once without reading first.
    void keep.set(REVISION, Date.now() + Math.random());
  };
  // Said before it happens, so that a browser closed in the same second does not take it for damage at its next start.
  for (const table of ['notes', 'replies', 'adapters', 'followups'] as const) {
    db.table(table).hook('deleting', () => void expectFewer(keep, table, 1));
  }
  return db;
}
