/** Invented buyers: names from many places, handles as people choose them. Nobody here exists. */

import type { ShopBuyer, ShopCurrency } from './data.ts';
import { FOLK, type Folk, type NamePart } from './names.ts';
import type { Random } from './random.ts';

interface Place {
  country: string;
  lang: ShopBuyer['lang'];
  currency: ShopCurrency;
  weight: number;
  /** Whose names are common there; a folk listed twice is twice as common. */
  folk: readonly (keyof typeof FOLK)[];
}

const PLACES: readonly Place[] = [
  {
    country: 'US',
    lang: 'en',
    currency: 'USD',
    weight: 26,
    folk: ['english', 'english', 'spanish', 'slavic', 'indian', 'korean', 'african'],
  },
  {
    country: 'GB',
    lang: 'en',
    currency: 'USD',
    weight: 9,
    folk: ['english', 'english', 'indian', 'african'],
  },
  { country: 'CA', lang: 'en', currency: 'USD', weight: 6, folk: ['english', 'french', 'indian'] },
  { country: 'AU', lang: 'en', currency: 'USD', weight: 5, folk: ['english', 'italian'] },
  { country: 'DE', lang: 'en', currency: 'EUR', weight: 8, folk: ['german', 'german', 'turkish', 'slavic'] },
  { country: 'FR', lang: 'en', currency: 'EUR', weight: 5, folk: ['french', 'french', 'african'] },
  { country: 'IT', lang: 'en', currency: 'EUR', weight: 4, folk: ['italian'] },
  { country: 'ES', lang: 'en', currency: 'EUR', weight: 3, folk: ['spanish'] },
  { country: 'NL', lang: 'en', currency: 'EUR', weight: 3, folk: ['dutch', 'dutch', 'turkish'] },
  { country: 'PL', lang: 'en', currency: 'EUR', weight: 3, folk: ['slavic'] },
  { country: 'SE', lang: 'en', currency: 'EUR', weight: 2, folk: ['nordic'] },
  { country: 'JP', lang: 'en', currency: 'USD', weight: 3, folk: ['japanese'] },
  { country: 'KR', lang: 'en', currency: 'USD', weight: 2, folk: ['korean'] },
  { country: 'SG', lang: 'zh_CN', currency: 'USD', weight: 2, folk: ['chinese'] },
  { country: 'CN', lang: 'zh_CN', currency: 'CNY', weight: 16, folk: ['chinese'] },
  { country: 'TW', lang: 'zh_TW', currency: 'TWD', weight: 11, folk: ['taiwanese'] },
  { country: 'HK', lang: 'zh_TW', currency: 'USD', weight: 2, folk: ['taiwanese'] },
];

const HANDLE_WORDS = ['tea', 'oolong', 'clay', 'studio', 'home', 'leaf', 'cups', 'kitchen'];

/** Letters that do not fall apart into a plain letter and an accent. */
const PLAIN: Record<string, string> = { ł: 'l', ß: 'ss', ø: 'o', æ: 'ae', ı: 'i' };

/** The letters a to z of a name, for handles. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[łßøæı]/g, (letter) => PLAIN[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}

function makeHandle(given: string, family: string, random: Random): string {
  const forms = [
    () => `${given}.${family.slice(0, 1)}`,
    () => `${given.slice(0, 1)}${family}${random.int(60, 99)}`,
    () => `${given}.${family}`,
    () => `${given}_${random.pick(HANDLE_WORDS)}`,
    () => `${family}${given.slice(0, 2)}`,
    () => `${given}${random.int(2, 999)}`,
  ];
  return random.pick(forms)();
}

/** Written as the marketplace shows it: in full, cut to an initial, or in Han characters. */
function makeName(given: NamePart, family: NamePart, folk: Folk, random: Random): string {
  if (folk.han && random.chance(0.6)) return `${family.written}${given.written}`;
  if (random.chance(0.55)) return `${given.latin} ${family.latin.slice(0, 1)}.`;
  return `${given.latin} ${family.latin}`;
}

/** The currency a buyer pays in, which follows from where he lives and never changes. */
export function currencyOf(buyer: ShopBuyer): ShopCurrency {
  return PLACES.find((place) => place.country === buyer.country)?.currency ?? 'USD';
}

/** That many buyers. Ids and handles are unique; names need not be, as in life. */
export function makeBuyers(count: number, random: Random): ShopBuyer[] {
  const handles = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const place = random.weighted(PLACES);
    const folk = FOLK[random.pick(place.folk)];
    const given = random.pick(folk.given);
    const family = random.pick(folk.family);
    const wanted = makeHandle(plain(given.latin), plain(family.latin), random);
    let handle = wanted;
    for (let extra = 2; handles.has(handle); extra += 1) handle = `${wanted}${extra}`;
    handles.add(handle);
    return {
      id: String(7000010000 + index * 271 + random.int(0, 270)),
      handle,
      name: makeName(given, family, folk, random),
      country: place.country,
      lang: place.lang,
    };
  });
}
