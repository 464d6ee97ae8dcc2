import type { Adapter } from '../adapters/schema.ts';
import { clocksOn, type OwnLimits, resolveBy } from '../followups/clock.ts';
import type { Capture, CapturedReturn } from '../model/capture.ts';
import type { Case } from '../model/case.ts';
import type { Order } from '../model/order.ts';
import { keyOf, newId, type RegularsDb } from './db.ts';

type Source = { adapter: Adapter; now: number; url: string | null; own: OwnLimits | undefined };

/** One whose state nobody knows counts as open for so long after it was asked for. */
const RECENT = 30 * 86_400_000;

const instant = (iso: string | null) => {
  const at = iso ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(at) ? null : at;
};

function isOpen({ state, deadlineAt, openedAt }: CapturedReturn, now: number): boolean {
  if (state !== null) return state === 'open';
  const deadline = instant(deadlineAt);
  if (deadline !== null) return deadline > now;
  const opened = instant(openedAt);
  return opened !== null && now - opened < RECENT;
}

/**
 * Opens a case for each return that a marketplace's answer lists as open, once, and keeps its deadline up to date. One
 * that the seller opened for the same order is that case. What the seller closed stays closed, and a deadline of the
 * seller's own stays until the marketplace says another. Call inside a transaction.
 * @param writes orders of the same capture that are not stored yet
 * @param own the seller's limits for this marketplace's clocks
 * @returns customers of whom something is different now
 */
export async function recordReturns(
  db: RegularsDb,
  { adapter: marketplace, shop, returns }: Capture,
  writes: ReadonlyMap<string, Order>,
  { adapter, now, url, own }: Source,
): Promise<string[]> {
  const customers: string[] = [];
  const host = URL.parse(url ?? '')?.hostname ?? shop;
  for (const one of returns ?? []) {
    const ref = keyOf(marketplace, shop, one.returnId);
    const orderKey = keyOf(marketplace, shop, one.orderId);
    const openedAt = instant(one.openedAt) ?? now;
    const stated = instant(one.deadlineAt);
    const known = (await db.cases.where('ref').equals(ref).first()) ?? (await openedByHand(db, orderKey));
    if (known) {
      const changed = withListed(known, { ref, state: one.state, stated, now });
      if (changed) await db.cases.put(changed);
      if (changed) customers.push(known.customerId);
      continue;
    }
    const order = writes.get(orderKey) ?? (await db.orders.get(orderKey));
    // Without its order nobody knows whose it is: it is opened when both are known.
    if (!order?.customerId || !isOpen(one, now)) continue;
    const deadlineAt = stated ?? resolveBy(clocksOn(adapter.clocks, host, own), openedAt)?.by;
    const opened: Case = {
      id: newId(),
      customerId: order.customerId,
      orderKey,
      kind: 'return',
      text: one.reason ?? '',
      openedAt,
      closedAt: null,
      updatedAt: now,
      ref,
      marketplace,
      ...(order.items[0] ? { product: order.items[0].title } : {}),
      ...(deadlineAt === undefined ? {} : { deadlineAt }),
      ...(stated === null ? {} : { statedDeadlineAt: stated }),
      history: [{ at: now, what: 'opened', text: '' }],
    };
    await db.cases.add(opened);
    customers.push(order.customerId);
  }
  return customers;
}

/** The open return or refund of an order that came from no list yet. */
async function openedByHand(db: RegularsDb, orderKey: string): Promise<Case | undefined> {
  const cases = await db.cases.where('orderKey').equals(orderKey).toArray();
  return cases.find(
    ({ kind, closedAt, ref }) => closedAt === null && !ref && (kind === 'return' || kind === 'refund'),
  );
}

/** A case as it stands after it was listed again, or null when nothing is different. */
function withListed(
  known: Case,
  {
    ref,
    state,
    stated,
    now,
  }: { ref: string; state: CapturedReturn['state']; stated: number | null; now: number },
): Case | null {
  if (known.closedAt !== null) return null;
  const adopted = known.ref ? known : { ...known, ref };
  const history = [...(known.history ?? []), { at: now, what: 'deadline' as const, text: '' }].slice(-500);
  if (state === 'closed' && known.deadlineAt !== undefined) {
    // Over for the marketplace; whether it is for the customer the seller says.
    const { deadlineAt: _over, ...rest } = adopted;
    return { ...rest, history, updatedAt: now };
  }
  if (state !== 'closed' && stated !== null && stated !== known.statedDeadlineAt) {
    return { ...adopted, deadlineAt: stated, statedDeadlineAt: stated, history, updatedAt: now };
  }
  return adopted === known ? null : { ...adopted, updatedAt: now };
}
