import { clocksOn, resolveBy } from '../followups/clock.ts';
import { type Case, type CaseEvent, type CaseKind, CaseOutcome, isFailure } from '../model/case.ts';
import type { Customer } from '../model/customer.ts';
import type { Followup } from '../model/followup.ts';
import type { Order } from '../model/order.ts';
import type { Thread } from '../model/thread.ts';
import { foldName } from '../text/fold.ts';
import { adapterOf } from './adapters.ts';
import { newId, type RegularsDb } from './db.ts';
import { livingId } from './living.ts';
import { removeOwned } from './removal.ts';
import { markForRules } from './rule-tasks.ts';
import { readSettings } from './settings.ts';
import { takenBack } from './take-back.ts';

const MOST_EVENTS = 500;

/** `id` where the same may be told twice: it is opened once. */
export type CaseDraft = {
  id?: string;
  customerId: string;
  orderKey?: string | null;
  threadKey?: string | null;
  kind: CaseKind;
  text: string;
};

const withEvent = (one: Case, event: CaseEvent): Case => ({
  ...one,
  history: [...(one.history ?? []), event].slice(-MOST_EVENTS),
  updatedAt: event.at,
});

export async function openCase(db: RegularsDb, draft: CaseDraft, now: number): Promise<Case> {
  const customerId = await livingId(db, draft.customerId);
  const order = draft.orderKey ? await db.orders.get(draft.orderKey) : undefined;
  const thread = draft.threadKey ? await db.threads.get(draft.threadKey) : undefined;
  const marketplace = order?.marketplace ?? thread?.marketplace;
  const deadlineAt = marketplace
    ? await deadlineOf(db, draft.kind, { marketplace, host: hostOf(thread) ?? order?.shop ?? '' }, now)
    : undefined;
  const opened: Case = {
    id: draft.id ?? newId(),
    customerId,
    orderKey: draft.orderKey ?? null,
    kind: draft.kind,
    text: draft.text.slice(0, 2_000),
    openedAt: now,
    closedAt: null,
    updatedAt: now,
    ...(draft.threadKey ? { threadKey: draft.threadKey } : {}),
    ...(marketplace ? { marketplace } : {}),
    ...(deadlineAt === undefined ? {} : { deadlineAt }),
    // An order of one thing is about that thing.
    ...(order?.items.length === 1 && order.items[0] ? { product: order.items[0].title } : {}),
    history: [{ at: now, what: 'opened', text: '' }],
  };
  await db.transaction('rw', [db.cases, db.ruleTasks], async () => {
    if (await db.cases.get(opened.id)) return;
    await db.cases.add(opened);
    await markForRules(db, [customerId]);
  });
  db.changed();
  return opened;
}

const hostOf = (thread: Thread | undefined) => URL.parse(thread?.url ?? '')?.hostname;

/** By when a marketplace wants such a case resolved that is opened now; undefined where it has no clock for it. */
async function deadlineOf(
  db: RegularsDb,
  kind: CaseKind,
  { marketplace, host }: { marketplace: string; host: string },
  now: number,
): Promise<number | undefined> {
  if (kind === 'question' || kind === 'wish') return undefined;
  const [adapter, { clocks }] = await Promise.all([adapterOf(db, marketplace), readSettings(db)]);
  return resolveBy(clocksOn(adapter?.clocks ?? [], host, clocks[marketplace]), now)?.by;
}

/** Changes a case in one transaction; the returned function takes that change back, and no other. */
async function change(db: RegularsDb, id: string, to: (one: Case) => Case): Promise<() => Promise<void>> {
  const write = async (make: (one: Case) => Case) => {
    const change = await db.transaction('rw', [db.cases, db.ruleTasks], async () => {
      const before = await db.cases.get(id);
      if (!before) throw new Error('this case is no longer there');
      const after = make(before);
      await db.cases.put(after);
      await markForRules(db, [before.customerId]);
      return { before, after };
    });
    db.changed();
    return change;
  };
  const { before, after } = await write(to);
  return async () => {
    await write((present) => takenBack(present, before, after));
  };
}

