import { FollowupItem } from '../../components/followups/FollowupItem.tsx';
import type { Followup } from '../model/followup.ts';
import { pickVariant, type SavedReply } from '../model/reply.ts';
import type { FollowupRule } from '../model/rule.ts';
import type { RegularsDb } from '../store/db.ts';
import { ruleName } from '../words/rule.ts';
import { useApp } from './app.tsx';
import { useFollowupActions } from './customer-followups.ts';
import { orderIdIn } from './customer-order-id.ts';

/** A follow-up with the name it is for, the rule that made it and the reply that goes with it. */
export type NamedFollowup = {
  followup: Followup;
  name: string;
  /** While there is one. */
  rule: FollowupRule | null;
  reply: SavedReply | null;
};

/** Adds names, rules and replies to follow-ups, three reads for all of them. */
export async function withNames(db: RegularsDb, followups: readonly Followup[]): Promise<NamedFollowup[]> {
  const [customers, rules, replies] = await Promise.all([
    db.customers.bulkGet(followups.map(({ customerId }) => customerId)),
    db.rules.bulkGet(followups.map(({ rule }) => rule?.id ?? '')),
    db.replies.bulkGet(followups.map(({ replyId }) => replyId ?? '')),
  ]);
  return followups.map((followup, i) => ({
    followup,
    name: customers[i]?.name ?? '',
    rule: rules[i] ?? null,
    reply: replies[i] ?? null,
  }));
}

/** A follow-up with all that can be done about it. A list item: put it into a `ul`. */
export function FollowupRow({
  named: { followup, name, rule, reply },
  now,
  onOpenCustomer,
  onOpenReply,
}: {
  named: NamedFollowup;
  now: number;
  /** Given in lists of several customers. */
  onOpenCustomer?: (customerId: string) => void;
  /** Given where a reply can be opened. */
  onOpenReply?: (replyId: string) => void;
}) {
  const { t, language, settings } = useApp();
  const actions = useFollowupActions();
  return (
    <FollowupItem
      followup={followup}
      now={now}
      snoozeMinutes={settings.snoozeMinutes}
      orderId={followup.orderKey === null ? null : orderIdIn(followup.orderKey)}
      customerName={onOpenCustomer ? name || t('customer.noName') : undefined}
      onOpenCustomer={onOpenCustomer ? () => onOpenCustomer(followup.customerId) : undefined}
      madeBy={rule ? ruleName(t, rule) : undefined}
      reply={
        reply
          ? {
              title: pickVariant(reply, language).variant.title,
              onOpen: onOpenReply ? () => onOpenReply(reply.id) : undefined,
            }
          : undefined
      }
      onDone={() => void actions.finish(followup)}
      onSnooze={(minutes) => void actions.snooze(followup, minutes)}
      onAwait={() => void actions.await(followup)}
      onEdit={(change) => actions.edit(followup, change)}
    />
  );
}
