import { Bars } from '../../../components/insights/Bars.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import type { Figures } from '../../../lib/insights/messages.ts';
import { placeName } from '../../../lib/words/place.ts';
import { Section } from '../View.tsx';
import { SaveAs } from './SaveAs.tsx';
import { useAmounts } from './use-amounts.ts';
import type { OpenWho } from './use-figures.ts';

const MOST = 12;

/** Where orders went: countries, or provinces and states of one. Only export files say it. */
export function Regions({
  sold: { by, regions, unknown, vague },
  currency,
  open,
}: {
  sold: NonNullable<Figures['sold']>['regions'];
  currency: string;
  open: OpenWho;
}) {
  const { t, locale } = useApp();
  const { said, number, plain } = useAmounts(currency);
  const title = t(`insights.regionsBy.${by}`);
  return (
    <Section
      title={title}
      action={
        regions.length > 0 ? (
          <SaveAs
            of={title}
            name="regions"
            picture="bars"
            rows={() =>
              regions.map(([place, sold]) => ({
                [t('insights.region')]: placeName(place, locale),
                [t('insights.revenueIn', { currency })]: plain(sold.revenue),
                [t('insights.orders')]: sold.orders,
                [t('insights.customers')]: sold.customers.size,
              }))
            }
          />
        ) : undefined
      }
    >
      <Bars
        wide
        label={title}
        onChoose={(key) => {
          const [place, sold] = regions.find(([known]) => known === key) ?? [];
          if (place && sold) open(placeName(place, locale), sold.customers);
        }}
        bars={regions.slice(0, MOST).map(([place, sold]) => ({
          key: place,
          label: placeName(place, locale),
          count: sold.revenue,
          ...said(sold),
          closed: sold.customers.size === 0,
        }))}
      />
      {vague > 0 ? (
        <p className="d-soft d-small">
          {t(`insights.regionVague.${by}`, { count: vague, number: number(vague) })}
        </p>
      ) : null}
      {unknown > 0 ? (
        <p className="d-soft d-small">
          {t('insights.regionUnknown', { count: unknown, number: number(unknown) })}
        </p>
      ) : null}
      {regions.length > MOST ? (
        <p className="d-soft d-small">{t('insights.restInCsv', { count: regions.length - MOST })}</p>
      ) : null}
    </Section>
  );
}
