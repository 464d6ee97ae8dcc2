import { ChartColumn } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { LinkButton } from '../../../components/ui/LinkButton.tsx';
import { EmptyState, Loading } from '../../../components/ui/Notice.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { useMarketplaceName } from '../../../lib/app/access.ts';
import { useApp } from '../../../lib/app/app.tsx';
import type { Asked } from '../../../lib/insights/figures.ts';
import type { Figures } from '../../../lib/insights/messages.ts';
import { localWall } from '../../../lib/store/sales.ts';
import { hrefOf } from '../route.ts';
import { type OpenWho, useFigures } from './use-figures.ts';

const DAY = 86_400_000;
const EVERY = 'every';
// Both views of the shop are about the same part of it.
let kept: { marketplace: string | null; currency: string | null } = { marketplace: null, currency: null };

/** Counts the shop, and lets choose what of it is shown. Amounts of several currencies are never added up. */
export function ShopFrame({
  view,
  days,
  now,
  children,
}: Pick<Asked, 'view' | 'days'> & {
  now: number;
  children: (figures: Figures, open: OpenWho) => ReactNode;
}) {
  const { t, settings } = useApp();
  const marketplaceName = useMarketplaceName();
  const [filter, setFilter] = useState(kept);
  const change = (next: Partial<typeof kept>) => {
    kept = { ...filter, ...next };
    setFilter(kept);
  };
  // By the day: the figures need not be counted anew each minute.
  const today = Math.floor(localWall(now) / DAY) * DAY;
  const { figures, left, open } = useFigures({ view, days, today, ...filter });
  if (figures === undefined) return <Loading />;
  if (figures === null) {
    const known = left.undated + left.uncounted;
    return (
      <EmptyState
        icon={<ChartColumn aria-hidden="true" />}
        title={t(known > 0 ? 'insights.noneCounts' : 'insights.noSales')}
        text={known > 0 ? t('insights.noneCountsText', { count: known }) : t('insights.noSalesText')}
        action={
          <LinkButton variant="primary" href={hrefOf('data')}>
            {t('insights.toImport')}
          </LinkButton>
        }
      />
    );
  }
  const { marketplaces, marketplace, currencies, currency } = figures;
  return (
    <div className="i-body">
      {marketplaces.length > 1 || currencies.length > 1 ? (
        <div className="i-filter">
          {marketplaces.length > 1 ? (
            <Select
              label={t('insights.marketplace')}
              hideLabel
              value={marketplace ?? EVERY}
              onChange={(value) => change({ marketplace: value === EVERY ? null : value })}
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
      {marketplace ? <p className="d-soft d-small">{t('insights.onlyHere')}</p> : null}
      {left.undated > 0 ? (
        <p className="d-soft d-small">{t('insights.undated', { count: left.undated })}</p>
      ) : null}
      {children({ ...figures, currency: currency || settings.currency }, open)}
    </div>
  );
}
