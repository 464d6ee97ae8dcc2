import { useMemo } from 'react';
import { Bars } from '../../../components/insights/Bars.tsx';
import { HeatTable } from '../../../components/insights/HeatTable.tsx';
import { TierMark } from '../../../components/ui/TierMark.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import type { TierLevel } from '../../../lib/customers/tier.ts';
import {
  cohortsOf,
  gapsOf,
  pyramidOf,
  retentionOf,
  SMALL_COHORT,
  topShare,
} from '../../../lib/insights/sales.ts';
import { localWall } from '../../../lib/store/sales.ts';
import { tierName } from '../../../lib/words/tier.ts';
import { monthOfKey } from '../../../lib/words/time.ts';
import { showCustomers } from '../customers-state.ts';
import { Section } from '../View.tsx';
import { CsvButton } from './CsvButton.tsx';
import { ShopFrame, type Shown } from './ShopFrame.tsx';
import { useAmounts } from './use-amounts.ts';

const DAY = 86_400_000;
const levels: readonly TierLevel[] = ['platinum', 'vip', 'gold', 'regular', 'new', 'none'];
const MOST_COHORTS = 24;

/** Who brings the revenue, who comes back, and after how long. Over all time. */
export function Loyalty({ now }: { now: number }) {
  return (
    <ShopFrame>
      {(shown) => (
        <>
          <Pyramid {...shown} />
          <Cohorts {...shown} now={now} />
          <TimeBetween {...shown} />
        </>
      )}
    </ShopFrame>
  );
}

function Pyramid({ sales, currency, tiers }: Shown) {
  const { t, settings } = useApp();
  const { money, percent, number, plain } = useAmounts(currency);
  const { layers, revenue, customers, top } = useMemo(() => {
    const all = pyramidOf(sales, currency, levels, (id) => tiers.get(id) ?? 'none');
    return {
      layers: all.filter((layer) => layer.customers.size > 0),
      revenue: all.reduce((sum, layer) => sum + layer.revenue, 0),
      customers: all.reduce((sum, layer) => sum + layer.customers.size, 0),
      top: topShare(sales, currency, 0.2),
    };
  }, [sales, currency, tiers]);
  const name = (level: TierLevel) => tierName(t, level, settings.tierNames);
  const share = (part: number, whole: number) => percent(whole > 0 ? part / whole : 0);
  return (
    <Section
      title={t('insights.pyramid')}
      action={
        <CsvButton
          name="tiers"
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
                  <TierMark level={layer.name} name={name(layer.name)} />
                </th>
                <td className="i-number">
                  <button
                    type="button"
                    className="i-figure"
                    onClick={() => showCustomers(name(layer.name), layer.customers)}
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
    </Section>
  );
}

function Cohorts({ sales, currency, now }: Shown & { now: number }) {
  const { t, locale } = useApp();
  const { percent, number } = useAmounts(currency);
  const today = Math.floor(localWall(now) / DAY) * DAY;
  const all = useMemo(() => cohortsOf(sales, today), [sales, today]);
  const cohorts = all.slice(-MOST_COHORTS);
  const columns = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
  // Small rows have no colour; where all are small, the one of all together has.
  const most = Math.max(
    0.01,
    ...retentionOf(cohorts).map(({ back, of }) => (of > 0 ? back.size / of : 0)),
    ...cohorts
      .filter(({ customers }) => customers.size >= SMALL_COHORT)
      .flatMap(({ customers, cells }) => cells.map((cell) => (cell ? cell.size / customers.size : 0))),
  );
  const name = (key: string) => monthOfKey(key, locale);
  const everybody = cohorts.flatMap(({ customers }) => [...customers]);
  const together = {
    key: 'together',
    label: t('insights.together'),
    cells: [
      {
        text: number(everybody.length),
        heat: 0,
        title: t('insights.togetherSize', { count: everybody.length }),
        onOpen: () => showCustomers(t('insights.together'), everybody),
      },
      ...retentionOf(cohorts).map(({ back, of }, i) => {
        if (of === 0) return null;
        const title = t('insights.togetherCell', { count: i + 1, back: number(back.size), size: number(of) });
        return {
          text: percent(back.size / of),
          heat: Math.min(1, back.size / of / most),
          title,
          onOpen: back.size > 0 ? () => showCustomers(title, back) : undefined,
        };
      }),
    ],
  };
  return (
    <Section
      title={t('insights.cohorts')}
      action={
        <CsvButton
          name="cohorts"
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
          together,
          ...cohorts.toReversed().map(({ month, customers, cells }) => ({
            key: month,
            label: name(month),
            faint: customers.size < SMALL_COHORT,
            cells: [
              {
                text: number(customers.size),
                heat: 0,
                title: t('insights.cohortSize', { month: name(month), count: customers.size }),
                onOpen: () => showCustomers(t('insights.cohortList', { month: name(month) }), customers),
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
                  onOpen: cell.size > 0 ? () => showCustomers(title, cell) : undefined,
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

function TimeBetween({ sales, currency }: Shown) {
  const { t } = useApp();
  const { number } = useAmounts(currency);
  const gaps = useMemo(() => gapsOf(sales), [sales]);
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
        <CsvButton
          name="time-between-orders"
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
        onChoose={(key) => showCustomers(name(Number(key)), gaps.buckets[Number(key)]?.customers ?? [])}
        bars={gaps.buckets.map((bucket, i) => ({
          key: String(i),
          label: name(i),
          count: bucket.gaps,
          said: number(bucket.gaps),
          note: t('insights.buyers', { count: bucket.customers.size, number: number(bucket.customers.size) }),
        }))}
      />
      <p className="d-soft d-small">{t('insights.gapsText')}</p>
    </Section>
  );
}
