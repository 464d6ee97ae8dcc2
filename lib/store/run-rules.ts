import { planFor } from '../followups/plan.ts';
import type { FollowupRule } from '../model/rule.ts';
import type { RegularsDb } from './db.ts';
import { idOf, reconcile, sorted } from './reconcile.ts';
import { contextOf, contextTables, factsOf, type RuleContext, readKept } from './rule-context.ts';
import { SWEEP } from './rule-tasks.ts';

const DAY = 86_400_000;
/** Follow-ups are made so long before they are due: nobody's list is full of next year's. */
const AHEAD = 7 * DAY;
/** So many customers in one go, so that a worker that is stopped loses little. */
const BATCH = 200;

export type RuleRun = {
  made: number;
  removed: number;
  /** Whether there is more to do at once. */
  more: boolean;
  /** When to look again, epoch ms; null when nothing waits. */
  next: number | null;
};

/**
 * Lets the rules look at some of the customers that have something new or due: makes what is missing, takes back what
 * no longer holds and nobody touched. Each customer in a transaction of its own, so that it can be stopped at any
 * point and goes on where it was.
 * @param textOf what a rule's follow-up says
 */
export async function runRules(
  db: RegularsDb,
  { now, textOf, batch = BATCH }: { now: number; textOf: (rule: FollowupRule) => string; batch?: number },
): Promise<RuleRun> {
  const dueNow = () => db.ruleTasks.where('at').belowOrEqual(now).limit(batch).primaryKeys();
  // All in one transaction: each of its own costs as much as what is looked up in it.
  let [kept, due, sweeping] = await db.transaction('r', [...contextTables(db), db.ruleTasks], async () =>
    Promise.all([readKept(db), dueNow(), db.meta.get(SWEEP)]),
  );
  if (sweeping) {
    await sweepSome(db, batch);
    due = await dueNow();
    // Who is looked at is settled before the rules are read: a rule saved in between sweeps again.
    kept = await readKept(db);
  }
  const context = await contextOf(db, kept, now);
  const run: RuleRun = { made: 0, removed: 0, more: false, next: null };
  for (const customerId of due) {
    const { made, removed } = await runFor(db, customerId, context, { now, textOf });
    run.made += made;
    run.removed += removed;
  }
  const [first, sweep] = await Promise.all([db.ruleTasks.orderBy('at').first(), db.meta.get(SWEEP)]);
  run.more = (first !== undefined && first.at <= now) || sweep !== undefined;
  run.next = first?.at ?? null;
  if (run.made + run.removed > 0) db.changed();
  return run;
}

/** Puts the next customers of a sweep among those to be looked at. */
async function sweepSome(db: RegularsDb, batch: number): Promise<void> {
  await db.transaction('rw', [db.meta, db.ruleTasks, db.customers], async () => {
    const sweep = await db.meta.get(SWEEP);
    if (!sweep || (await db.ruleTasks.where('at').equals(0).count()) >= batch) return;
    const ids = await db.customers.where(':id').above(String(sweep.value)).limit(batch).primaryKeys();
    await db.ruleTasks.bulkPut(ids.map((customerId) => ({ customerId, at: 0 })));
    const last = ids.at(-1);
    if (ids.length < batch || last === undefined) await db.meta.delete(SWEEP);
    else await db.meta.put({ key: SWEEP, value: last });
  });
}

/** Local calendar day of an instant. */
const dayOf = (instant: number) => new Date(instant).setHours(0, 0, 0, 0);

/** Lets the rules look at one customer. */
export async function runFor(
  db: RegularsDb,
  customerId: string,
  context: RuleContext,
  { now, textOf }: { now: number; textOf: (rule: FollowupRule) => string },
): Promise<{ made: number; removed: number }> {
  const rules = context.rules.filter(({ on }) => on);
  const tables = [
    db.customers,
    db.orders,
    db.cases,
    db.threads,
    db.replyUses,
    db.turns,
    db.followups,
    db.ruleTasks,
  ];
  return db.transaction('rw', tables, async () => {
    const [facts, all] = await Promise.all([
      factsOf(db, customerId, context, now),
      db.followups.where('customerId').equals(customerId).toArray(),
    ]);
    const { own, fixed } = sorted(all);
    const { planned, later } = facts
      ? planFor(rules, facts, {
          now,
          forbids: context.forbids,
          until: now + AHEAD,
          known: new Set(fixed.flatMap(({ rule }) => rule?.keys ?? [])),
          shown: new Map(
            own
              .filter(({ firedAt }) => firedAt !== null)
              .flatMap(({ rule, dueAt }) => (rule?.keys ?? []).map((key) => [key, dueAt])),
          ),
          taken: [...fixed, ...own.filter(({ firedAt }) => firedAt !== null)].flatMap(({ dueAt, firedAt }) =>
            firedAt === null ? [dayOf(dueAt)] : [dayOf(dueAt), dayOf(firedAt)],
          ),
        })
      : { planned: [], later: null };
    // An order may have come from another customer, with what a rule made of it.
    const elsewhere =
      planned.length > 0 ? await db.followups.bulkGet(planned.map(({ keys }) => idOf(keys, customerId))) : [];
    const theirs = elsewhere.flatMap((followup) =>
      followup && followup.customerId !== customerId ? [{ ...followup, customerId }] : [],
    );
    const moved = sorted(theirs);
    const { add, put, gone } = reconcile([...own, ...moved.own], planned, {
      customerId,
      now,
      fixed: moved.fixed,
      sayOf: (ruleId) => {
        const rule = rules.find(({ id }) => id === ruleId);
        return rule ? { text: textOf(rule), replyId: rule.act.replyId } : { text: '', replyId: null };
      },
    });
    await Promise.all([
      add.length > 0 && db.followups.bulkAdd(add),
      put.length > 0 && db.followups.bulkPut(put),
      gone.length > 0 && db.followups.bulkDelete(gone),
      later === null
        ? db.ruleTasks.delete(customerId)
        : db.ruleTasks.put({ customerId, at: Math.max(now + 1, later - AHEAD) }),
    ]);
    return { made: add.length, removed: gone.length + put.filter(({ rule }) => rule?.withdrawn).length };
  });
}
