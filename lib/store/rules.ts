import { presetRules } from '../followups/presets.ts';
import { FollowupRule } from '../model/rule.ts';
import { newId, type RegularsDb } from './db.ts';
import { sweepRules } from './rule-tasks.ts';

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
