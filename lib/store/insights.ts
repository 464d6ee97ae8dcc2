import type { Adapter } from '../adapters/schema.ts';
import { clocksOn, type HostClock } from '../followups/clock.ts';
import { type Response, responseOf } from '../insights/response.ts';
import { type Case, isFailure } from '../model/case.ts';
import type { Mark, MarkKind } from '../model/mark.ts';
import type { Settings } from '../model/settings.ts';
import type { Thread } from '../model/thread.ts';
import type { Turn } from '../model/turn.ts';
import type { RegularsDb } from './db.ts';

const DAY = 86_400_000;
/** The spans that marketplaces show such figures for. */
export const responseDays = [7, 30, 90] as const;
export type ResponseDays = (typeof responseDays)[number];

/** One clock of a marketplace with its figures over each span. */
export type ResponseRow = { marketplace: string; clock: HostClock; by: Record<ResponseDays, Response> };

/** Response figures of each clock that ran in the last 90 days, by marketplace. */
export async function readResponses(
  db: RegularsDb,
  adapters: readonly Adapter[],
  own: Settings['clocks'],
  now: number,
): Promise<ResponseRow[]> {
  const turns = await db.turns
    .where('askedAt')
    .above(now - 90 * DAY)
    .toArray();
  const rows: ResponseRow[] = [];
  for (const [marketplace, some] of Map.groupBy(turns, (turn) => turn.marketplace)) {
    const adapter = adapters.find(({ id }) => id === marketplace);
    const clocks = new Map<string, { clock: HostClock; turns: Turn[] }>();
    for (const [host, ofHost] of Map.groupBy(some, (turn) => turn.host)) {
      for (const clock of clocksOn(adapter?.clocks ?? [], host, own[marketplace])) {
        const known = clocks.get(clock.id) ?? { clock, turns: [] };
        known.turns.push(...ofHost);
        clocks.set(clock.id, known);
      }
    }
    for (const { clock, turns: its } of clocks.values()) {
      if (clock.kind !== 'respond' || !clock.measure) continue;
      const of = (days: number) => responseOf(clock, its, now - days * DAY, now);
      rows.push({ marketplace, clock, by: { 7: of(7), 30: of(30), 90: of(90) } });
    }
  }
  return rows.sort((a, b) => b.by[90].counted - a.by[90].counted);
}

/** The threads of some turns with their customers' names, one each, in the order of the turns. */
export async function threadsOf(
  db: RegularsDb,
  turns: readonly Turn[],
): Promise<{ turn: Turn; thread: Thread; name: string }[]> {
  const byThread = new Map(turns.map((turn) => [turn.threadKey, turn]));
  const threads = await db.threads.bulkGet([...byThread.keys()]);
  const customers = await db.customers.bulkGet(threads.map((thread) => thread?.customerId ?? ''));
  return [...byThread.values()].flatMap((turn, i) => {
    const thread = threads[i];
    return thread ? [{ turn, thread, name: customers[i]?.name ?? thread.buyerName ?? '' }] : [];
  });
}

/** A mark with where it was given. */
export type MarkRow = { mark: Mark; name: string; customerId: string | null; url: string | null };

/** Marks of some kinds since an instant, the newest first. */
export async function readMarks(db: RegularsDb, kinds: readonly MarkKind[], from: number): Promise<Mark[]> {
  const lists = await Promise.all(
    kinds.map((kind) =>
      db.marks.where('[kind+at]').between([kind, from], [kind, Number.MAX_VALUE]).toArray(),
    ),
  );
  return lists.flat().sort((a, b) => b.at - a.at);
}

/** Adds to marks who gave them, and the page of their thread. */
export async function withThreads(db: RegularsDb, marks: readonly Mark[]): Promise<MarkRow[]> {
  const [threads, orders] = await Promise.all([
    db.threads.bulkGet(marks.map(({ threadKey }) => threadKey ?? '')),
    db.orders.bulkGet(marks.map(({ orderKey }) => orderKey ?? '')),
  ]);
  const ids = marks.map((_, i) => threads[i]?.customerId ?? orders[i]?.customerId ?? null);
  const customers = await db.customers.bulkGet(ids.map((id) => id ?? ''));
  return marks.map((mark, i) => ({
    mark,
    name: customers[i]?.name ?? threads[i]?.buyerName ?? orders[i]?.buyerName ?? '',
    customerId: ids[i] ?? null,
    url: threads[i]?.url ?? null,
  }));
}

/** Wishes told since an instant, and who of their customers recommends the shop. */
export async function readWishes(
  db: RegularsDb,
  from: number,
): Promise<{ cases: Case[]; advocates: Set<string> }> {
  const since = await db.cases.where('openedAt').aboveOrEqual(from).toArray();
  const cases = since.filter(({ kind }) => kind === 'wish');
  const ids = [...new Set(cases.map(({ customerId }) => customerId))];
  const customers = await db.customers.bulkGet(ids);
  const advocates = customers.flatMap((one) => (one?.contact.advocateSince ? [one.id] : []));
  return { cases, advocates: new Set(advocates) };
}

/** Cases opened since an instant, but wishes and questions: what went wrong. */
export async function readFailures(db: RegularsDb, from: number): Promise<Case[]> {
  const cases = await db.cases.where('openedAt').aboveOrEqual(from).toArray();
  return cases.filter(isFailure);
}
