import type { Adapter } from '../adapters/schema.ts';
import { clocksOn, resolveBy } from '../followups/clock.ts';
import type { Capture, CapturedReturn } from '../model/capture.ts';
import type { Case } from '../model/case.ts';
import type { Order } from '../model/order.ts';
import { keyOf, newId, type RegularsDb } from './db.ts';

type Source = { adapter: Adapter; now: number; url: string | null };

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
 * Opens a case for each return that a marketplace's answer lists as open, once, and keeps its deadline up to date.
 * What the seller closed or changed stays as it is. Call inside a transaction.
 * @param writes orders of the same capture that are not stored yet
 * @returns true when something is different now
 */
export async function recordReturns(
  db: RegularsDb,
  { adapter: marketplace, shop, returns }: Capture,
  writes: ReadonlyMap<string, Order>,
  { adapter, now, url }: Source,
): Promise<boolean> {
  let changed = false;
  const host = URL.parse(url ?? '')?.hostname ?? shop;
  for (const one of returns ?? []) {
    const ref = `${keyOf(marketplace, shop, one.returnId)}`;
    const orderKey = keyOf(marketplace, shop, one.orderId);
    const known = await db.cases.where('ref').equals(ref).first();
    const openedAt = instant(one.openedAt) ?? now;
    const stated = instant(one.deadlineAt);
    const deadlineAt = stated ?? resolveBy(clocksOn(adapter.clocks, host), openedAt)?.by;
    if (known) {
      if (known.closedAt !== null || stated === null || known.deadlineAt === stated) continue;
      const history = [...(known.history ?? []), { at: now, what: 'deadline' as const, text: '' }];
      await db.cases.put({ ...known, deadlineAt: stated, history: history.slice(-500), updatedAt: now });
      changed = true;
      continue;
    }
    const order = writes.get(orderKey) ?? (await db.orders.get(orderKey));
    // Without its order nobody knows whose it is: it is opened when both are known.
    if (!order?.customerId || !isOpen(one, now)) continue;
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
      history: [{ at: now, what: 'opened', text: '' }],
    };
    await db.cases.add(opened);
    changed = true;
  }
  return changed;
}
