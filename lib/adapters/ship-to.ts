import { masked } from '../model/masked.ts';
import type { ShipTo } from '../model/order.ts';

/*
 * Where an order goes, no closer than the province or state: marketplaces write countries as codes or by name, and
 * Chinese ones write the province as the beginning of the address.
 */

/** Names that stand for countries and are in no list of ours. */
const others: Record<string, string> = {
  usa: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  'hong kong': 'HK',
  香港: 'HK',
  macau: 'MO',
  macao: 'MO',
  澳门: 'MO',
  turkey: 'TR',
  'czech republic': 'CZ',
  'russian federation': 'RU',
  'viet nam': 'VN',
  'the netherlands': 'NL',
  holland: 'NL',
  'korea, republic of': 'KR',
  korea: 'KR',
  'trinidad and tobago': 'TT',
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

const provinces =
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆'.split(
    ' ',
  );
/** What else stands where a province does. */
const besides: Record<string, string> = { 台湾: 'TW', 台灣: 'TW', 香港: 'HK', 澳门: 'MO', 澳門: 'MO' };
const chinese = /\p{Script=Han}/u;

/**
 * The province that a Chinese address begins with; of the rest nothing is taken, and of one that begins with something
 * else neither.
 */
function chineseOf(text: string): ShipTo {
  const region = provinces.find((name) => text.startsWith(name));
  if (region) return { country: 'CN', region };
  const country = Object.entries(besides).find(([name]) => text.startsWith(name))?.[1] ?? null;
  return { country, region: null };
}

/** A province or state as it is written; short codes in capitals. None has a digit, so that no street is taken for one. */
function regionOf(text: string): string | null {
  const region = short(text);
  if (region === null || masked(region) || /\d/.test(region)) return null;
  return region.length <= 3 ? region.toUpperCase() : region;
}

/** Where an order goes, of what a file says; undefined where it says nothing that is not masked. */
export function shipToOf(country: string | null, region: string | null): ShipTo | undefined {
  const place = region?.trim() ?? '';
  const stated = countryOf(country);
  const found = chinese.test(place) ? chineseOf(place) : { country: null, region: regionOf(place) };
  const to = { country: stated ?? found.country, region: found.region };
  return to.country === null && to.region === null ? undefined : to;
}
