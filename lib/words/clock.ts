import { lengthOf, type Running, urgencyOf } from '../followups/clock.ts';
import type { Clock } from '../model/clock.ts';
import { spanWords } from './time.ts';
import type { Translate } from './translate.ts';

const MINUTE = 60_000;

/** The minutes of the largest unit that so many minutes are told in. */
const unitOf = (minutes: number) => (minutes < 120 ? 1 : minutes < 72 * 60 ? 60 : 1_440);

function spanIn(t: Translate, ms: number, toWhole: (n: number) => number): string {
  const exact = toWhole(Math.abs(ms) / MINUTE);
  const minutes = toWhole(exact / unitOf(exact)) * unitOf(exact);
  if (minutes < 1) return t('clock.underMinute');
  const unit = unitOf(minutes);
  const count = minutes / unit;
  if (unit === 1) return t('clock.minutes', { count });
  return unit === 60 ? t('clock.hours', { count }) : t('clock.days', { count });
}

/** "19 h", "25 min", "3 d": how long, in its largest unit, cut down so that it never says more than there is. */
export const shortSpan = (t: Translate, ms: number): string => spanIn(t, ms, Math.floor);

/** The same of a time that something took, rounded: 9.9 hours are ten. */
export const tookSpan = (t: Translate, ms: number): string => spanIn(t, ms, Math.round);

/** "answer within 19 h", "25 min late": what a clock says now, and how urgent that is. */
export function runningWords(
  t: Translate,
  { clock, by }: Running,
  from: number,
  now: number,
): { text: string; urgency: ReturnType<typeof urgencyOf> } {
  const left = shortSpan(t, by - now);
  const what = clock.kind;
  const text = now >= by ? t(`clock.${what}Over`, { left }) : t(`clock.${what}`, { left });
  return { text, urgency: urgencyOf(by, from, now) };
}

/** "resolve within 2 d", "5 h past its deadline". */
export function deadlineWords(t: Translate, by: number, now: number): string {
  const left = shortSpan(t, by - now);
  return now >= by ? t('clock.resolveOver', { left }) : t('clock.resolve', { left });
}

/** What a clock asks for, with its source and date. */
export function clockWhy(t: Translate, { what, source, asOf }: Clock, language: string): string {
  const said = typeof what === 'string' ? what : (what[language] ?? what.en ?? '');
  return t('companion.source', { said, source, asOf });
}

/** "24 hours": a clock's limit. */
export function limitWords(t: Translate, clock: Clock): string {
  const length = lengthOf(clock.within) ?? 0;
  if (clock.businessDays) return t('clock.businessDays', { count: Math.round(length / (1_440 * MINUTE)) });
  if (clock.counts === 'day') return t('clock.byTime', { end: clock.dayEnds, by: afterEnd(clock, length) });
  if (length < MINUTE) return t('clock.seconds', { count: Math.round(length / 1_000) });
  return spanWords(t, Math.round(length / MINUTE));
}

function afterEnd({ dayEnds = '00:00' }: Clock, length: number): string {
  const minutes = Number(dayEnds.slice(0, 2)) * 60 + Number(dayEnds.slice(3)) + Math.round(length / MINUTE);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}
