import { isShownWhole, minorDigits, numberIn, toMinor } from '../model/currency.ts';
import type { Money } from '../model/money.ts';

/**
 * Signs that stand for one currency only, those that contain another first. "$", "¥" and "kr" stand for several:
 * there the host decides.
 */
const signs = (
  'R$BRL US$USD CA$CAD MX$MXN AU$AUD HK$HKD NZ$NZD NT$TWD S$SGD A$AUD C$CAD RMMYR RpIDR ₱PHP ฿THB ₫VND đVND ' +
  '₹INR €EUR £GBP złPLN ₺TRY ₩KRW KčCZK FtHUF'
)
  .split(' ')
  .map((one) => [one.slice(0, -3), one.slice(-3)] as const);

const ambiguous: Record<string, string> = {
  $: 'USD CAD AUD MXN SGD TWD CLP COP HKD NZD',
  '¥': 'JPY CNY',
  '￥': 'CNY JPY',
  元: 'CNY TWD',
  円: 'JPY',
  kr: 'SEK DKK NOK',
};

/** The currencies that an ambiguous sign in a text can stand for; undefined where there is none. */
const severalIn = (text: string) =>
  Object.entries(ambiguous)
    .find(([sign]) => text.includes(sign))?.[1]
    .split(' ');

/** The currency that a text's sign or code names; the host's where the sign stands for several. */
export function currencyIn(written: string, host: string | undefined): string | null {
  // "US $12.00", "AU $5.00"
  const text = written.replace(/(?<![A-Z])([A-Z]{1,2})\s\$/, '$1$');
  const code =
    /(?<![A-Z])(USD|EUR|GBP|CNY|RMB|JPY|TWD|HKD|SGD|MYR|IDR|THB|VND|PHP|BRL|MXN|CLP|COP|CAD|AUD|NZD|INR|KRW|PLN|SEK|DKK|NOK|CHF|CZK|HUF|RON|ILS|ZAR|AED|SAR|TRY|EGP|KWD)(?![A-Z])/.exec(
      text,
    )?.[1];
  if (code) return code === 'RMB' ? 'CNY' : code;
  const sign = signs.find(([one]) => text.includes(one));
  if (sign) return sign[1];
  const several = severalIn(text);
  // Another sign is another currency than the host's: one that is not known here.
  if (!several) return /\p{Sc}/u.test(text) ? null : (host ?? null);
  if (host !== undefined && several.includes(host)) return host;
  return several.length === 1 ? (several[0] ?? null) : null;
}

/** The currencies that a text's sign or code can stand for; none when it names none. */
export function currenciesIn(text: string): readonly string[] {
  const named = currencyIn(text, undefined);
  return named ? [named] : (severalIn(text) ?? []);
}

/**
 * An amount out of a text ("R$65,85", "116,99 €", "NT$1,200") or a number.
 * @param scale how many of the number make one major unit
 * @returns null when no currency is known: an amount without one is no amount
 */
export function readMoney(
  value: string | number,
  { currency, scale }: { currency: string | undefined; scale?: number | undefined },
): Money | null {
  const text = String(value);
  const named = typeof value === 'number' ? (currency ?? null) : currencyIn(text, currency);
  if (!named) return null;
  // "85.000" rupiah are eighty-five thousand: nobody writes thousandths of them.
  const grouped = /\.\d{3}$/.test(text) && isShownWhole(named);
  const plain =
    typeof value === 'number' || (/^-?\d+(\.\d+)?$/.test(text) && !grouped)
      ? Number(text)
      : numberIn(text, named);
  if (plain === null || !Number.isFinite(plain)) return null;
  const minor = toMinor(plain / (scale ?? 1), named);
  return Number.isSafeInteger(minor) ? { minor, currency: named } : null;
}

/** True for a text that is a number with a currency's sign or code and nothing else: "EUR 49.95", "1.234,50 kr". */
export function isAmount(text: string): boolean {
  return (
    (currenciesIn(text).length > 0 || /\p{Sc}/u.test(text)) &&
    /^[^\d-]{0,5}\d[\d.,'’\s]*[^\d-]{0,4}$/.test(text)
  );
}

const isKnown = (parts: readonly (Money | null)[]): parts is readonly Money[] => !parts.includes(null);

/**
 * Amounts of one currency added up, as text with its code ("58.49 USD"); null where there are none, or of several, or
 * one of them is not known.
 */
export function addUp(parts: readonly (Money | null)[]): string | null {
  if (!isKnown(parts)) return null;
  const [currency, other] = new Set(parts.map((part) => part.currency));
  const minor = parts.reduce((total, part) => total + part.minor, 0);
  if (currency === undefined || other !== undefined || minor < 0) return null;
  const digits = minorDigits(currency);
  return `${(minor / 10 ** digits).toFixed(digits)} ${currency}`;
}
