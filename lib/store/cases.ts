import type { Case, CaseKind } from '../model/case.ts';
import { newId, type RegularsDb } from './db.ts';
import { livingId } from './living.ts';

export async function openCase(
  db: RegularsDb,
  draft: { customerId: string; orderKey?: string | null; kind: CaseKind; text: string },
  now: number,
): Promise<Case> {
  const opened: Case = {
    id: newId(),
    customerId: await livingId(db, draft.customerId),
    orderKey: draft.orderKey ?? null,
    kind: draft.kind,
    text: draft.text,
    openedAt: now,
    closedAt: null,
    updatedAt: now,
  };
  await db.cases.add(opened);
  db.changed();
  return opened;
}

/** Closes a case; the returned function opens it again. */
export async function closeCase(db: RegularsDb, id: string, now: number): Promise<() => Promise<void>> {
  const set = async (closedAt: number | null) => {
    await db.cases.update(id, { closedAt, updatedAt: now });
    db.changed();
  };
  await set(now);
  return () => set(null);
}
