import { Bars } from '../../../components/insights/Bars.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { Section } from '../View.tsx';
import { SaveAs } from './SaveAs.tsx';
import { useAmounts } from './use-amounts.ts';
import type { LoyaltyPart } from './use-figures.ts';

/** How many days pass between two orders of one customer. */
export function TimeBetween({ loyalty: { gaps }, currency, open }: LoyaltyPart) {
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
