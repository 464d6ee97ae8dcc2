import type { Adapter } from '../adapters/schema.ts';
import { tierOf } from '../customers/tier.ts';
import { presetRules } from '../followups/presets.ts';
import { type Planned, planFor, type RuleFacts } from '../followups/rules.ts';
import type { Followup } from '../model/followup.ts';
import { FollowupRule, type Purpose } from '../model/rule.ts';
import { anybody } from '../model/segment.ts';
import { allAdapters } from './adapters.ts';
import { newId, type RegularsDb } from './db.ts';
import { SWEEP, sweepRules } from './rule-tasks.ts';
import { customersIn, readSegmentFacts } from './segment-facts.ts';
import { readSegments } from './segments.ts';
import { readSettings, tierCuts } from './settings.ts';

const DAY = 86_400_000;
/** Follow-ups are made so long before they are due: nobody's list is full of next year's. */
const AHEAD = 7 * DAY;
/** So many customers in one go, so that a worker that is stopped loses little. */
const BATCH = 200;
const SEEDED = 'rulesSeededAt';

/** The rules by their places; the ready ones are there from the first time on. */
export async function readRules(db: RegularsDb): Promise<FollowupRule[]> {
  return (await db.rules.toArray()).sort((a, b) => a.place - b.place);
}

/** The rules for this segment, or with this saved reply: without it they make nothing, or come without words to send. */
export async function rulesUsing(db: RegularsDb, id: string): Promise<FollowupRule[]> {
  return (await readRules(db)).filter(({ whom, act }) => whom.segments.includes(id) || act.replyId === id);
}

/** Puts the ready rules in, once ever: one that the seller removed does not come back. */
export async function seedRules(db: RegularsDb, now: number): Promise<boolean> {
  const seeded = await db.transaction('rw', [db.rules, db.meta], async () => {
    if (await db.meta.get(SEEDED)) return false;
    await db.rules.bulkPut(presetRules(now));
    await db.meta.put({ key: SEEDED, value: now });
    await sweepRules(db);
    return true;
  });
  if (seeded) db.changed();
  return seeded;
}

/** The ready rules that were removed. */
export const removedPresets = (rules: readonly FollowupRule[], now: number): FollowupRule[] =>
  presetRules(now).filter(({ preset }) => !rules.some((rule) => rule.preset === preset));

/** Puts the ready rules back that were removed, turned off; the returned function takes them out again. */
export async function restorePresets(db: RegularsDb, now: number): Promise<() => Promise<void>> {
  const ids = await db.transaction('rw', db.rules, async () => {
    const rules = await readRules(db);
    const last = Math.max(-1, ...rules.map(({ place }) => place));
    const back = removedPresets(rules, now).map((rule, i) => ({
      ...rule,
      on: false,
      since: null,
      place: last + 1 + i,
    }));
    await db.rules.bulkAdd(back);
    return back.map(({ id }) => id);
  });
  db.changed();
  return async () => {
    await db.rules.bulkDelete(ids);
    db.changed();
  };
}

/** What a seller writes of a rule. */
export type RuleDraft = Omit<FollowupRule, 'id' | 'since' | 'updatedAt' | 'place' | 'preset'> & {
  id?: string;
};

/**
 * Makes or changes a rule. Turned on it counts from now; turned off, what it made and nobody touched goes.
 * @returns the rule, and what takes the change back
 * @throws with the field's path when it is none
 */
export async function saveRule(
  db: RegularsDb,
  draft: RuleDraft,
  now: number,
): Promise<{ rule: FollowupRule; undo: () => Promise<void> }> {
  const { rule, old } = await db.transaction('rw', [db.rules, db.meta], async () => {
    const old = draft.id ? await db.rules.get(draft.id) : undefined;
    const places = await db.rules.toArray();
    const rule = FollowupRule.parse({
      ...draft,
      id: draft.id ?? newId(),
      preset: old?.preset ?? null,
      place: old?.place ?? Math.max(-1, ...places.map(({ place }) => place)) + 1,
      since: draft.on ? (old?.since ?? now) : null,
      updatedAt: now,
    });
    await db.rules.put(rule);
    await sweepRules(db);
    return { rule, old };
  });
  db.changed();
  return { rule, undo: () => (old ? putBack(db, old) : removeRule(db, rule.id).then(() => {})) };
}

