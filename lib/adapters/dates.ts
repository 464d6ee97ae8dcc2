import { offsetOf } from '../model/zone.ts';

export type DateOrder = 'MDY' | 'DMY' | 'YMD';

/** Groups of words as one text: every byte here is paid at each load of the seller's page. */
const groups = (text: string) => text.split(', ').map((words) => words.split(' '));

/** Offsets in minutes, each with the zone names for it that seller backends print. */
const zoneNames = groups(
  '-480 PST, -420 PDT MST, -360 MDT CST, -300 CDT EST, -240 EDT, 0 UTC GMT Z, 60 BST CET MET MEZ, ' +
    '120 CEST MEST MESZ EET, 180 EEST TRT, 330 IST, 480 SGT AWST, 540 JST, 600 AEST, 660 AEDT',
);

/**
 * How the months begin, without accents, in the languages of the backends read here: English, German, French,
 * Spanish, Italian, Portuguese, Dutch, Indonesian, Polish, Turkish.
 */
const months = groups(
  'jan ene gen sty oca, feb fev lut sub, mar mrt mrz maa, apr avr abr kwi nis, may mai mei mag maj, ' +
    'jun juin giu cze haz, jul juil lug lip tem, aug ago aou agu sie, sep set wrz eyl, ' +
    'oct okt ott out paz eki, nov lis kas, dec dez dic des gru ara',
);

/** The month that a word names, 1 to 12, or 0. */
function monthOf(word: string): number {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return months.findIndex((names) => names.some((name) => bare.startsWith(name))) + 1;
}

type Day = { year: number; month: number; day: number };

