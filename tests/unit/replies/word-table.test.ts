import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachWordOf } from '../../../lib/replies/clauses.ts';
import { asciiWords } from '../../../lib/replies/tokens.ts';
import { hashOf, WordTable } from '../../../lib/replies/word-table.ts';

const typed = fc.string({ unit: fc.constantFrom(..."aZ9'` .-x'"), maxLength: 30 });

describe('the words of a text, found without cutting them out', () => {
  test.each([
    ["Don't you'll it's 2day", ["don't", "you'll", "it's", '2day']],
    ["'quoted' rock'n'roll dogs' x", ['quoted', "rock'n", 'roll', 'dogs', 'x']],
    ['', []],
    ['  ...  ', []],
    ['end', ['end']],
    ['你好', null],
  ])('%j has %j', (text, words) => {
    expect(asciiWords(text, new WordTable((word) => word))).toEqual(words);
  });

  test('are those that a pattern finds', () => {
    const table = new WordTable((word) => word);
    const written = new WordTable((word) => [word]);
    fc.assert(
      fc.property(typed, (text) => {
        expect(asciiWords(text, table)).toEqual(text.toLowerCase().match(/[a-z0-9]+(?:'[a-z]+)?/g) ?? []);
        const clause = text.toLowerCase();
        expect(eachWordOf(clause, written)).toEqual(clause.match(/[a-z0-9'`]+/g) ?? []);
      }),
    );
  });
});

test('each word is worked out once, however many there are, until there are too many to keep', () => {
  let made = 0;
  const table = new WordTable((word) => {
    made++;
    return word.toUpperCase();
  });
  const of = (word: string) => table.of(`<${word}>`, 1, word.length + 1, hashOf(word));
  const words = Array.from({ length: 19_000 }, (_, i) => `w${i.toString(36)}`);
  for (const word of [...words, ...words]) expect(of(word)).toBe(word.toUpperCase());
  expect(made).toBe(words.length);
  for (let i = 0; i < 3_000; i++) expect(of(`more${i}`)).toBe(`MORE${i}`);
  for (const word of words.slice(0, 100)) expect(of(word)).toBe(word.toUpperCase());
  expect(made).toBeLessThan(words.length + 3_000 + 200);
});
