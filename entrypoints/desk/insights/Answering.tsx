import { ExternalLink, Timer } from 'lucide-react';
import { useState } from 'react';
import { LinkButton } from '../../../components/ui/LinkButton.tsx';
import { EmptyState, Loading } from '../../../components/ui/Notice.tsx';
import { useMarketplaceName } from '../../../lib/app/access.ts';
import { useApp } from '../../../lib/app/app.tsx';
import { useQuery } from '../../../lib/app/hooks.ts';
import type { Response } from '../../../lib/insights/response.ts';
import {
  type ResponseDays,
  type ResponseRow,
  readResponses,
  responseDays,
  threadsOf,
} from '../../../lib/store/insights.ts';
import { clockWhy, limitWords, tookSpan } from '../../../lib/words/clock.ts';
import { fullInstant } from '../../../lib/words/time.ts';
import { hrefOf } from '../route.ts';
import { Section } from '../View.tsx';

/** How fast buyers were answered, for each marketplace as it counts itself. Each figure opens its late threads. */
export function Answering({ now }: { now: number }) {
  const { t, adapters, settings, language, locale } = useApp();
  const marketplaceName = useMarketplaceName();
  const [chosen, setChosen] = useState<{ key: string; days: ResponseDays } | null>(null);
  const rows = useQuery(
    (db) => readResponses(db, adapters, settings.clocks, now),
    [adapters, settings.clocks, now],
  );
  if (rows === undefined) return <Loading />;
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={<Timer aria-hidden="true" />}
        title={t('insights.noTurns')}
        text={t('insights.noTurnsText')}
      />
    );
  }
  const keyOf = ({ marketplace, clock }: ResponseRow) => `${marketplace} ${clock.id}`;
  const open = rows.find((row) => keyOf(row) === chosen?.key);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const span = (ms: number | null) => (ms === null ? '–' : tookSpan(t, ms));
  const figure = ({ share, mean, counted, clock }: Response) => {
    if (counted === 0) return '–';
    return clock.measure?.by === 'mean' ? span(mean) : share === null ? '–' : percent.format(share);
  };
  return (
    <div className="i-body">
      <div className="d-panel d-scroll-x">
        <table className="i-table">
          <thead>
            <tr>
              <th scope="col">{t('insights.marketplace')}</th>
              <th scope="col">{t('insights.limit')}</th>
              {responseDays.map((days) => (
                <th key={days} scope="col" className="i-number">
                  {t('insights.days', { count: days })}
                </th>
              ))}
              <th scope="col" className="i-number">
                {t('insights.target')}
              </th>
              <th scope="col" className="i-number" title={t('insights.of90')}>
                {t('insights.median')}
              </th>
              <th scope="col" className="i-number" title={t('insights.of90')}>
                {t('insights.p90')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const { marketplace, clock, by } = row;
              const target = clock.measure?.target;
              return (
                <tr key={keyOf(row)}>
                  <th scope="row">{marketplaceName(marketplace)}</th>
                  <td title={clockWhy(t, clock, language)}>
                    {limitWords(t, clock)}
                    <span className="d-soft d-small i-by">
                      {t(`insights.by.${clock.measure?.by ?? 'turns'}`)}
                    </span>
                  </td>
                  {responseDays.map((days) => {
                    const { share, counted, late } = by[days];
                    const under = target !== undefined && share !== null && share < target;
                    return (
                      <td key={days} className="i-number">
                        <button
                          type="button"
                          className="i-figure"
                          data-under={under || undefined}
                          disabled={counted === 0}
                          aria-expanded={chosen?.key === keyOf(row) && chosen.days === days}
                          onClick={() => setChosen({ key: keyOf(row), days })}
                        >
                          {figure(by[days])}
                        </button>
                        <span className="d-soft d-small i-by">
                          {counted === 0 ? '' : t('insights.lateOf', { late: late.length, counted })}
                        </span>
                      </td>
                    );
                  })}
                  <td className="i-number">{target === undefined ? '–' : percent.format(target)}</td>
                  <td className="i-number">{span(by[90].median)}</td>
                  <td className="i-number">{span(by[90].p90)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="d-soft d-small">{t('insights.asSeen')}</p>
      {open && chosen ? (
        <Late
          title={t('insights.lateTitle', {
            marketplace: marketplaceName(open.marketplace),
            days: chosen.days,
          })}
          response={open.by[chosen.days]}
        />
      ) : null}
    </div>
  );
}

/** The threads that were answered late or not at all. */
function Late({ title, response }: { title: string; response: Response }) {
  const { t, locale } = useApp();
  const ids = response.late.map(({ id }) => id).join();
  const rows = useQuery((db) => threadsOf(db, response.late), [ids]);
  return (
    <Section title={title} count={response.late.length}>
      {rows === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <p className="d-soft">{t('insights.noneLate')}</p>
      ) : (
        <ul className="d-rows d-panel">
          {rows.map(({ turn, thread, name }) => (
            <li key={turn.id} className="d-row">
              <div className="d-row-main">
                {thread.customerId ? (
                  <a className="d-row-name" href={hrefOf('customers', thread.customerId)}>
                    {name}
                  </a>
                ) : (
                  <span className="d-row-name">{name || t('tier.unknownBuyer')}</span>
                )}
                <span className="d-soft d-small">{fullInstant(turn.askedAt, locale)}</span>
              </div>
              <span className="d-soft d-small">
                {turn.answeredAt === null
                  ? t('insights.unanswered')
                  : t('insights.answeredAfter', { span: tookSpan(t, turn.answeredAt - turn.askedAt) })}
              </span>
              {thread.url ? (
                <LinkButton size="small" href={thread.url} icon={<ExternalLink aria-hidden="true" />}>
                  {t('desk.open')}
                </LinkButton>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
