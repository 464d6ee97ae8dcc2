import ical, { ICalAlarmType } from 'ical-generator';
import type { Followup } from '../model/followup.ts';

/** A follow-up with the words of a calendar: whom it is for. */
export type CalendarEntry = { followup: Followup; title: string; about: string };

const LENGTH = 15 * 60_000;

/**
 * Open follow-ups as one calendar file (RFC 5545), each an event of a quarter of an hour with an alarm at its
 * beginning. The same follow-up has the same id in every file, so a calendar that reads it again changes it.
 * What waits for the customer to write has no instant, and is left out.
 * @param now epoch ms, when the file is made
 */
export function calendarOf(name: string, entries: readonly CalendarEntry[], now: number): string {
  const calendar = ical({ name, prodId: { company: 'Regulars', product: 'Follow-ups' } });
  for (const { followup, title, about } of entries.filter(({ followup }) => !followup.waits)) {
    const event = calendar.createEvent({
      id: `${followup.id}@regulars`,
      start: new Date(followup.dueAt),
      end: new Date(followup.dueAt + LENGTH),
      stamp: new Date(now),
      // A calendar that has it already takes the newer one only.
      sequence: Math.min(2_147_483_647, Math.floor((followup.updatedAt - followup.createdAt) / 1_000)),
      summary: title,
      description: about,
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: 0 });
  }
  return calendar.toString();
}
