import { describe, expect, test } from 'vitest';
import { adapterById } from '../../../lib/adapters/builtin.ts';
import { badgePlace, readPage } from '../../../lib/adapters/read-page.ts';
import { readSavedPage } from '../../../lib/adapters/read-saved-page.ts';
import type { Adapter } from '../../../lib/adapters/schema.ts';
import { Capture } from '../../../lib/model/capture.ts';
import { cornerShop, now } from './shop-adapter.ts';

const host = 'https://seller.corner.example';

function page(html: string): Document {
  document.body.innerHTML = html;
  return document;
}

const read = (html: string, path = '/orders') =>
  readPage(cornerShop, { document: page(html), url: new URL(path, host), now });

const table = (...rows: string[]) => `<table><tbody>${rows.join('')}</tbody></table>`;
const row = (id: string, rest = '') => `<tr class="row"><td class="id">${id}</td>${rest}</tr>`;
const name = (text: string, account = '') => `<td class="name" data-account="${account}">${text}</td>`;

describe('a list of orders', () => {
  test('is read field by field', () => {
    const { capture } = read(
      table(
        row(
          ' 12-345 ',
          `${name('Ada', '77')}<td class="placed">12 Mar 2026</td><td class="total">1.234,50 €</td>
           <td class="status">sent</td><td><ul><li><b class="title">Cup</b> <i class="quantity">×2</i></li>
           <li><b class="title">Plate</b></li><li>gift</li></ul></td>`,
        ),
      ),
    );
    expect(capture.orders).toEqual([
      {
        orderId: '12-345',
        buyer: { id: '77', username: null, email: null, name: 'Ada' },
        placedAt: '2026-03-12',
        total: { minor: 123_450, currency: 'EUR' },
        status: 'sent',
        state: 'shipped',
        items: [
          { title: 'Cup', quantity: 2 },
          { title: 'Plate', quantity: 1 },
        ],
      },
    ]);
    expect(capture).toMatchObject({ kind: 'orders', shop: 'seller.corner.example', missed: 0 });
    expect(capture.missing).toEqual(['username']);
    expect(Capture.safeParse(capture).success).toBe(true);
  });

  test('adds amounts up where the total is that of its items', () => {
    const shop = structuredClone(cornerShop);
    const list = shop.pages.find((one) => one.kind === 'orders');
    if (list?.fields.total) list.fields.total.at = [{ css: '.total', sum: true }];
    const totalOf = (...amounts: string[]) => {
      const html = table(row('12-345', amounts.map((one) => `<td class="total">${one}</td>`).join('')));
      return readPage(shop, { document: page(html), url: new URL('/orders', host), now }).capture.orders[0]
        ?.total;
    };
    expect(totalOf('1,50 €', '2,25 €')).toEqual({ minor: 375, currency: 'EUR' });
    expect(totalOf('1,50 €', 'free')).toBeNull();
    expect(totalOf('1,50 €', '£2')).toBeNull();
    expect(totalOf()).toBeNull();
  });

  test('finds a value by its shape where only that tells it from others beside it', () => {
    const cells =
      '<b class="title">Cup</b><span>No. 3</span><span>12.50</span><span hidden>9</span><span> 4 </span>';
    const { capture } = read(table(row('12-345', `<td><ul><li>${cells}</li></ul></td>`)));
    expect(capture.orders[0]?.items).toEqual([{ title: 'Cup', quantity: 4 }]);
  });

  test('counts rows without a believable id as missed and takes none of them', () => {
    const { capture, rows } = read(
      table(row('12-345'), row(''), row('12-34'), row('sold out'), row('12-346')),
    );
    expect(capture.orders.map(({ orderId }) => orderId)).toEqual(['12-345', '12-346']);
    expect(rows).toHaveLength(2);
    expect(capture.missed).toBe(3);
    expect(capture.notes).toContain('a row left out: no order id (3 times)');
  });

  test('takes the newest alternative that is there, for rows and for fields', () => {
    const both = read(table('<tr class="new-row" data-id="12-001"></tr>', row('12-002')));
    expect(both.capture.orders.map(({ orderId }) => orderId)).toEqual(['12-001']);
    const second = read(table('<tr class="row" data-id="12-003"><td class="id"> </td></tr>'));
    expect(second.capture.orders.map(({ orderId }) => orderId)).toEqual(['12-003']);
  });

  test('leaves hidden rows and hidden copies of a field alone', () => {
    const { capture } = read(
      table(
        `<tr class="row" style="display:none"><td class="id">12-001</td></tr>`,
        `<tr class="row" hidden><td class="id">12-002</td></tr>`,
        row('12-003', `<td class="name" style="display:none">Old Name</td><td class="name">Ada</td>`),
      ),
    );
    expect(capture.orders.map(({ orderId, buyer }) => [orderId, buyer.name])).toEqual([['12-003', 'Ada']]);
    expect(capture.missed).toBe(0);
  });

  test.each(['***', '林**', 'a***b@x', '＊＊', '••••'])(
    'does not take the masked name %s for one',
    (text) => {
      const { capture } = read(table(row('12-345', name(text, '77'))));
      expect(capture.orders[0]?.buyer).toEqual({ id: '77', username: null, email: null, name: null });
      expect(capture.notes).toContain('name is masked by the marketplace');
      expect(capture.missing).not.toContain('name');
    },
  );

  test('keeps a name with one star and a value that only looks odd', () => {
    expect(read(table(row('12-345', name('Star* Ceramics')))).capture.orders[0]?.buyer.name).toBe(
      'Star* Ceramics',
    );
  });

  test('leaves out an account id of the wrong shape', () => {
    const { capture } = read(table(row('12-345', name('Ada', 'guest'))));
    expect(capture.orders[0]?.buyer.id).toBeNull();
    expect(capture.notes).toContain('buyerId "guest" looks like none');
  });

  test('steps into the shadow root of a component in the row', () => {
    const root = page(table(row('12-345', '<td><x-user></x-user></td>')));
    const shadow = root.querySelector('x-user')?.attachShadow({ mode: 'open' });
    if (shadow) shadow.innerHTML = '<b>ada_77</b>';
    const { capture } = readPage(cornerShop, { document: root, url: new URL('/orders', host), now });
    expect(capture.orders[0]?.buyer.username).toBe('ada_77');
  });

  test('of 600 rows gives the first 500 and says so', () => {
    const rows = Array.from({ length: 600 }, (_, i) => row(`12-${String(i).padStart(3, '0')}`));
    const { capture } = read(table(...rows));
    expect(capture.orders).toHaveLength(500);
    expect(capture.orders.at(-1)?.orderId).toBe('12-499');
    expect(capture.missed).toBe(100);
    expect(capture.notes).toEqual(['600 rows: the first 500 were read']);
  });

  test('says what stands there but cannot be read', () => {
    const { capture } = read(
      table(row('12-345', '<td class="total">12.50 ₿</td><td class="placed">soon</td>')),
    );
    expect(capture.orders[0]).toMatchObject({ total: null, placedAt: null });
    expect(capture.notes).toEqual([
      'placedAt "soon" could not be read',
      'total "12.50 ₿" could not be read (currency not known?)',
    ]);
    expect(capture.missing).toEqual(['buyerId', 'username', 'name', 'placedAt', 'total', 'status']);
  });

  test('that is empty is no broken page', () => {
    const { capture } = read(table());
    expect(capture).toMatchObject({ kind: 'orders', orders: [], missed: 0, missing: [], notes: [] });
  });

  test('that says "0 of 0" is empty too, though elsewhere any number may be an order’s', () => {
    const ebay = adapterById('ebay');
    document.body.innerHTML = '<h1>Manage orders awaiting shipment</h1><p>Results: 0 of 0, last 90 days</p>';
    const at = new URL('https://www.ebay.com/sh/ord/');
    const { capture } = readPage(ebay as Adapter, { document, url: at, now });
    expect(capture).toMatchObject({ kind: 'orders', missed: 0, missing: [], notes: [] });
  });

  test('cuts what a hostile page makes endless, so that the capture stays a capture', () => {
    const { capture } = read(
      table(row('12-345', `${name('A'.repeat(100_000))}<td class="status">${'B'.repeat(5_000)}</td>`)),
    );
    expect(capture.orders[0]?.buyer.name).toHaveLength(500);
    expect(Capture.safeParse(capture).success).toBe(true);
  });
});

