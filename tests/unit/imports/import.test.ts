// @vitest-environment node
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { builtinAdapters } from '../../../lib/adapters/builtin.ts';
import type { Adapter, Export } from '../../../lib/adapters/schema.ts';
import { openExport } from '../../../lib/imports/open.ts';
import { ImportProblem } from '../../../lib/imports/problem.ts';
import { asksDateOrder } from '../../../lib/imports/recognise.ts';
import { encoded, market, readFile, utf16, workbook } from './files.ts';

const ids = async (content: string | Uint8Array) =>
  (await readFile(content)).orders.map(({ order }) => order.orderId);

describe('a file is opened', () => {
  const rows = 'Order,Buyer,Date\n11-111,anna,2026-10-05\n22-222,bela,2026-10-06\n';
  test.each<[string, string | Uint8Array, object]>([
    ['as UTF-8', rows, { encoding: 'utf-8', delimiter: ',' }],
    ['with a mark', `\ufeff${rows}`, { encoding: 'utf-8' }],
    ['with line ends of Windows', rows.replaceAll('\n', '\r\n'), {}],
    ['with line ends of old Macs', rows.replaceAll('\n', '\r'), {}],
    ['with semicolons', rows.replaceAll(',', ';'), { delimiter: ';' }],
    ['with tabs', rows.replaceAll(',', '\t'), { delimiter: '\t' }],
    ['as UTF-16 with a mark', utf16(rows, true), { encoding: 'utf-16le' }],
    ['as UTF-16 without one', utf16(rows, false), { encoding: 'utf-16le' }],
    ['after sep=', `sep=,\n${rows}`, {}],
    ['after lines of its own', `"Orders of my shop"\n\nFrom,2026-10-01\n${rows}`, {}],
    ['before a footer', `${rows}\n"2","record(s) downloaded"\n"Seller ID : me"\n`, {}],
    ['without a last line end', rows.trimEnd(), {}],
    ['with blanks and stars around names', rows.replace('Order,Buyer', ' *Order , Buyer* '), {}],
    [
      'as GBK',
      encoded(rows.replace('Order,Buyer', '订单编号,买家').replace('anna', '小明'), 'gb18030'),
      { encoding: 'gb18030' },
    ],
    [
      'as Shift_JIS',
      encoded(rows.replace('Order,Buyer', '注文番号,購入者').replace('anna', '花子'), 'shift_jis'),
      { encoding: 'shift_jis' },
    ],
    [
      'as a workbook',
      workbook({
        One: [
          ['Order', 'Buyer'],
          ['11-111', 'anna'],
          ['22-222', 'bela'],
        ],
      }),
      { type: 'workbook', sheet: 0 },
    ],
    [
      'as a workbook whose header is split',
      workbook(
        {
          One: [
            ['Order', 'Buyer'],
            ['11-111', 'anna'],
            ['22-222', 'bela'],
          ],
        },
        { split: true },
      ),
      {},
    ],
    [
      'as the second sheet',
      workbook({
        Notes: [['hello']],
        Two: [
          ['Order', 'Buyer'],
          ['11-111', 'anna'],
          ['22-222', 'bela'],
        ],
      }),
      { sheet: 1 },
    ],
  ])('%s', async (_, content, kind) => {
    const read = await readFile(content);
    expect(read.kind).toMatchObject(kind);
    expect(read.orders.map(({ order }) => order.orderId)).toEqual(['11-111', '22-222']);
    expect(read.left.filter(({ code }) => code !== 'notARow')).toEqual([]);
  });

  test('and names keep their characters', async () => {
    const read = await readFile(encoded('订单编号,买家,订单状态\n11-111,小明,已发货\n', 'gb18030'));
    expect(read.orders[0]?.order).toMatchObject({
      buyer: { username: '小明' },
      status: '已发货',
      state: 'shipped',
    });
  });

  test('and a header without a letter of it leaves that to what its adapter names', async () => {
    const [format] = market.exports;
    const japanese: Adapter = { ...market, exports: [{ ...(format as Export), encodings: ['shift_jis'] }] };
    const file = encoded('Order,Buyer\n11-111,架空はなこ\n', 'shift_jis');
    const { kind, orders } = await readFile(file, [japanese]);
    expect(kind).toMatchObject({ encoding: 'shift_jis' });
    expect(orders[0]?.order.buyer.username).toBe('架空はなこ');
  });
});

