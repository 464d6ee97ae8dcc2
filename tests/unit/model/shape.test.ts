import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findShape, hasShape } from '../../../lib/model/shape.ts';

describe('findShape', () => {
  test.each([
    ['Order 114-5550101-8850102 of today', ['###-#######-#######'], '114-5550101-8850102'],
    ['/orders-v3/order/114-5550101-8850102?x=1', ['###-#######-#######'], '114-5550101-8850102'],
    ['D01-5550101-8850102', ['###-#######-#######', 'A##-#######-#######'], 'D01-5550101-8850102'],
    ['ID do Pedido 261005TENXFJXK', ['######XXXXXXXX'], '261005TENXFJXK'],
    ['訂單編號261005TENXFJXK', ['######XXXXXXXX'], '261005TENXFJXK'],
    ['é114-5550101-8850102', ['###-#######-#######'], null],
    ['9114-5550101-8850102', ['###-#######-#######'], null],
    ['114-5550101-88501023', ['###-#######-#######'], null],
    ['114-5550101-885010a', ['###-#######-#######'], null],
    ['261005tenxfjxk', ['######XXXXXXXX'], null],
    ['id 4711 and 12', ['#+'], '4711'],
    ['', ['#+'], null],
    ['abc', ['#'], null],
  ])('"%s" by %j: %s', (text, shapes, found) => expect(findShape(text, shapes)).toBe(found));

  test('takes the shape listed first where two fit at the same place', () => {
    expect(findShape('12-34', ['##', '##-##'])).toBe('12');
    expect(findShape('12-34', ['##-##', '##'])).toBe('12-34');
  });

  test('what it finds has the shape and stands in the text', () => {
    const shapes = ['###-##', 'A#+', 'XX'];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'12AZ- é客') }), (text) => {
        const found = findShape(text, shapes);
        if (found === null) return;
        expect(text).toContain(found);
        expect(hasShape(found, shapes)).toBe(true);
      }),
    );
  });

  test('a shape that would make a regular expression backtrack is read in one pass', () => {
    expect(findShape('A'.repeat(20_000), ['A+A+A+A+!'])).toBeNull();
  });
});

describe('hasShape', () => {
  test.each([
    ['4711', ['#+'], true],
    ['4711 ', ['#+'], false],
    ['PS-261005-00012', ['PS-######-#####'], true],
    ['PS-261005-0001', ['PS-######-#####'], false],
    ['', ['#+'], false],
  ])('"%s" %j: %s', (text, shapes, is) => expect(hasShape(text, shapes)).toBe(is));
});
