import { oneADay } from '../followups/plan.ts';
import { candidatesOf, type Held, type Planned } from '../followups/rules.ts';
import type { RuleFacts } from '../followups/subjects.ts';
import { enteredAt } from '../model/order.ts';
import type { FollowupRule } from '../model/rule.ts';
import type { RegularsDb } from './db.ts';
import { factsOf, type RuleContext } from './rule-context.ts';

const DAY = 86_400_000;
/** An order older than this before the days looked at cannot have become due in them. */
const REACH = 200;
/** The newest that are shown by name. */
const SHOWN = 1_000;
const BATCH = 100;

/** What a rule would have made in some days past. */
export type DryRun = {
  /** Follow-ups, at most one a day and customer. */
  made: number;
  customers: number;
  /** The newest of them. */
  shown: (Planned & { customerId: string; name: string })[];
  /** What it fitted and held back, by reason. */
  held: Partial<Record<Held, number>>;
  /** Orders in the wanted state of which nobody knows when they came into it. */
  unknown: number;
  /** Customers looked at so far, of how many. */
  looked: number;
  of: number;
};

/** Customers who may have anything for the rule, without looking at each. */
async function concerned(db: RegularsDb, { when }: FollowupRule, from: number): Promise<string[]> {
  const idsOf = (rows: readonly { customerId: string | null }[]) => [
    ...new Set(rows.flatMap(({ customerId }) => customerId ?? [])),
  ];
  switch (when.event) {
    case 'order':
    case 'reviewWindow':
      return idsOf(
        await db.orders
          .where('placedAt')
          .above(from - REACH * DAY)
          .toArray(),
      );
    case 'case':
      return idsOf(await db.cases.toArray());
    case 'silent':
      return db.customers.where('totals.orders').aboveOrEqual(when.orders).primaryKeys();
    case 'birthday':
      return db.customers.where('contact.birthdayOn').above('').primaryKeys();
  }
}

/** Orders that are in the rule's state, placed lately, and nobody knows since when. */
function unknownIn({ when }: FollowupRule, { orders }: RuleFacts, from: number): number {
  if (when.event !== 'order' && when.event !== 'reviewWindow') return 0;
  const state = when.event === 'order' ? when.state : 'delivered';
  return orders.filter(
    (order) => order.state === state && (order.placedAt ?? 0) > from && enteredAt(order, state) === null,
  ).length;
}

/**
 * Looks what a rule would have made in the last days, as things stood then as far as is known: tiers and tags are
 * those of today.
 * @param days how far back
 * @param onPart told after each part, with all that was found so far
 * @param signal stops it
 */
export async function dryRunRule(
  db: RegularsDb,
  rule: FollowupRule,
  context: RuleContext,
  {
    now,
    days,
    onPart,
    signal,
  }: { now: number; days: number; onPart?: (run: DryRun) => void; signal?: AbortSignal },
): Promise<DryRun> {
  const range = { from: now - days * DAY, to: now };
  const ids = await concerned(db, rule, range.from);
  const run: DryRun = { made: 0, customers: 0, shown: [], held: {}, unknown: 0, looked: 0, of: ids.length };
  for (let at = 0; at < ids.length && !signal?.aborted; at += BATCH) {
    const some = ids.slice(at, at + BATCH);
    const facts = await db.transaction(
      'r',
      [db.customers, db.orders, db.cases, db.threads, db.replyUses, db.turns],
      () => Promise.all(some.map((id) => factsOf(db, id, context, now))),
    );
    for (const [i, one] of facts.entries()) {
      if (!one) continue;
      const found = candidatesOf(rule, one, range, { now, forbids: context.forbids, live: false });
      for (const { held } of found) if (held) run.held[held] = (run.held[held] ?? 0) + 1;
      run.unknown += unknownIn(rule, one, range.from);
      const planned = oneADay(found.filter(({ held }) => !held));
      run.made += planned.length;
      if (planned.length > 0) run.customers++;
      run.shown.push(...planned.map((plan) => ({ ...plan, customerId: some[i] ?? '', name: '' })));
    }
    run.looked = Math.min(ids.length, at + BATCH);
    run.shown = run.shown.sort((a, b) => b.dueAt - a.dueAt).slice(0, SHOWN);
    onPart?.({ ...run });
  }
  const customers = await db.customers.bulkGet(run.shown.map(({ customerId }) => customerId));
  run.shown = run.shown.map((plan, i) => ({ ...plan, name: customers[i]?.name ?? '' }));
  return run;
}