describe('cells are freed of what protects them', () => {
  test.each([
    ['="1234567890123456789"', '1234567890123456789'],
    ["'1234567890123456789", '1234567890123456789'],
    ['1234567890123456789\t', '1234567890123456789'],
    ['"\t1234567890123456789"', '1234567890123456789'],
  ])('%j', async (cell, id) => expect(await ids(`Order,Buyer\n${cell},anna\n`)).toEqual([id]));

  test('quotation marks between tabs that do not close are characters', async () => {
    const read = await readFile('Order\tBuyer\tItem\n11-111\tanna\t"Best" mug\n22-222\tbela\t24" lamp\n');
    const titles = read.orders.flatMap(({ order }) => order.items.map(({ title }) => title));
    expect(titles).toEqual(['"Best" mug', '24" lamp']);
  });

  test('a name that begins with = stays one', async () => {
    const read = await readFile('Order,Buyer\n11-111,=anna\n22-222,-\n');
    expect(read.orders.map(({ order }) => order.buyer.username)).toEqual(['=anna', null]);
  });
});

describe('the rows of an order are one order', () => {
  test('with its items, wherever they stand', async () => {
    const { orders } = await readFile(
      'Order,Buyer,Item,Quantity\n11-111,anna,Mug,2\n22-222,bela,"Plate\nblue",1\n11-111,,Spoon,4\n',
    );
    expect(orders.map(({ line, order }) => [line, order.orderId, order.items])).toEqual([
      [
        2,
        '11-111',
        [
          { title: 'Mug', quantity: 2 },
          { title: 'Spoon', quantity: 4 },
        ],
      ],
      [3, '22-222', [{ title: 'Plate blue', quantity: 1 }]],
    ]);
  });

  test.each([
    [
      'an order total stands on every row',
      'Order,Buyer,Order total\n11-111,a,"1.234,50 €"\n11-111,a,"1.234,50 €"',
      123450,
    ],
    [
      'prices are added, discounts taken off, shipping counts once',
      'Order,Buyer,Item,Price,Tax,Discount,Shipping\n11-111,a,x,10.00,1.00,0.50,4\n11-111,a,y,20.00,2.00,,4',
      3650,
    ],
    [
      'the first row is the sum of those below',
      'Order,Buyer,Item,Price\n11-111,a,,60.00\n11-111,a,x,20.00\n11-111,a,y,40.00',
      6000,
    ],
    ['one row alone is not', 'Order,Buyer,Item,Price\n11-111,a,,60.00', 6000],
    ['a sum for another currency is not taken', 'Order,Buyer,Net,Net tax,Currency\n11-111,a,50,10,EUR', 5000],
  ])('%s', async (_, content, minor) => {
    expect((await readFile(content)).orders[0]?.order.total).toEqual({ minor, currency: 'EUR' });
  });

  test('and a sum for one currency is taken for that', async () => {
    const { orders } = await readFile(
      'Order,Buyer,Net,Net tax,Currency\n11-111,a,50,10,USD\n11-111,a,1,,USD',
    );
    expect(orders[0]?.order.total).toEqual({ minor: 6100, currency: 'USD' });
  });

  test.each([
    ['in the header', 'Order,Buyer,Order total (PHP)\n11-111,a,120.50', 'PHP'],
    ['in another header', 'Order,Buyer,Order total,Fee (PHP)\n11-111,a,120.50,1', 'PHP'],
    ['in neither of two others', 'Order,Buyer,Order total,Fee (PHP),Tax (THB)\n11-111,a,120.50,1,1', 'EUR'],
    ['in a column', 'Order,Buyer,Order total,Currency\n11-111,a,120.50,USD', 'USD'],
    ['in a column, for sums', 'Order,Buyer,Price,Currency\n11-111,a,120.50,USD', 'USD'],
    ['by a sign', 'Order,Buyer,Order total\n11-111,a,£120.50', 'GBP'],
  ])('its currency stands %s', async (_, content, currency) => {
    expect((await readFile(content)).orders[0]?.order.total).toEqual({ minor: 12050, currency });
  });

  test.each([
    ['the first of three is the sum of the others', [60, 20, 40], 6000],
    ['the first of three is not', [20, 20, 40], 8000],
    ['two are alike', [20, 20], 4000],
  ])('where no items are described, and %s', async (_, amounts, minor) => {
    const { orders } = await readFile(`Order,Line sum\n${amounts.map((one) => `11-111,${one}`).join('\n')}`);
    expect(orders[0]?.order.total).toEqual({ minor, currency: 'EUR' });
  });

  test('a row that a file has twice is counted once where items are described, and said', async () => {
    const row = '11-111,anna,20.00,Mug,1';
    const { orders, left } = await readFile(
      `Order,Buyer,Price,Item,Quantity\n${row}\n11-111,anna,4.00,Lid,1\n${row}\n`,
    );
    expect(orders[0]?.order).toMatchObject({
      total: { minor: 2400 },
      items: [{ title: 'Mug' }, { title: 'Lid' }],
    });
    expect(left).toEqual([{ line: 4, code: 'sameRow' }]);
  });

  test.each([
    ['on request', null, [{ line: 2, code: 'totalUnread', value: 'on request' }]],
    ['n/a', { minor: 400, currency: 'USD' }, []],
  ])('a sum of which a part is %j', async (price, total, unread) => {
    const file = await readFile(
      `Order,Buyer,Price,Item,Shipping,Currency\n11-111,anna,${price},Mug,4.00,USD\n`,
    );
    expect([file.orders[0]?.order.total, file.unread]).toEqual([total, unread]);
  });

  test('an item’s name that is escaped for a page is read as it is meant', async () => {
    const { orders } = await readFile(
      'Order,Buyer,Price,Item\n11-111,anna,1.00,8&quot; bowl &amp; lid &copy;\n',
    );
    expect(orders[0]?.order.items).toEqual([{ title: '8" bowl & lid &copy;', quantity: 1 }]);
  });

  test('a date or a total that cannot be read is said, and the order kept without', async () => {
    const { orders, unread } = await readFile(
      'Order,Buyer,Order total,Date\n11-111,anna,12.50,2026-10-01\n11-112,anna,on request,31.31.2026\n11-113,anna,,\n',
    );
    expect(orders.map(({ order }) => [order.placedAt, order.total?.minor ?? null])).toEqual([
      ['2026-10-01', 1250],
      [null, null],
      [null, null],
    ]);
    expect(unread).toEqual([
      { line: 3, code: 'dateUnread', value: '31.31.2026' },
      { line: 3, code: 'totalUnread', value: 'on request' },
    ]);
  });

  test.each([
    ['0.00', { minor: 1000, currency: 'EUR' }],
    ['', { minor: 1000, currency: 'EUR' }],
    ['2.00', null],
    ['n/a', null],
  ])('and not added up where something else counts: %j', async (other, total) => {
    const { orders } = await readFile(`Order,Line sum,Other\n11-111,4,\n11-111,6,${other}`);
    expect(orders[0]?.order.total).toEqual(total);
  });

  test('also without an id of their own, where a mark says they follow', async () => {
    const { orders, left } = await readFile(
      'Order,Buyer,Record,Item\n11-111,a,7,x\n,,7,y\n,,8,z\n22-222,b,7,u\n,,,v\n',
    );
    const items = orders.map(({ order }) => [order.orderId, order.items.map(({ title }) => title).join()]);
    expect(items).toEqual([
      ['11-111', 'x,y'],
      ['22-222', 'u'],
    ]);
    expect(left.map(({ line }) => line)).toEqual([4, 6]);
  });

  test('and amounts of several currencies are no total', async () => {
    const { orders } = await readFile('Order,Buyer,Item,Price\n11-111,a,x,£1\n11-111,a,y,$1 USD');
    expect(orders[0]?.order.total).toBeNull();
  });
});

