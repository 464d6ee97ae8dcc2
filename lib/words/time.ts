import type { Translate } from './translate.ts';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 days ago", "in 2 hours", "now": the largest unit of which there is at least one. */
export function ago(instant: number, now: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const difference = instant - now;
  for (const [unit, length] of steps) {
    if (Math.abs(difference) >= length) return format.format(Math.trunc(difference / length), unit);
  }
  return format.format(0, 'second');
}

/** The full instant, for a tooltip. */
export function fullInstant(instant: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(instant);
}

/** "12 Mar 2026" */
export function day(instant: number, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(instant);
}

/** "Mar 2025" */
export function month(instant: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short' }).format(instant);
}

/** "Mar 2025", of "2025-03" */
export function monthOfKey(key: string, locale: string): string {
  return month(new Date(`${key}-15T12:00:00`).getTime(), locale);
}

/** "today 15:00", "tomorrow 09:00", "Mon 09:00", "12 Mar, 09:00": when something comes up. */
export function whenDue(instant: number, now: number, locale: string): string {
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(instant) - midnight(now)) / 86_400_000);
  if (Math.abs(days) <= 1) {
    return `${new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')} ${time}`;
  }
  if (days > 1 && days < 7) {
    return `${new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(instant)} ${time}`;
  }
  const sameYear = new Date(instant).getFullYear() === new Date(now).getFullYear();
  const date = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(instant);
  return `${date} ${time}`;
}

/** "3 hours", "1 day", "2 weeks": a snooze preset, in its largest whole unit. */
export function spanWords(t: Translate, minutes: number): string {
  if (minutes % 10_080 === 0) return t('span.weeks', { count: minutes / 10_080 });
  if (minutes % 1_440 === 0) return t('span.days', { count: minutes / 1_440 });
  if (minutes % 60 === 0) return t('span.hours', { count: minutes / 60 });
  return t('span.minutes', { count: minutes });
}

/** The seller's own calendar day of an instant, YYYY-MM-DD: for files and fields, not to be read. */
export function localDate(instant: number): string {
  const at = new Date(instant);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
