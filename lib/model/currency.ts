// Without Zod, because the readers in the seller's page use it too.
import type { Money } from './money.ts';

// Strings instead of sets: the readers in the seller's page carry only what they use of these.
const wholeOnly = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
/** With hundredths in ISO 4217 that people leave out when there are none. */
const shownWhole = 'COP HUF IDR PKR TWD';
const thousandths = 'BHD IQD JOD KWD LYD OMR TND';

/**
 * Decimal places of a currency's minor unit by ISO 4217 (JPY 0, USD 2, KWD 3). A table of our own, because the
 * runtime's number is one for display that changes between versions (IDR 2 → 0), and stored amounts must not.
 */
export function minorDigits(currency: string): number {
  return wholeOnly.includes(currency) ? 0 : thousandths.includes(currency) ? 3 : 2;
}

/** Turns an amount in major units ("19.99" as a number) into minor units, rounding half away from zero. */
export function toMinor(major: number, currency: string): number {
  const scaled = Math.abs(major) * 10 ** minorDigits(currency);
  return Math.sign(major) * Math.round(scaled + 1e-9);
}

/** True for currencies whose amounts people write without a decimal part: "85.000" rupiah are thousands. */
export function isShownWhole(currency: string): boolean {
  return wholeOnly.includes(currency) || shownWhole.includes(currency);
}

/** Major units as a number, for formatting and for score formulas, never for sums of money. */
export function toMajor(money: Money): number {
  return money.minor / 10 ** minorDigits(money.currency);
}

/** "412.00 USD": the code instead of a symbol, because $ and ¥ each stand for several currencies. */
export function formatMoney(money: Money, locale: string): string {
  const digits = minorDigits(money.currency);
  const number = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    // Nobody writes 150,000.00 rupiah: its hundredths exist on paper only.
    trailingZeroDisplay: shownWhole.includes(money.currency) ? 'stripIfInteger' : 'auto',
  }).format(toMajor(money));
  return `${number} ${money.currency}`;
}
