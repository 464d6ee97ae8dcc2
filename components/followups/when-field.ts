import { parseWhen } from '../../lib/followups/when.ts';

/** An instant as it is being written: in words, or in the browser's own date picker. */
export type When = { by: 'phrase' | 'picker'; text: string };

export const noWhen: When = { by: 'phrase', text: '' };

/** The instant meant, or null while there is none. The picker may say one that is past: it is shown as overdue. */
export function instantOf(when: When, now: number): number | null {
  if (when.by === 'phrase') return parseWhen(when.text, now);
  const instant = when.text ? new Date(when.text).getTime() : Number.NaN;
  return Number.isFinite(instant) ? instant : null;
}

/** An instant as `datetime-local` wants it, local time. */
export function pickerText(instant: number): string {
  const date = new Date(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
