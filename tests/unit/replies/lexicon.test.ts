import { describe, expect, test } from 'vitest';
import concepts from '../../../lib/replies/lexicon/concepts.json' with { type: 'json' };
import type { Lexicon } from '../../../lib/replies/phrasings.ts';
import { inFull } from '../../../lib/replies/short-forms.ts';
import { tradeConcepts } from '../../../lib/replies/trade.ts';

const files = import.meta.glob<Lexicon>(['../../../lib/replies/lexicon/*.json', '!**/concepts.json'], {
  eager: true,
  import: 'default',
});
const lexicons = Object.entries(files).map(
  ([path, lexicon]) => [/(\w+)\.json$/.exec(path)?.[1] ?? '', lexicon] as const,
);
const unspaced = new Set(['zh_CN', 'zh_TW', 'th']);
const ids = Object.keys(concepts);

describe.each(lexicons)('the lexicon %s', (language, lexicon) => {
  const phrases = Object.entries(lexicon).flatMap(([concept, patterns]) =>
    patterns.flatMap((pattern) =>
      (unspaced.has(language) ? pattern.split('|') : [pattern]).map((text) => ({ concept, text })),
    ),
  );

  test('has the concepts there are, in their order', () => expect(Object.keys(lexicon)).toEqual(ids));

  test('says nothing twice of a concept, and the same of three concepts at most', () => {
    const by = Map.groupBy(phrases, ({ text }) => text);
    const twice = [...by].filter(([, all]) => new Set(all.map(({ concept }) => concept)).size < all.length);
    expect(twice.map(([text]) => text)).toEqual([]);
    expect([...by].filter(([, all]) => all.length > 3).map(([text]) => text)).toEqual([]);
  });

  test('is written in the grammar it is read by', () => {
    const signs = unspaced.has(language) ? /[[\](){}\\+?.]/ : /[[\](){}\\+?^]|\s\s|^[\s|*]|[\s|*]$|\|\s|\s\|/;
    expect(
      phrases.filter(({ text }) => text.trim() === '' || signs.test(text)).map(({ text }) => text),
    ).toEqual([]);
    // One character is in too many words; it counts only as a whole clause.
    const short = phrases.filter(
      ({ text }) => unspaced.has(language) && /^.$/u.test(text.replaceAll('*', '')),
    );
    expect(short.map(({ text }) => text)).toEqual([]);
    // A short form of two words would be read as either.
    const two = phrases.filter(({ text }) => text.split(/[ |]/).some((word) => inFull(word).length > 1));
    expect(two.map(({ text }) => text)).toEqual([]);
    expect(phrases.filter(({ text }) => text !== text.toLowerCase()).map(({ text }) => text)).toEqual([]);
  });
});

test.each(['en', 'zh_CN'])('%s covers every concept', (language) => {
  const lexicon = lexicons.find(([name]) => name === language)?.[1] ?? {};
  const many = (id: string) => (lexicon[id] ?? []).flatMap((pattern) => pattern.split('|')).length;
  expect(ids.filter((id) => many(id) < 10)).toEqual([]);
});

/** What each concept means, as its own description has it, with what buyers write of it in several languages. */
test.each<[message: string, concept: string]>([
  ["where's my stuff", 'tracking.where'],
  ['it says delivered but theres nothing here', 'delivery.not-received'],
  ['still no refund', 'refund.when'],
  ['wont turn on', 'problem.defect'],
  ['got charged twice', 'payment.twice'],
  ['do you ship to canada', 'shipping.abroad'],
  ['is it machine washable', 'product.care'],
  ['how do i send it back', 'return.how'],
  ['咋还没到', 'delivery.late'],
  ['啥时候发', 'shipping.when'],
  ['少发了一个', 'problem.missing'],
  ['物流好几天没动了', 'tracking.stuck'],
  ['能便宜点不', 'price.discount'],
  ['转人工', 'contact.human'],
  ['什麼時候出貨', 'shipping.when'],
])('“%s” is about %s', (message, concept) => {
  expect([...tradeConcepts().in(message, true).keys()]).toContain(concept);
});

test.each(['你好', 'hello', 'ok thanks', 'in the end', 'the quick brown fox jumps over the lazy dog'])(
  '“%s” is about nothing of the trade',
  (message) => {
    const about = [...tradeConcepts().in(message, true).keys()].filter(
      (concept) => !concept.startsWith('talk'),
    );
    expect(about).toEqual([]);
  },
);
