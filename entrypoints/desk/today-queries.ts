import type { Customer } from '../../lib/model/customer.ts';
import { type CaseRow, readCases } from '../../lib/store/cases.ts';
import type { RegularsDb } from '../../lib/store/db.ts';

const WEEK = 7 * 86_400_000;

/** Open cases but wishes: what went wrong and is not put right, the most urgent first. */
export async function readUrgent(db: RegularsDb): Promise<CaseRow[]> {
  return (await readCases(db, { open: true })).filter(({ one }) => one.kind !== 'wish');
}

/** Customers whose first order is of the last seven days, the newest first; five of them, and how many there are. */
export async function readNewCustomers(
  db: RegularsDb,
  now: number,
): Promise<{ count: number; customers: Customer[] }> {
  // By last order, which has an index: who ordered for the first time this week also ordered last this week.
  const found = await db.customers
    .where('totals.lastOrderAt')
    .above(now - WEEK)
    .filter(({ totals }) => totals.firstOrderAt !== null && totals.firstOrderAt > now - WEEK)
    .toArray();
  found.sort((a, b) => (b.totals.firstOrderAt ?? 0) - (a.totals.firstOrderAt ?? 0));
  return { count: found.length, customers: found.slice(0, 5) };
}
