import { describe, expect, test } from 'vitest';
import { ConceptFinder } from '../../../lib/replies/concepts.ts';
import { lexiconTable } from '../../../lib/replies/lexicon-table.ts';
import { TopicIndex } from '../../../lib/replies/topic-index.ts';

const finder = new ConceptFinder(
  lexiconTable([
    {
      late: ["hasn't arrived", 'where * parcel|order', 'late'],
      refund: ['refund', 'money back'],
      'refund.late': ["refund * hasn't arrived"],
      broken: ['broken', 'arrive broken'],
      stock: ['do you have * in'],
    },
    {
      late: ['还没到|没到货', '到哪了'],
      refund: ['退款', '退*钱'],
      'refund.late': ['退款还没到'],
      back: ['^退^'],
      hello: ['^在吗'],
    },
    { late: ['não chegou'] },
    { refund: ['ขอเงินคืน'] },
  ]),
);
const found = (text: string, typed = false) => [...finder.in(text, typed).keys()].sort();

describe('phrasings are found', () => {
  test.each<[what: string, text: string, concepts: string[]]>([
    ['in any inflection', 'It arrived broken', ['broken']],
    ['without apostrophes and fillers', 'my parcel really hasnt arrived', ['late']],
    ['over a gap of up to four words', 'where on this wide earth is my parcel', ['late']],
    ['not over more', 'where in the whole wide world of ours might be this parcel', []],
    ['not across clauses', 'I asked where. The parcel is nice', []],
    ['in alternatives', 'Where is the ORDER?', ['late']],
    ['in Chinese, anywhere', '亲，怎么还没到啊', ['late']],
    ['in traditional characters', '怎麼還沒到', ['late']],
    ['over a gap of characters', '退一下我的钱', ['refund']],
    ['of a whole clause only', '退', ['back']],
    ['of a whole clause, and here it is not', '退货', []],
    ['at the beginning of a clause only', '你现在吗', []],
    ['with accents or without', 'nao chegou', ['late']],
    ['in Thai', 'ขอเงินคืนด้วยค่ะ', ['refund']],
    ['of several languages in one message', 'order到哪了, money back please', ['late', 'refund']],
  ])('%s: %s', (_, text, concepts) => expect(found(text)).toEqual(concepts));
});

describe('short forms are read in full, in texts and phrasings alike', () => {
  const short = new ConceptFinder(
    lexiconTable([
      { lost: ['package * weeks'], late: ['tak|tk sampai'], urgent: ['need * tmrw'], ask: ['boleh * tanya'] },
    ]),
  );
  test.each([
    ['my pkg, no news 3 wks', []],
    ['my pkg gone 3 wks', ['lost']],
    ['xsampai lagi', ['late']],
    ['brg tk smpai', ['late']],
    ['need it tomorrow', ['urgent']],
    ['need it 2moro', ['urgent']],
    ['blh tny', ['ask']],
    ['boleh sampai', []],
  ])('%s', (text, concepts) => expect([...short.in(text).keys()]).toEqual(concepts));
});

test('one within a longer one of something else means nothing; its group counts half', () => {
  for (const text of ['my refund still hasn’t arrived', '退款还没到']) {
    expect(found(text)).toEqual(['refund', 'refund.late']);
    const { 'refund.late': late = 0, refund = 0 } = Object.fromEntries(finder.in(text));
    expect(refund).toBeCloseTo(late / 2, 9);
  }
});

test('greetings and thanks count less than what a message is about', () => {
  const polite = new ConceptFinder(lexiconTable([{ 'talk.thanks': ['thanks'], refund: ['refund'] }]));
  const { 'talk.thanks': thanks = 0, refund = 0 } = Object.fromEntries(polite.in('refund please, thanks'));
  expect(thanks).toBeLessThan(refund / 2);
});

test('a letter wrong, missing, too many or changed is seen through in what buyers type, and only there', () => {
  for (const word of ['brokn', 'brokken', 'brolen', 'boken']) {
    expect(found(`it was ${word}`, true)).toEqual(['broken']);
    expect(found(`it was ${word}`)).toEqual([]);
  }
  // Another first letter makes another word.
  expect(found('we have spoken', true)).toEqual([]);
});

test('longer phrasings are surer, shared ones less so, and several surer than one', () => {
  const sure = (lexicon: Record<string, string[]>, text: string, concept: string) =>
    new ConceptFinder(lexiconTable([lexicon])).in(text).get(concept) ?? 0;
  const one = sure({ a: ['late'] }, 'late', 'a');
  expect(sure({ a: ['very late parcel'] }, 'late parcel', 'a')).toBeGreaterThan(one);
  expect(sure({ a: ['late'], b: ['late'] }, 'late', 'a')).toBeCloseTo(one / Math.sqrt(2), 9);
  expect(sure({ a: ['late', 'overdue'] }, 'late and overdue', 'a')).toBeCloseTo(one * Math.sqrt(2), 9);
  expect(sure({ a: ['late'] }, 'late late late', 'a')).toBe(one);
});

test('a message of any length and script is read without harm', () => {
  expect(found(`${'where '.repeat(2_000)}parcel`)).toEqual(['late']);
  expect(found('\u0000\ud800 \u200f💥 <script>')).toEqual([]);
});

describe('what topics are worth in a library', () => {
  const about = (...concepts: string[]) => new Map(concepts.map((concept) => [concept, 1]));
  const index = (...replies: string[][]) => {
    const topics = new TopicIndex();
    for (const [owner, concepts] of replies.entries()) {
      topics.put(
        owner,
        about(...concepts),
        concepts.map((concept) => about(concept)),
      );
    }
    return topics;
  };

  test('is all where each question leads back to its reply, and little where they all look alike', () => {
    expect(index(['a'], ['b'], ['c'], ['d', 'e']).trust()).toBe(1);
    expect(index(...Array.from({ length: 30 }, () => ['a'])).trust()).toBe(0.1);
    expect(index([], []).trust()).toBe(0);
  });

  test('counts questions that are about nothing as not led back', () => {
    const topics = index(['a'], ['b']);
    topics.put(2, about(), [about(), about()]);
    expect(topics.trust()).toBe(0.5);
    topics.remove(2);
    expect(topics.trust()).toBe(1);
  });
});
