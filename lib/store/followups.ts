import { type Hours, isUnfired, plan, snoozed } from '../followups/due.ts';
import type { Followup } from '../model/followup.ts';
import { newId, type RegularsDb } from './db.ts';
import { livingId } from './living.ts';
import { takenBack } from './take-back.ts';

/** `id` where the same may be told twice: it is added once. */
export type FollowupDraft = {
  id?: string;
  customerId: string;
  orderKey?: string | null;
  text: string;
  dueAt: number;
  replyId?: string;
  caseId?: string;
};

/** Changed by a person: the rule that made it leaves it alone from now on. */
function touched(followup: Followup): Followup {
  return followup.rule ? { ...followup, rule: { ...followup.rule, touched: true } } : followup;
}

export async function addFollowup(db: RegularsDb, draft: FollowupDraft, now: number): Promise<Followup> {
  const followup: Followup = {
    id: draft.id ?? newId(),
    customerId: await livingId(db, draft.customerId),
    orderKey: draft.orderKey ?? null,
    text: draft.text,
    dueAt: draft.dueAt,
    promisedAt: draft.dueAt,
    doneAt: null,
    claimedAt: null,
    firedAt: null,
    createdAt: now,
    updatedAt: now,
    ...(draft.replyId ? { replyId: draft.replyId } : {}),
    ...(draft.caseId ? { caseId: draft.caseId } : {}),
  };
  // Told again, what became of it meanwhile stays.
  await db.transaction('rw', db.followups, async () => {
    if (!(await db.followups.get(followup.id))) await db.followups.add(followup);
  });
  db.changed();
  return followup;
}

/**
 * Makes one follow-up for each of many customers, so many a day. Who must not be contacted is left out.
 * @param from when the first of each day are due, epoch ms
 * @returns how many were made and left out, and what takes them back as long as nobody touched them
 */
export async function addMany(
  db: RegularsDb,
  customerIds: readonly string[],
  { text, from, perDay }: { text: string; from: number; perDay: number },
  now: number,
): Promise<{ made: number; leftOut: number; undo: () => Promise<void> }> {
  const made = await db.transaction('rw', [db.customers, db.followups], async () => {
    const customers = await db.customers.bulkGet([...customerIds]);
    const may = customers.flatMap((one) => (one && !one.contact.doNotContact ? [one.id] : []));
    const followups = may.map((customerId, i): Followup => {
      const day = new Date(from);
      day.setDate(day.getDate() + Math.floor(i / perDay));
      const dueAt = day.getTime();
      return {
        id: newId(),
        customerId,
        orderKey: null,
        text,
        dueAt,
        promisedAt: dueAt,
        doneAt: null,
        claimedAt: null,
        firedAt: null,
        createdAt: now,
        updatedAt: now,
      };
    });
    await db.followups.bulkAdd(followups);
    return followups.map(({ id }) => id);
  });
  db.changed();
  return {
    made: made.length,
    leftOut: customerIds.length - made.length,
    undo: async () => {
      await db.followups
        .where('id')
        .anyOf(made)
        .filter(({ updatedAt, doneAt }) => updatedAt === now && doneAt === null)
        .delete();
      db.changed();
    },
  };
}

/** Changes a follow-up; the returned function takes that change back, and no other. */
async function change(
  db: RegularsDb,
  id: string,
  to: (followup: Followup) => Followup,
): Promise<() => Promise<void>> {
  const write = async (make: (followup: Followup) => Followup) => {
    const change = await db.transaction('rw', db.followups, async () => {
      const before = await db.followups.get(id);
      const after = before && make(before);
      if (after) await db.followups.put(after);
      return before && after ? { before, after } : null;
    });
    if (change) db.changed();
    return change;
  };
  const done = await write(to);
  return async () => {
    if (done) await write((present) => takenBack(present, done.before, done.after));
  };
}

function due(followup: Followup, dueAt: number, now: number): Followup {
  const { waits: _waits, ...awake } = touched(followup);
  return { ...awake, dueAt, claimedAt: null, firedAt: null, updatedAt: now };
}

