import type { RegularsDb } from './db.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A follow-up made so soon after a reply for the same customer is what the reply promised. */
const PROMISED_WITHIN = HOUR;
/** A case opened so soon after a reply about the same order, or else for the same customer, followed it. */
const FOLLOWED_WITHIN = 14 * DAY;
/** A reply is changed too often from so many messages that were seen being sent on … */
const ENOUGH = 3;
/** … of which so many were changed first. */
const OFTEN = 0.5;

/** What became of a reply where it was inserted. */
export type ReplyOutcomes = {
  /** Messages that were seen being sent, and those of them whose words were changed first. */
  sent: number;
  edited: number;
  /** Customers for whom a follow-up was made right after it. */
  followups: string[];
  /** Cases opened afterwards, the latest first. */
  cases: { id: string; customerId: string }[];
};

export async function replyOutcomes(db: RegularsDb, replyId: string): Promise<ReplyOutcomes> {
  const uses = await db.replyUses.where('replyId').equals(replyId).toArray();
  const customers = [...new Set(uses.flatMap(({ customerId }) => customerId ?? []))];
  const [followups, cases] = await Promise.all([
    db.followups.where('customerId').anyOf(customers).toArray(),
    db.cases.where('customerId').anyOf(customers).toArray(),
  ]);
  const usesOf = Map.groupBy(uses, ({ customerId }) => customerId);
  const within = (at: number, since: number, span: number) => at > since && at - since <= span;
  const promised = followups.filter(
    (one) =>
      !one.rule && usesOf.get(one.customerId)?.some(({ at }) => within(one.createdAt, at, PROMISED_WITHIN)),
  );
  const followed = cases.filter((one) =>
    usesOf
      .get(one.customerId)
      ?.some(
        ({ orderKey, at }) =>
          (orderKey === null || one.orderKey === null || orderKey === one.orderKey) &&
          within(one.openedAt, at, FOLLOWED_WITHIN),
      ),
  );
  return {
    sent: uses.filter(({ sent }) => sent !== undefined).length,
    edited: uses.filter(({ sent }) => sent === 'edited').length,
    followups: [...new Set(promised.map(({ customerId }) => customerId))],
    cases: followed.sort((a, b) => b.openedAt - a.openedAt).map(({ id, customerId }) => ({ id, customerId })),
  };
}

/** Replies whose words are changed before sending more often than not. */
export async function oftenEdited(db: RegularsDb): Promise<Set<string>> {
  const counts = new Map<string, { sent: number; edited: number }>();
  await db.replyUses.each(({ replyId, sent }) => {
    if (sent === undefined) return;
    const count = counts.get(replyId) ?? { sent: 0, edited: 0 };
    count.sent++;
    if (sent === 'edited') count.edited++;
    counts.set(replyId, count);
  });
  const often = [...counts].filter(([, { sent, edited }]) => sent >= ENOUGH && edited / sent >= OFTEN);
  return new Set(often.map(([id]) => id));
}
