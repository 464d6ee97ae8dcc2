import type { Planned } from '../followups/rules.ts';
import type { Followup } from '../model/followup.ts';

/** Follow-ups that rules made: those a rule may still change, and those that a person has had in hand. */
export function sorted(followups: readonly Followup[]): { own: Followup[]; fixed: Followup[] } {
  const byRule = followups.filter(({ rule }) => rule !== undefined);
  const own = byRule.filter(({ doneAt, rule }) => rule?.withdrawn || (doneAt === null && !rule?.touched));
  return { own, fixed: byRule.filter((followup) => !own.includes(followup)) };
}

/** True when nothing is different but what the database adds by itself. */
function sameFollowup(a: Omit<Followup, 'openDueAt'>, { openDueAt: _open, ...b }: Followup): boolean {
  const inOrder = (one: object) => JSON.stringify(Object.entries(one).sort(([x], [y]) => x.localeCompare(y)));
  return inOrder(a) === inOrder(b);
}

/**
 * The same id whenever it is made: a worker stopped in between makes it once. An order has one customer; a birthday's
 * key names a year, in which others have theirs.
 */
export function idOf([key = '']: readonly string[], customerId: string): string {
  return /\|birthday:\d+$/.test(key) ? `rule|${key}|${customerId}` : `rule|${key}`;
}

type Reconciling = {
  customerId: string;
  now: number;
  /** Made for what is planned here, while it was another customer's: they come along as they are. */
  fixed: readonly Followup[];
  sayOf: (ruleId: string) => { text: string; replyId: string | null };
};

/** What has to be written so that the untouched follow-ups of a customer are those that are planned. */
export function reconcile(
  own: readonly Followup[],
  planned: readonly Planned[],
  { customerId, now, fixed, sayOf }: Reconciling,
): { add: Followup[]; put: Followup[]; gone: string[] } {
  const left = new Map(own.map((followup) => [followup.id, followup]));
  const put: Followup[] = [...fixed];
  const add: Followup[] = [];
  for (const { ruleId, keys, orderKey, caseId, dueAt } of planned) {
    if (fixed.some(({ id }) => id === idOf(keys, customerId))) continue;
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
      id: idOf(keys, customerId),
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
