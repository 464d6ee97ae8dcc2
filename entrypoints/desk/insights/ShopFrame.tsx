import { ChartColumn } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { LinkButton } from '../../../components/ui/LinkButton.tsx';
import { EmptyState, Loading } from '../../../components/ui/Notice.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { useMarketplaceName } from '../../../lib/app/access.ts';
import { useApp } from '../../../lib/app/app.tsx';
import { currenciesOf, type Sale } from '../../../lib/insights/sales.ts';
import { hrefOf } from '../route.ts';
import { type Shop, useShop } from './use-shop.ts';

const EVERY = 'every';
// Both views of the shop are about the same part of it.
let kept: { marketplace: string; currency: string | null } = { marketplace: EVERY, currency: null };

/** What is shown of the shop: orders of the chosen marketplaces, and the currency that revenue is in. */
export type Shown = Pick<Shop, 'tiers'> & { sales: readonly Sale[]; currency: string };

/** Reads the shop, and lets choose what of it is shown. Amounts of several currencies are never added up. */
export function ShopFrame({ children }: { children: (shown: Shown) => ReactNode }) {
  const { t } = useApp();
  const marketplaceName = useMarketplaceName();
  const shop = useShop();
  const [filter, setFilter] = useState(kept);
  const change = (next: Partial<typeof kept>) => {
    kept = { ...filter, ...next };
    setFilter(kept);
  };
  const all = shop?.sales;
  const marketplaces = useMemo(() => [...new Set(all?.map(({ marketplace }) => marketplace))], [all]);
  const sales = useMemo(
    () =>
      marketplaces.includes(filter.marketplace)
        ? (all?.filter(({ marketplace }) => marketplace === filter.marketplace) ?? [])
        : (all ?? []),
    [all, marketplaces, filter.marketplace],
  );
  const currencies = useMemo(() => currenciesOf(sales), [sales]);
  if (!shop) return <Loading />;
  if (shop.sales.length === 0) {
    return (
      <EmptyState
        icon={<ChartColumn aria-hidden="true" />}
        title={t('insights.noSales')}
        text={t('insights.noSalesText')}
        action={
          <LinkButton variant="primary" href={hrefOf('data')}>
            {t('insights.toImport')}
          </LinkButton>
        }
      />
    );
  }
  const currency = currencies.find((known) => known === filter.currency) ?? currencies[0] ?? '';
  return (
    <div className="i-body">
      {marketplaces.length > 1 || currencies.length > 1 ? (
        <div className="i-filter">
          {marketplaces.length > 1 ? (
            <Select
              label={t('insights.marketplace')}
              hideLabel
              value={marketplaces.includes(filter.marketplace) ? filter.marketplace : EVERY}
              onChange={(marketplace) => change({ marketplace })}
              options={[
                { value: EVERY, label: t('insights.everyMarketplace') },
                ...marketplaces.map((value) => ({ value, label: marketplaceName(value) })),
              ]}
            />
          ) : null}
          {currencies.length > 1 ? (
            <Select
              label={t('insights.currency')}
              hideLabel
              value={currency}
              onChange={(next) => change({ currency: next })}
              options={currencies.map((value) => ({ value, label: value }))}
            />
          ) : null}
        </div>
      ) : null}
      {children({ sales, currency, tiers: shop.tiers })}
    </div>
  );
}
