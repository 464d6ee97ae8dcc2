import type { Capture } from '../model/capture.ts';
import type { ReadHealth } from '../model/marketplace.ts';
import type { RegularsDb } from './db.ts';

/** Pages re-render all day: the same reading is written once in so many ms at most. */
const AGAIN_AFTER = 60_000;

/** Notes how reading this kind of page or answer went. Call inside the transaction that records the capture. */
export async function recordHealth(db: RegularsDb, capture: Capture, now: number): Promise<void> {
  if (capture.kind === 'none') return;
  const state = (await db.marketplaces.get(capture.adapter)) ?? {
    id: capture.adapter,
    lastSeenAt: null,
    health: [],
  };
  const same = (entry: ReadHealth) => entry.kind === capture.kind && entry.source === capture.source;
  const old = state.health.find(same);
  const rows = capture.orders.length + capture.threads.length + (capture.thread ? 1 : 0);
  const good = rows > 0 && capture.missed === 0 && capture.missing.length === 0;
  const entry: ReadHealth = {
    kind: capture.kind,
    source: capture.source,
    lastReadAt: now,
    lastGoodAt: good ? now : (old?.lastGoodAt ?? null),
    rows,
    missed: capture.missed,
    missing: capture.missing,
    notes: capture.notes,
  };
  const alike = (a: ReadHealth) => JSON.stringify({ ...a, lastReadAt: 0, lastGoodAt: 0 });
  if (old && alike(old) === alike(entry) && now - old.lastReadAt < AGAIN_AFTER) return;
  const health = [...state.health.filter((other) => !same(other)), entry];
  await db.marketplaces.put({ ...state, lastSeenAt: now, health });
}