/** What a seller writes of a case; undefined takes a field away. */
export type CaseChange = {
  [K in
    | 'kind'
    | 'text'
    | 'orderKey'
    | 'need'
    | 'cause'
    | 'product'
    | 'deadlineAt'
    | 'steps'
    | 'cost'
    | 'outcome'
    | 'satisfaction'
    | 'lesson']?: Case[K] | undefined;
};

/**
 * Changes what is written of a case, and notes which fields; the returned function undoes it. Once it has an order, it
 * is of the order's marketplace, with that one's deadline where none was set.
 */
export async function editCase(
  db: RegularsDb,
  id: string,
  edit: CaseChange,
  now: number,
): Promise<() => Promise<void>> {
  const order = edit.orderKey ? await db.orders.get(edit.orderKey) : undefined;
  const before = order ? await db.cases.get(id) : undefined;
  const by =
    order && before && before.deadlineAt === undefined && before.closedAt === null
      ? await deadlineOf(
          db,
          before.kind,
          { marketplace: order.marketplace, host: order.shop },
          before.openedAt,
        )
      : undefined;
  const ofOrder = order
    ? { marketplace: order.marketplace, ...(by === undefined ? {} : { deadlineAt: by }) }
    : {};
  return change(db, id, (one) => {
    const merged: Record<string, unknown> = { ...one, ...ofOrder, ...edit };
    for (const [name, value] of Object.entries(edit)) if (value === undefined) delete merged[name];
    const names = Object.keys(edit);
    const what = names.length === 1 && names[0] === 'steps' ? 'step' : 'changed';
    const last = one.history?.at(-1);
    const text = what === 'step' ? newestStep(one, edit) : names.join(' ');
    // Typing in one field is one change.
    const same = last && last.what === what && last.text === text && now - last.at < 600_000;
    const next = merged as Case;
    return same ? { ...next, updatedAt: now } : withEvent(next, { at: now, what, text });
  });
}

function newestStep(one: Case, { steps }: CaseChange): string {
  const before = new Map((one.steps ?? []).map(({ text, doneAt }) => [text, doneAt]));
  return steps?.find(({ text, doneAt }) => before.get(text) !== doneAt)?.text ?? '';
}

/** Closes a case; the returned function opens it again. */
export async function closeCase(
  db: RegularsDb,
  id: string,
  now: number,
  outcome?: string,
): Promise<() => Promise<void>> {
  const known = CaseOutcome.safeParse(outcome);
  return change(db, id, (one) => ({
    ...withEvent(one, { at: now, what: 'closed', text: '' }),
    closedAt: now,
    ...(known.success ? { outcome: known.data } : {}),
  }));
}

/** Removes a case that was opened by mistake; the returned function puts it back as it was. */
export const removeCase = (db: RegularsDb, id: string): Promise<() => Promise<void>> =>
  removeOwned(db, db.cases, id, {
    tables: [db.ruleTasks],
    after: (customerId) => markForRules(db, [customerId]),
  });

export async function reopenCase(db: RegularsDb, id: string, now: number): Promise<() => Promise<void>> {
  return change(db, id, (one) => ({
    ...withEvent(one, { at: now, what: 'reopened', text: '' }),
    closedAt: null,
  }));
}

/** A case with what a list shows of it. */
export type CaseRow = {
  one: Case;
  name: string;
  orderId: string | null;
  /** Which failure of this customer it is, counted over complaints, returns and refunds; 1 is the first. */
  failure: number;
};

/** Which failure of its customer each case is. A complaint and a return of one order are one. */
function nthFailure(ofCustomer: readonly Case[]): [id: string, nth: number][] {
  const orders: string[] = [];
  return ofCustomer.filter(isFailure).map(({ id, orderKey }) => {
    const about = orderKey ?? id;
    if (!orders.includes(about)) orders.push(about);
    return [id, orders.indexOf(about) + 1];
  });
}

