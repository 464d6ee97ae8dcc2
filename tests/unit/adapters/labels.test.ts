import { describe, expect, test } from 'vitest';
import { readPage } from '../../../lib/adapters/read-page.ts';
import { Adapter } from '../../../lib/adapters/schema.ts';
import { aroundLabels, besideLabel, firstText, takeFrom } from '../../../lib/adapters/text.ts';
import { cornerShop, now } from './shop-adapter.ts';

function page(html: string): Document {
  document.body.innerHTML = html;
  return document;
}

describe('the text beside a label', () => {
  test.each([
    ['<p>Order no: 12-345</p>', '12-345'],
    ['<p>ORDER NO：12-345</p>', '12-345'],
    ['<p>Order no 12-345</p>', '12-345'],
    ['<p><b>Order no</b> <i>12-345</i></p>', '12-345'],
    ['<dl><dt>Order no</dt><dd>12-345</dd></dl>', '12-345'],
    ['<div><div><div>Order no</div></div><div>12-345</div></div>', '12-345'],
    ['<p>Order number 12-345</p>', null],
    ['<p>Order notes</p><p>none</p>', null],
    ['<p hidden>Order no: 12-344</p><p>Order no: 12-345</p>', '12-345'],
    ['<p>Order no:</p>', null],
  ])('%s: %s', (html, text) => expect(besideLabel(page(html).body, ['Order no'])).toBe(text));
});

test.each([
  ['<p><img alt="x"></p><p>Mug</p><p>Colour: blue</p>', 'Mug'],
  ['Mug<br><i>Colour: blue</i>', 'Mug'],
  ['<b hidden>old</b> <b>Mug</b>', 'Mug'],
  ['<p> </p>', null],
])('the first piece of text in %s: %s', (html, first) => {
  expect(takeFrom(page(html).body, 'first')).toBe(first);
});

describe('account and person in one text', () => {
  test.each([
    ['<p>Jo Doe</p><p>jo-99</p>', 'jo-99', 'Jo Doe'],
    ['<p>12-345</p><a>View details</a><p>Jo Doe</p><b>papagei</b> (418)', 'papagei', 'Jo Doe'],
    ['Jo Doe (jo_99)', 'jo_99', 'Jo Doe'],
    ['<p>Jo Doe</p><p>jo99</p><p>Contact buyer</p>', 'jo99', 'Jo Doe'],
    ['<a>View details</a><p>jo99</p>', 'jo99', null],
    ['<p hidden>old-1</p><p>Jo Doe</p>', null, null],
    ['<p>maria</p><p>MariaPop_1</p>', 'MariaPop_1', 'maria'],
    ['<p>Jean-Luc</p><p>jl</p>', 'jl', 'Jean-Luc'],
    ['<p>Madonna</p>', null, null],
    ['<p>12-345</p><p>Contact buyer</p>', null, null],
  ])('%s: %s, %s', (html, account, person) => {
    const { body } = page(html);
    expect([takeFrom(body, 'account'), takeFrom(body, 'person')]).toEqual([account, person]);
  });

  test('beside a label', () => {
    const { body } = page('<dl><dt>Buyer</dt><dd>Jo Doe <i>jo99</i></dd></dl>');
    expect(besideLabel(body, ['Buyer'], 500, 'account')).toBe('jo99');
    expect(besideLabel(body, ['Buyer'], 500, 'person')).toBe('Jo Doe');
  });
});

test.each([
  ['<p>to</p><p hidden>sent</p><p><b> Sent </b></p>', 'Sent'],
  ['<p>sent today</p>', null],
])('the first text that is a word: %s: %s', (html, text) =>
  expect(firstText(page(html).body, (one) => one.toLowerCase() === 'sent')).toBe(text),
);

describe('the parts around labels', () => {
  const textsOf = (html: string) =>
    aroundLabels(page(html).body, ['Order no'], ({ textContent }) => !!textContent?.includes('Sent')).map(
      (row) => row.map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim()).join(' | '),
    );
  const head = (id: string) => `<tr><td>Order no: ${id}</td></tr>`;

  test.each<[string, string, string[]]>([
    [
      'a box each',
      `<main><nav>tabs</nav><div><div><p>Order no: 1</p><p>cup</p></div><div><p>Order no: 2</p></div></div></main>`,
      ['Order no: 1cup', 'Order no: 2'],
    ],
    [
      'a table each',
      `<table><tbody>${head('1')}<tr><td>cup</td></tr></tbody></table><table><tbody>${head('2')}</tbody></table>`,
      ['Order no: 1cup', 'Order no: 2'],
    ],
    [
      'rows of one table',
      `<table><tbody>${head('1')}<tr><td>cup</td></tr>${head('2')}<tr><td>jug</td></tr></tbody></table>`,
      ['Order no: 1 | cup', 'Order no: 2 | jug'],
    ],
    [
      'a lone one in a table',
      `<nav>tabs</nav><table><tbody>${head('1')}<tr><td>cup</td></tr></tbody></table><p>foot</p>`,
      ['Order no: 1cup'],
    ],
    [
      'a field to search by',
      `<form><label>Order no</label><input></form><p>Order no: 1</p>`,
      ['Order no: 1'],
    ],
    ['none', '<p>nothing</p>', []],
  ])('%s', (_, html, rows) => {
    const found = textsOf(html);
    expect(found.map((text) => text.replace(/^.*?(?=Order no: )/, ''))).toEqual(rows);
  });

  test('are the orders of a page that has no other rows', () => {
    const [orders] = cornerShop.pages.filter(({ kind }) => kind === 'orders');
    const adapter = Adapter.parse({
      ...cornerShop,
      pages: [
        {
          ...orders,
          rows: [{ css: 'tr.row' }, { around: ['Order no'] }],
          fields: {
            orderId: { at: [{ label: ['Order no'] }] },
            placedAt: { at: [{ word: 'date' }], steps: [{ do: 'date' }] },
            total: { at: [{ word: 'money' }], steps: [{ do: 'money' }] },
            status: { at: [{ word: 'state', in: 'i' }, { word: 'state' }] },
          },
        },
      ],
    });
    const html = `<ul><li>Sent</li></ul><div><div><h3>Order no: 12-001</h3><b>Annulled</b></div>
      <div><h3>Order no: 12-002</h3><b>on its way</b><i>2 items</i>
        <i>since 1 May 2026, as was said in the first message about it</i><i>May 2 at 10:00 am</i><i>SGD 8.50</i></div>
      <div><h3>Order no: 12-003</h3><b>Annulled</b><i><u>Sent</u> track</i></div><div><h3>Order no: 7</h3></div></div>`;
    const url = new URL('https://seller.corner.example/orders');
    const { capture, rows } = readPage(adapter, { document: page(html), url, now });
    expect(capture.orders.map(({ orderId, status, state }) => [orderId, status, state])).toEqual([
      ['12-001', 'Annulled', 'cancelled'],
      ['12-002', null, 'unknown'],
      ['12-003', 'Sent', 'shipped'],
    ]);
    expect(capture.orders.map(({ placedAt, total }) => [placedAt, total])).toEqual([
      [null, null],
      ['2026-05-02', { minor: 850, currency: 'SGD' }],
      [null, null],
    ]);
    expect(capture.missed).toBe(1);
    expect(rows[0]?.row.textContent).toContain('12-001');
  });
});