test.each([
  ['Paid back', 'refunded'],
  ['none', 'shipped'],
])('an order whose refund says %s is %s', async (refund, state) => {
  const content = `Order,Buyer,Item,Status,Refund\n11-111,a,x,Sent,${refund}\n11-111,a,y,Sent,${refund}`;
  expect((await readFile(content)).orders[0]?.order).toMatchObject({ status: 'Sent', state });
});

test.each([
  [['Annulled', 'Sent'], 'Sent', 'shipped'],
  [['Annulled', ''], 'Annulled', 'cancelled'],
  [['Annulled', 'Annulled'], 'Annulled', 'cancelled'],
  [['Sent', 'Annulled'], 'Sent', 'shipped'],
])('an order whose items are %j is %s', async (items, status, state) => {
  const rows = items.map((item) => `11-111,a,x,${item}`);
  const { orders } = await readFile(['Order,Buyer,Item,Status', ...rows].join('\n'));
  expect(orders.map(({ order }) => [order.status, order.state])).toEqual([[status, state]]);
});

test('one item paid back is not the order paid back', async () => {
  const { orders } = await readFile(
    'Order,Buyer,Item,Status,Refund\n11-111,a,x,Sent,Paid back\n11-111,a,y,Sent,none',
  );
  expect(orders[0]?.order.state).toBe('shipped');
});

