import { describe, expect, test } from 'vitest';
import { gatherTopics, topicOf } from '../../../lib/replies/topics.ts';
import { tradeConcepts } from '../../../lib/replies/trade.ts';

const of = (message: string, names: readonly string[] = []) =>
  topicOf(message, tradeConcepts().in(message, true), names);

const gathered = (messages: readonly string[]) =>
  gatherTopics(
    messages.flatMap((message, i) => {
      const topic = of(message);
      return topic ? [{ threadKey: `t${i}`, ...topic, at: i }] : [];
    }),
  );

describe('what is kept of a message that no reply answers', () => {
  test('is its words in no order, without digits, names and addresses', () => {
    const topic = of('Mira Kessel here (mira@example.com): could the 4711 kiln engraver write Oma?', [
      'Mira Kessel',
    ]);
    expect(topic?.terms).toEqual(['engraver', 'kiln', 'oma', 'write']);
  });

  test.each(['Hello there!', 'ok thank you', '你好', '谢谢', '12345', '👍'])(
    'is nothing where nothing is asked: %s',
    (message) => {
      expect(of(message)).toBeNull();
    },
  );

  test('is what it is about, where the trade has a word for it', () => {
    expect(of('where is my parcel')?.concepts[0]).toMatch(/^(?:arrival|tracking|shipping)/);
  });
});

describe('topics', () => {
  test('are messages about the same, the most asked first, by the words that tell them apart', () => {
    const [first, second, ...rest] = gathered([
      'Can you engrave a name on the mug?',
      'do you host pottery workshops in spring',
      'Is engraving possible, with two names?',
      'engrave my initials please, any chance',
    ]);
    expect(first?.threadKeys).toEqual(['t0', 't2', 't3']);
    expect(first?.words[0]).toMatch(/^engrav/);
    expect(first?.shared).toEqual(['engrave', 'name']);
    expect(second?.threadKeys).toEqual(['t1']);
    expect(second?.words).toContain('pottery');
    // What only one buyer wrote may be a name.
    expect(second?.shared).toEqual([]);
    expect(rest).toEqual([]);
  });

  test('see through script: traditional and simplified are the same word', () => {
    const topics = gathered(['可以刻字吗？', '請問可以刻字嗎', '有陶艺课程吗']);
    expect(topics.map(({ threadKeys }) => threadKeys)).toEqual([['t0', 't1'], ['t2']]);
    expect(topics[0]?.words.join('')).toContain('刻字');
  });

  test('are none of nothing', () => {
    expect(gatherTopics([])).toEqual([]);
  });
});
