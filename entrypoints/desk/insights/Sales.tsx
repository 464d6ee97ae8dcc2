import { Bars } from '../../../components/insights/Bars.tsx';
import { Loading } from '../../../components/ui/Notice.tsx';
import { useMarketplaceName } from '../../../lib/app/access.ts';
import { useApp } from '../../../lib/app/app.tsx';
import type { Who } from '../../../lib/insights/figures.ts';
import type { Figures } from '../../../lib/insights/messages.ts';
import { Section } from '../View.tsx';
import { Hours } from './Hours.tsx';
import { Months } from './Months.tsx';
import { Regions } from './Regions.tsx';
import { SaveAs } from './SaveAs.tsx';
import { ShopFrame } from './ShopFrame.tsx';
import { useAmounts } from './use-amounts.ts';
import type { OpenWho } from './use-figures.ts';

const MOST_PRODUCTS = 12;

/** What the shop sold in a period, and who bought. Every number opens the customers behind it. */
export function Sales({ days, now }: { days: number | null; now: number }) {
  const { settings } = useApp();
  return (
    <ShopFrame view="sales" days={days} now={now}>
      {({ sold, currency, currencies }, open) =>
        sold ? (
          <Sold
            sold={sold}
            currency={currency}
            days={days}
            rateHelps={currencies.length > 1 && currency === settings.currency}
            open={open}
          />
        ) : (
          <Loading />
        )
      }
    </ShopFrame>
  );
}

type SoldFigures = NonNullable<Figures['sold']>;

function Sold({
  sold: { overview, before, months, marketplaces, regions, products, hours },
  currency,
  days,
  rateHelps,
  open: openWho,
}: {
  sold: SoldFigures;
  currency: string;
  days: number | null;
  /** There are orders in currencies that a rate would bring into this one. */
  rateHelps: boolean;
  open: OpenWho;
}) {
  const { t } = useApp();
  const marketplaceName = useMarketplaceName();
  const { said, number, plain } = useAmounts(currency);
  const period = days === null ? t('insights.periods.all') : t('insights.lastDays', { count: days });
  const open: OpenWho = (what, who) => openWho(`${what} · ${period}`, who);
  return (
    <>
      <Tiles overview={overview} before={before} currency={currency} open={open} />
      {overview.elsewhere > 0 ? (
        <p className="d-soft d-small">
          {t('insights.elsewhere', { count: overview.elsewhere, currency })}{' '}
          {rateHelps ? t('insights.rateHelps') : null}
        </p>
      ) : null}
      <Months months={months} currency={currency} open={openWho} />
      <div className="d-columns">
        <Section
          title={t('insights.byMarketplace')}
          action={
            <SaveAs
              of={t('insights.byMarketplace')}
              name="marketplaces"
              picture="bars"
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
            onChoose={(key) => {
              const [id, sold] = marketplaces.find(([known]) => known === key) ?? [];
              if (id && sold) open(marketplaceName(id), sold.customers);
            }}
            bars={marketplaces.map(([id, sold]) => ({
              key: id,
              label: marketplaceName(id),
              count: sold.revenue,
              ...said(sold),
              closed: sold.customers.size === 0,
            }))}
          />
        </Section>
        <Section
          title={t('insights.products')}
          count={products.length}
          action={
            <SaveAs
              of={t('insights.products')}
              name="products"
              picture="bars"
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
              closed: customers.size === 0,
            }))}
          />
          {products.length > MOST_PRODUCTS ? (
            <p className="d-soft d-small">
              {t('insights.restInCsv', { count: products.length - MOST_PRODUCTS })}
            </p>
          ) : null}
        </Section>
      </div>
      <Regions sold={regions} currency={currency} open={open} />
      <Hours hours={hours} open={open} />
    </>
  );
}

/** The numbers of the period, each beside what it was in the one before. */
function Tiles({
  overview,
  before,
  currency,
  open,
}: {
  overview: SoldFigures['overview'];
  before: SoldFigures['before'];
  currency: string;
  open: OpenWho;
}) {
  const { t } = useApp();
  const { money, number, percent } = useAmounts(currency);
  const share = (part: Who, whole: Who) => (whole.size === 0 ? null : part.size / whole.size);
  const all = [
    {
      key: 'revenue',
      of: (one: SoldFigures['overview']) => one.revenue,
      say: money,
      who: overview.customers,
    },
    { key: 'orders', of: (one: SoldFigures['overview']) => one.orders, say: number, who: overview.customers },
    {
      key: 'orderValue',
      of: (one: SoldFigures['overview']) => one.orderValue,
      say: money,
      who: overview.customers,
    },
    {
      key: 'customers',
      of: (one: SoldFigures['overview']) => one.customers.size,
      say: number,
      who: overview.customers,
    },
    {
      key: 'newcomers',
      of: (one: SoldFigures['overview']) => one.newcomers.size,
      say: number,
      who: overview.newcomers,
    },
    {
      key: 'repeatRate',
      of: (one: SoldFigures['overview']) => share(one.repeaters, one.customers),
      say: percent,
      who: overview.repeaters,
    },
    {
      key: 'returningRate',
      of: (one: SoldFigures['overview']) => share(one.returning, one.customers),
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
