import type { Case } from '../../lib/model/case.ts';
import type { Note } from '../../lib/model/customer.ts';
import type { Followup } from '../../lib/model/followup.ts';
import type { Mark } from '../../lib/model/mark.ts';
import type { Order } from '../../lib/model/order.ts';
import type { ReplyUse } from '../../lib/model/reply.ts';
import type { Thread } from '../../lib/model/thread.ts';

/** All that happened with a customer, as the store keeps it. */
export type History = {
  orders: readonly Order[];
  notes: readonly Note[];
  replyUses: readonly ReplyUse[];
  followups: readonly Followup[];
  cases: readonly Case[];
  threads: readonly Thread[];
  marks: readonly Mark[];
};

export type Entry = { id: string; at: number } & (
  | { kind: 'order'; order: Order }
  | { kind: 'note'; note: Note }
  | { kind: 'reply'; use: ReplyUse }
  | { kind: 'followup'; followup: Followup }
  | { kind: 'case'; opened: Case }
  | { kind: 'thread'; thread: Thread }
  | { kind: 'mark'; given: Mark }
);

export type EntryKind = Entry['kind'];
export const entryKinds: readonly EntryKind[] = [
  'order',
  'note',
  'reply',
  'followup',
  'case',
  'thread',
  'mark',
];

/**
 * One list, newest first. A follow-up stands where it was promised, or where it was done: a promise for next month
 * is no history yet. An order whose date is not known stands where it was first seen.
 */
export function entriesOf(history: History): Entry[] {
  const entries: Entry[] = [
    ...history.orders.map((order) => ({
      kind: 'order' as const,
      id: order.key,
      at: order.placedAt ?? order.firstSeenAt,
      order,
    })),
    ...history.notes.map((note) => ({ kind: 'note' as const, id: note.id, at: note.createdAt, note })),
    ...history.replyUses.map((use) => ({ kind: 'reply' as const, id: use.id, at: use.at, use })),
    ...history.followups.map((followup) => ({
      kind: 'followup' as const,
      id: followup.id,
      at: followup.doneAt ?? followup.createdAt,
      followup,
    })),
    ...history.cases.map((opened) => ({
      kind: 'case' as const,
      id: opened.id,
      at: opened.closedAt ?? opened.openedAt,
      opened,
    })),
    ...history.threads.map((thread) => ({
      kind: 'thread' as const,
      id: thread.key,
      at: thread.lastAt ?? thread.seenAt,
      thread,
    })),
    // Only what was confirmed happened.
    ...history.marks
      .filter(({ state }) => state === 'confirmed')
      .map((given) => ({ kind: 'mark' as const, id: given.id, at: given.at, given })),
  ];
  return entries.sort((a, b) => b.at - a.at || a.id.localeCompare(b.id));
}

/** How many entries of each kind there are. */
export function kindCounts(entries: readonly Entry[]): Record<EntryKind, number> {
  const counts: Record<EntryKind, number> = {
    order: 0,
    note: 0,
    reply: 0,
    followup: 0,
    case: 0,
    thread: 0,
    mark: 0,
  };
  for (const { kind } of entries) counts[kind] += 1;
  return counts;
}

/** Cuts a newest-first list into runs of the same month, local time. */
export function byMonth(entries: readonly Entry[]): { key: string; at: number; entries: Entry[] }[] {
  const months: { key: string; at: number; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const date = new Date(entry.at);
    const key = `${date.getFullYear()}-${date.getMonth()}`;
    const last = months.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else months.push({ key, at: entry.at, entries: [entry] });
  }
  return months;
}

/** Counting orders placed in each of the last `months` months, oldest first; `at` is the month's first instant. */
export function ordersByMonth(
  placedAt: readonly number[],
  now: number,
  months = 12,
): { at: number; orders: number }[] {
  const today = new Date(now);
  return Array.from({ length: months }, (_, i) => {
    const first = new Date(today.getFullYear(), today.getMonth() - (months - 1 - i), 1);
    const next = new Date(first.getFullYear(), first.getMonth() + 1, 1).getTime();
    const at = first.getTime();
    return { at, orders: placedAt.filter((instant) => instant >= at && instant < next).length };
  });
}