test.each([
  ['Fee (PHP)', '2026-04-25T01:30:00.000Z'],
  ['Fee (THB)', '2026-04-25'],
  ['Fee', '2026-04-25'],
])('with the header %s a time is %s', async (header, placedAt) => {
  const { orders } = await readFile(`Order,Buyer,Date,${header}\n11-111,a,2026-04-25 09:30,1`);
  expect(orders[0]?.order.placedAt).toBe(placedAt);
});

describe('day and month', () => {
  test.each([
    ['are told by a day above 12', ['03/04/2026', '25/04/2026'], '2026-04-03'],
    ['are told by dots', ['03.04.2026', '05.06.2026'], '2026-04-03'],
    ['are told by a month that cannot be one', ['03/04/2026', '04/25/2026'], '2026-03-04'],
    ['are nothing where no date tells', ['03/04/2026', '05/06/2026'], null],
    ['are nothing where dates contradict each other', ['03/04/2026', '25/04/2026', '04/25/2026'], null],
  ])('%s', async (_, dates, first) => {
    const { orders } = await readFile(
      `Order,Buyer,Date\n${dates.map((date, i) => `11-11${i},a,${date}`).join('\n')}\n`,
    );
    expect(orders[0]?.order.placedAt).toBe(first);
  });
});

test('orders of several sites in one file are kept apart, whatever their numbers', async () => {
  const { orders, shops, rows, left } = await readFile(
    'Site,Order,Account\nEast,11-111,anna\nWest,11-111,anna\nEast,22-222,bela\n,33-333,cleo\nEast,,x\n',
  );
  expect(orders.map(({ order, line }, i) => [shops[i], line, order.orderId, order.buyer.username])).toEqual([
    ['East = amazon', 2, '11-111', 'anna'],
    ['East = amazon', 4, '22-222', 'bela'],
    ['West', 3, '11-111', 'anna'],
    ['', 5, '33-333', 'cleo'],
  ]);
  expect([rows, left]).toEqual([4, [{ line: 6, code: 'orderIdMissing' }]]);
});

test('a number that a spreadsheet shortened is not replaced by another column', async () => {
  const { orders, left } = await readFile('Site,Number,Order,Account\nEast,5.76E+17,11-111,anna\n');
  expect([orders, left]).toEqual([[], [{ line: 2, code: 'rounded', value: '5.76E+17' }]]);
});

