import { describe, expect, test } from 'vitest';
import { ago, day, fullInstant, month, spanWords, whenDue } from '../../../lib/words/time.ts';
import { localeOf, translator, uiLanguage } from '../../../lib/words/translate.ts';

const local = (month: number, day: number, hour = 0, minute = 0, year = 2026) =>
  new Date(year, month - 1, day, hour, minute).getTime();
const now = local(3, 11, 10, 30);
const HOUR = 3_600_000;

describe('ago', () => {
  test.each([
    [0, 'now'],
    [-30_000, 'now'],
    [-90_000, '1 minute ago'],
    [-HOUR, '1 hour ago'],
    [-23 * HOUR, '23 hours ago'],
    [-24 * HOUR, 'yesterday'],
    [-72 * HOUR, '3 days ago'],
    [-8 * 24 * HOUR, 'last week'],
    [-40 * 24 * HOUR, 'last month'],
    [-800 * 24 * HOUR, '2 years ago'],
    [2 * HOUR, 'in 2 hours'],
    [25 * HOUR, 'tomorrow'],
  ])('%i ms: %s', (difference, said) => expect(ago(now + difference, now, 'en')).toBe(said));

  test('in Chinese', () => {
    expect(ago(now - 72 * HOUR, now, 'zh-CN')).toBe('3天前');
    expect(ago(now - 72 * HOUR, now, 'zh-TW')).toBe('3 天前');
  });
});

describe('whenDue', () => {
  test.each([
    [local(3, 11, 15), 'today 15:00'],
    [local(3, 11, 0, 5), 'today 00:05'],
    [local(3, 12, 9), 'tomorrow 09:00'],
    [local(3, 10, 23, 59), 'yesterday 23:59'],
    [local(3, 13, 9), 'Fri 09:00'],
    [local(3, 17, 9), 'Tue 09:00'],
    [local(3, 18, 9), 'Mar 18 09:00'],
    [local(3, 1, 9), 'Mar 1 09:00'],
    [local(1, 2, 9, 0, 2027), 'Jan 2, 2027 09:00'],
  ])('%i: %s', (instant, said) => expect(whenDue(instant, now, 'en')).toBe(said));

  test('counts days over the change of clocks', () => {
    expect(whenDue(local(3, 8, 0, 30), local(3, 7, 23, 30), 'en')).toBe('tomorrow 00:30');
    expect(whenDue(local(3, 9, 0, 30), local(3, 8, 23, 30), 'en')).toBe('tomorrow 00:30');
    expect(whenDue(local(11, 2, 9), local(11, 1, 9), 'en')).toBe('tomorrow 09:00');
  });

  test('in Chinese', () => {
    expect(whenDue(local(3, 12, 9), now, 'zh-CN')).toBe('明天 09:00');
    expect(whenDue(local(3, 18, 9), now, 'zh-TW')).toBe('3月18日 09:00');
  });
});

test('a day, a month, a whole instant', () => {
  expect(day(Date.UTC(2026, 2, 12, 2), 'en')).toBe('Mar 11, 2026');
  expect(day(Date.UTC(2026, 2, 12, 12), 'en', 'UTC')).toBe('Mar 12, 2026');
  expect(month(local(3, 1), 'en')).toBe('Mar 2025'.replace('2025', '2026'));
  expect(fullInstant(local(3, 11, 15), 'en')).toMatch(/Wednesday, March 11, 2026.*3:00/);
});

test.each([
  [30, '30 minutes'],
  [60, '1 hour'],
  [180, '3 hours'],
  [1440, '1 day'],
  [2880, '2 days'],
  [10_080, '1 week'],
  [90, '90 minutes'],
])('spanWords %i: %s', (minutes, said) => expect(spanWords(translator('en'), minutes)).toBe(said));

test.each([
  ['system', 'en-US', 'en'],
  ['system', 'zh-CN', 'zh_CN'],
  ['system', 'zh', 'zh_CN'],
  ['system', 'zh-Hans-HK', 'zh_CN'],
  ['system', 'zh-TW', 'zh_TW'],
  ['system', 'zh-HK', 'zh_TW'],
  ['system', 'zh_Hant', 'zh_TW'],
  ['system', 'de', 'en'],
  ['zh_TW', 'en-US', 'zh_TW'],
] as const)('setting %s in a %s browser speaks %s', (setting, browser, language) => {
  expect(uiLanguage(setting, browser)).toBe(language);
});

test('localeOf', () => expect(localeOf('zh_TW')).toBe('zh-TW'));
