import { describe, expect, test } from 'vitest';
import { fromCharacters, toCharacters } from '../../../lib/replies/characters.ts';
import { wordsOf } from '../../../lib/replies/clauses.ts';
import { ConceptFinder, type Concepts } from '../../../lib/replies/concepts.ts';
import { leaningTable } from '../../../lib/replies/leaning-table.ts';
import { Leanings } from '../../../lib/replies/leanings.ts';
import { lexiconTable, packLexicon, unpackLexicon } from '../../../lib/replies/lexicon-table.ts';
import { tradeConcepts } from '../../../lib/replies/trade.ts';

const leanings = new Leanings(
  leaningTable([
    {
      stuck: ['moved depot parcel', 'moved tracking'],
      late: ['parcel days'],
      'refund.when': ['money days'],
      'refund.ask': ['money back'],
      'talk.thanks': ['cheers'],
    },
  ]),
);
const bestOf = (found: Concepts) => [...found].sort(([, a], [, b]) => b - a)[0]?.[0];
/** Words as a text is read: stemmed. */
const leaningOf = (...words: string[]) =>
  leanings.of(wordsOf(words.join(' ')).map((word) => leanings.numberOf(word)));
const best = (...words: string[]) => bestOf(leaningOf(...words));

describe('words by themselves', () => {
  test.each<[words: string[], concept: string | undefined]>([
    [['moved'], 'stuck'],
    [['moved', 'days'], 'stuck'],
    [['money', 'days'], 'refund.when'],
    [['money', 'back'], 'refund.ask'],
    [['parcel', 'days'], 'late'],
    [['cheers'], 'talk.thanks'],
    [['nowt', 'since'], undefined],
    [[], undefined],
  ])('%j lean to %s', (words, concept) => expect(best(...words)).toBe(concept));

  test('lean to a group less than to its concept', () => {
    const found = leaningOf('money', 'days');
    expect(found.get('refund')).toBeGreaterThan(0);
    expect(found.get('refund')).toBeLessThan(found.get('refund.when') ?? 0);
  });

  test('count less beside others that say something else', () => {
    const [alone, beside] = [['moved'], ['moved', 'money']].map(
      (words) => leaningOf(...words).get('stuck') ?? 0,
    );
    expect(beside).toBeLessThan(alone ?? 0);
  });
});

test('a table that was packed is the same again', () => {
  const table = lexiconTable([
    { stuck: ['not moved * depot', 'stuck'], refund: ['money * back|again'] },
    { stuck: ['物流*没动'], 'refund.when': ['^退*钱'] },
  ]);
  expect(table.leanings.words.lines.length).toBeGreaterThan(10);
  const { starts } = table.phrases.spaced;
  expect(fromCharacters(starts.said(starts.find('money')))).toEqual([2]);
  expect(starts.find('mone')).toBe(-1);
  expect(table.phrases.unspaced.lines).toContain(
    `${toCharacters([table.phrases.concepts.indexOf('refund.when'), 1])}^退*钱`,
  );
  expect(unpackLexicon(packLexicon(table))).toEqual(table);
});

test('a message leans to a concept that none of its phrasings is in, in any writing', () => {
  const finder = new ConceptFinder(
    lexiconTable([
      { stuck: ['not moved * depot', 'stuck'], refund: ['money * back', 'refund'] },
      { stuck: ['物流*没动', '卡在'], refund: ['退*钱', '退款'] },
    ]),
  );
  for (const [text, concept] of [
    ['depot since tuesday', 'stuck'],
    ['my deppot', 'stuck'],
    ['my money', 'refund'],
    ['動都沒動', 'stuck'],
    ['钱呢', 'refund'],
  ] as const) {
    const { about, leaning } = finder.both(text, true);
    expect([...about.keys()]).toEqual([]);
    expect(bestOf(leaning)).toBe(concept);
  }
});

/** None of these is a phrasing of the lexicon; all are put as somebody in a hurry would. */
test.each([
  ['been parked at that depot forever', 'tracking'],
  ['mate the seams on this are coming undone', 'problem'],
  ['would u take a bit less for it', 'price'],
])('“%s” leans to %s', (message, group) => {
  const concept = bestOf(tradeConcepts().both(message, true).leaning);
  expect(concept?.split('.')[0]).toBe(group);
});
