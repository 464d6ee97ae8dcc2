import { describe, expect, test } from 'vitest';
import { promisedAt, sentenceAt } from '../../../lib/followups/promise.ts';

/** A Thursday, 14:00 local time. */
const now = new Date(2026, 10, 26, 14, 0).getTime();
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();

describe('when a promise is to be kept', () => {
  test.each([
    ["I'll get back to you tomorrow", at(27, 9)],
    ['we will ship it by Friday', at(27, 9)],
    ['you will have it within 24 hours', at(27, 14)],
    ["we'll refund it in 2 days", at(28, 9)],
    ['I will check and tell you', at(27, 9)],
    ['明天给您答复', at(27, 9)],
    ['周五前发出', at(27, 9)],
    ['24小时内给您处理', at(27, 14)],
    ['今晚给您答复', at(26, 19)],
    ['我去问一下', at(27, 9)],
    // A stretch of time is over at its end; Saturdays and Sundays are no working days.
    ['We will refund you within 2 working days', at(30, 9)],
    ['you get it in 3-5 business days', at(33, 9)],
    ["I'll tell you in two to three days", at(29, 9)],
    ['2个工作日内给您退款', at(30, 9)],
    ['3-5個工作日給您退款', at(33, 9)],
    ['一周左右给您发', at(33, 9)],
    ['过两天给您补发', at(28, 9)],
    ["I'll do it by the end of the week", at(27, 9)],
    ["I'll do it by end of play tomorrow", at(27, 18)],
    ['done by COB Friday, promised: I will do it', at(27, 18)],
    ["I'll have it ready by the 30th", at(30, 9)],
    ['30号前给您发出', at(30, 9)],
    ['12.2前给您发出', at(32, 9)],
    ['12/2 會幫您寄出', at(32, 9)],
    ['We will send on 02.12.', at(32, 9)],
    ["I'll get it sent early next week", at(30, 9)],
    ['下周给您答复', at(30, 9)],
    ['下个月初给您补发', at(31, 9)],
    ["I'll write by 6", at(26, 18)],
    ['I will send by Tues', at(31, 9)],
    // Soon is today.
    ['一会儿回您', at(26, 15)],
    ['马上给您处理', at(26, 15)],
    ['晚点给您发', at(26, 17)],
    ["I'll look right away", at(26, 15)],
    // What was is not what will be.
    ["It was sent on Monday, I'll ask the courier tomorrow", at(27, 9)],
    ['Your order of November 20 will be refunded by me on Friday', at(27, 9)],
    ['11月20号那单我明天给您退', at(27, 9)],
    ['尺码 12.5 的明天给您发', at(27, 9)],
  ])('%s', (said, due) => {
    const found = promisedAt(said, now);
    expect(new Date(found).toString()).toBe(new Date(due).toString());
  });
});

describe('the sentence of a promise', () => {
  const text = "Sorry for that! I'll send 2.5 kg by Friday. Best, Tom";
  test.each([
    [text, text.indexOf('send'), "I'll send 2.5 kg by Friday"],
    [text, 0, 'Sorry for that'],
    [text, text.length - 1, 'Best, Tom'],
    ['您好。明天给您答复哦！', 4, '明天给您答复哦'],
  ])('%s at %i', (written, position, sentence) => expect(sentenceAt(written, position)).toBe(sentence));
});
