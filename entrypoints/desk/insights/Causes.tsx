import { Lightbulb, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Bars } from '../../../components/insights/Bars.tsx';
import { emptyForm } from '../../../components/replies/form.ts';
import { Ago } from '../../../components/ui/Ago.tsx';
import { EmptyState, Loading } from '../../../components/ui/Notice.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { useMarketplaceName } from '../../../lib/app/access.ts';
import { useApp } from '../../../lib/app/app.tsx';
import { useQuery } from '../../../lib/app/hooks.ts';
import { type CauseBy, type CauseGroup, causesOf, patternsOf } from '../../../lib/insights/causes.ts';
import { CaseCause } from '../../../lib/model/case.ts';
import { formatMoney } from '../../../lib/model/currency.ts';
import { readFailures } from '../../../lib/store/insights.ts';
import { monthOfKey } from '../../../lib/words/time.ts';
import { newDraft } from '../reply-drafts.ts';
import { go, hrefOf } from '../route.ts';
import { Section } from '../View.tsx';
import { Wishes } from './Wishes.tsx';

const ways: readonly CauseBy[] = ['cause', 'product', 'marketplace', 'month'];

/** What goes wrong: complaints, returns and refunds counted, with what they cost. Each bar opens its cases. */
export function Causes({ from, now }: { from: number; now: number }) {
  const { t, locale, language } = useApp();
  const marketplaceName = useMarketplaceName();
  const [by, setBy] = useState<CauseBy>('cause');
  const [chosen, setChosen] = useState<string | null>(null);
  const cases = useQuery((db) => readFailures(db, from), [from]);
  if (cases === undefined) return <Loading />;
  if (cases.length === 0) {
    return (
      <div className="i-body">
        <EmptyState
          icon={<ShieldCheck aria-hidden="true" />}
          title={t('insights.noCases')}
          text={t('insights.noCasesText')}
        />
        <Wishes from={from} now={now} />
      </div>
    );
  }
  const groups = causesOf(cases, by);
  const nameOf = ({ key }: CauseGroup) => {
    if (key === '') return t('cases.unknown');
    if (by === 'month') return monthOfKey(key, locale);
    if (by === 'marketplace') return marketplaceName(key);
    const cause = CaseCause.options.find((known) => known === key);
    return by === 'cause' && cause ? t(`cases.causes.${cause}`) : key;
  };
  const costOf = ({ cost }: CauseGroup) =>
    Object.entries(cost)
      .map(([currency, minor]) => formatMoney({ minor, currency }, locale))
      .join(' · ');
  const open = groups.find(({ key }) => key === chosen);
  const patterns = patternsOf(cases);
  return (
    <div className="i-body">
      {patterns.length > 0 ? (
        <ul className="i-patterns">
          {patterns.map(({ product, cause, cases: some }) => (
            <li key={`${product} ${cause}`} className="i-pattern">
              <Lightbulb aria-hidden="true" />
              <p>
                {t(`insights.pattern.${cause}`, { count: some.length, product })}{' '}
                <button
                  type="button"
                  className="d-link"
                  onClick={() => go('replies', newDraft(emptyForm(language)))}
                >
                  {t('insights.writeReply')}
                </button>
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="d-columns">
        <Section
          title={t('insights.causesTitle', { count: cases.length })}
          action={
            <Select<CauseBy>
              label={t('insights.groupBy')}
              hideLabel
              value={by}
              onChange={(next) => {
                setBy(next);
                setChosen(null);
              }}
              options={ways.map((value) => ({ value, label: t(`insights.group.${value}`) }))}
            />
          }
        >
          <Bars
            label={t(`insights.group.${by}`)}
            chosen={chosen}
            onChoose={setChosen}
            bars={groups.map((group) => ({
              key: group.key,
              label: nameOf(group),
              count: group.cases.length,
              note: costOf(group),
            }))}
          />
        </Section>
        <Section title={open ? nameOf(open) : t('insights.itsCases')} count={open?.cases.length}>
          {open ? (
            <ul className="d-rows d-panel">
              {open.cases.toReversed().map((one) => (
                <li key={one.id} className="d-row">
                  <div className="d-row-main">
                    <a className="d-row-name" href={hrefOf('followups', `case/${one.id}`)}>
                      {t(`customer.caseKinds.${one.kind}`)}
                    </a>
                    <span className="d-soft d-small d-cut">
                      {[one.text, one.product].filter(Boolean).join(' · ')}
                    </span>
                  </div>
                  {one.cost ? <span className="d-small">{formatMoney(one.cost, locale)}</span> : null}
                  <span className="d-soft d-small">
                    <Ago at={one.openedAt} now={now} />
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="d-soft">{t('insights.chooseBar')}</p>
          )}
        </Section>
      </div>
      <Wishes from={from} now={now} />
    </div>
  );
}