describe('one order', () => {
  test('is taken from the address where the page does not say it', () => {
    const { capture } = read('<main class="order"><b class="name">Ada</b></main>', '/orders/12-345');
    expect(capture).toMatchObject({ kind: 'order', orders: [{ orderId: '12-345', buyer: { name: 'Ada' } }] });
  });

  test('is not there before the page is', () => {
    const { capture } = read('<div class="skeleton"></div>', '/orders/12-345');
    expect(capture).toMatchObject({ kind: 'order', orders: [], missed: 0, missing: [] });
  });
});

describe('a page', () => {
  test('that the adapter does not know is none', () => {
    const { capture } = read('<p></p>', '/settings');
    expect(capture).toMatchObject({ kind: 'none', notes: [] });
  });

  test('of unknown address is the kind that finds most', () => {
    const source = { document: page(table(row('12-345'), row('12-346'))), url: null, now };
    expect(readSavedPage(cornerShop, source).capture).toMatchObject({ kind: 'orders', shop: '', missed: 0 });
    const nothing = { document: page('<p>maintenance</p>'), url: null, now };
    expect(readSavedPage(cornerShop, nothing).capture).toMatchObject({
      kind: 'none',
      notes: ['nothing found here'],
    });
  });

  test('with a broken address in it is read all the same', () => {
    expect(read('<main class="order"></main>', '/orders/%zz').capture).toMatchObject({
      orders: [],
      missed: 1,
    });
  });
});

test('a badge goes to the first place that is there', () => {
  const { page: known, rows } = read(
    table(row('12-345', name('Ada')), row('12-346', '<td class="place"></td>')),
  );
  if (known?.kind !== 'orders' || !known.badge) throw new Error('no badge');
  const places = rows.map(({ row }) => known.badge && badgePlace(known.badge, row)?.anchor.className);
  expect(places).toEqual(['name', 'place']);
  expect(badgePlace(known.badge, document.createElement('tr'))).toBeNull();
});
