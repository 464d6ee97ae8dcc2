// Without Zod, because the readers in the seller's page use it too.
import type { Money } from './money.ts';

const digitsOf = new Map<string, number>();

/** Decimal places of a currency's minor unit by ISO 4217 as the runtime knows it (JPY 0, USD 2, KWD 3). */
export function minorDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    digits =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/** Turns an amount in major units ("19.99" as a number) into minor units, rounding half away from zero. */
export function toMinor(major: number, currency: string): number {
  const scaled = Math.abs(major) * 10 ** minorDigits(currency);
  return Math.sign(major) * Math.round(scaled + 1e-9);
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
  }).format(toMajor(money));
  return `${number} ${money.currency}`;
}