/** Changes text or due instant; a new instant makes it fire again. The returned function puts it back as it was. */
export async function editFollowup(
  db: RegularsDb,
  id: string,
  edit: { text?: string; dueAt?: number },
  now: number,
): Promise<() => Promise<void>> {
  return change(db, id, (followup) => {
    const moved =
      edit.dueAt === undefined || edit.dueAt === followup.dueAt ? followup : due(followup, edit.dueAt, now);
    const promisedAt = edit.dueAt ?? followup.promisedAt;
    return { ...touched(moved), text: edit.text ?? followup.text, promisedAt, updatedAt: now };
  });
}

/** Ends a follow-up; the returned function opens it again as it was. */
export async function finishFollowup(db: RegularsDb, id: string, now: number): Promise<() => Promise<void>> {
  return change(db, id, (followup) => ({ ...touched(followup), doneAt: now, updatedAt: now }));
}

/** Makes it due again in so many minutes, counted from now; the returned function undoes it. */
export async function snoozeFollowup(
  db: RegularsDb,
  id: string,
  minutes: number,
  now: number,
): Promise<() => Promise<void>> {
  return change(db, id, (followup) => due(followup, snoozed(now, minutes), now));
}

/** A customer who never writes again is not forgotten either: what waits for a message comes up after this anyway. */
export const WAIT_DAYS = 30;

/** Lets it sleep until its customer writes again; the returned function undoes it. An "ok thanks" does not wake it. */
export async function snoozeUntilTheyWrite(
  db: RegularsDb,
  id: string,
  now: number,
): Promise<() => Promise<void>> {
  return change(db, id, (followup) => ({
    ...due(followup, now + WAIT_DAYS * 86_400_000, now),
    waits: true,
  }));
}

/** Open follow-ups by due instant, all or one customer's. */
export async function openFollowups(db: RegularsDb, customerId?: string): Promise<Followup[]> {
  if (customerId === undefined) return db.followups.orderBy('openDueAt').toArray();
  const all = await db.followups.where('customerId').equals(customerId).sortBy('dueAt');
  return all.filter(({ doneAt }) => doneAt === null);
}

/** Due and not done, the longest due first. */
export async function dueFollowups(db: RegularsDb, now: number): Promise<Followup[]> {
  return db.followups.where('openDueAt').belowOrEqual(now).sortBy('openDueAt');
}

export type Notifier = {
  /** Shows a notification with this id; showing the same id again replaces it. */
  show(followup: Followup): Promise<void>;
  /** True when a notification of this id is on screen. */
  isShown(id: string): Promise<boolean>;
};

/** A notification that the browser refused is tried again after a minute. */
const RETRY = 60_000;

/**
 * Shows what is due, once each, and says when to wake next.
 *
 * Firing has two steps so that a worker killed in between neither loses nor repeats it: it is claimed in one
 * transaction, shown, then marked fired in another. What is found claimed but not fired was cut off: it is shown
 * unless its notification still stands.
 * @returns epoch ms of the next wake, or null
 */
export async function fireDue(
  db: RegularsDb,
  notifier: Notifier,
  hours: Hours,
  now: number,
): Promise<{ fired: Followup[]; next: number | null }> {
  const open = (await openFollowups(db)).filter(isUnfired);
  const { fire, next } = plan(open, hours, now);
  const fired: Followup[] = [];
  let retry = false;
  for (const { id, dueAt } of fire) {
    const claimed = await db.transaction('rw', db.followups, async () => {
      const followup = await db.followups.get(id);
      // Finished, snoozed or fired by somebody else in the meantime.
      if (!followup || !isUnfired(followup) || followup.dueAt !== dueAt) return null;
      await db.followups.put({ ...followup, claimedAt: followup.claimedAt ?? now });
      return followup;
    });
    if (!claimed) continue;
    try {
      const standing = claimed.claimedAt !== null && (await notifier.isShown(id));
      if (!standing) await notifier.show(claimed);
    } catch (error) {
      // One that cannot be shown now is tried again; it must not keep the others from firing.
      console.warn(`follow-up ${id} could not be shown:`, error);
      retry = true;
      continue;
    }
    await db.transaction('rw', db.followups, async () => {
      const followup = await db.followups.get(id);
      if (followup && followup.dueAt === dueAt) await db.followups.put({ ...followup, firedAt: now });
    });
    fired.push(claimed);
  }
  return { fired, next: retry ? Math.min(next ?? Number.POSITIVE_INFINITY, now + RETRY) : next };
}
