import { Bars } from '../../../components/insights/Bars.tsx';
import { type HeatRow, HeatTable } from '../../../components/insights/HeatTable.tsx';
import { Loading } from '../../../components/ui/Notice.tsx';
import { OwnTierMark } from '../../../components/ui/TierMark.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import type { TierLevel } from '../../../lib/customers/tier.ts';
import { SMALL_COHORT } from '../../../lib/insights/loyalty.ts';
import type { Figures } from '../../../lib/insights/messages.ts';
import { tierName } from '../../../lib/words/tier.ts';
import { monthOfKey } from '../../../lib/words/time.ts';
import { Section } from '../View.tsx';
import { SaveAs } from './SaveAs.tsx';
import { ShopFrame } from './ShopFrame.tsx';
import { useAmounts } from './use-amounts.ts';
import type { OpenWho } from './use-figures.ts';

const MOST_COHORTS = 24;

/** Who brings the revenue, who comes back, and after how long. Over all time. */
export function Loyalty({ now }: { now: number }) {
  return (
    <ShopFrame view="loyalty" days={null} now={now}>
      {({ loyalty, currency }, open) =>
        loyalty ? (
          <>
            <Pyramid loyalty={loyalty} currency={currency} open={open} />
            <Cohorts loyalty={loyalty} currency={currency} open={open} />
            <TimeBetween loyalty={loyalty} currency={currency} open={open} />
          </>
        ) : (
          <Loading />
        )
      }
    </ShopFrame>
  );
}

type PartProps = { loyalty: NonNullable<Figures['loyalty']>; currency: string; open: OpenWho };