async function putBack(db: RegularsDb, rule: FollowupRule): Promise<void> {
  await db.transaction('rw', [db.rules, db.meta], async () => {
    await db.rules.put(rule);
    await sweepRules(db);
  });
  db.changed();
}

/** Removes a rule and what it made that nobody touched; the returned function puts the rule back. */
export async function removeRule(db: RegularsDb, id: string): Promise<() => Promise<void>> {
  const old = await db.transaction('rw', [db.rules, db.meta], async () => {
    const rule = await db.rules.get(id);
    await db.rules.delete(id);
    await sweepRules(db);
    return rule;
  });
  db.changed();
  return async () => {
    if (old) await putBack(db, old);
  };
}

/** What marketplaces do not allow to be written unasked. */
export function forbiddenBy(adapters: readonly Pick<Adapter, 'id' | 'forbids'>[]) {
  const all = new Set(
    adapters.flatMap(({ id, forbids }) => forbids.map(({ purpose }) => `${id} ${purpose}`)),
  );
  return (marketplace: string, purpose: Purpose) => all.has(`${marketplace} ${purpose}`);
}

/** What the rules have to know of a customer; undefined when there is none of that id. */
export async function factsOf(
  db: RegularsDb,
  customerId: string,
  { settings, cuts, segmentsOf }: Pick<RuleContext, 'settings' | 'cuts' | 'segmentsOf'>,
  now: number,
): Promise<RuleFacts | undefined> {
  const of = { customerId };
  const [customer, orders, cases, threads, uses] = await Promise.all([
    db.customers.get(customerId),
    db.orders.where(of).toArray(),
    db.cases.where(of).toArray(),
    db.threads.where(of).primaryKeys(),
    db.replyUses.where(of).toArray(),
  ]);
  if (!customer) return undefined;
  const turns = threads.length > 0 ? await db.turns.where('threadKey').anyOf(threads).toArray() : [];
  const contacts = [
    ...turns.flatMap(({ lastAskedAt, answeredAt }) => [
      lastAskedAt,
      ...(answeredAt === null ? [] : [answeredAt]),
    ]),
    ...uses.map(({ at }) => at),
  ];
  return {
    tier: tierOf(customer, settings, cuts, now).level,
    tags: customer.tags,
    segments: segmentsOf(customerId),
    birthdayOn: customer.contact.birthdayOn ?? null,
    doNotContact: !!customer.contact.doNotContact,
    orders,
    cases,
    contacts: contacts.sort((a, b) => a - b),
    asked: uses.flatMap(({ asks, orderKey }) => (asks && orderKey ? [orderKey] : [])),
  };
}

/** Segments change slowly, and to know them takes a look at everybody. */
const FRESH_FOR = 5 * 60_000;
type Membership = { wanted: string; at: number; of: (customerId: string) => readonly string[] };
const known = new WeakMap<RegularsDb, Membership>();
const nobody: readonly string[] = [];

/** Tells which of some segments a customer is in. */
async function membership(
  db: RegularsDb,
  wanted: ReadonlySet<string>,
  now: number,
): Promise<Membership['of']> {
  if (wanted.size === 0) return () => nobody;
  const key = [...wanted].sort().join();
  const held = known.get(db);
  if (held && held.wanted === key && now >= held.at && now - held.at < FRESH_FOR) return held.of;
  const [facts, own] = await Promise.all([readSegmentFacts(db, now), readSegments(db)]);
  const members = new Map<string, string[]>();
  for (const segment of wanted) {
    const status = segment.startsWith('status:') ? segment.slice('status:'.length) : null;
    const rule = status ? { ...anybody, statuses: [status] } : own.find(({ id }) => id === segment)?.rule;
    if (!rule) continue;
    for (const id of await customersIn(db, rule, facts, now)) {
      members.set(id, [...(members.get(id) ?? []), segment]);
    }
  }
  const of = (id: string) => members.get(id) ?? nobody;
  known.set(db, { wanted: key, at: now, of });
  return of;
}

const contextTables = (db: RegularsDb) => [db.rules, db.meta, db.adapters];

async function readKept(db: RegularsDb) {
  const [rules, settings, adapters] = await Promise.all([readRules(db), readSettings(db), allAdapters(db)]);
  return { rules, settings, adapters };
}

