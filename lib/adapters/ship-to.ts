import { masked } from '../model/masked.ts';
import type { ShipTo } from '../model/order.ts';

/*
 * Where an order goes, no closer than the province or state: marketplaces write countries as codes or by name, and
 * Chinese ones write the province as the beginning of the address.
 */

/** What names of countries that no list has stand for. */
const others: Record<string, string> = {
  usa: 'US',
  uk: 'GB',
  'great britain': 'GB',
  中国大陆: 'CN',
  大陆: 'CN',
};
/** In the languages that the exports we know name countries in. */
const languages = ['en', 'zh-Hans', 'zh-Hant', 'de'];

/** False for codes that were given up for another: "DD" has the name of Germany too. */
const isCode = (code: string) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;

let codes: Map<string, string> | undefined;

/** Every two-letter code by its names, in small letters. */
function codeOf(name: string): string | undefined {
  if (!codes) {
    codes = new Map(Object.entries(others));
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    for (const language of languages) {
      const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
      for (const a of letters)
        for (const b of letters) {
          const found = isCode(a + b) ? names.of(a + b) : undefined;
          if (found && !codes.has(found.toLowerCase())) codes.set(found.toLowerCase(), a + b);
        }
    }
  }
  return codes.get(name.toLowerCase());
}

const short = (text: string | null) => {
  const bare = text?.trim() ?? '';
  return bare === '' || bare.length > 60 ? null : bare;
};

/** ISO 3166 code of a country where it is known, else its name as it stands. */
function countryOf(text: string | null): string | null {
  const bare = short(text);
  if (bare === null || masked(bare)) return null;
  return /^[A-Za-z]{2}$/.test(bare) && bare.toLowerCase() !== 'uk'
    ? bare.toUpperCase()
    : (codeOf(bare) ?? bare);
}

/** What a Chinese address begins with, without the word for its kind: 广东省深圳市… → 广东, 上海 上海市 … → 上海. */
const chinese = /^([\p{Script=Han}]{2,3}?)(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)/u;
const province =
  /^(北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?=\s)/u;

/** @param text a province or state, or a Chinese address that begins with one */
function regionOf(text: string | null): string | null {
  const bare = text?.trim() ?? '';
  const found = chinese.exec(bare)?.[1] ?? province.exec(bare)?.[1];
  if (found) return found;
  const region = short(bare);
  // An address that does not begin with a province says none.
  return region === null || masked(region) || /\d/.test(region) ? null : region;
}

/** Where an order goes, of what a file says; undefined where it says nothing that is not masked. */
export function shipToOf(country: string | null, region: string | null): ShipTo | undefined {
  const to = { country: countryOf(country), region: regionOf(region) };
  return to.country === null && to.region === null ? undefined : to;
}