function Pyramid({ loyalty, currency, open }: PartProps) {
  const { t, settings } = useApp();
  const { money, percent, number, plain } = useAmounts(currency);
  const { topFifth: top, outside } = loyalty;
  const layers = loyalty.layers.filter((layer) => layer.customers.size > 0);
  const revenue = layers.reduce((sum, layer) => sum + layer.revenue, 0);
  const customers = layers.reduce((sum, layer) => sum + layer.customers.size, 0);
  const name = (level: TierLevel) => tierName(t, level, settings.tierNames);
  const share = (part: number, whole: number) => percent(whole > 0 ? part / whole : 0);
  return (
    <Section
      title={t('insights.pyramid')}
      action={
        <SaveAs
          of={t('insights.pyramid')}
          name="tiers"
          picture="bars"
          rows={() =>
            layers.map((layer) => ({
              [t('insights.tier')]: name(layer.name),
              [t('insights.customers')]: layer.customers.size,
              [t('insights.revenueIn', { currency })]: plain(layer.revenue),
            }))
          }
        />
      }
    >
      <div className="d-panel d-scroll-x">
        <table className="i-table">
          <thead>
            <tr>
              <th scope="col">{t('insights.tier')}</th>
              <th scope="col" className="i-number">
                {t('insights.customers')}
              </th>
              <th scope="col" className="i-number">
                {t('insights.ofCustomers')}
              </th>
              <th scope="col" className="i-number">
                {t('insights.revenueIn', { currency })}
              </th>
              <th scope="col" className="i-number">
                {t('insights.ofRevenue')}
              </th>
              <th scope="col" className="i-number">
                {t('insights.each')}
              </th>
            </tr>
          </thead>
          <tbody>
            {layers.map((layer) => (
              <tr key={layer.name}>
                <th scope="row">
                  <OwnTierMark level={layer.name} look={settings} />
                </th>
                <td className="i-number">
                  <button
                    type="button"
                    className="i-figure"
                    onClick={() => open(name(layer.name), layer.customers)}
                  >
                    {number(layer.customers.size)}
                  </button>
                </td>
                <td className="i-number">{share(layer.customers.size, customers)}</td>
                <td className="i-number">{money(layer.revenue)}</td>
                <td className="i-number i-shared">
                  <span
                    className="i-share"
                    aria-hidden="true"
                    style={{ inlineSize: `${revenue > 0 ? (70 * layer.revenue) / revenue : 0}px` }}
                  />
                  {share(layer.revenue, revenue)}
                </td>
                <td className="i-number">{money(layer.revenue / layer.customers.size)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {top === null ? null : (
        <p className="d-soft d-small">{t('insights.topFifth', { share: percent(top) })}</p>
      )}
      {outside.size > 0 ? (
        <p className="d-soft d-small">
          {t('insights.outside', { currency })}{' '}
          <button
            type="button"
            className="i-figure"
            onClick={() => open(t('insights.outside', { currency }), outside)}
          >
            {number(outside.size)}
          </button>
        </p>
      ) : null}
    </Section>
  );
}

function Cohorts({ loyalty: { cohorts: all, together }, currency, open }: PartProps) {
  const { t, locale } = useApp();
  const { percent, number } = useAmounts(currency);
  const cohorts = all.slice(-MOST_COHORTS);
  const columns = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
  // Small rows have no colour; where all are small, the one of all together has.
  const most = Math.max(
    0.01,
    ...together.map(({ back, of }) => (of > 0 ? back.size / of : 0)),
    ...cohorts
      .filter(({ customers }) => customers.size >= SMALL_COHORT)
      .flatMap(({ customers, cells }) => cells.map((cell) => (cell ? cell.size / customers.size : 0))),
  );
  const name = (key: string) => monthOfKey(key, locale);
  const everybody = all.reduce((sum, { customers }) => sum + customers.size, 0);
  const first: HeatRow = {
    key: 'together',
    label: t('insights.together'),
    cells: [
      {
        text: number(everybody),
        heat: 0,
        title: t('insights.togetherSize', { count: everybody }),
      },
      ...together.map(({ back, of }, i) => {
        if (of === 0) return null;
        const title = t('insights.togetherCell', { count: i + 1, back: number(back.size), size: number(of) });
        return {
          text: percent(back.size / of),
          heat: Math.min(1, back.size / of / most),
          title,
          onOpen: back.size > 0 ? () => open(title, back) : undefined,
        };
      }),
    ],
  };
  return (
    <Section
      title={t('insights.cohorts')}
      action={
        <SaveAs
          of={t('insights.cohorts')}
          name="cohorts"
          picture="shares"
          rows={() =>
            all.map(({ month, customers, cells }) => ({
              [t('insights.firstOrderIn')]: month,
              [t('insights.customers')]: customers.size,
              ...Object.fromEntries(
                Array.from({ length: columns }, (_, i) => [`+${i + 1}`, cells[i]?.size ?? '']),
              ),
            }))
          }
        />
      }
    >
      <HeatTable
        label={t('insights.cohorts')}
        corner={t('insights.firstOrderIn')}
        columns={[t('insights.customers'), ...Array.from({ length: columns }, (_, i) => `+${i + 1}`)]}
        rows={[
          first,
          ...cohorts.toReversed().map(({ month, customers, cells }) => ({
            key: month,
            label: name(month),
            faint: customers.size < SMALL_COHORT,
            cells: [
              {
                text: number(customers.size),
                heat: 0,
                title: t('insights.cohortSize', { month: name(month), count: customers.size }),
                onOpen: () => open(t('insights.cohortList', { month: name(month) }), customers),
              },
              ...cells.map((cell, i) => {
                if (!cell) return null;
                const title = t('insights.cohortCell', {
                  month: name(month),
                  count: i + 1,
                  back: number(cell.size),
                  size: number(customers.size),
                });
                return {
                  text: percent(cell.size / customers.size),
                  heat: Math.min(1, cell.size / customers.size / most),
                  title,
                  onOpen: cell.size > 0 ? () => open(title, cell) : undefined,
                };
              }),
            ],
          })),
        ]}
      />
      <p className="d-soft d-small">{t('insights.cohortsText', { count: SMALL_COHORT })}</p>
    </Section>
  );
}

function TimeBetween({ loyalty: { gaps }, currency, open }: PartProps) {
  const { t } = useApp();
  const { number } = useAmounts(currency);
  if (gaps.median === null || gaps.p90 === null) return null;
  const name = (i: number) => {
    const upTo = gaps.buckets[i]?.upTo ?? 0;
    const from = (gaps.buckets[i - 1]?.upTo ?? 0) + 1;
    return Number.isFinite(upTo)
      ? t('insights.gapDays', { from, to: upTo })
      : t('insights.gapOver', { days: from - 1 });
  };
  return (
    <Section
      title={t('insights.gaps')}
      action={
        <SaveAs
          of={t('insights.gaps')}
          name="time-between-orders"
          picture="bars"
          rows={() =>
            gaps.buckets.map((bucket, i) => ({
              [t('insights.gaps')]: name(i),
              [t('insights.times')]: bucket.gaps,
              [t('insights.customers')]: bucket.customers.size,
            }))
          }
        />
      }
    >
      <p>{t('insights.gapsSaid', { count: gaps.count, median: gaps.median, p90: gaps.p90 })}</p>
      <Bars
        wide
        label={t('insights.gaps')}
        onChoose={(key) => {
          const bucket = gaps.buckets[Number(key)];
          if (bucket) open(name(Number(key)), bucket.customers);
        }}
        bars={gaps.buckets.map((bucket, i) => ({
          key: String(i),
          label: name(i),
          count: bucket.gaps,
          said: number(bucket.gaps),
          note: t('insights.buyers', { count: bucket.customers.size, number: number(bucket.customers.size) }),
          closed: bucket.customers.size === 0,
        }))}
      />
      <p className="d-soft d-small">{t('insights.gapsText')}</p>
    </Section>
  );
}
