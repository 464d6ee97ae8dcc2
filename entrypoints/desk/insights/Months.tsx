import { useState } from 'react';
import { MonthChart } from '../../../components/insights/MonthChart.tsx';
import { download } from '../../../components/ui/download.ts';
import { Select } from '../../../components/ui/Select.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import type { Told } from '../../../lib/insights/figures.ts';
import type { MonthSold, Sold } from '../../../lib/insights/sales.ts';
import { monthOfKey } from '../../../lib/words/time.ts';
import { Section } from '../View.tsx';
import { SaveAs } from './SaveAs.tsx';
import { useAmounts } from './use-amounts.ts';
import type { OpenWho } from './use-figures.ts';

const spans = ['12', '24', 'all'] as const;
type Span = (typeof spans)[number];
let kept: Span = '12';

/** Revenue by month, from first orders and from later ones: a chart, and the same as a table. */
export function Months({
  months: all,
  currency,
  open,
}: {
  months: readonly Told<MonthSold>[];
  currency: string;
  open: OpenWho;
}) {
  const { t, locale } = useApp();
  const { money, short, plain, number } = useAmounts(currency);
  const [span, setSpan] = useState(kept);
  const months = span === 'all' ? all : all.slice(-Number(span));
  const unknown = months.reduce((sum, month) => sum + month.unknown, 0);
  const name = (key: string) => monthOfKey(key, locale);
  const cell = (month: string, what: 'firstOrders' | 'laterOrders', sold: Told<Sold>) =>
    sold.customers.size === 0 ? (
      money(sold.revenue)
    ) : (
      <button
        type="button"
        className="i-figure"
        onClick={() => open(`${t(`insights.${what}`)} · ${name(month)}`, sold.customers)}
      >
        {money(sold.revenue)}
      </button>
    );
  return (
    <Section
      title={t('insights.months')}
      action={
        <div className="i-acts">
          <SaveAs
            of={t('insights.months')}
            name="months"
            rows={() =>
              months.map(({ month, first, again }) => ({
                [t('insights.month')]: month,
                [`${t('insights.firstOrders')} (${currency})`]: plain(first.revenue),
                [`${t('insights.laterOrders')} (${currency})`]: plain(again.revenue),
                [t('insights.orders')]: first.orders + again.orders,
              }))
            }
          />
          <Select<Span>
            label={t('insights.period')}
            hideLabel
            value={span}
            onChange={(next) => {
              kept = next;
              setSpan(next);
            }}
            options={spans.map((value) => ({ value, label: t(`insights.monthSpans.${value}`) }))}
          />
        </div>
      }
    >
      <div className="d-panel i-card">
        <MonthChart
          label={t('insights.monthsLabel')}
          months={months.map(({ month, first, again }) => ({
            label: name(month),
            first: first.revenue,
            again: again.revenue,
          }))}
          format={money}
          short={short}
          onPicture={(png) => download(png, 'months.png')}
        />
        {unknown > 0 ? (
          <p className="d-soft d-small">{t('insights.monthsUnknown', { count: unknown })}</p>
        ) : null}
        <details className="i-details">
          <summary>{t('insights.asTable')}</summary>
          <div className="d-scroll-x">
            <table className="i-table">
              <thead>
                <tr>
                  <th scope="col">{t('insights.month')}</th>
                  <th scope="col" className="i-number">
                    {t('insights.firstOrders')}
                  </th>
                  <th scope="col" className="i-number">
                    {t('insights.laterOrders')}
                  </th>
                  <th scope="col" className="i-number">
                    {t('insights.orders')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {months.toReversed().map(({ month, first, again }) => (
                  <tr key={month}>
                    <th scope="row">{name(month)}</th>
                    <td className="i-number">{cell(month, 'firstOrders', first)}</td>
                    <td className="i-number">{cell(month, 'laterOrders', again)}</td>
                    <td className="i-number">{number(first.orders + again.orders)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      </div>
    </Section>
  );
}
