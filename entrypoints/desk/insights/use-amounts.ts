import { useMemo } from 'react';
import { useApp } from '../../../lib/app/app.tsx';
import type { Sold } from '../../../lib/insights/sales.ts';
import { formatMoney, minorDigits, toMajor } from '../../../lib/model/currency.ts';

/** How the views of the shop say amounts (minor units of a currency), numbers and shares. */
export function useAmounts(currency: string) {
  const { t, locale } = useApp();
  return useMemo(() => {
    const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    const number = new Intl.NumberFormat(locale);
    const major = (minor: number) => toMajor({ minor: Math.round(minor), currency });
    const money = (minor: number) => formatMoney({ minor: Math.round(minor), currency }, locale);
    return {
      money,
      /** Revenue and the orders that are in it, with how many are not; a dash where none is. */
      said: ({ orders, elsewhere, revenue }: Pick<Sold, 'orders' | 'elsewhere' | 'revenue'>) => ({
        said: orders > elsewhere ? money(revenue) : '–',
        note: [
          orders > elsewhere ? t('orders', { count: orders - elsewhere }) : '',
          elsewhere > 0 ? t('insights.notIn', { count: elsewhere }) : '',
        ]
          .filter(Boolean)
          .join(' · '),
      }),
      short: (minor: number) => compact.format(major(minor)),
      /** For a file: a plain number that any program reads. */
      plain: (minor: number) => major(minor).toFixed(minorDigits(currency)),
      percent: (share: number) => percent.format(share),
      number: (n: number) => number.format(n),
    };
  }, [currency, locale, t]);
}