async function contextOf(
  db: RegularsDb,
  { rules, settings, adapters }: Awaited<ReturnType<typeof readKept>>,
  now: number,
) {
  const cuts = await tierCuts(db, now);
  const wanted = new Set(rules.flatMap(({ whom }) => whom.segments));
  const segmentsOf = await membership(db, wanted, now);
  return { rules, settings, cuts, forbids: forbiddenBy(adapters), segmentsOf };
}
export type RuleContext = Awaited<ReturnType<typeof contextOf>>;

/** The rules, and what else they are to be looked at with. */
export async function ruleContext(db: RegularsDb, now: number): Promise<RuleContext> {
  const kept = await db.transaction('r', contextTables(db), async () => readKept(db));
  return contextOf(db, kept, now);
}

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
      planned.length > 0 ? await db.followups.bulkGet(planned.map(({ keys }) => idOf(keys))) : [];
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

/** Follow-ups that rules made: those a rule may still change, and those that a person has had in hand. */
function sorted(followups: readonly Followup[]): { own: Followup[]; fixed: Followup[] } {
  const byRule = followups.filter(({ rule }) => rule !== undefined);
  const own = byRule.filter(({ doneAt, rule }) => rule?.withdrawn || (doneAt === null && !rule?.touched));
  return { own, fixed: byRule.filter((followup) => !own.includes(followup)) };
}

/** True when nothing is different but what the database adds by itself. */
function sameFollowup(a: Omit<Followup, 'openDueAt'>, { openDueAt: _open, ...b }: Followup): boolean {
  const inOrder = (one: object) => JSON.stringify(Object.entries(one).sort(([x], [y]) => x.localeCompare(y)));
  return inOrder(a) === inOrder(b);
}

/** The same id whenever it is made: a worker stopped in between makes it once. */
const idOf = (keys: readonly string[]) => `rule|${keys[0]}`;

type Reconciling = {
  customerId: string;
  now: number;
  /** Made for what is planned here, while it was another customer's: they come along as they are. */
  fixed: readonly Followup[];
  sayOf: (ruleId: string) => { text: string; replyId: string | null };
};

/** What has to be written so that the untouched follow-ups of a customer are those that are planned. */
function reconcile(
  own: readonly Followup[],
  planned: readonly Planned[],
  { customerId, now, fixed, sayOf }: Reconciling,
): { add: Followup[]; put: Followup[]; gone: string[] } {
  const left = new Map(own.map((followup) => [followup.id, followup]));
  const put: Followup[] = [...fixed];
  const add: Followup[] = [];
  for (const { ruleId, keys, orderKey, caseId, dueAt } of planned) {
    if (fixed.some(({ id }) => id === idOf(keys))) continue;
    const old = [...left.values()].find(({ rule }) => rule?.keys.some((key) => keys.includes(key)));
    const { text, replyId } = sayOf(ruleId);
    const says = {
      customerId,
      text,
      orderKey,
      ...(replyId ? { replyId } : {}),
      ...(caseId ? { caseId } : {}),
      rule: { id: ruleId, keys },
    };
    if (old) {
      left.delete(old.id);
      const { replyId: _reply, caseId: _case, openDueAt: _open, ...rest } = old;
      const at = old.dueAt === dueAt ? {} : { dueAt, promisedAt: dueAt, claimedAt: null, firedAt: null };
      const next = { ...rest, ...at, ...says, doneAt: null };
      if (!sameFollowup(next, old)) {
        put.push({ ...next, updatedAt: now });
      }
      continue;
    }
    add.push({
      id: idOf(keys),
      ...says,
      dueAt,
      promisedAt: dueAt,
      doneAt: null,
      claimedAt: null,
      firedAt: null,
      createdAt: now,
      updatedAt: now,
    });
  }
  const gone: string[] = [];
  for (const { openDueAt: _open, ...old } of left.values()) {
    // One that was never shown leaves no trace; one that was must not be shown again should it hold again.
    if (old.firedAt === null) gone.push(old.id);
    else if (!old.rule?.withdrawn && old.rule) {
      put.push({ ...old, doneAt: now, rule: { ...old.rule, withdrawn: true }, updatedAt: now });
    }
  }
  return { add, put, gone };
}
