import * as english from 'chrono-node/en';
import * as chinese from 'chrono-node/zh/hans';

/** Follow-ups without a time of day come up at nine in the morning, the seller's local time. */
export const DEFAULT_HOUR = 9;

const chineseDate = (date: Date) => `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`;

/** 下周一, 下下周三: weeks begin on Monday, so on a Sunday 下周一 is tomorrow. */
function comingWeekday(now: Date, weeks: number, weekday: string): string {
  const day = weekday === '日' || weekday === '天' || weekday === '7' ? 7 : count(weekday);
  const date = new Date(now);
  date.setDate(date.getDate() - ((date.getDay() + 6) % 7) + weeks * 7 + day - 1);
  return chineseDate(date);
}

/** So many days from now: said outright, because the parser takes 明天 for today until two in the morning. */
function dayAhead(now: Date, days: number): string {
  return chineseDate(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}

/** 周末, 下周末: the coming Saturday; on a Sunday it is still the weekend. */
function weekend(now: Date, weeks: number): string {
  return weeks === 0 && now.getDay() === 0 ? dayAhead(now, 0) : comingWeekday(now, weeks, '六');
}

/** 下个月5号 */
function dayOfNextMonth(now: Date, day: string): string {
  return chineseDate(new Date(now.getFullYear(), now.getMonth() + 1, count(day)));
}

/**
 * Traditional characters of date phrases made simplified, and what the Chinese parser does not count (weeks, months,
 * one and a half hours) said in days, minutes and plain dates.
 */
function plainChinese(text: string, now: Date): string {
  const simplified = [...text].map((c) => traditional[c] ?? c).join('');
  return simplified
    .replace(/明(?:[天日]|(?=[早晚]))/g, () => dayAhead(now, 1))
    .replace(/(下*)个?(?:周|星期)末/g, (_, next) => weekend(now, next.length))
    .replace(/(下?)个?月底/g, (_, next) =>
      chineseDate(new Date(now.getFullYear(), now.getMonth() + 1 + next.length, 0)),
    )
    .replace(/下班之?前?/g, '18点')
    .replace(/(下+)个?(?:周|星期|礼拜)([一二三四五六日天1-7])/g, (_, next, day) =>
      comingWeekday(now, next.length, day),
    )
    .replace(/下个?月([\d一二三四五六七八九十]+)[号日]/g, (_, day) => dayOfNextMonth(now, day))
    .replace(/([\d一二两三四五六七八九十]+)个半(?:小时|钟头)/g, (_, n) => `${count(n) * 60 + 30}分钟`)
    .replace(
      /([\d一二两三四五六七八九十]+)\s*(?:个)?(?:周|星期|礼拜)(?:之)?后/g,
      (_, n) => `${count(n) * 7}天后`,
    )
    .replace(/([\d一二两三四五六七八九十]+)\s*个月(?:之)?后/g, (_, n) => `${count(n) * 30}天后`)
    .replace(/下个?月/g, '30天后')
    .replace(/礼拜/g, '星期')
    .replace(/后日/g, '后天');
}

const traditional: Record<string, string> = {
  後: '后',
  週: '周',
  點: '点',
  兩: '两',
  個: '个',
  時: '时',
  鐘: '钟',
  號: '号',
  禮: '礼',
  內: '内',
};

const numerals = '零一二三四五六七八九十';

function count(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '两') return 2;
  if (text.startsWith('十')) return 10 + Math.max(0, numerals.indexOf(text[1] ?? '零'));
  return Math.max(1, numerals.indexOf(text[0] ?? '一'));
}

/** Hours that a word for a part of the day stands for, where a seller means working time rather than the clock's. */
const parts: [RegExp, number][] = [
  [/\b(?:this )?evening\b|\btonight\b|今晚|晚上|傍晚|晚/i, 19],
  [/\bafternoon\b|下午/i, 15],
  [/\bnoon\b|\bmidday\b|中午/i, 12],
  [/\bmorning\b|早上|早晨|上午|明早|早/i, DEFAULT_HOUR],
];

/** Findings in a Chinese text. With "下午" beside it the parser takes a weekday for today, so it reads the day alone. */
function findChinese(text: string, reference: Date) {
  const parse = (written: string) => chinese.casual.parse(written, reference, { forwardDate: true });
  const found = parse(text);
  if (found.some((result) => result.start.isCertain('hour'))) return found;
  const day = parse(parts.reduce((rest, [words]) => rest.replace(words, ''), text));
  return day.length > 0 ? day : found;
}

/**
 * Understands "in 3 days", "next Monday 9:00", "三天后下午", "下週一 9:00", "2026-12-01 14:00".
 * @param text what the seller typed
 * @param now epoch ms; the machine's zone is the seller's
 * @returns epoch ms after now, or null when no date is understood or it is past
 */
export function parseWhen(text: string, now: number): number | null {
  const written = text.normalize('NFKC').trim();
  if (!written) return null;
  const reference = new Date(now);
  const isChinese = /\p{Script=Han}/u.test(written);
  const found = isChinese
    ? findChinese(plainChinese(written, reference), reference)
    : english.casual.parse(
        written.replace(/(?<!the )\bday after tomorrow\b/i, 'the day after tomorrow'),
        reference,
        {
          forwardDate: true,
        },
      );
  const [first] = found;
  // "Last Friday" comes back as the coming one.
  if (!first || /^(?:last|past|previous)\b/i.test(first.text)) return null;
  const date = first.start.date();
  // "三天后下午" comes back as two findings, a day and a part of a day.
  const timed = found.find((result) => result.start.isCertain('hour'));
  if (timed) {
    date.setHours(timed.start.get('hour') ?? 0, timed.start.get('minute') ?? 0, 0, 0);
    if (timed !== first || !/hour|minute|min\b|小时|分钟/i.test(timed.text)) return later(date, now);
    return later(timed.start.date(), now);
  }
  const part = parts.find(([words]) => words.test(written));
  date.setHours(part?.[1] ?? DEFAULT_HOUR, 0, 0, 0);
  if (date.getTime() <= now && date.toDateString() === reference.toDateString() && !part) {
    return now + 3_600_000;
  }
  return later(date, now);
}

function later(date: Date, now: number): number | null {
  const instant = date.getTime();
  return Number.isFinite(instant) && instant > now ? instant : null;
}