/**
 * Cases that are open, or closed ones, with their customers. Open ones whose customer had a failure before come first:
 * a second one undoes what a good recovery won (Maxham & Netemeyer 2002). Then by deadline, then the oldest first,
 * wishes last;
 * closed ones the newest first.
 * @param query words that the text, product, lesson, customer's name or order id has, or what `said` says of it
 */
export async function readCases(
  db: RegularsDb,
  {
    open,
    query = '',
    said = () => [],
  }: { open: boolean; query?: string; said?: (one: Case) => readonly string[] },
): Promise<CaseRow[]> {
  const all = await db.cases.orderBy('openedAt').toArray();
  const failures = new Map(
    [...Map.groupBy(all, ({ customerId }) => customerId).values()].flatMap(nthFailure),
  );
  const wanted = all.filter(({ closedAt }) => (closedAt === null) === open);
  const [customers, orders] = await Promise.all([
    db.customers.bulkGet(wanted.map(({ customerId }) => customerId)),
    db.orders.bulkGet(wanted.map(({ orderKey }) => orderKey ?? '')),
  ]);
  const words = foldName(query).split(/\s+/).filter(Boolean);
  const rows = wanted
    .map(
      (one, i): CaseRow => ({
        one,
        name: customers[i]?.name ?? '',
        orderId: orders[i]?.orderId ?? null,
        failure: failures.get(one.id) ?? 0,
      }),
    )
    .filter(({ one, name, orderId }) => {
      const steps = (one.steps ?? []).map((step) => step.text);
      const all = [one.text, one.product, one.lesson, name, orderId, ...steps, ...said(one)];
      const text = foldName(all.join(' '));
      return words.every((word) => text.includes(word));
    });
  if (!open) return rows.sort((a, b) => (b.one.closedAt ?? 0) - (a.one.closedAt ?? 0));
  const deadline = ({ one }: CaseRow) => one.deadlineAt ?? Number.POSITIVE_INFINITY;
  return rows.sort(
    (a, b) =>
      Number(a.one.kind === 'wish') - Number(b.one.kind === 'wish') ||
      Number(b.failure > 1) - Number(a.failure > 1) ||
      (deadline(a) === deadline(b) ? 0 : deadline(a) - deadline(b)) ||
      a.one.openedAt - b.one.openedAt,
  );
}

/** A case with what its page shows; `failure` as in a row of the list, `others` of the same customer, newest first. */
export type CaseView = {
  one: Case;
  customer: Customer | undefined;
  order: Order | undefined;
  /** Of its customer, newest first. */
  orders: Order[];
  thread: Thread | undefined;
  followups: Followup[];
  failure: number;
  others: Case[];
};

/** One case whole, or undefined when there is none of that id. */
export async function readCase(db: RegularsDb, id: string): Promise<CaseView | undefined> {
  const one = await db.cases.get(id);
  if (!one) return undefined;
  const { customerId, orderKey, threadKey } = one;
  const [customer, order, orders, thread, cases, followups] = await Promise.all([
    db.customers.get(customerId),
    orderKey ? db.orders.get(orderKey) : undefined,
    db.orders.where({ customerId }).toArray(),
    threadKey ? db.threads.get(threadKey) : undefined,
    db.cases.where({ customerId }).sortBy('openedAt'),
    db.followups.where({ customerId }).toArray(),
  ]);
  const failures = new Map(nthFailure(cases));
  return {
    one,
    customer,
    order,
    orders: orders.sort((a, b) => (b.placedAt ?? 0) - (a.placedAt ?? 0)),
    thread,
    followups: followups.filter(({ caseId }) => caseId === id).sort((a, b) => a.dueAt - b.dueAt),
    failure: failures.get(id) ?? 0,
    others: cases.filter((other) => other.id !== id).reverse(),
  };
}
