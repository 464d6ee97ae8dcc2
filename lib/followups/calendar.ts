import ical, { ICalAlarmType } from 'ical-generator';
import type { Followup } from '../model/followup.ts';

/** A follow-up with the words of a calendar: whom it is for. */
export type CalendarEntry = { followup: Followup; title: string; about: string };

const LENGTH = 15 * 60_000;

/**
 * Open follow-ups as one calendar file (RFC 5545), each an event of a quarter of an hour with an alarm at its
 * beginning. The same follow-up has the same id in every file, so a calendar that reads it again changes it.
 * @param now epoch ms, when the file is made
 */
export function calendarOf(name: string, entries: readonly CalendarEntry[], now: number): string {
  const calendar = ical({ name, prodId: { company: 'Regulars', product: 'Follow-ups' } });
  for (const { followup, title, about } of entries) {
    const event = calendar.createEvent({
      id: `${followup.id}@regulars`,
      start: new Date(followup.dueAt),
      end: new Date(followup.dueAt + LENGTH),
      stamp: new Date(now),
      summary: title,
      description: about,
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: 0 });
  }
  return calendar.toString();
}
