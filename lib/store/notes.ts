import type { RegularsDb } from './db.ts';
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
  await db.transaction('rw', [db.notes, db.customers, db.buyers], async () => {
    const old = await db.notes.get(note.id);
    if (note.text.trim() === '') await db.notes.delete(note.id);
    else {
      await db.notes.put({
        id: note.id,
        customerId: note.customerId,
        orderKey: note.orderKey ?? old?.orderKey ?? null,
        text: note.text,
        createdAt: old?.createdAt ?? now,
        updatedAt: now,
      });
    }
    await refreshWords(db, [note.customerId]);
  });
  db.changed();
}

/** Removes a note; the returned function puts it back as it was. */
export async function removeNote(db: RegularsDb, id: string): Promise<() => Promise<void>> {
  const note = await db.notes.get(id);
  if (!note) return async () => {};
  const swap = async (put: boolean) => {
    await db.transaction('rw', [db.notes, db.customers, db.buyers], async () => {
      await (put ? db.notes.put(note) : db.notes.delete(id));
      await refreshWords(db, [note.customerId]);
    });
    db.changed();
  };
  await swap(false);
  return () => swap(true);
}
