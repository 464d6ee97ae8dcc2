import * as english from 'chrono-node/en';
import * as chinese from 'chrono-node/zh/hans';
import { count, plainChinese, plainEnglish } from './phrases.ts';

/** Follow-ups without a time of day come up at nine in the morning, the seller's local time. */
export const DEFAULT_HOUR = 9;

/** Hours that a word for a part of the day stands for, where a seller means working time rather than the clock's. */
const parts: [RegExp, number][] = [
  [/\b(?:this )?(?:evening|night)\b|\btonight\b|今晚|晚上|傍晚|晚/i, 19],
  [/\bafternoon\b|下午/i, 15],
  [/\bnoon\b|\bmidday\b|中午/i, 12],
  [/\bmorning\b|早上|早晨|上午|明早|早/i, DEFAULT_HOUR],
];

const MINUTE = 60_000;
const spanAhead = /([\d一二两三四五六七八九十]{1,3})\s*个?(小时|钟头|分钟)(?:之|以)?后/;

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
  const plain = isChinese ? plainChinese(written, reference) : '';
  // An hour is an hour, also in the night in which the clocks change: the parser counts them on the wall.
  const span = spanAhead.exec(plain);
  if (span) return now + count(span[1] ?? '') * (span[2] === '分钟' ? MINUTE : 60 * MINUTE);
  const found = isChinese
    ? findChinese(plain, reference)
    : english.casual.parse(plainEnglish(written, reference), reference, { forwardDate: true });
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
