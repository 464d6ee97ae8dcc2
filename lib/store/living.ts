import type { Merge } from '../model/merge.ts';
import type { RegularsDb } from './db.ts';

/** The merges by which a customer went into another, and that one into the next, the nearest first. */
export async function mergesAbove(db: RegularsDb, customerId: string): Promise<Merge[]> {
  const above: Merge[] = [];
  for (let id = customerId; ; ) {
    const next = await db.merges.where('otherId').equals(id).first();
    if (!next) return above;
    above.push(next);
    id = next.keptId;
  }
}

/** The customer that a customer of this id is part of now: itself while it is not merged. */
export async function livingId(db: RegularsDb, customerId: string): Promise<string> {
  return (await mergesAbove(db, customerId)).at(-1)?.keptId ?? customerId;
}

/** Merges that stand and by which others became part of this customer, directly or through one another. */
export async function mergesInto(db: RegularsDb, customerId: string): Promise<Merge[]> {
  const found: Merge[] = [];
  for (let ids = [customerId]; ids.length > 0; ) {
    const next = await db.merges.where('keptId').anyOf(ids).toArray();
    found.push(...next);
    ids = next.map(({ otherId }) => otherId);
  }
  return found.sort((a, b) => b.at - a.at);
}
