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

/** The first number of a text as major units; the last separator is the decimal one unless three digits follow it. */
export function numberIn(text: string, currency: string): number | null {
  const found = /\d[\d.,'’\u00a0\u202f ]*/
    .exec(text)?.[0]
    .replace(/[\s'’\u00a0\u202f]/g, '')
    .replace(/[.,]+$/, '');
  if (!found) return null;
  const last = Math.max(found.lastIndexOf('.'), found.lastIndexOf(','));
  if (last < 0) return Number(found);
  const mark = found[last] as string;
  const after = found.length - last - 1;
  const both = found.includes('.') && found.includes(',');
  const repeated = found.indexOf(mark) !== last;
  const decimal =
    !repeated && (both || after !== 3 || minorDigits(currency) === 3) && minorDigits(currency) > 0;
  const whole = (decimal ? found.slice(0, last) : found).replace(/[.,]/g, '');
  const number = Number(decimal ? `${whole}.${found.slice(last + 1)}` : whole);
  return Number.isFinite(number) ? number : null;
}

/** More than this is a slip of the finger. */
const MOST_TYPED = 1e10;

/**
 * An amount as a person types it: "1,200", "1.234,50", "12 USD", full width too.
 * @returns major units, or null where it is none, or names another currency
 */
export function typedAmount(text: string, currency: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(new RegExp(`^\\s*${currency}|${currency}\\s*$`, 'i'), '')
    .trim();
  if (!/^\d[\d.,'’ ]*$/.test(plain)) return null;
  const number = numberIn(plain, currency);
  return number !== null && number <= MOST_TYPED ? number : null;
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
