import { OwnTierMark } from '../../../components/ui/TierMark.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import type { TierLevel } from '../../../lib/customers/tier.ts';
import { tierName } from '../../../lib/words/tier.ts';
import { Section } from '../View.tsx';
import { SaveAs } from './SaveAs.tsx';
import { useAmounts } from './use-amounts.ts';
import type { LoyaltyPart } from './use-figures.ts';

/** What each tier is of the customers, and what it brings of the revenue. */
export function Pyramid({ loyalty, currency, open }: LoyaltyPart) {
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
