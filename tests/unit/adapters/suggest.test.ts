import { beforeEach, describe, expect, test } from 'vitest';
import { suggestRows, suggestText, valueAt } from '../../../lib/adapters/suggest.ts';
import { suggestMessages } from '../../../lib/adapters/suggest-messages.ts';
import { queryAll } from '../../../lib/adapters/text.ts';

const show = (html: string) => {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.body.replaceChildren(...parsed.body.childNodes);
};
const the = (css: string): Element => {
  const found = document.querySelector(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
};
const rowsFor = (css: string) => {
  const found = suggestRows(the(css));
  return typeof found === 'string' ? found : found.map((one) => one.css);
};

beforeEach(() => document.body.replaceChildren());

describe('rows out of one number', () => {
  test.each<[string, string, string]>([
    [
      'a mark of their own comes before the class',
      `<div><p data-qa="order-row" class="order"><b>AB-1001</b></p><p data-qa="order-row" class="order"><b>AB-1002</b></p></div>`,
      'p[data-qa="order-row"]',
    ],
    [
      'an attribute that differs from row to row counts by being there',
      `<ul><li data-order="1"><b>AB-1001</b></li><li data-order="2"><b>AB-1002</b></li></ul>`,
      'li[data-order]',
    ],
    [
      'a human class',
      `<div><p class="order-row"><b>AB-1001</b></p><p class="order-row"><b>AB-1002</b></p><p class="foot">2 orders</p></div>`,
      'p.order-row',
    ],
    [
      'the body of a table, not its head',
      `<table><thead><tr><th>Order</th></tr></thead><tbody><tr><td><b>AB-1001</b></td><td>x</td></tr><tr><td>AB-1002</td><td>x</td></tr></tbody></table>`,
      'tbody > tr',
    ],
  ])('%s', (_, html, css) => {
    show(html);
    expect(rowsFor('b')[0]).toBe(css);
  });

  test('a row without a number is a row, and cells beside the number are none', () => {
    show(
      `<table><tbody><tr><td><b>10023</b></td><td>Mira</td><td>2</td></tr><tr><td>10024</td><td>Owen</td><td>10099</td></tr><tr><td>—</td></tr></tbody></table>`,
    );
    const [css = ''] = rowsFor('b');
    expect(queryAll(document, css).map(({ localName }) => localName)).toContain('tr');
  });

  test.each([
    ['no number', '<p><b>Mira</b></p>', 'noNumber'],
    ['one order alone', '<div><p><b>AB-1001</b></p><p>nothing</p></div>', 'noRows'],
  ])('%s: %s', (_, html, problem) => {
    show(html);
    expect(rowsFor('b')).toEqual(problem);
  });
});

describe('a field in its row', () => {
  const ways = (css: string) => {
    const rows = [...document.querySelectorAll('article')];
    return suggestText(rows[0] as Element, the(css), rows);
  };

  test('what is steady comes first, the position last, each with its weakness', () => {
    const row = (name: string) =>
      `<article><div><span data-testid="buyer" class="buyer-name css-1x8f2">${name}</span><span>x</span></div></article>`;
    show(row('Mira') + row('Owen'));
    const found = ways('[data-testid]');
    expect(found[0]).toMatchObject({ css: '[data-testid="buyer"]', weak: null });
    expect(found.map(({ css }) => css)).toContain('.buyer-name');
    expect(found.findLast(({ css }) => css.includes(':nth'))?.weak).toBe('position');
    expect(found.map(({ rank }) => rank)).toEqual(found.map(({ rank }) => rank).toSorted((a, b) => a - b));
  });

  test('a class name that a build made up is said to be one', () => {
    const row = (name: string) => `<article><span class="css-1x8f2">${name}</span><span>x</span></article>`;
    show(row('Mira') + row('Owen'));
    expect(ways('span')[0]).toMatchObject({ css: '.css-1x8f2', weak: 'generated' });
  });

  test('values of this very row are not taken for marks', () => {
    const row = (name: string) =>
      `<article><span data-buyer="${name}" title="${name}">${name}</span></article>`;
    show(row('mira') + row('owen'));
    expect(ways('span').some(({ css }) => /mira/.test(css))).toBe(false);
  });

  test('one that finds two in some row is left out, one that is missing in some is said so', () => {
    const row = (more: string) => `<article><i class="total">1</i>${more}</article>`;
    show(row('') + row('<i class="total">2</i>'));
    expect(ways('.total')).toEqual([]);
    show(`${row('')}${row('')}<article><b>none</b></article>`);
    expect(ways('.total')[0]).toMatchObject({ css: '.total', weak: 'some' });
  });

  test('by the label beside it, where all rows have the same', () => {
    const row = (total: string) =>
      `<article><p><span>Total:</span><span>${total}</span></p><p>x</p></article>`;
    show(row('$4') + row('$5'));
    const [second] = document.querySelectorAll('span:nth-child(2)');
    const rows = [...document.querySelectorAll('article')];
    const found = suggestText(rows[0] as Element, second as Element, rows).find(({ label }) => label);
    expect(found).toMatchObject({ label: 'Total', weak: null });
    expect(rows.map((one) => found && valueAt(one, found))).toEqual(['$4', '$5']);
  });

  test('through open shadow roots, the row’s own included', () => {
    for (const name of ['Mira', 'Owen']) {
      const row = document.createElement('article');
      const outer = row.attachShadow({ mode: 'open' });
      const cell = document.createElement('buyer-cell');
      outer.append(cell);
      const span = document.createElement('span');
      span.className = 'buyer-name';
      span.textContent = name;
      cell.attachShadow({ mode: 'open' }).append(span);
      document.body.append(row);
    }
    const rows = [...document.querySelectorAll('article')];
    const span = rows[0]?.shadowRoot
      ?.querySelector('buyer-cell')
      ?.shadowRoot?.querySelector('span') as Element;
    const [best] = suggestText(rows[0] as Element, span, rows);
    expect(best?.css).toBe(':scope >>> buyer-cell >>> .buyer-name');
    expect(rows.map((row) => best && valueAt(row, best))).toEqual(['Mira', 'Owen']);
  });
});

describe('messages out of two of them', () => {
  const found = (html: string) => {
    show(html);
    return suggestMessages(the('.a'), document.querySelector('.b'));
  };

  test.each<[string, string, string, string]>([
    [
      'an attribute tells them apart',
      `<ol><li data-from="buyer"><p class="a">Hi</p></li><li data-from="seller"><p class="b">Hello</p></li></ol>`,
      'li[data-from]',
      '[data-from="seller"]',
    ],
    [
      'a class of the row does',
      `<ol><li class="message message-in"><p class="a">Hi</p></li><li class="message message-out"><p class="b">Hello</p></li></ol>`,
      'li.message',
      '.message-out',
    ],
    [
      'something in it does',
      `<ol><li class="message"><p class="a">Hi</p></li><li class="message"><p class="b">Hello</p><i data-testid="read-mark"></i></li></ol>`,
      'li.message',
      'li.message:has([data-testid="read-mark"])',
    ],
  ])('%s', (_, html, rows, seller) => {
    const read = found(html);
    if (typeof read === 'string') throw new Error(read);
    expect(read.rows[0]?.css).toBe(rows);
    expect(read.seller[0]?.css).toBe(seller);
  });

  test('nothing tells them apart: said, not guessed', () => {
    expect(found('<ol><li><p class="a">Hi</p></li><li><p class="b">Hello</p></li></ol>')).not.toBeUndefined();
    show('<ol><li><p>Hi</p></li><li><p>Hello</p></li></ol>');
    const [first, second] = document.querySelectorAll('p');
    expect(suggestMessages(first as Element, second as Element)).toBe('noRows');
  });

  test('without one of the seller’s every row is the buyer’s', () => {
    const read = found('<ol><li><p class="a">Hi</p></li><li><p>There?</p></li></ol>');
    if (typeof read === 'string') throw new Error(read);
    expect(read.seller[0]?.css).toBe(':not(*)');
  });
});
