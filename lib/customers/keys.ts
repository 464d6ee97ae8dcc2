import { masked } from '../model/masked.ts';

/** Fewer digits than this are an extension, not a phone. */
const PHONE_DIGITS = 7;
/** A number with so many digits is whole; a country may stand before it even without "+". */
const WHOLE_NUMBER = 9;
/** A username of fewer characters is anybody's. */
const USERNAME = 6;

/** Lower case, or null for what is masked or no e-mail address. */
export function emailKey(text: string | null | undefined): string | null {
  const email = text?.normalize('NFKC').trim().toLowerCase() ?? '';
  return /^[^\s@]+@[^\s@]+$/.test(email) && !masked(email) ? email : null;
}

const placeholder =
  /^(?:n\.?\/?a\.?|none|null|nil|undefined|unknown|anonymous|guest|not (?:provided|available|applicable)|invalid request|[-–—./*?_]+|无|無|暂无|没有|沒有|未知|匿名(?:用户|用戶|买家|買家)?)$/;

/** In lower case; null for what files write where there is nothing ("n/a", "-", 「无」): it is everybody's. */
export function accountKey(text: string | null): string | null {
  const key = text?.normalize('NFKC').trim().toLowerCase() ?? '';
  return key === '' || placeholder.test(key) ? null : key;
}

export type Phone = { digits: string; international: boolean };

/** The digits without what stands before a number inside a country; null when masked, too short, or all one digit. */
export function phoneOf(text: string | null | undefined): Phone | null {
  const written = text?.normalize('NFKC').trim() ?? '';
  if (masked(written)) return null;
  // "+49 (0)30 …": the nought is for callers inside the country.
  const all = written.replace(/\(0\)/g, '').replace(/\D/g, '');
  const international = written.startsWith('+') || all.startsWith('00');
  const digits = all.replace(/^0+/, '');
  return digits.length < PHONE_DIGITS || /^(\d)\1*$/.test(digits) ? null : { digits, international };
}

/** The last digits of a phone: two that are the same number share them, however the country is written. */
export function phoneEnd(text: string | null | undefined): string | null {
  return phoneOf(text)?.digits.slice(-PHONE_DIGITS) ?? null;
}

/** True for one number written with and without its country: "+86 138 0013 8000" and "13800138000". */
export function samePhone(a: Phone, b: Phone): boolean {
  const [short, long] = a.digits.length <= b.digits.length ? [a, b] : [b, a];
  if (!long.digits.endsWith(short.digits)) return false;
  const before = long.digits.length - short.digits.length;
  if (before === 0) return true;
  return before <= 3 && !short.international && (long.international || short.digits.length >= WHOLE_NUMBER);
}

const lettersOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** A name whatever its case, width and order of words; null when masked or only one letter. */
export function nameKey(text: string | null | undefined): string | null {
  if (!text || masked(text)) return null;
  const key = lettersOf(text).sort().join(' ');
  return [...key].length < 2 ? null : key;
}

/** What looks like a postcode: four to seven digits, or letters and digits as in "SW1A 1AA" and "K1A 0B1". */
export function postcodesOf(address: string | undefined): string[] {
  if (!address || masked(address)) return [];
  const text = address.normalize('NFKC').toUpperCase();
  const found = text.match(
    /(?<![\p{L}\p{N}])(?:\d{4,7}|\d{3}-\d{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?![\p{L}\p{N}])/gu,
  );
  return [...new Set(found?.map((code) => code.replace(/[ -]/g, '')))];
}

/** A username that tells people apart; null for one that is short, masked, or only the name again. */
export function usernameKey(username: string | null, names: ReadonlyMap<string, string>): string | null {
  if (!username || masked(username)) return null;
  const key = username.normalize('NFKC').toLowerCase();
  const letters = lettersOf(key).join('');
  const isName = [...names.keys()].some((name) => {
    const words = name.split(' ');
    return words.join('') === letters || words.toReversed().join('') === letters;
  });
  return [...key].length < USERNAME || isName ? null : key;
}
