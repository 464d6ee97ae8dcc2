import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson, valuesAt } from '../../../lib/adapters/json.ts';

describe('parseJson', () => {
  test.each([
    ['{"id":9007199254740993}', { id: '9007199254740993' }],
    ['{"id":-9007199254740993}', { id: '-9007199254740993' }],
    ['{"id":9007199254740991}', { id: 9_007_199_254_740_991 }],
    ['[1000000000000000001,1.5,1e2]', ['1000000000000000001', 1.5, 100]],
    ['{"id":"9007199254740993"}', { id: '9007199254740993' }],
  ])('%s', (text, value) => expect(parseJson(text)).toEqual(value));

  test('every id of up to 19 digits comes back as written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 19n - 1n }), (id) => {
        expect(String((parseJson(`{"id":${id}}`) as { id: unknown }).id)).toBe(String(id));
      }),
    );
  });

  test('throws on a web page', () => expect(() => parseJson('<!doctype html>')).toThrow(SyntaxError));

  test('a __proto__ key is data, not a prototype', () => {
    const value = parseJson('{"__proto__":{"orders":[1]}}') as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(valuesAt(value, ['orders', '*'])).toEqual([]);
  });
});

describe('valuesAt', () => {
  const root = { a: [{ x: 1, n: null }, { y: 2 }, null, 3], b: { c: 'd' } };
  test.each([
    [[], [root]],
    [['b', 'c'], ['d']],
    [['a', '*', 'x'], [1]],
    [
      ['a', '*', ['x', 'y']],
      [1, 2],
    ],
    [
      ['a', '*', ['n', 'x', 'y']],
      [1, 2],
    ],
    [['a', '*', 'n'], []],
    [['b', '*'], []],
    [['a', 'x'], []],
    [['b', 'constructor', 'name'], []],
    [['b', '__proto__'], []],
    [['a', 'length'], [4]],
    [['nothing', 'there'], []],
    [['a', '*', { x: '1' }, 'x'], [1]],
    [['a', '*', { x: ['2', '1'] }], [{ x: 1, n: null }]],
    [['a', '*', { x: '2' }], []],
    [['b', { c: 'd', e: 'f' }], []],
    [['b', { nothing: 'undefined' }], []],
  ])('%j', (path, values) => expect(valuesAt(root, path)).toEqual(values));

  test('stops at the limit', () => {
    expect(valuesAt([...Array(50).keys()], ['*'], 10)).toHaveLength(10);
  });
});
