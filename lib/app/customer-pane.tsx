import { UserX } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Accounts } from '../../components/customer/Accounts.tsx';
import { Advocate } from '../../components/customer/Advocate.tsx';
import { emptyCase } from '../../components/customer/CaseForm.tsx';
import { Details } from '../../components/customer/Details.tsx';
import { Head } from '../../components/customer/Head.tsx';
import { Merges } from '../../components/customer/Merges.tsx';
import { NextProducts } from '../../components/customer/NextProducts.tsx';
import { Notes } from '../../components/customer/Notes.tsx';
import { OpenNow } from '../../components/customer/OpenNow.tsx';
import { NameLevel, Section } from '../../components/customer/Section.tsx';
import { Timeline } from '../../components/customer/Timeline.tsx';
import { emptyFollowup, FollowupForm } from '../../components/followups/FollowupForm.tsx';
import { EmptyState, Loading } from '../../components/ui/Notice.tsx';
import { type Prediction, predict, purchasesOf } from '../customers/prediction.ts';
import { statusOf } from '../customers/status.ts';
import { counts, type Order } from '../model/order.ts';
import { type CustomerView, readCustomer, tagCounts } from '../store/customers.ts';
import { livingId, mergesInto } from '../store/living.ts';
import { recommendedFor } from '../store/recommend.ts';
import { readShopGap } from '../store/segment-facts.ts';
import { exchangeOf, shopLevelIn } from '../store/settings.ts';
import { waitingOf } from '../store/turns.ts';
import { day, localDate } from '../words/time.ts';
import { useMarketplaceName } from './access.ts';
import { useApp } from './app.tsx';
import { useCustomerActions } from './customer-actions.ts';
import { keepDraft, readDraft } from './customer-drafts.ts';
import { useFollowupActions, useWaive } from './customer-followups.ts';
import { useMergeActions } from './customer-merging.ts';
import { orderIdIn } from './customer-order-id.ts';
import { recoverUnsaved } from './customer-unsaved.ts';
import { caseHref } from './desk-links.ts';
import { FollowupRow, withNames } from './followup-row.tsx';
import { useNow, useQuery } from './hooks.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { useNeverSuggest } from './never-suggest.ts';
import { Suggested } from './suggested.tsx';

export type CustomerPaneProps = {
  customerId: string;
  /** The order the page beside is about: marked in the timeline, first to choose for notes and follow-ups. */
  focusOrderKey?: string | null | undefined;
  /** Level of the name's heading: 1 where the customer is the page, 2 beside a list. */
  nameLevel?: 1 | 2;
};

/** Everything about one customer, for the side panel and the desk. */
export function CustomerPane({ customerId, focusOrderKey, nameLevel = 1 }: CustomerPaneProps) {
  return (
    <NameLevel value={nameLevel}>
      {/* Another customer is another pane: what was being typed is saved for the one it was typed for. */}
      <Pane key={customerId} customerId={customerId} focusOrderKey={focusOrderKey} />
    </NameLevel>
  );
}

function Pane({ customerId, focusOrderKey }: Omit<CustomerPaneProps, 'nameLevel'>) {
  const { db, t } = useApp();
  const now = useNow();
  useEffect(() => {
    void recoverUnsaved(db);
  }, [db]);
  // One that was merged shows as the customer it is part of now.
  const view = useQuery(
    async (db) => (await readCustomer(db, await livingId(db, customerId), now)) ?? null,
    [customerId, now],
  );
  const tags = useQuery(tagCounts, []);
  if (view === undefined) return <Loading />;
  if (view === null) {
    return (
      <EmptyState
        icon={<UserX aria-hidden="true" />}
        title={t('customer.gone')}
        text={t('customer.goneText')}
      />
    );
  }
  return (
    <Parts
      view={view}
      now={now}
      focusOrderKey={focusOrderKey ?? null}
      knownTags={(tags ?? []).map(({ tag }) => tag)}
    />
  );
}

/** What is to be expected of the customer, beside what the shop's orders are like; null until both are known. */
function usePrediction({ customer, orders }: CustomerView, now: number): Prediction | null {
  const { settings } = useApp();
  const { currency } = customer.totals;
  const exchange = exchangeOf(settings);
  const level = useQuery(
    (db) => (currency ? shopLevelIn(db, currency, exchange) : Promise.resolve(null)),
    [currency, settings.currency, settings.rates],
  );
  return level ? predict(purchasesOf(orders, currency, exchange), now, level) : null;
}

