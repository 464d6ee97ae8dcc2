import type { RegularsDb } from './db.ts';
import { livingId } from './living.ts';
import { removeOwned } from './removal.ts';
import { refreshWords } from './totals.ts';

/**
 * Writes a note as typed: makes it, changes it, or removes it when the text is empty. Called on every pause in
 * typing, so the id is the caller's: a repeated call changes the same note.
 */
export async function saveNote(
  db: RegularsDb,
  note: { id: string; customerId: string; orderKey?: string | null; text: string },
  now: number,
): Promise<void> {
  await db.transaction('rw', [db.notes, db.customers, db.buyers, db.merges], async () => {
    const old = await db.notes.get(note.id);
    // The one it was typed for may have been merged into another since.
    const customerId = old?.customerId ?? (await livingId(db, note.customerId));
    if (note.text.trim() === '') await db.notes.delete(note.id);
    else {
      await db.notes.put({
        id: note.id,
        customerId,
        orderKey: note.orderKey ?? old?.orderKey ?? null,
        text: note.text,
        createdAt: old?.createdAt ?? now,
        updatedAt: now,
      });
    }
    await refreshWords(db, [customerId]);
  });
  db.changed();
}

/** Removes a note; the returned function puts it back as it was. */
export const removeNote = (db: RegularsDb, id: string): Promise<() => Promise<void>> =>
  removeOwned(db, db.notes, id, {
    tables: [db.buyers],
    after: (customerId) => refreshWords(db, [customerId]),
  });
