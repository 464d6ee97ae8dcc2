import type { Adapter } from '../adapters/schema.ts';
import type { Capture } from '../model/capture.ts';
import type { ReadHealth } from '../model/marketplace.ts';
import type { RegularsDb } from './db.ts';

/** Pages re-render all day: the same reading is written once in so many ms at most. */
const AGAIN_AFTER = 60_000;

/** Fields that the adapter looks for on this kind of page or in this kind of answer. */
function lookedFor(adapter: Adapter, { kind, source }: Capture): string[] {
  const parts = source === 'page' ? adapter.pages : adapter.responses;
  const fields = parts.filter((part) => part.kind === kind).flatMap((part) => Object.keys(part.fields));
  return [
    ...new Set([...fields, ...(kind === 'thread' && source === 'page' ? ['messages', 'composer'] : [])]),
  ];
}

/**
 * Notes how reading this kind of page or answer went. Call inside the transaction that records the capture.
 * @returns the fields that were read here before and are missing now
 */
export async function recordHealth(
  db: RegularsDb,
  capture: Capture,
  adapter: Adapter,
  now: number,
): Promise<ReadHealth['broken']> {
  if (capture.kind === 'none') return [];
  const state = (await db.marketplaces.get(capture.adapter)) ?? {
    id: capture.adapter,
    lastSeenAt: null,
    health: [],
  };
  const same = (entry: ReadHealth) => entry.kind === capture.kind && entry.source === capture.source;
  const old = state.health.find(same);
  const { orders, threads, thread, reviews } = capture;
  const rows =
    capture.kind === 'reviews' ? (reviews?.length ?? 0) : orders.length + threads.length + (thread ? 1 : 0);
  const good = rows > 0 && capture.missed === 0 && capture.missing.length === 0;
  const before = old?.seen ?? [];
  const found = rows > 0 ? lookedFor(adapter, capture).filter((name) => !capture.missing.includes(name)) : [];
  const entry: ReadHealth = {
    kind: capture.kind,
    source: capture.source,
    lastReadAt: now,
    lastGoodAt: good ? now : (old?.lastGoodAt ?? null),
    rows,
    missed: capture.missed,
    missing: capture.missing,
    seen: [...new Set([...before, ...found])].sort(),
    broken: capture.missing
      .filter((name) => before.includes(name))
      .map((field) => old?.broken.find((one) => one.field === field) ?? { field, since: now }),
    notes: capture.notes,
  };
  const alike = (a: ReadHealth) => JSON.stringify({ ...a, lastReadAt: 0, lastGoodAt: 0 });
  if (old && alike(old) === alike(entry) && now - old.lastReadAt < AGAIN_AFTER) return entry.broken;
  const health = [...state.health.filter((other) => !same(other)), entry];
  await db.marketplaces.put({ ...state, lastSeenAt: now, health });
  return entry.broken;
}
