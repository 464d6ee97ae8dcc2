import { ArrowLeft, CircleCheck, FileQuestionMark, RotateCcw, Trash2 } from 'lucide-react';
import { CaseEditor } from '../../../components/cases/CaseEditor.tsx';
import { CaseHistory } from '../../../components/cases/CaseHistory.tsx';
import { DeadlineMark } from '../../../components/followups/ClockMark.tsx';
import { emptyFollowup, FollowupForm } from '../../../components/followups/FollowupForm.tsx';
import { Ago } from '../../../components/ui/Ago.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { LinkButton } from '../../../components/ui/LinkButton.tsx';
import { EmptyState, Loading } from '../../../components/ui/Notice.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { useCaseActions } from '../../../lib/app/case-actions.ts';
import { useFollowupActions } from '../../../lib/app/customer-followups.ts';
import { FollowupRow, withNames } from '../../../lib/app/followup-row.tsx';
import { useNow, useQuery } from '../../../lib/app/hooks.ts';
import { CaseOutcome } from '../../../lib/model/case.ts';
import { readCase } from '../../../lib/store/cases.ts';
import { day } from '../../../lib/words/time.ts';
import { goQuietly, hrefOf } from '../route.ts';
import { Section, View } from '../View.tsx';
import './cases.css';

const NONE = '';
const MOST_ORDERS = 50;

/** One case from its opening to its lesson: what it is about, steps, promises, how it ended, all that happened. */
export function CasePage({ caseId }: { caseId: string }) {
  const { t, settings, locale } = useApp();
  const now = useNow();
  const actions = useCaseActions(caseId);
  const followups = useFollowupActions();
  const view = useQuery(async (db) => (await readCase(db, caseId)) ?? null, [caseId]);
  const promises = useQuery(
    async (db) => withNames(db, view?.followups.filter(({ doneAt }) => doneAt === null) ?? []),
    [view],
  );
  if (view === undefined) return <Loading />;
  if (view === null) {
    return (
      <EmptyState
        icon={<FileQuestionMark aria-hidden="true" />}
        title={t('cases.gone')}
        text={t('cases.goneText')}
        action={<LinkButton href={hrefOf('followups', 'cases')}>{t('cases.title')}</LinkButton>}
      />
    );
  }
  const { one, customer, order, orders, thread, failure, others } = view;
  const closed = one.closedAt !== null;
  return (
    <View
      title={`${t(`customer.caseKinds.${one.kind}`)} · ${customer?.name || t('customer.noName')}`}
      text={
        <>
          <a className="d-link" href={hrefOf('followups', 'cases')}>
            <ArrowLeft className="d-inline-icon" aria-hidden="true" /> {t('cases.title')}
          </a>
          {' · '}
          {closed ? t('cases.closed') : t('cases.opened')} <Ago at={one.closedAt ?? one.openedAt} now={now} />
          {!closed && one.deadlineAt !== undefined ? (
            <>
              {' · '}
              <DeadlineMark by={one.deadlineAt} from={one.openedAt} now={now} />
            </>
          ) : null}
        </>
      }
      actions={
        <div className="d-case-close">
          {one.ref === undefined ? (
            <Button
              variant="quiet"
              icon={<Trash2 aria-hidden="true" />}
              onClick={() => void actions.remove().then((gone) => gone && goQuietly('followups', 'cases'))}
            >
              {t('cases.remove')}
            </Button>
          ) : null}
          {/* How it ended may come out later, or be put right. */}
          <Select
            label={t('cases.outcome')}
            hideLabel
            value={one.outcome ?? NONE}
            onChange={(value) =>
              void actions.edit({ outcome: CaseOutcome.options.find((known) => known === value) })
            }
            options={[
              { value: NONE, label: t('cases.noOutcome') },
              ...CaseOutcome.options.map((value) => ({ value, label: t(`cases.outcomes.${value}`) })),
            ]}
          />
          {closed ? (
            <Button icon={<RotateCcw aria-hidden="true" />} onClick={() => void actions.reopen()}>
              {t('cases.reopen')}
            </Button>
          ) : (
            <Button
              variant="primary"
              icon={<CircleCheck aria-hidden="true" />}
              onClick={() => void actions.close()}
            >
              {t('cases.close')}
            </Button>
          )}
        </div>
      }
    >
      {!closed && failure > 1 ? (
        <p className="d-case-warning">
          <strong>{t('cases.again', { count: failure })}</strong> {t('cases.againWhy')}
        </p>
      ) : null}
      <div className="d-columns">
        <div>
          <CaseEditor
            one={one}
            currency={order?.total?.currency ?? settings.currency}
            orders={orders.slice(0, MOST_ORDERS).map((other) => ({
              key: other.key,
              name: [
                other.orderId,
                other.items[0]?.title,
                other.placedAt === null ? null : day(other.placedAt, locale),
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
            products={order?.items.map(({ title }) => title) ?? []}
            onEdit={actions.edit}
            onRemoveStep={actions.removeStep}
          />
        </div>
        <div>
          <Section title={t('cases.about')}>
            <ul className="d-rows d-panel">
              <li className="d-row">
                <a className="d-row-name" href={hrefOf('customers', one.customerId)}>
                  {customer?.name || t('customer.noName')}
                </a>
                <span className="d-soft d-small">{t('orders', { count: customer?.totals.orders ?? 0 })}</span>
              </li>
              {order ? (
                <li className="d-row">
                  <span>{order.orderId}</span>
                  <span className="d-soft d-small">{order.status}</span>
                </li>
              ) : null}
              {thread?.url ? (
                <li className="d-row">
                  <LinkButton size="small" href={thread.url}>
                    {t('customer.goToThread')}
                  </LinkButton>
                </li>
              ) : null}
              {others.map((other) => (
                <li key={other.id} className="d-row">
                  <a className="d-link" href={hrefOf('followups', `case/${other.id}`)}>
                    {t(`customer.caseKinds.${other.kind}`)}
                  </a>
                  <span className="d-soft d-small d-cut">{other.text}</span>
                </li>
              ))}
            </ul>
          </Section>
          <Section title={t('cases.promises')} count={promises?.length}>
            {promises && promises.length > 0 ? (
              <ul className="d-rows d-followups">
                {promises.map((named) => (
                  <FollowupRow key={named.followup.id} named={named} now={now} />
                ))}
              </ul>
            ) : null}
            <FollowupForm
              initial={emptyFollowup}
              orders={[]}
              now={now}
              submitLabel={t('followup.add')}
              onSubmit={({ text, dueAt }) =>
                followups.add({
                  customerId: one.customerId,
                  orderKey: one.orderKey,
                  caseId: one.id,
                  text,
                  dueAt,
                })
              }
            />
          </Section>
          <Section title={t('cases.history')}>
            <CaseHistory events={one.history ?? []} openedAt={one.openedAt} now={now} />
          </Section>
        </div>
      </div>
    </View>
  );
}
