import type { Customer } from '../../lib/model/customer.ts';
import type { Thread } from '../../lib/model/thread.ts';
import type { RegularsDb } from '../../lib/store/db.ts';

/** How many threads are looked at and shown: what waits longer than these has been seen long ago. */
const LOOKED_AT = 500;
const SHOWN = 50;
const WEEK = 7 * 86_400_000;

export type WaitingThread = { thread: Thread; name: string; orderId: string | null };

/** Threads that were seen with the buyer's message last, the newest first. */
export async function readWaiting(db: RegularsDb): Promise<WaitingThread[]> {
  const seen = await db.threads.orderBy('seenAt').reverse().limit(LOOKED_AT).toArray();
  const waiting = seen
    .filter(({ lastFrom }) => lastFrom === 'buyer')
    .sort((a, b) => (b.lastAt ?? b.seenAt) - (a.lastAt ?? a.seenAt))
    .slice(0, SHOWN);
  const [customers, orders] = await Promise.all([
    db.customers.bulkGet(waiting.map(({ customerId }) => customerId ?? '')),
    db.orders.bulkGet(waiting.map(({ orderKey }) => orderKey ?? '')),
  ]);
  return waiting.map((thread, i) => ({
    thread,
    name: customers[i]?.name ?? thread.buyerName ?? '',
    orderId: orders[i]?.orderId ?? null,
  }));
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
