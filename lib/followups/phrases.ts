import { foldChinese } from '../text/fold.ts';

/* What the parsers of dates do not know, said in dates and hours that they do. Weeks begin on Monday. */

const isoDate = (date: Date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-');

const chineseDate = (date: Date) => `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`;

const daysAhead = (now: Date, days: number) =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);

/** A day of the week, 1 to 7 from Monday, in the week that begins so many weeks from this one. */
const dayOfWeek = (now: Date, weeks: number, day: number) =>
  daysAhead(now, weeks * 7 + day - 1 - ((now.getDay() + 6) % 7));

/** So many days on which shops work, Monday to Friday; the day itself does not count. */
function workingDays(now: Date, days: number): Date {
  let date = daysAhead(now, 0);
  for (let left = Math.min(days, 60); left > 0; ) {
    date = daysAhead(date, 1);
    if (date.getDay() % 6 !== 0) left--;
  }
  return date;
}

/** The next day with this number, today's own too. */
function dayOfMonth(now: Date, day: number): Date {
  const date = new Date(now.getFullYear(), now.getMonth() + (day < now.getDate() ? 1 : 0), day);
  // In a month without it, its last day.
  return date.getDate() === day ? date : new Date(date.getFullYear(), date.getMonth(), 0);
}

/** The next such date, this year's or the next one's; the words themselves where there is none. */
function dayOfYear(
  now: Date,
  month: number,
  day: number,
  words: string,
  write: (date: Date) => string,
): string {
  const today = daysAhead(now, 0);
  const date = new Date(now.getFullYear(), month - 1, day);
  if (date.getMonth() !== month - 1) return words;
  return write(date < today ? new Date(now.getFullYear() + 1, month - 1, day) : date);
}

/** The same day so many months on; in a month without it, its last day. */
function monthsAhead(now: Date, months: number): Date {
  const last = new Date(now.getFullYear(), now.getMonth() + months + 1, 0);
  return new Date(last.getFullYear(), last.getMonth(), Math.min(now.getDate(), last.getDate()));
}

const endOfMonth = (now: Date, months: number) => new Date(now.getFullYear(), now.getMonth() + months + 1, 0);

/** 下周一, 下下周三: on a Sunday 下周一 is tomorrow. */
function comingWeekday(now: Date, weeks: number, weekday: string): string {
  const day = weekday === '日' || weekday === '天' || weekday === '7' ? 7 : count(weekday);
  return chineseDate(dayOfWeek(now, weeks, day));
}

/** So many days from now: said outright, because the parser takes 明天 for today until two in the morning. */
const dayAhead = (now: Date, days: number) => chineseDate(daysAhead(now, days));

/** Numbers from one to ten as people write them out. */
const numbers = 'one two three four five six seven eight nine ten'.split(' ');
const number = (word: string) =>
  Number(word) || numbers.indexOf(word.toLowerCase().replace(/^an?$/, 'one')) + 1;
const n = `(\\d{1,2}|${numbers.join('|')})`;
const an = `(\\d{1,2}|an?|${numbers.join('|')})`;

const weekdays = 'mon tue wed thu fri sat sun'.split(' ');
const weekday = '((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)';
const dayNumber = (word: string) => weekdays.indexOf(word.toLowerCase().slice(0, 3)) + 1;
const weeksFrom = new RegExp(`\\b${an} weeks? (?:from|after) ${weekday}\\b`, 'gi');
const inWeeks = new RegExp(`\\b${weekday} in ${an} weeks?\\b`, 'gi');
const inMonths = new RegExp(`\\bin ${an} months?\\b|\\b${an} months? from now\\b`, 'gi');

/** The next day of that name, not today, so many weeks later. */
function weekdayAfter(now: Date, day: number, weeks: number): Date {
  const isAhead = day > (now.getDay() || 7);
  return dayOfWeek(now, isAhead ? weeks : weeks + 1, day);
}

/** The Saturday of this week or a later one; on a Sunday it is still the weekend. */
function weekend(now: Date, weeks: number): Date {
  return weeks === 0 && now.getDay() === 0 ? daysAhead(now, 0) : dayOfWeek(now, weeks, 6);
}
const working = new RegExp(
  `(?:\\b(?:with)?in (?:the next )?)?(?:${n} ?(?:-|–|to|or) ?)?\\b${n} (?:working|business) days?\\b`,
  'gi',
);
const range = new RegExp(
  `(?:\\b(?:with)?in (?:the next )?)?\\b${n} ?(?:-|–|to|or) ?${n} (hours?|days?|weeks?)\\b`,
  'gi',
);

