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
