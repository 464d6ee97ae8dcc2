import { describe, expect, test } from 'vitest';
import { type Learnt, learnFrom } from '../../../lib/replies/learn.ts';
import { ReplyIndex } from '../../../lib/replies/suggest.ts';
import { saved } from './saved.ts';

const terms = (message: string, names: string[] = []) => Object.keys(learnFrom(null, message, names).terms);

describe('of a message are learnt', () => {
  test('its words and pairs of words, each once', () => {
    expect(learnFrom(null, 'late late parcel', [])).toEqual({
      picks: 1,
      terms: { late: 1, parcel: 1, '^_late': 1, late_late: 1, late_parcel: 1, parcel_$: 1 },
    });
  });

  test('in further messages, how many had them', () => {
    const once = learnFrom(null, 'late parcel', []);
    expect(learnFrom(once, 'late again', [])).toMatchObject({
      picks: 2,
      terms: { late: 2, parcel: 1, again: 1 },
    });
    expect(once.picks).toBe(1);
  });

  test.each<[what: string, message: string, names: string[], never: RegExp]>([
    ['no digits', 'order 114-5550101-8850102 to flat 12b', [], /\d/],
    ['no e-mail address', 'write to mira.k@example.com please', [], /mira|example/],
    ['no link', 'see https://example.com/u/mira', [], /mira|example/],
    ['no name', 'this is Mira Kessel, where is it', ['Mira Kessel'], /mira|kessel/],
    ['no part of an account name', 'mira here', ['mira_k82'], /mira/],
    ['no Chinese name', '我是陈晓雯，什么时候发货', ['陈晓雯'], /[陈晓雯]/],
  ])('%s', (_, message, names, never) => {
    expect(terms(message, names).filter((term) => never.test(term))).toEqual([]);
    expect(terms(message, names).length).toBeGreaterThan(0);
  });

  test('words that a short name happens to stand in', () => {
    expect(terms('delivery please', ['Li Wei'])).toContain('delivery');
  });

  test('at most three hundred terms, those of most messages first', () => {
    let learnt: Learnt | null = null;
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    for (let i = 0; i < 500; i++) {
      learnt = learnFrom(learnt, `common ${letters[i % 26]}${letters[Math.floor(i / 26)]}q`, []);
    }
    expect(Object.keys(learnt?.terms ?? {})).toHaveLength(300);
    expect(learnt?.terms).toMatchObject({ common: 500 });
  });
});

describe('suggestions', () => {
  const replies = ['Opening hours', 'Dispatch', 'Returns'].map((title, i) =>
    saved(`r${i}`, { en: { title, text: title } }),
  );
  const taught = (message: string, times: number): Learnt => {
    let learnt: Learnt | null = null;
    for (let i = 0; i < times; i++) learnt = learnFrom(learnt, message, []);
    return learnt as Learnt;
  };

  test('follow what was chosen several times, and say how often', () => {
    const index = new ReplyIndex(replies);
    expect(index.suggest('has the kettle boiled')).toEqual([]);
    index.learn('r1', taught('has the kettle boiled yet', 3));
    expect(index.suggest('kettle boiled?')[0]).toMatchObject({ replyId: 'r1', picks: 3 });
    index.learn('r1', null);
    expect(index.suggest('kettle boiled?')).toEqual([]);
  });

  test('one choice does not outweigh words', () => {
    const index = new ReplyIndex(replies);
    index.learn('r1', taught('what about returns', 1));
    expect(index.suggest('returns')[0]?.replyId).toBe('r2');
  });

  test('keep what was learnt when the reply is changed, and lose it when it is removed', () => {
    const index = new ReplyIndex(replies);
    index.learn('r1', taught('has the kettle boiled yet', 3));
    index.put(saved('r1', { en: { title: 'Sending', text: 'Sending' } }));
    expect(index.suggest('kettle')[0]?.replyId).toBe('r1');
    index.remove('r1');
    index.put(saved('r1', { en: { title: 'Sending', text: 'Sending' } }));
    expect(index.suggest('kettle')).toEqual([]);
  });
});
