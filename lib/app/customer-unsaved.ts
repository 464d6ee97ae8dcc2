import type { RegularsDb } from '../store/db.ts';
import { livingId } from '../store/living.ts';
import { saveNote } from '../store/notes.ts';
import { type ContactName, saveContact } from './customer-contact.ts';

/** A text on its way into the database. */
export type Unsaved =
  | { kind: 'note'; id: string; customerId: string; orderKey: string | null; text: string; at: number }
  | { kind: 'contact'; customerId: string; name: ContactName; text: string; at: number };

const prefix = 'unsaved:';

const keyOf = (entry: Unsaved) =>
  prefix + (entry.kind === 'note' ? `note:${entry.id}` : `contact:${entry.customerId}:${entry.name}`);

/**
 * Writes a text so that it cannot be lost: a page that is being closed may be gone before IndexedDB has answered,
 * so the text stands in `localStorage`, which answers at once, until the database has it.
 */
export async function keepSafe(entry: Unsaved, write: () => Promise<void>): Promise<void> {
  const key = keyOf(entry);
  const json = JSON.stringify(entry);
  try {
    localStorage.setItem(key, json);
  } catch {
    // Full or forbidden: the database alone has to do.
  }
  await write();
  if (localStorage.getItem(key) === json) localStorage.removeItem(key);
}

function read(key: string): Unsaved | null {
  try {
    const entry = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Unsaved> | null;
    const whole =
      typeof entry?.customerId === 'string' && typeof entry.text === 'string' && typeof entry.at === 'number';
    return whole && (entry.kind === 'note' || entry.kind === 'contact') ? (entry as Unsaved) : null;
  } catch {
    return null;
  }
}

async function recover(db: RegularsDb, entry: Unsaved): Promise<void> {
  await db.transaction('rw', [db.notes, db.customers, db.buyers, db.merges], async () => {
    // Erased in the meantime: nothing of that customer may come back. A note follows a merge.
    const customerId = entry.kind === 'note' ? await livingId(db, entry.customerId) : entry.customerId;
    if (!(await db.customers.get(customerId))) return;
    if (entry.kind === 'contact') return saveContact(db, entry.customerId, entry.name, entry.text, entry.at);
    const stored = await db.notes.get(entry.id);
    if (stored && stored.updatedAt >= entry.at) return;
    await saveNote(db, entry, entry.at);
  });
}

let recovered: Promise<void> | null = null;

/** Brings into the database what an earlier page could not finish writing. Once per page. */
export function recoverUnsaved(db: RegularsDb): Promise<void> {
  recovered ??= (async () => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    for (const key of keys) {
      const json = localStorage.getItem(key);
      const entry = read(key);
      if (entry) await recover(db, entry);
      if (localStorage.getItem(key) === json) localStorage.removeItem(key);
    }
  })().catch(() => {
    recovered = null; // The entries still stand; the next customer shown tries again.
  });
  return recovered;
}
