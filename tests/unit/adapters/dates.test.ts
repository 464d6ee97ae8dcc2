import { describe, expect, test } from 'vitest';
import { readCompactDate, readDate, readEpoch } from '../../../lib/adapters/dates.ts';

const now = Date.parse('2026-11-22T16:00:00Z');
const read = (text: string, order?: 'MDY' | 'DMY' | 'YMD', zone?: string, at = now) =>
  readDate(text, { order, zone, now: at });

describe('readDate', () => {
  test.each([
    ['Mon, Nov 15, 2021, 8:04 AM PST', '2021-11-15T16:04:00.000Z'],
    ['2 hours ago 11/15/2021 8:04 AM PST', '2021-11-15T16:04:00.000Z'],
    ['Jul 3, 2026 8:04 PM EDT', '2026-07-04T00:04:00.000Z'],
    ['Jul 3, 2026 12:00 AM EDT', '2026-07-03T04:00:00.000Z'],
    ['Jul 3, 2026 12:30 PM (PDT)', '2026-07-03T19:30:00.000Z'],
    ['15 Nov 2021 20:04:09 GMT+1', '2021-11-15T19:04:09.000Z'],
    ['Sun, 2 Nov 2025, 15:20 MET', '2025-11-02T14:20:00.000Z'],
    ['18.10.2026 08:04 MESZ', '2026-10-18T06:04:00.000Z'],
    ['2026年10月19日(月) 23:45 JST', '2026-10-19T14:45:00.000Z'],
    ['15 Nov 2021 20:04 UTC-03:30', '2021-11-15T23:34:00.000Z'],
    ['2021-11-15T08:04:00-08:00', '2021-11-15T16:04:00.000Z'],
    ['2021-11-15T16:04:00Z', '2021-11-15T16:04:00.000Z'],
    ['2021/11/15 08:04 JST', '2021-11-14T23:04:00.000Z'],
    ['2021年11月15日 下午2:05 JST', '2021-11-15T05:05:00.000Z'],
    ['2021年11月15日 上午12:05 JST', '2021-11-14T15:05:00.000Z'],
  ])('an instant where time and zone are said: %s', (text, instant) => expect(read(text)).toBe(instant));

  test.each([
    ['Nov 15, 2021 8:04 AM', '2021-11-15'],
    ['5 Jul 2026 9:30 pm', '2026-07-05'],
    ['2021-11-15T08:04:00', '2021-11-15'],
    ['15.11.2021', '2021-11-15'],
    ['11-15-2021', '2021-11-15'],
    ['2021-11-15', '2021-11-15'],
    ['2021年11月15日', '2021-11-15'],
    ['Sunday 5 July 2026', '2026-07-05'],
    ['Sun, 5 Jul 2026', '2026-07-05'],
    ['Nov 15, 2021 25:00 PST', '2021-11-15'],
    ['Jul-25-26', '2026-07-25'],
    ['10-Dez-25', '2025-12-10'],
    ['10-Dec-25', '2025-12-10'],
    ['3. März 2026', '2026-03-03'],
    ['3 de mayo de 2026', '2026-05-03'],
    ['14 juil. 2026', '2026-07-14'],
    ['14 juin 2026', '2026-06-14'],
    ['2 août 2026', '2026-08-02'],
    ['7 Agu 2026', '2026-08-07'],
  ])('a date where no zone is said: %s', (text, date) => expect(read(text)).toBe(date));

  test.each([
    ['5 Jul 2026 9:30 pm', 'Asia/Kolkata', '2026-07-05T16:00:00.000Z'],
    ['2026-10-08T14:05:09', 'Asia/Taipei', '2026-10-08T06:05:09.000Z'],
    ['2026-07-01 08:00', 'America/Los_Angeles', '2026-07-01T15:00:00.000Z'],
    ['2026-01-01 08:00', 'America/Los_Angeles', '2026-01-01T16:00:00.000Z'],
    ['2026-03-08 03:30', 'America/Los_Angeles', '2026-03-08T10:30:00.000Z'],
    ['2026-11-01 05:00', 'America/Los_Angeles', '2026-11-01T13:00:00.000Z'],
    ['2026-01-01 08:00 EST', 'Asia/Taipei', '2026-01-01T13:00:00.000Z'],
  ])('%s on a host in %s', (text, zone, instant) => expect(read(text, undefined, zone)).toBe(instant));

  test.each([
    ['04/05/2026', 'MDY', '2026-04-05'],
    ['04/05/2026', 'DMY', '2026-05-04'],
    ['04/05/2026', undefined, null],
    ['13/05/2026', undefined, '2026-05-13'],
    ['05/13/2026', undefined, '2026-05-13'],
    ['13/05/2026', 'MDY', null],
    ['09/02/26', 'MDY', '2026-09-02'],
    ['09/02/26', 'DMY', '2026-02-09'],
    ['09/02/26', undefined, null],
  ] as const)('day and month of %s as %s: %s', (text, order, date) => expect(read(text, order)).toBe(date));

  test.each([
    ['31 Feb 2026'],
    ['2026-13-01'],
    ['Nov 15, 0021'],
    ['15/11/21'],
    ['yesterday'],
    ['2 hours ago'],
    [''],
    ['Order 114-5550101-8850102'],
  ])('nothing for "%s"', (text) => expect(read(text)).toBeNull());

  test.each([
    ['Nov 15', '2026-11-22T16:00:00Z', '2026-11-15'],
    ['Nov 28', '2026-11-22T16:00:00Z', '2026-11-28'],
    ['Dec 15', '2026-11-22T16:00:00Z', '2025-12-15'],
    ['12. Okt', '2026-11-22T16:00:00Z', '2026-10-12'],
    ['15 Dec 21:30', '2026-11-22T16:00:00Z', '2025-12-15'],
    ['15 Dec 9:30 pm', '2026-11-22T16:00:00Z', '2025-12-15'],
    ['Jan 1', '2026-12-31T20:00:00Z', '2027-01-01'],
    ['Dec 31', '2027-01-01T02:00:00Z', '2026-12-31'],
    ['Feb 29', '2028-03-02T00:00:00Z', '2028-02-29'],
  ])('the year left out: %s at %s is %s', (text, at, date) => {
    expect(read(text, undefined, undefined, Date.parse(at))).toBe(date);
  });
});