function real({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1990 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** "Nov 15, 2021", "Jul-25-26", but not the "Dec 9" of "15 Dec 9:30". */
const monthFirst =
  /(?<!(?<![\d.:,])\d{1,2}[\s-]+)\b([A-Z][a-z]{2})[a-z]*\.?,?(?:\s+(\d{1,2})\b(?!:)(?:,?\s+(\d{4})\b)?|-(\d{1,2})-(\d{4}|\d\d)\b)/g;
/** "15 Nov 2021", "15-Nov-21", "12. Okt", "3 de mayo de 2026". */
const dayFirst =
  /(?<![\d.:,])(\d{1,2})\.?[\s-]+(?:de\s+)?(\p{L}{3,})\.?,?(?:[\s-]+(?:de\s+)?(\d{4}|\d\d(?![\d:])))?(?![\p{L}\d])/gu;

/** A year as written; two digits are of this century. */
const yearOf = (digits: string) => Number(digits.length === 2 ? `20${digits}` : digits);

/** The calendar date in a text. Day and month are told apart by `order`, else only when one of them is above 12. */
function findDay(text: string, order: DateOrder | undefined, now: number): Day | null {
  const iso = /(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const named = [
    ...[...text.matchAll(monthFirst)].map(([, word, d1, y1, d2, y2]) => [word, d1 ?? d2, y1 ?? y2]),
    ...[...text.matchAll(dayFirst)].map(([, day, word, year]) => [word, day, year]),
  ];
  const plain = /\b(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d\d)\b/.exec(text);
  const told = named.filter(([word = '']) => monthOf(word));
  // "2 settimane fa, 12/11/2026" is no September: what says its year comes first.
  const [word = '', digits, written] = told.find(([, , year]) => year) ?? (plain ? undefined : told[0]) ?? [];
  if (digits) {
    const [month, day] = [monthOf(word), Number(digits)];
    return { year: written ? yearOf(written) : yearNear(month, day, now), month, day };
  }
  if (!plain) return null;
  const [first, second, year] = [Number(plain[1]), Number(plain[3]), yearOf(plain[4] ?? '')];
  // "15/11/21" may as well be the 21st of 2015.
  if (order === undefined && plain[4]?.length === 2) return null;
  // Nobody writes the month first between dots.
  const decided = order ?? (first > 12 || plain[2] === '.' ? 'DMY' : second > 12 ? 'MDY' : undefined);
  if (decided === undefined || decided === 'YMD') return null;
  return decided === 'MDY' ? { year, month: first, day: second } : { year, month: second, day: first };
}

/** A date written as the six digits YYMMDD, as Shopee's order numbers begin. */
export function readCompactDate(text: string): string | null {
  const [, year, month, day] = /^(\d\d)(\d\d)(\d\d)/.exec(text) ?? [];
  if (!year) return null;
  const found = { year: 2000 + Number(year), month: Number(month), day: Number(day) };
  return real(found) ? `20${year}-${month}-${day}` : null;
}

/** The year in which a date without one lies: the latest that is not more than a week ahead. */
function yearNear(month: number, day: number, now: number): number {
  const next = new Date(now).getUTCFullYear() + 1;
  const latest = now + 7 * 86_400_000;
  return [next, next - 1].find((year) => Date.UTC(year, month - 1, day) <= latest) ?? next - 2;
}

/**
 * Reads a date out of what a page shows ("Mon, Nov 15, 2021, 8:04 AM PST", "11/15/2021", "5 Jul 2026 9:30 pm").
 * @param order of day and month on this host
 * @param zone IANA zone of this host, used when the text names none; the machine's own zone never is
 * @returns an ISO instant when time and zone are known, else YYYY-MM-DD, else null
 */
export function readDate(
  text: string,
  { order, zone, now }: { order?: DateOrder | undefined; zone?: string | undefined; now: number },
): string | null {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text.trim())) {
    const instant = Date.parse(text.trim());
    return Number.isNaN(instant) ? null : new Date(instant).toISOString();
  }
  const day = findDay(text, order, now);
  if (!day || !real(day)) return null;
  const date = new Date(Date.UTC(day.year, day.month - 1, day.day)).toISOString().slice(0, 10);
  const time =
    /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?(?:\s*\(?(?:GMT|UTC)?([A-Z]{1,4}|[+-]\d{1,2}:?(?:\d{2})?)\)?(?=\s|$|[,)]))?/i.exec(
      text,
    );
  if (!time) return date;
  const before = /(?:(上午|午前|오전)|(下午|午後|오후))\s*$/.exec(text.slice(0, time.index));
  const half = time[4]?.[0]?.toLowerCase() ?? (before?.[2] ? 'p' : before ? 'a' : undefined);
  let hour = Number(time[1]);
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  const wall = Date.UTC(day.year, day.month - 1, day.day, hour, Number(time[2]), Number(time[3] ?? 0));
  const named = time[5];
  let offset: number | undefined;
  const signed = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(named ?? '');
  const zoned = zoneNames.find((names) => names.includes(named?.toUpperCase() ?? ''))?.[0];
  if (signed) offset = (signed[1] === '-' ? -1 : 1) * (Number(signed[2]) * 60 + Number(signed[3] ?? 0));
  else if (zoned) offset = Number(zoned);
  else if (zone) offset = offsetOf(zone, wall);
  if (offset === undefined || hour > 23) return date;
  return new Date(wall - offset * 60_000).toISOString();
}

/**
 * An instant given as a number. `auto` goes by magnitude: seconds, milliseconds, micro- or nanoseconds since 1970.
 * @param value number, or digits as text where it is too long for a number
 */
export function readEpoch(value: string | number, unit: 's' | 'ms' | 'ns' | 'auto'): string | null {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) return null;
  let scale = { s: 1e3, ms: 1, ns: 1e-6, auto: 1 }[unit];
  if (unit === 'auto') scale = number < 1e11 ? 1e3 : number < 1e14 ? 1 : number < 1e17 ? 1e-3 : 1e-6;
  const instant = new Date(Math.round(number * scale));
  const year = instant.getUTCFullYear();
  return Number.isNaN(instant.getTime()) || year < 1990 || year > 2100 ? null : instant.toISOString();
}