describe('what cannot be read is left out, with its line and why', () => {
  test('and the rest is read', async () => {
    const { orders, left } = await readFile(
      'Order,Buyer,Date,Item,Price,Tax,Status,Currency\nThe number,Who,When,What,,,,\n11-111,"a\nb",,,,,,\n,c,,,,,,\nno number,d,,,,,,\n1.23457E+18,e,,,,,,\n"4","records"\n22-222,f,,,,,,\n',
    );
    expect(orders.map(({ order }) => order.orderId)).toEqual(['11-111', '22-222']);
    expect(left).toEqual([
      { line: 5, code: 'orderIdMissing' },
      { line: 6, code: 'orderIdOdd', value: 'no number' },
      { line: 7, code: 'rounded', value: '1.23457E+18' },
      { line: 8, code: 'notARow' },
    ]);
  });

  test('a long number that a workbook rounded', async () => {
    const { left } = await readFile(
      workbook({
        One: [
          ['Order', 'Buyer'],
          ['The number', 'Who'],
          [2 ** 60, 'a'],
        ],
      }),
    );
    expect(left).toEqual([{ line: 3, code: 'rounded', value: '1.152921504606847e+18' }]);
  });

  test('keys of the language are names like any other', async () => {
    const { orders } = await readFile('Order,Buyer,__proto__,constructor\n11-111,__proto__,x,y\n');
    expect(orders[0]?.order.buyer.username).toBe('__proto__');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('a hostile file says what is wrong', () => {
  const bomb = () =>
    zipSync({
      ...Object.fromEntries(
        ['[Content_Types].xml', 'xl/workbook.xml'].map((name) => [name, strToU8('<a/>')]),
      ),
      'xl/worksheets/sheet1.xml': new Uint8Array(80 * 2 ** 20),
    });
  test.each<[string, string | Uint8Array | (() => Uint8Array), string, object]>([
    ['nothing in it', '', 'empty', {}],
    ['nothing but line ends', '\n\n\n', 'noRows', {}],
    ['NULs', 'Order,Buyer\n11-111,a\0b\n', 'binary', {}],
    ['bytes', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1]), 'binary', {}],
    [
      'a quotation mark that stays open',
      'Order,Buyer\n11-111,a\n22-222,"b\n33-333,c\n',
      'unclosedQuote',
      { line: 3 },
    ],
    [
      'text behind a closed quotation mark',
      'Order,Buyer\n11-111,"a" b\n33-333,c\n',
      'unclosedQuote',
      { line: 2 },
    ],
    ['a backup', new TextEncoder().encode('{"format":"regulars-backup","a":[1,2,3]}'), 'json', {}],
    ['an answer', new TextEncoder().encode('\ufeff[ {"order":1}, {"order":2} ]'), 'json', {}],
    ['a PDF called .csv', new TextEncoder().encode('%PDF-1.7\nOrder,Buyer\n'), 'pdf', {}],
    ['a page called .xls', new TextEncoder().encode('\ufeff\n<html><table><tr><td>Order'), 'html', {}],
    ['a table alone', new TextEncoder().encode('<TABLE border=1><tr><td>Order'), 'html', {}],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'oldWorkbook', {}],
    ['a zip of something else', zipSync({ 'readme.txt': strToU8('hello') }), 'notWorkbook', {}],
    ['half a workbook', workbook({ One: [['Order', 'Buyer']] }).slice(0, 500), 'notWorkbook', {}],
    ['a bomb', bomb, 'inflates', {}],
    [
      'many columns',
      `${Array.from({ length: 2_001 }, () => 'Order').join(',')}\n`,
      'tooManyColumns',
      { line: 1 },
    ],
    [
      'two encodings',
      new Uint8Array([
        ...new TextEncoder().encode('订单编号,买家\n11-111,小明\n'),
        ...encoded('22-222,小明\n', 'gb18030'),
      ]),
      'mixedEncoding',
      { line: 3, encoding: 'utf-8' },
    ],
  ])('%s', async (_, content, code, values) => {
    const problem = await readFile(typeof content === 'function' ? content() : content).catch(
      (error) => error,
    );
    expect(problem).toBeInstanceOf(ImportProblem);
    expect(problem).toMatchObject({ code, values });
  });
});

describe('which number of a date is the day', () => {
  const header = 'Order ID\tOrder Status\tSKU ID\tOrder Amount\tCreated Time';
  const tsv = (columns: string, ...rows: string[]) => new Blob([[header + columns, ...rows].join('\n')]);
  const id = '576461413038785752';
  test.each([
    [
      'is said by the country',
      tsv('\tCountry', `${id}\tShipped\t17290\t24.98\t03/04/2026 10:00:00\tUnited Kingdom`),
      false,
    ],
    ['is asked for without that column', tsv('', `${id}\tShipped\t17290\t24.98\t03/04/2026 10:00:00`), true],
    [
      'is told by a date that is no month',
      tsv('', `${id}\tShipped\t17290\t24.98\t03/24/2026 10:00:00`),
      false,
    ],
  ])('%s', async (_, file, asked) => {
    const [table] = await openExport(file, builtinAdapters);
    const match = table?.matches.find(({ adapter }) => adapter.id === 'tiktok');
    if (!table || !match) throw new Error('not recognised');
    expect(asksDateOrder(match, table.first)).toBe(asked);
  });
});
