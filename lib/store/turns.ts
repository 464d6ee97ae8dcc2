import type { Adapter } from '../adapters/schema.ts';
import { clocksOn, type Running, respondBy } from '../followups/clock.ts';
import type { Case } from '../model/case.ts';
import type { Settings } from '../model/settings.ts';
import type { Thread } from '../model/thread.ts';
import type { Turn } from '../model/turn.ts';
import type { RegularsDb } from './db.ts';

/** A thread whose buyer waits, with the clock that runs for it. */
export type Waiting = {
  thread: Thread;
  /** Absent where nobody knows when the buyer wrote. */
  turn: Turn | null;
  running: Running | null;
  name: string;
  orderId: string | null;
};

/** So many threads are looked at, and shown: what waits longer than these has been seen long ago. */
const LOOKED_AT = 500;
const SHOWN = 50;
const DAY = 86_400_000;
/** So long after its time was up a thread goes behind the others, and off the list. */
const STALE = DAY;
const GIVEN_UP = 14 * DAY;

/** The clock of messages that runs for a turn. */
export function runningFor(
  turn: Turn,
  adapter: Pick<Adapter, 'clocks'> | null | undefined,
  clocks: Settings['clocks'],
): Running | null {
  return adapter ? respondBy(clocksOn(adapter.clocks, turn.host, clocks[turn.marketplace]), turn) : null;
}

/** The turn of a thread that waits, the oldest. */
export async function waitingTurn(db: RegularsDb, threadKey: string): Promise<Turn | null> {
  const turns = await db.turns.where('threadKey').equals(threadKey).sortBy('askedAt');
  return turns.find(({ waitingSince }) => waitingSince !== undefined) ?? null;
}

/** Until when the marketplace wants the first of a customer's open cases resolved. */
export function firstDeadline(cases: readonly Case[]): Case | null {
  const open = cases.filter(({ closedAt, deadlineAt }) => closedAt === null && deadlineAt !== undefined);
  return open.sort((a, b) => (a.deadlineAt ?? 0) - (b.deadlineAt ?? 0))[0] ?? null;
}

/**
 * Threads whose buyer waits: first those with a clock, by when it runs out; then those without; then those whose time
 * was up a day ago or more, the newest first, for two weeks: they were answered elsewhere, or are lost. A thread of
 * which the seller said that it needs no answer is not among them.
 */
export async function readWaiting(
  db: RegularsDb,
  adapters: readonly Adapter[],
  clocks: Settings['clocks'],
  now: number,
): Promise<Waiting[]> {
  const turns = await db.turns.orderBy('waitingSince').reverse().limit(LOOKED_AT).toArray();
  const seen = await db.threads.orderBy('seenAt').reverse().limit(LOOKED_AT).toArray();
  const byThread = new Map<string, Turn>();
  // The oldest of a thread wins: it comes last.
  for (const turn of turns) byThread.set(turn.threadKey, turn);
  const known = new Set(await knownThreads(db, seen));
  const undated = seen.filter(({ key, lastFrom }) => lastFrom === 'buyer' && !known.has(key));
  const dated = await db.threads.bulkGet([...byThread.keys()]);
  const all = [...dated.flatMap((thread) => thread ?? []), ...undated].map((thread) => {
    const turn = byThread.get(thread.key) ?? null;
    const adapter = adapters.find(({ id }) => id === thread.marketplace);
    return { thread, turn, running: turn ? runningFor(turn, adapter, clocks) : null };
  });
  const newest = ({ thread, turn }: (typeof all)[number]) => turn?.askedAt ?? thread.lastAt ?? thread.seenAt;
  const rank = ({ running }: (typeof all)[number]) => {
    if (!running) return 1;
    return running.by < now - STALE ? 2 : 0;
  };
  const current = all.filter(({ running }) => !running || running.by > now - GIVEN_UP);
  current.sort((a, b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    return rank(a) === 0 ? (a.running?.by ?? 0) - (b.running?.by ?? 0) : newest(b) - newest(a);
  });
  const some = current.slice(0, SHOWN);
  const [customers, orders] = await Promise.all([
    db.customers.bulkGet(some.map(({ thread }) => thread.customerId ?? '')),
    db.orders.bulkGet(some.map(({ thread }) => thread.orderKey ?? '')),
  ]);
  return some.map((one, i) => ({
    ...one,
    name: customers[i]?.name ?? one.thread.buyerName ?? '',
    orderId: orders[i]?.orderId ?? null,
  }));
}

/** Of some threads those that have turns: whether they wait is known exactly. */
async function knownThreads(db: RegularsDb, threads: readonly Thread[]): Promise<string[]> {
  const keys = threads.filter(({ lastFrom }) => lastFrom === 'buyer').map(({ key }) => key);
  const turns = await db.turns.where('threadKey').anyOf(keys).toArray();
  return turns.map(({ threadKey }) => threadKey);
}

/** Of one customer, the threads that wait for an answer, as `readWaiting` would list them. */
export function waitingOf(
  { threads, turns }: { threads: readonly Thread[]; turns: readonly Turn[] },
  adapters: readonly Adapter[],
  clocks: Settings['clocks'],
): Pick<Waiting, 'thread' | 'turn' | 'running'>[] {
  return threads.flatMap((thread) => {
    const own = turns.filter(({ threadKey }) => threadKey === thread.key);
    const turn = own.find(({ waitingSince }) => waitingSince !== undefined) ?? null;
    if (!turn && (own.length > 0 || thread.lastFrom !== 'buyer')) return [];
    const adapter = adapters.find(({ id }) => id === thread.marketplace);
    return [{ thread, turn, running: turn ? runningFor(turn, adapter, clocks) : null }];
  });
}

/** Says that what waits in a thread needs no answer; the returned function takes that back. */
export async function waiveTurns(
  db: RegularsDb,
  threadKey: string,
  now: number,
): Promise<() => Promise<void>> {
  const waived = await db.transaction('rw', [db.turns, db.threads], async () => {
    const turns = await db.turns.where('threadKey').equals(threadKey).toArray();
    const waiting = turns.filter(({ waitingSince }) => waitingSince !== undefined);
    const thread = await db.threads.get(threadKey);
    if (waiting.length === 0 && thread?.lastFrom === 'buyer') {
      // Nobody knows when it was written: it is remembered as a turn of this moment, so that it no longer waits.
      const host = URL.parse(thread.url ?? '')?.hostname ?? thread.shop;
      const at = thread.lastAt ?? thread.seenAt;
      const turn: Turn = {
        id: `${threadKey}|${at}`,
        threadKey,
        marketplace: thread.marketplace,
        host,
        askedAt: at,
        meantAt: null,
        lastAskedAt: at,
        first: false,
        answeredAt: null,
        undated: true,
        waivedAt: now,
      };
      await db.turns.put(turn);
      return [{ ...turn, made: true }];
    }
    await db.turns.bulkPut(waiting.map((turn) => ({ ...turn, waivedAt: now })));
    return waiting.map((turn) => ({ ...turn, made: false }));
  });
  db.changed();
  return async () => {
    await db.transaction('rw', db.turns, async () => {
      for (const { made, ...turn } of waived) {
        if (made) await db.turns.delete(turn.id);
        else if ((await db.turns.get(turn.id))?.waivedAt === now) await db.turns.put(turn);
      }
    });
    db.changed();
  };
}
