import { useMemo } from 'react';
import { useApp } from '../../../lib/app/app.tsx';
import { formatMoney, minorDigits, toMajor } from '../../../lib/model/currency.ts';

/** How the views of the shop say amounts (minor units of a currency), numbers and shares. */
export function useAmounts(currency: string) {
  const { locale } = useApp();
  return useMemo(() => {
    const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    const number = new Intl.NumberFormat(locale);
    const major = (minor: number) => toMajor({ minor: Math.round(minor), currency });
    return {
      money: (minor: number) => formatMoney({ minor: Math.round(minor), currency }, locale),
      short: (minor: number) => compact.format(major(minor)),
      /** For a file: a plain number that any program reads. */
      plain: (minor: number) => major(minor).toFixed(minorDigits(currency)),
      percent: (share: number) => percent.format(share),
      number: (n: number) => number.format(n),
    };
  }, [currency, locale]);
}