function Parts({
  view,
  now,
  focusOrderKey,
  knownTags,
}: {
  view: CustomerView;
  now: number;
  focusOrderKey: string | null;
  knownTags: string[];
}) {
  const { t, locale, settings, adapters } = useApp();
  const waive = useWaive();
  const marketplaceName = useMarketplaceName();
  const { customer, orders, cases, notes, buyers } = view;
  const actions = useCustomerActions(customer.id);
  const followupActions = useFollowupActions();
  const mergeActions = useMergeActions();
  const merges = useQuery((db) => mergesInto(db, customer.id), [customer.id]);
  const [merging, setMerging] = useState<{ otherId: string | null } | null>(null);
  const prediction = usePrediction(view, now);
  const shopGap = useQuery(readShopGap, []);
  const neverSuggest = useNeverSuggest();
  const recommended = useQuery(
    (db) => recommendedFor(db, view, settings.neverSuggest, now),
    [view, settings.neverSuggest],
  );
  const status =
    shopGap === undefined
      ? null
      : statusOf(
          {
            totals: customer.totals,
            tags: customer.tags,
            unpaid: orders.some(({ state }) => state === 'unpaid'),
          },
          { shopGap, now },
        );
  const named = useQuery(
    (db) =>
      withNames(
        db,
        view.followups.filter(({ doneAt }) => doneAt === null),
      ),
    [view.followups],
  );
  const orderIds = useMemo(() => new Map(orders.map(({ key, orderId }) => [key, orderId])), [orders]);
  const orderIdOf = (key: string) => orderIds.get(key) ?? orderIdIn(key);
  const choices = orderChoices(orders, focusOrderKey, locale);
  const draftKey = `followup:${customer.id}`;
  const caseKey = `case:${customer.id}`;

  return (
    <div className="c-pane">
      <Head
        customer={customer}
        tier={view.tier}
        tierChange={view.tierChange}
        look={settings}
        prediction={prediction}
        status={status}
        placedAt={orders.filter(counts).flatMap(({ placedAt }) => placedAt ?? [])}
        now={now}
        knownTags={knownTags}
        onRename={(name) => actions.rename(customer, name)}
        onAddTags={actions.addTags}
        onRemoveTag={actions.removeTag}
      />
      <Suggested customerId={customer.id} onCompare={(otherId) => setMerging({ otherId })} />
      <OpenNow
        followups={(named ?? []).map((named) => (
          <FollowupRow key={named.followup.id} named={named} now={now} />
        ))}
        cases={cases.filter(({ closedAt }) => closedAt === null)}
        returning={orders.filter(({ state }) => state === 'returning')}
        unanswered={waitingOf(view, adapters, settings.clocks)}
        onWaive={(threadKey) => void waive(threadKey)}
        orders={choices}
        orderIdOf={orderIdOf}
        now={now}
        caseDraft={readDraft(caseKey, emptyCase)}
        onCaseDraft={(draft) => keepDraft(caseKey, draft === emptyCase ? null : draft)}
        onOpenCase={actions.openCase}
        onCloseCase={actions.closeCase}
        caseHref={caseHref}
      />
      <Section title={t('followup.new')}>
        <FollowupForm
          initial={readDraft(draftKey, emptyFollowup)}
          orders={choices}
          now={now}
          submitLabel={t('followup.add')}
          onDraft={(draft) => keepDraft(draftKey, draft === emptyFollowup ? null : draft)}
          onSubmit={(followup) => followupActions.add({ customerId: customer.id, ...followup })}
        />
      </Section>
      <Notes
        notes={notes}
        orders={choices}
        orderIdOf={orderIdOf}
        now={now}
        onSave={actions.saveNote}
        onRemove={actions.removeNote}
      />
      {recommended ? (
        <NextProducts {...recommended} now={now} onNever={(product) => void neverSuggest(product)} />
      ) : null}
      <Timeline history={view} now={now} focusOrderKey={focusOrderKey} />
      <Advocate contact={customer.contact} today={localDate(now)} onSet={actions.setAdvocate} />
      <Details contact={customer.contact} onSave={actions.saveContact} />
      <Accounts
        buyers={buyers}
        now={now}
        marketplaceName={marketplaceName}
        onSplit={(buyerId) => void mergeActions.split(buyerId)}
        onMerge={() => setMerging({ otherId: null })}
      />
      <Merges merges={merges ?? []} now={now} onUndo={(merge) => void mergeActions.undo(merge)} />
      {merging ? (
        <MergeDialog customerId={customer.id} otherId={merging.otherId} onClose={() => setMerging(null)} />
      ) : null}
    </div>
  );
}

/** What a note or follow-up can be about: the page's order first, then the newest. */
function orderChoices(orders: readonly Order[], focusOrderKey: string | null, locale: string) {
  const first = orders.filter(({ key }) => key === focusOrderKey);
  return [...first, ...orders.filter(({ key }) => key !== focusOrderKey)]
    .slice(0, 30)
    .map(({ key, orderId, placedAt }) => ({
      key,
      label: placedAt === null ? orderId : `${orderId} · ${day(placedAt, locale)}`,
    }));
}
