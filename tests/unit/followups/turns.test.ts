import { describe, expect, test } from 'vitest';
import {
  isAcknowledgement,
  isGreeting,
  learnTurns,
  type SeenMessage,
  turnsOf,
} from '../../../lib/followups/turns.ts';
import type { Turn } from '../../../lib/model/turn.ts';

const at = (minute: number) => Date.UTC(2026, 10, 20, 9, minute);
const said = (from: 'buyer' | 'seller', minute: number | null, text = 'where is it?'): SeenMessage => ({
  from,
  at: minute === null ? null : at(minute),
  text,
});
const now = at(59);
const base = { threadKey: 'practice-shop||t-1', marketplace: 'practice-shop', host: 'localhost', now };
const learn = (known: readonly Turn[], messages: readonly SeenMessage[], whole = true) =>
  learnTurns(known, messages, { ...base, whole });
const brief = (turns: readonly Turn[]) => turns.map((t) => [t.askedAt, t.answeredAt, t.first]);

describe('a greeting', () => {
  test.each([
    'hi',
    'Hello!',
    'hey there',
    'Good morning',
    '你好',
    '在吗？',
    '亲，在吗',
    '哈囉',
    'Halo',
    '👋',
  ])('%s', (text) => expect(isGreeting(text)).toBe(true));
  test.each(['hi, where is it', '你好，发货了吗', 'hello?? my order', '在吗 发货', 'morning delivery?'])(
    'not %s',
    (text) => expect(isGreeting(text)).toBe(false),
  );
});

describe('an acknowledgement', () => {
  test.each([
    'ok thanks',
    'Thank you so much!',
    '好的谢谢',
    '嗯嗯 收到',
    '👍',
    'ok will do',
    '謝謝您',
    'Great, thanks again',
    '收到，感謝您',
    '非常感謝',
    '謝謝您的回覆',
    '謝謝賣家',
    '太好了謝謝',
    '瞭解',
    '好唷',
    '好，我知道了',
    '收到了',
    '不客氣',
    'many thanks',
    'thank u',
    'okay then',
    'received, thanks',
  ])('%s', (text) => expect(isAcknowledgement(text)).toBe(true));
  test.each([
    'ok but where is it',
    '好的，那什么时候到',
    'thanks, it arrived broken',
    '谢谢，不过坏了',
    'no',
    '可以退吗',
    '收到了，但是壞了',
    '謝謝您的回覆，那何時到',
  ])('not %s', (text) => expect(isAcknowledgement(text)).toBe(false));
});

describe('turns', () => {
  test('begin at the oldest unanswered message and end with the answer', () => {
    const turns = turnsOf(
      [said('buyer', 1, 'hi'), said('buyer', 2), said('seller', 5), said('buyer', 7), said('buyer', 9)],
      true,
      now,
    );
    expect(turns).toEqual([
      { askedAt: at(1), meantAt: at(2), lastAskedAt: at(2), first: true, answeredAt: at(5) },
      { askedAt: at(7), meantAt: at(7), lastAskedAt: at(9), first: false, answeredAt: null },
    ]);
  });

  test('are not known where the first message has no instant', () => {
    expect(turnsOf([said('buyer', null), said('buyer', 2)], true, now)).toEqual([]);
  });

  test('an answer without an instant was given at the latest when it was seen', () => {
    const [turn] = turnsOf([said('buyer', 1), said('seller', null)], true, now);
    expect(turn).toMatchObject({ answeredAt: now, answerSeen: true });
  });

  test('seen twice change nothing', () => {
    const messages = [said('buyer', 1), said('seller', 5), said('buyer', 7)];
    const known = learn([], messages);
    expect(learn(known, messages)).toEqual([]);
  });

  test('an answer closes the turn that waits', () => {
    const known = learn([], [said('buyer', 1)]);
    const changed = learn(known, [said('buyer', 1), said('seller', 5)]);
    expect(brief(changed)).toEqual([[at(1), at(5), true]]);
  });

  test('a page that shows only the end of a conversation goes on with the turn that is known', () => {
    const known = learn([], [said('buyer', 1), said('buyer', 4)]);
    const changed = learn(known, [said('buyer', 4), said('buyer', 8)], false);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({ askedAt: at(1), lastAskedAt: at(8), answeredAt: null });
  });

  test('a later answer on such a page closes what waited before', () => {
    const known = learn([], [said('buyer', 1)]);
    const changed = learn(known, [said('seller', 20), said('buyer', 30)], false);
    expect(brief(changed)).toEqual([
      [at(30), null, false],
      [at(1), at(20), true],
    ]);
  });

  test('minutes of a page and milliseconds of an answer are one message', () => {
    const known = learn([], [{ from: 'buyer', at: at(1) + 31_250, text: 'where?' }]);
    expect(learn(known, [said('buyer', 1)])).toEqual([]);
  });

  test('two turns within one minute stay two', () => {
    const messages = [said('buyer', 1), said('seller', 1), said('buyer', 1)];
    const known = learn([], messages);
    expect(new Set(known.map(({ id }) => id)).size).toBe(2);
    expect(known.map(({ answeredAt }) => answeredAt)).toEqual([at(1), null]);
    expect(learn(known, messages)).toEqual([]);
  });

  test('what was waived waits again when the buyer writes again', () => {
    const [turn] = learn([], [said('buyer', 1)]);
    const waived = { ...(turn as Turn), waivedAt: at(10) };
    expect(learn([waived], [said('buyer', 1)])).toEqual([]);
    expect(learn([waived], [said('buyer', 1), said('buyer', 12)])[0]?.waivedAt).toBeUndefined();
  });
});
