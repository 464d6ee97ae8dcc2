import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillParts, nothingKnown, textOf } from '../../../lib/replies/fill.ts';
import { parseTemplate } from '../../../lib/replies/template.ts';

describe('what is wrong with a text, and where', () => {
  test.each([
    ['Hi {buyer}', []],
    ['{} {1} :-{ {"a": 1}', []],
    ['Hi {buyer', [['unclosed', 3]]],
    ['Hi {buyer\n}', [['unclosed', 3]]],
    [
      '{if raining}x{end}',
      [
        ['unknownCondition', 0],
        ['strayEnd', 13],
      ],
    ],
    ['a {if delivered}x', [['missingEnd', 2]]],
    ['x{end}', [['strayEnd', 1]]],
    ['x{else}y', [['strayElse', 1]]],
    ['{if new}a{else}b{else}c{end}', [['strayElse', 16]]],
    ['{choose red}', [['emptyChoice', 0]]],
    ['{vary a | }', [['emptyChoice', 0]]],
    ['{buyer + 3 days}', [['notADate', 0]]],
    ['{date + 3 moons}', [['notADate', 0]]],
    [
      '{如果 下雨}x{结束}',
      [
        ['unknownCondition', 0],
        ['strayEnd', 8],
      ],
    ],
  ])('%s', (text, problems) => {
    expect(parseTemplate(text).problems.map(({ what, at }) => [what, at])).toEqual(problems);
  });

  test('what cannot be read stays as it was written', () => {
    const text = 'Hi {buyer, {if raining}x{end} {choose red} {date + 3 moons}';
    expect(textOf(fillParts(text, nothingKnown))).toBe(text);
  });

  test('any text is read, and nothing that is no tag is lost', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '{if new}',
      '{else}',
      '{end}',
      '{caret}',
      'x',
      ' ',
      '\n',
      '{buyer|y}',
      '|',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const { problems } = parseTemplate(text);
        for (const { at, length } of problems) expect(at + length).toBeLessThanOrEqual(text.length);
        expect(textOf(fillParts(text, { ...nothingKnown, conditions: ['new'] })).length).toBeLessThanOrEqual(
          text.length,
        );
      }),
    );
  });
});
