import { useMemo } from 'react';
import { Bars } from '../../../components/insights/Bars.tsx';
import { useMarketplaceName } from '../../../lib/app/access.ts';
import { useApp } from '../../../lib/app/app.tsx';
import {
  byHour,
  byMarketplace,
  byProduct,
  monthsOf,
  type Overview,
  overviewOf,
  within,
} from '../../../lib/insights/sales.ts';
import { localWall } from '../../../lib/store/sales.ts';
import { showCustomers } from '../customers-state.ts';
import { Section } from '../View.tsx';
import { CsvButton } from './CsvButton.tsx';
import { Hours } from './Hours.tsx';
import { Months } from './Months.tsx';
import { ShopFrame, type Shown } from './ShopFrame.tsx';
import { useAmounts } from './use-amounts.ts';

const DAY = 86_400_000;
const MOST_PRODUCTS = 12;

/** What the shop sold in a period, and who bought. Every number opens the customers behind it. */
export function Sales({ days, now }: { days: number | null; now: number }) {
  return <ShopFrame>{(shown) => <Sold {...shown} days={days} now={now} />}</ShopFrame>;
}

function Sold({ sales, currency, days, now }: Shown & { days: number | null; now: number }) {
  const { t } = useApp();
  const marketplaceName = useMarketplaceName();
  const { money, number, plain } = useAmounts(currency);
  const period = days === null ? t('insights.periods.all') : t('insights.lastDays', { count: days });
  // By the day: the figures need not be counted anew each minute.
  const today = Math.floor(localWall(now) / DAY) * DAY;
  const { span, overview, before } = useMemo(() => {
    const from = days === null ? Number.NEGATIVE_INFINITY : today - (days - 1) * DAY;
    return {
      span: within(sales, from, Number.POSITIVE_INFINITY),
      overview: overviewOf(sales, from, Number.POSITIVE_INFINITY, currency),
      before: days === null ? null : overviewOf(sales, from - days * DAY, from, currency),
    };
  }, [sales, currency, days, today]);
  const months = useMemo(() => monthsOf(sales, currency), [sales, currency]);
  const marketplaces = useMemo(() => byMarketplace(span, currency), [span, currency]);
  const products = useMemo(() => byProduct(span), [span]);
  const hours = useMemo(() => byHour(span, currency), [span, currency]);
  const open = (what: string, ids: Iterable<string>) => showCustomers(`${what} · ${period}`, ids);
  return (
    <>
      <Figures overview={overview} before={before} currency={currency} open={open} />
      {overview.elsewhere > 0 ? (
        <p className="d-soft d-small">{t('insights.elsewhere', { count: overview.elsewhere, currency })}</p>
      ) : null}
      <Months months={months} currency={currency} />
      <div className="d-columns">
        <Section
          title={t('insights.byMarketplace')}
          action={
            <CsvButton
              name="marketplaces"
              rows={() =>
                marketplaces.map(([id, sold]) => ({
                  [t('insights.marketplace')]: marketplaceName(id),
                  [t('insights.revenueIn', { currency })]: plain(sold.revenue),
                  [t('insights.orders')]: sold.orders,
                  [t('insights.customers')]: sold.customers.size,
                }))
              }
            />
          }
        >
          <Bars
            wide
            label={t('insights.byMarketplace')}
            onChoose={(id) => open(marketplaceName(id), new Map(marketplaces).get(id)?.customers ?? [])}
            bars={marketplaces.map(([id, sold]) => ({
              key: id,
              label: marketplaceName(id),
              count: sold.revenue,
              said: money(sold.revenue),
              note: t('orders', { count: sold.orders }),
            }))}
          />
        </Section>
        <Section
          title={t('insights.products')}
          count={products.length}
          action={
            <CsvButton
              name="products"
              rows={() =>
                products.map(({ title, units, orders, customers }) => ({
                  [t('insights.product')]: title,
                  [t('insights.units')]: units,
                  [t('insights.orders')]: orders,
                  [t('insights.customers')]: customers.size,
                }))
              }
            />
          }
        >
          <Bars
            wide
            label={t('insights.products')}
            onChoose={(key) => {
              const product = products.find(({ title }) => title === key);
              if (product) open(product.title, product.customers);
            }}
            bars={products.slice(0, MOST_PRODUCTS).map(({ title, units, customers }) => ({
              key: title,
              label: title,
              count: units,
              said: t('insights.unitsSold', { count: units, number: number(units) }),
              note: t('insights.buyers', { count: customers.size, number: number(customers.size) }),
            }))}
          />
          {products.length > MOST_PRODUCTS ? (
            <p className="d-soft d-small">
              {t('insights.restInCsv', { count: products.length - MOST_PRODUCTS })}
            </p>
          ) : null}
        </Section>
      </div>
      <Hours hours={hours} open={open} />
    </>
  );
}

/** The numbers of the period, each beside what it was in the one before. */
function Figures({
  overview,
  before,
  currency,
  open,
}: {
  overview: Overview;
  before: Overview | null;
  currency: string;
  open: (what: string, ids: Iterable<string>) => void;
}) {
  const { t } = useApp();
  const { money, number, percent } = useAmounts(currency);
  const share = (part: Set<string>, whole: Set<string>) => (whole.size === 0 ? null : part.size / whole.size);
  const all = [
    { key: 'revenue', of: (one: Overview) => one.revenue, say: money, who: overview.customers },
    { key: 'orders', of: (one: Overview) => one.orders, say: number, who: overview.customers },
    { key: 'orderValue', of: (one: Overview) => one.orderValue, say: money, who: overview.customers },
    { key: 'customers', of: (one: Overview) => one.customers.size, say: number, who: overview.customers },
    { key: 'newcomers', of: (one: Overview) => one.newcomers.size, say: number, who: overview.newcomers },
    {
      key: 'repeatRate',
      of: (one: Overview) => share(one.repeaters, one.customers),
      say: percent,
      who: overview.repeaters,
    },
    {
      key: 'returningRate',
      of: (one: Overview) => share(one.returning, one.customers),
      say: percent,
      who: overview.returning,
    },
  ] as const;
  return (
    <ul className="i-tiles" aria-label={t('insights.overview')}>
      {all.map(({ key, of, say, who }) => {
        const value = of(overview);
        const old = before && of(before);
        return (
          <li key={key} className="d-panel i-tile">
            <h3 className="i-tile-title">{t(`insights.tile.${key}`)}</h3>
            <button
              type="button"
              className="i-tile-value"
              disabled={value === null || who.size === 0}
              onClick={() => open(t(`insights.tile.${key}`), who)}
            >
              {value === null ? '–' : say(value)}
            </button>
            {old !== null && old !== undefined ? (
              <p className="d-soft d-small">{t('insights.before', { value: say(old) })}</p>
            ) : null}
            <p className="d-soft d-small i-tile-text">{t(`insights.tileText.${key}`)}</p>
          </li>
        );
      })}
    </ul>
  );
}