describe('several dates, or words like months, in one text', () => {
  test.each([
    ['2 settimane fa 12/11/2026 08:04 CET', '2026-11-12T07:04:00.000Z'],
    ['Mar. 1 déc. 2026 à 22:15 UTC+1', '2026-12-01T21:15:00.000Z'],
    ['di 3 maart 2026', '2026-03-03'],
    ['10-Mrz-26', '2026-03-10'],
    ['5 Kas 2026', '2026-11-05'],
    ['14 Şubat 2026', '2026-02-14'],
    ['3 Ağustos 2026 10:00 TRT', '2026-08-03T07:00:00.000Z'],
  ])('%s is %s', (text, date) => expect(read(text, 'DMY')).toBe(date));
});

describe('readCompactDate', () => {
  test.each([
    ['261005TENXFJXK', '2026-10-05'],
    ['261305TENXFJXK', null],
    ['90000000000002', null],
    ['26100', null],
  ])('%s: %s', (text, date) => expect(readCompactDate(text)).toBe(date));
});

describe('readEpoch', () => {
  test.each([
    [1.636992286776e9, 's', '2021-11-15T16:04:46.776Z'],
    [1_783_300_060_000, 'ms', '2026-07-06T01:07:40.000Z'],
    ['1790768060123456789', 'ns', '2026-09-30T11:34:20.123Z'],
    [1_790_768_060, 'auto', '2026-09-30T11:34:20.000Z'],
    [1_790_768_060_123, 'auto', '2026-09-30T11:34:20.123Z'],
    [1_790_768_060_123_456, 'auto', '2026-09-30T11:34:20.123Z'],
    ['1790768060123456789', 'auto', '2026-09-30T11:34:20.123Z'],
    [0, 's', null],
    [-5, 's', null],
    ['soon', 'auto', null],
    [1_783_300_060_000, 's', null],
    [Number.MAX_VALUE, 'ms', null],
  ] as const)('%s as %s: %s', (value, unit, instant) => expect(readEpoch(value, unit)).toBe(instant));
});
