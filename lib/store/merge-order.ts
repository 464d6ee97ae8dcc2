import type { CapturedOrder } from '../model/capture.ts';
import { FRESH, type Order, type ShipTo } from '../model/order.ts';
import { keyOf } from './db.ts';

/** An answer beats an export beats the page's text. */
const trust = { page: 0, export: 1, answer: 2 } as const;

/** An ISO instant, or noon UTC of a calendar date. */
export function instantOf(iso: string | null): { at: number | null; dateOnly: boolean } {
  if (!iso) return { at: null, dateOnly: false };
  const dateOnly = /^\d{4}-\d\d-\d\d$/.test(iso);
  const at = Date.parse(dateOnly ? `${iso}T12:00:00Z` : iso);
  return { at: Number.isNaN(at) ? null : at, dateOnly };
}

/** An order of which only the id and where it was seen are known. */
export function bareOrder(
  marketplace: string,
  shop: string,
  orderId: string,
  source: Order['source'],
  { now, old }: { now: number; old: Order | undefined },
): Order {
  return {
    key: keyOf(marketplace, shop, orderId),
    marketplace,
    shop,
    orderId,
    customerId: null,
    buyerId: null,
    buyerName: null,
    placedAt: null,
    placedOnDate: false,
    total: null,
    status: null,
    state: 'unknown',
    items: [],
    firstSeenAt: old?.firstSeenAt ?? now,
    seenAt: now,
    source,
  };
}

/** Long after it was placed, the day on which a new state is seen no longer says when it came into it. */
const KNOWABLE = 90 * 86_400_000;

/** Adds the present instant as that of a state it is seen to have changed into, and whether that says anything. */
function statesSeen(
  old: Order,
  { state, source }: Pick<Order, 'state' | 'source'>,
  now: number,
): Pick<Order, 'statesSeen' | 'statesLate'> {
  const late = (old.statesLate ?? []).filter((one) => one !== state);
  const changed = state !== old.state;
  if (!changed) return {};
  const age = now - (old.placedAt ?? old.firstSeenAt);
  // Of one whose state could not be told before, this is the first that is seen.
  const first = old.state === 'unknown';
  const unknown = first ? age > FRESH || source === 'export' : age > KNOWABLE;
  const all = unknown ? [...late, state] : late;
  return {
    statesSeen: { ...old.statesSeen, [state]: now },
    ...(all.length > 0 || old.statesLate ? { statesLate: all } : {}),
  };
}

/** Where an order goes after a file said so anew: the newer counts, and what it leaves open in the same country stays. */
function placeAfter(old: ShipTo | undefined, fresh: ShipTo | undefined): ShipTo | undefined {
  if (!old || !fresh) return fresh ?? old;
  const moved = old.country !== null && fresh.country !== null && old.country !== fresh.country;
  return {
    country: fresh.country ?? old.country,
    region: moved ? fresh.region : (fresh.region ?? old.region),
  };
}

/**
 * An order as it stands after a capture.
 * @param base the order's identity and provenance, its contents empty
 * @param addsUp its total is made of lines, without what is charged for the whole (postage, discounts): one that was
 *   stated for the order stays
 */
export function merged(
  old: Order | undefined,
  captured: CapturedOrder,
  base: Order,
  { addsUp = false }: { addsUp?: boolean } = {},
): Order {
  const { at, dateOnly } = instantOf(captured.placedAt);
  const fresh: Order = {
    ...base,
    buyerName: captured.buyer.name,
    placedAt: at,
    placedOnDate: dateOnly,
    total: captured.total,
    status: captured.status,
    state: captured.state,
    items: captured.items,
    ...(captured.shipTo ? { shipTo: captured.shipTo } : {}),
  };
  if (!old) return fresh;
  const better = trust[base.source] >= trust[old.source];
  // A status is news whoever tells it; the rest yields to the more trusted source. Nothing known is ever blanked.
  const pick = <K extends 'buyerName' | 'total'>(field: K): Order[K] =>
    (better ? (fresh[field] ?? old[field]) : (old[field] ?? fresh[field])) as Order[K];
  const keepDate =
    old.placedAt !== null && (fresh.placedAt === null || !better || (dateOnly && !old.placedOnDate));
  const shipTo = placeAfter(old.shipTo, fresh.shipTo);
  const state = fresh.state === 'unknown' ? old.state : fresh.state;
  return {
    ...old,
    ...statesSeen(old, { state, source: base.source }, base.seenAt),
    buyerName: pick('buyerName'),
    total: addsUp ? (old.total ?? fresh.total) : pick('total'),
    placedAt: keepDate ? old.placedAt : fresh.placedAt,
    placedOnDate: keepDate ? old.placedOnDate : fresh.placedOnDate,
    status: fresh.status ?? old.status,
    state,
    items: fresh.items.length > 0 && (better || old.items.length === 0) ? fresh.items : old.items,
    ...(shipTo ? { shipTo } : {}),
    source: better ? base.source : old.source,
  };
}

/** True when nothing but the time of the last sighting differs. */
export function unchanged<T extends { seenAt: number }>(a: T, b: T): boolean {
  return JSON.stringify({ ...a, seenAt: 0 }) === JSON.stringify({ ...b, seenAt: 0 });
}
