import type { RegularsDb } from './db.ts';

/** From where on all customers are looked at again; absent when that is done. */
export const SWEEP = 'rulesSweep';

/** Has the follow-up rules look at these customers at once. Call inside the transaction that changed them. */
export async function markForRules(db: RegularsDb, customerIds: Iterable<string>): Promise<void> {
  const ids = [...new Set(customerIds)];
  if (ids.length > 0) await db.ruleTasks.bulkPut(ids.map((customerId) => ({ customerId, at: 0 })));
}

/** Has the follow-up rules look at everybody: after an import, a restore, or a change of the rules. */
export async function sweepRules(db: RegularsDb): Promise<void> {
  await db.meta.put({ key: SWEEP, value: '' });
}