/**
 * "Within two working days", "by the end of the week", "by COB tomorrow" and the like in words that the parser knows.
 * Of a stretch of time it is the end, as in a promise.
 */
export function plainEnglish(text: string, now: Date): string {
  const closing = /\b(?:(?:the )?(?:end|close) of (?:play|business|the day|day|today)|cob|eod)\b/i;
  const plain = text
    .replace(working, (_, __, most) => `on ${isoDate(workingDays(now, number(most)))}`)
    .replace(range, (_, __, most, unit) => `in ${number(most)} ${unit}`)
    .replace(weeksFrom, (_, weeks, day) => `on ${isoDate(weekdayAfter(now, dayNumber(day), number(weeks)))}`)
    .replace(inWeeks, (_, day, weeks) => `on ${isoDate(dayOfWeek(now, number(weeks), dayNumber(day)))}`)
    .replace(inMonths, (_, one, other) => `on ${isoDate(monthsAhead(now, number(one ?? other)))}`)
    .replace(/\b(?:the )?(?:first|1st) of (?:the|next) month\b/gi, () =>
      isoDate(new Date(now.getFullYear(), now.getMonth() + 1, 1)),
    )
    .replace(/\bnext month\b/gi, () => isoDate(monthsAhead(now, 1)))
    .replace(/\b(?:(?:at|on|over) )?(?:the |this )?(next )?weekend\b/gi, (_, next) =>
      isoDate(weekend(now, next ? 1 : 0)),
    )
    .replace(/\b(?:the )?end of (?:the |this )?week\b/gi, () =>
      isoDate(dayOfWeek(now, now.getDay() % 6 ? 0 : 1, 5)),
    )
    .replace(/\b(?:the )?end of (?:the |this )?month\b/gi, () => isoDate(endOfMonth(now, 0)))
    .replace(/\bearly next week\b/gi, () => isoDate(dayOfWeek(now, 1, 1)))
    .replace(
      /(?:\bthe |\bon |\bby |^)(\d{1,2})(?:st|nd|rd|th)\b(?! of| (?:parcel|package|order|complaint|item|time|one|half|reply|message|delivery|attempt|part|payment|class|hand|floor|person|week|month|day|photo|picture|refund|return|case|line|box|letter)| \p{L}{3,} \d| (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/giu,
      (_, day) => isoDate(dayOfMonth(now, Number(day))),
    )
    .replace(/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/g, (words, day, month, year) =>
      Number(month) <= 12 ? isoDate(new Date(Number(year), Number(month) - 1, Number(day))) : words,
    )
    .replace(/\b(\d{1,2})\.(\d{1,2})\.(?!\d)/g, (words, day, month) =>
      dayOfYear(now, Number(month), Number(day), words, isoDate),
    )
    .replace(/\bby ([1-9]|1[0-2])(?=\s*(?:[.,;!?)]|$))/gi, (_, hour) => `at ${hour}${hour < 8 ? 'pm' : 'am'}`)
    .replace(/\b(tues|wednes|thurs)\b\.?/gi, '$1day')
    .replace(/\b(?:by|before|until|till)\b/gi, 'on')
    .replace(/\bwithin (?:the )?(?:next )?/gi, 'in ')
    .replace(/(?<!the )\bday after tomorrow\b/i, 'the day after tomorrow');
  return closing.test(plain) ? `${plain.replace(closing, '')} 18:00` : plain;
}

/** 下个月5号 */
const dayOfNextMonth = (now: Date, day: string) =>
  chineseDate(new Date(now.getFullYear(), now.getMonth() + 1, count(day)));

/** What a date is promised for, so that "12.2" and "30号" are dates and no sizes or houses. */
const promised = '(?=\\s*(?:之?以?前|[会给发寄退补到]))';
const dated = new RegExp(`(?<![\\d.])(\\d{1,2})[./](\\d{1,2})[号日]?${promised}`, 'g');
const numbered = new RegExp(`(?<![\\d月])(\\d{1,2})[号日]${promised}`, 'g');
/** The day alone, or with an hour: at the beginning "5号" is no house. */
const bareDay = /^\s*(\d{1,2})[号日](?=\s*(?:$|[早晚上中下]|\d))/g;
/** A stretch of time alone: 两天. */
const bareSpan = /^\s*([\d一二两三四五六七八九十]{1,3}\s*个?(?:半?小时|分钟|天|周|星期|礼拜|月))\s*$/;

/** A number as Chinese writes it, up to two digits. */
const many = '([\\d一二两三四五六七八九十]{1,2})';
const workingChinese = new RegExp(`(?:${many}[-~–到至])?${many}个?工作日(?:之?以?[内后]|左右)?`, 'g');
const rangeChinese = new RegExp(`${many}[-~–到至]${many}(小时|分钟|天|周)`, 'g');

/**
 * Traditional characters made simplified, and what the Chinese parser does not count (weeks, months,
 * working days, one and a half hours) said in days, minutes and plain dates. Of a stretch of time it is the end.
 */
export function plainChinese(text: string, now: Date): string {
  return foldChinese(text)
    .replace(bareSpan, '$1后')
    .replace(bareDay, (_, day) => chineseDate(dayOfMonth(now, Number(day))))
    .replace(dated, (words, month, day) => dayOfYear(now, Number(month), Number(day), words, chineseDate))
    .replace(numbered, (_, day) => chineseDate(dayOfMonth(now, Number(day))))
    .replace(workingChinese, (_, __, most) => chineseDate(workingDays(now, count(most))))
    .replace(rangeChinese, (_, __, most, unit) => `${most}${unit}`)
    .replace(/(小时|分钟|天|周|个月)(?:(?:之|以)?内|左右)/g, '$1后')
    .replace(/[过这]([两几])[天日]/g, (_, days) => `${days === '两' ? 2 : 3}天后`)
    .replace(/(?<=[一二三四五六日天号日])(?:之|以)?前/g, '')
    .replace(/明(?:[天日]|(?=[早晚儿]))儿?/g, () => dayAhead(now, 1))
    .replace(/(下*)个?(?:周|星期)末/g, (_, next) => chineseDate(weekend(now, next.length)))
    .replace(/(下?)个?月底/g, (_, next) => chineseDate(endOfMonth(now, next.length)))
    .replace(/下班之?前?/g, '18点')
    .replace(/(下+)个?(?:周|星期|礼拜)([一二三四五六日天1-7])/g, (_, next, day) =>
      comingWeekday(now, next.length, day),
    )
    .replace(/下个?(?:周|星期|礼拜)(?!后|[一二三四五六日天1-7末])/g, () => comingWeekday(now, 1, '1'))
    .replace(/下个?月初/g, () => dayOfNextMonth(now, '1'))
    .replace(/下个?月([\d一二三四五六七八九十]+)[号日]/g, (_, day) => dayOfNextMonth(now, day))
    .replace(/([\d一二两三四五六七八九十]+)个半(?:小时|钟头)/g, (_, n) => `${count(n) * 60 + 30}分钟`)
    .replace(
      /([\d一二两三四五六七八九十]+)\s*(?:个)?(?:周|星期|礼拜)(?:之)?后/g,
      (_, n) => `${count(n) * 7}天后`,
    )
    .replace(/半个?小时/g, '30分钟')
    .replace(/([\d一二两三四五六七八九十]+)\s*个月(?:之)?后/g, (_, n) =>
      chineseDate(monthsAhead(now, count(n))),
    )
    .replace(/下个?月/g, () => chineseDate(monthsAhead(now, 1)))
    .replace(/(?<![今晚])晚(?![上点])(?=\s*[\d一二三四五六七八九十]{1,3}\s*[点时:])/g, '晚上')
    .replace(/礼拜/g, '星期')
    .replace(/后日/g, '后天');
}

const numerals = '零一二三四五六七八九十';

/** A number up to 99 as it is written: 24, 两, 十二, 二十四. */
export function count(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digit = (sign: string | undefined) =>
    Math.max(0, numerals.indexOf(sign === '两' ? '二' : (sign ?? '零')));
  if (!text.includes('十')) return Math.max(1, digit(text[0]));
  const [tens, ones] = text.split('十');
  return (tens ? digit(tens) : 1) * 10 + digit(ones || undefined);
}
