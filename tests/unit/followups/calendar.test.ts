import { expect, test } from 'vitest';
import { calendarOf } from '../../../lib/followups/calendar.ts';
import type { Followup } from '../../../lib/model/followup.ts';

const dueAt = Date.UTC(2026, 11, 1, 8, 30);
const followup: Followup = {
  id: 'f-1',
  customerId: 'c',
  orderKey: null,
  text: 'send the invoice',
  dueAt,
  promisedAt: dueAt,
  doneAt: null,
  claimedAt: null,
  firedAt: null,
  createdAt: 0,
  updatedAt: 0,
};

test('open follow-ups are events with an alarm, whatever stands in their text', () => {
  const entries = [{ followup, title: 'Lin; W, "x"\n发票', about: 'order PS-1' }];
  const file = calendarOf('Follow-ups', entries, dueAt);
  const lines = file.split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines).toContain('UID:f-1@regulars');
  expect(lines).toContain('DTSTART:20261201T083000Z');
  expect(lines).toContain('DTEND:20261201T084500Z');
  expect(lines).toContain('SUMMARY:Lin\\; W\\, "x"\\n发票');
  expect(lines).toContain('BEGIN:VALARM');
  expect(calendarOf('Follow-ups', entries, dueAt)).toBe(file);
});

test('a changed one is newer for a calendar that has it; what waits for a message is not in it', () => {
  const changed = { ...followup, updatedAt: 90_000 };
  const sleeping: Followup = { ...followup, id: 'f-2', waits: true };
  const file = calendarOf(
    'Follow-ups',
    [changed, sleeping].map((one) => ({ followup: one, title: 'Lin', about: '' })),
    dueAt,
  );
  expect(file).toContain('SEQUENCE:90');
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1);
});
