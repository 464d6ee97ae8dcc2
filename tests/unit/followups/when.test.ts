import { describe, expect, test } from 'vitest';
import { parseWhen } from '../../../lib/followups/when.ts';

// Wednesday 11 March 2026, 10:30 in New York, three days after clocks went forward.
const now = new Date(2026, 2, 11, 10, 30).getTime();

/** "2026-03-14 09:00", local time. */
const said = (text: string, at = now) => {
  const instant = parseWhen(text, at);
  if (instant === null) return null;
  const d = new Date(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${two(d.getHours())}:${two(d.getMinutes())}`;
};

describe('English', () => {
  test.each([
    ['in 3 days', '2026-03-14 09:00'],
    ['in 3 days at 15:00', '2026-03-14 15:00'],
    ['tomorrow', '2026-03-12 09:00'],
    ['tomorrow 9:30', '2026-03-12 09:30'],
    ['tomorrow 3pm', '2026-03-12 15:00'],
    ['tomorrow afternoon', '2026-03-12 15:00'],
    ['tomorrow morning', '2026-03-12 09:00'],
    ['tonight', '2026-03-11 19:00'],
    ['this evening', '2026-03-11 19:00'],
    ['at 15:00', '2026-03-11 15:00'],
    ['today 18:15', '2026-03-11 18:15'],
    ['friday', '2026-03-13 09:00'],
    ['Friday at noon', '2026-03-13 12:00'],
    ['next Monday 9:00', '2026-03-16 09:00'],
    ['day after tomorrow', '2026-03-13 09:00'],
    ['the day after tomorrow 8:00', '2026-03-13 08:00'],
    ['in 2 hours', '2026-03-11 12:30'],
    ['in 45 minutes', '2026-03-11 11:15'],
    ['in a week', '2026-03-18 09:00'],
    ['in two weeks', '2026-03-25 09:00'],
    ['in 1 month', '2026-04-11 09:00'],
    ['2026-12-01 14:00', '2026-12-01 14:00'],
    ['2026-12-01', '2026-12-01 09:00'],
    ['12 Dec', '2026-12-12 09:00'],
    ['Dec 12 at 8:15', '2026-12-12 08:15'],
    ['check the refund on Friday at 4pm', '2026-03-13 16:00'],
    ['Sunday night', '2026-03-15 19:00'],
    ['15th at noon', '2026-03-15 12:00'],
    ['a week from Tuesday', '2026-03-24 09:00'],
    ['Monday in two weeks', '2026-03-23 09:00'],
    ['1.12.2026', '2026-12-01 09:00'],
    ['first of the month', '2026-04-01 09:00'],
    ['next weekend', '2026-03-21 09:00'],
    ['ask about the 2nd parcel tomorrow', '2026-03-12 09:00'],
  ])('%s: %s', (text, instant) => expect(said(text)).toBe(instant));
});

describe('Simplified Chinese', () => {
  test.each([
    ['明天', '2026-03-12 09:00'],
    ['明天下午', '2026-03-12 15:00'],
    ['明天下午3点', '2026-03-12 15:00'],
    ['明天上午10点半', '2026-03-12 10:30'],
    ['后天', '2026-03-13 09:00'],
    ['三天后', '2026-03-14 09:00'],
    ['3天后下午', '2026-03-14 15:00'],
    ['今晚', '2026-03-11 19:00'],
    ['今天下午5点', '2026-03-11 17:00'],
    ['两小时后', '2026-03-11 12:30'],
    ['30分钟后', '2026-03-11 11:00'],
    ['一周后', '2026-03-18 09:00'],
    ['两周后', '2026-03-25 09:00'],
    ['2个星期后', '2026-03-25 09:00'],
    ['一个月后', '2026-04-11 09:00'],
    ['明晚8点', '2026-03-12 20:00'],
    ['周五晚9点半', '2026-03-13 21:30'],
    ['5号', '2026-04-05 09:00'],
    ['30号下午', '2026-03-30 15:00'],
    ['两天', '2026-03-13 09:00'],
    ['二十四小时后', '2026-03-12 10:30'],
    ['半小时后', '2026-03-11 11:00'],
    ['下周一', '2026-03-16 09:00'],
    ['下周一9:00', '2026-03-16 09:00'],
    ['周五', '2026-03-13 09:00'],
    ['星期五下午', '2026-03-13 15:00'],
    ['周五晚上', '2026-03-13 19:00'],
    ['下周五下午', '2026-03-20 15:00'],
    ['周五下午3点', '2026-03-13 15:00'],
    ['12月1日', '2026-12-01 09:00'],
    ['12月1日14:00', '2026-12-01 14:00'],
    ['2026年12月1日', '2026-12-01 09:00'],
    ['2026-12-01 14:00 发发票', '2026-12-01 14:00'],
  ])('%s: %s', (text, instant) => expect(said(text)).toBe(instant));
});

describe('Traditional Chinese', () => {
  test.each([
    ['明天', '2026-03-12 09:00'],
    ['後天', '2026-03-13 09:00'],
    ['三天後下午', '2026-03-14 15:00'],
    ['兩天後', '2026-03-13 09:00'],
    ['下週一 9:00', '2026-03-16 09:00'],
    ['下禮拜一', '2026-03-16 09:00'],
    ['兩個小時後', '2026-03-11 12:30'],
    ['30分鐘後', '2026-03-11 11:00'],
    ['一週後', '2026-03-18 09:00'],
    ['一個月後', '2026-04-11 09:00'],
    ['明天下午三點', '2026-03-12 15:00'],
    ['星期五', '2026-03-13 09:00'],
    ['週五早上', '2026-03-13 09:00'],
    ['12月1號', '2026-12-01 09:00'],
  ])('%s: %s', (text, instant) => expect(said(text)).toBe(instant));
});

describe('nothing', () => {
  test.each([
    [''],
    ['  '],
    ['soon'],
    ['the blue one'],
    ['改天'],
    ['yesterday'],
    ['昨天'],
    ['2 days ago'],
    ['三天前'],
    ['2026-03-10'],
    ['2026-03-11 10:29'],
    ['last Friday'],
    ['上周五'],
    ['上週五'],
    ['last week'],
    ['31 Feb 2026'],
  ])('for "%s"', (text) => expect(said(text)).toBeNull());
});

test('"today" without a time is an hour from now, when nine has passed', () => {
  expect(said('today')).toBe('2026-03-11 11:30');
  expect(said('今天')).toBe('2026-03-11 11:30');
  expect(said('today', new Date(2026, 2, 11, 7).getTime())).toBe('2026-03-11 09:00');
});

test('an hour stays the hour that was said when the clocks change in between', () => {
  const saturday = new Date(2026, 2, 7, 10).getTime();
  expect(said('tomorrow 9:00', saturday)).toBe('2026-03-08 09:00');
  expect(said('in 2 days', saturday)).toBe('2026-03-09 09:00');
});

describe('weeks begin on Monday', () => {
  // Sunday 22 November 2026, noon.
  const sunday = new Date(2026, 10, 22, 12).getTime();
  test.each([
    ['下周一', '2026-11-23 09:00'],
    ['下周三下午', '2026-11-25 15:00'],
    ['下週五 9:30', '2026-11-27 09:30'],
    ['下下周一', '2026-11-30 09:00'],
    ['下个月5号', '2026-12-05 09:00'],
    ['下個月十二號 14:00', '2026-12-12 14:00'],
    ['一个半小时后', '2026-11-22 13:30'],
  ])('%s: %s', (text, instant) => expect(said(text, sunday)).toBe(instant));
});

describe('just after midnight, and ends of days, weeks and months', () => {
  // Wednesday, half past midnight.
  const night = new Date(2026, 2, 11, 0, 30).getTime();
  test.each([
    ['明天早上', '2026-03-12 09:00'],
    ['明早', '2026-03-12 09:00'],
    ['明晚', '2026-03-12 19:00'],
    ['明天', '2026-03-12 09:00'],
    ['明日下午三點', '2026-03-12 15:00'],
    ['tomorrow', '2026-03-12 09:00'],
    ['后天', '2026-03-13 09:00'],
    ['今晚', '2026-03-11 19:00'],
  ])('%s is %s', (text, when) => expect(said(text, night)).toBe(when));

  test.each([
    ['月底', '2026-03-31 09:00'],
    ['下个月底', '2026-04-30 09:00'],
    ['周末', '2026-03-14 09:00'],
    ['下週末', '2026-03-21 09:00'],
    ['下班前', '2026-03-11 18:00'],
    ['明天下班前', '2026-03-12 18:00'],
  ])('%s is %s', (text, when) => expect(said(text)).toBe(when));
});

describe('where the calendar is uneven', () => {
  const endOfJanuary = new Date(2026, 0, 31, 9).getTime();
  test.each(['in a month', 'next month', '一个月后', '下个月'])('%s from the 31st is the last day', (text) =>
    expect(said(text, endOfJanuary)).toBe('2026-02-28 09:00'),
  );

  // In this night clocks go from two to three.
  const short = new Date(2026, 2, 7, 23, 30).getTime();
  test.each(['in 5 hours', '5小时后'])('%s are five hours', (text) =>
    expect(said(text, short)).toBe('2026-03-08 05:30'),
  );

  const saturday = new Date(2026, 2, 14, 9).getTime();
  test.each([
    ['weekend', '2026-03-14 10:00'],
    ['周末', '2026-03-14 10:00'],
  ])('%s on a Saturday', (text, instant) => expect(said(text, saturday)).toBe(instant));
});
