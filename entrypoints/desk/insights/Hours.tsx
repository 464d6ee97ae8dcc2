import { HeatTable } from '../../../components/insights/HeatTable.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import type { Told } from '../../../lib/insights/figures.ts';
import type { Sold } from '../../../lib/insights/sales.ts';
import { Section } from '../View.tsx';
import { SaveAs } from './SaveAs.tsx';
import type { OpenWho } from './use-figures.ts';

const hour = (n: number) => String(n).padStart(2, '0');

/** When orders come: weekdays by hours of the seller's clock. */
export function Hours({ hours, open }: { hours: readonly (readonly Told<Sold>[])[]; open: OpenWho }) {
  const { t, locale } = useApp();
  // 5 January 2026 is a Monday.
  const weekday = (i: number) =>
    new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 5 + i));
  const most = Math.max(1, ...hours.flat().map(({ orders }) => orders));
  const said = (day: number, at: number, { orders }: Told<Sold>) =>
    t('insights.hourOrders', { day: weekday(day), hour: hour(at), orders: t('orders', { count: orders }) });
  if (hours.flat().every(({ orders }) => orders === 0)) return null;
  return (
    <Section
      title={t('insights.hours')}
      action={
        <SaveAs
          of={t('insights.hours')}
          name="hours"
          picture="heat"
          rows={() =>
            hours.map((day, i) => ({
              [t('insights.weekday')]: weekday(i),
              // Names that are numbers would come before the weekday.
              ...Object.fromEntries(day.map(({ orders }, at) => [`${hour(at)}:00`, orders])),
            }))
          }
        />
      }
    >
      <HeatTable
        label={t('insights.hours')}
        corner={t('insights.weekday')}
        columns={Array.from({ length: 24 }, (_, at) => hour(at))}
        rows={hours.map((day, i) => ({
          key: String(i),
          label: weekday(i),
          cells: day.map((sold, at) => ({
            text: sold.orders === 0 ? '' : String(sold.orders),
            heat: sold.orders / most,
            title: said(i, at, sold),
            onOpen:
              sold.customers.size > 0
                ? () => open(`${weekday(i)} ${hour(at)}:00`, sold.customers)
                : undefined,
          })),
        }))}
      />
      <p className="d-soft d-small">{t('insights.hoursText')}</p>
    </Section>
  );
}
