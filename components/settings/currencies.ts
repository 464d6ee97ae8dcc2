/** Currencies offered in settings: those of the marketplaces there are, and of their sellers' homes. */
export const currencyCodes = [
  'USD',
  'EUR',
  'GBP',
  'CNY',
  'TWD',
  'HKD',
  'JPY',
  'KRW',
  'SGD',
  'MYR',
  'THB',
  'VND',
  'IDR',
  'PHP',
  'INR',
  'AUD',
  'NZD',
  'CAD',
  'MXN',
  'BRL',
  'CLP',
  'COP',
  'ARS',
  'PEN',
  'CHF',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'HUF',
  'RON',
  'TRY',
  'RUB',
  'UAH',
  'ILS',
  'AED',
  'SAR',
  'EGP',
  'ZAR',
  'NGN',
  'KES',
];

/** Options for a Select: "USD · US Dollar", with any others that are in use. */
export function currencyOptions(locale: string, alsoUsed: readonly string[] = []) {
  const names = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'none' });
  return [...new Set([...currencyCodes, ...alsoUsed])].map((code) => {
    const name = names.of(code);
    return { value: code, label: name ? `${code} · ${name}` : code };
  });
}
