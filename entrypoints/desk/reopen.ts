import type { Followup } from '../../lib/model/followup.ts';
import type { RegularsDb } from '../../lib/store/db.ts';

/**
 * Opens a finished follow-up again, as it was before it was finished.
 * @returns a function that finishes it again, at the instant it was finished at first
 */
export async function reopenFollowup(db: RegularsDb, followup: Followup): Promise<() => Promise<void>> {
  const set = async (doneAt: number | null) => {
    await db.followups.update(followup.id, { doneAt, updatedAt: Date.now() });
    db.changed();
  };
  await set(null);
  return () => set(followup.doneAt);
}
