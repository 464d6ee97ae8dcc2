import { strToU8, zipSync } from 'fflate';
import { Adapter } from '../../../lib/adapters/schema.ts';
import { openExport } from '../../../lib/imports/open.ts';
import { type ImportBatch, readOrders } from '../../../lib/imports/orders.ts';
import { dateOrderIn } from '../../../lib/imports/recognise.ts';

/** A marketplace whose exports have every quirk the format can express. */
export const market = Adapter.parse({
  schema: 1,
  id: 'market',
  name: { en: 'Market' },
  hosts: [],
  updated: '2026-11-26',
  status: 'taught',
  orderIds: 'marketplace',
  buyer: { key: ['username'], masked: [] },
  shapes: { orderId: ['##-###', '###################'] },
  states: { Sent: 'shipped', 已发货: 'shipped', 'Paid back': 'refunded', Annulled: 'cancelled' },
  pages: [],
  responses: [],
  exports: [
    {
      name: 'Orders',
      has: [
        ['Order', '订单编号', '注文番号'],
        ['Buyer', '买家', '購入者'],
      ],
      encodings: ['gb18030', 'shift_jis'],
      currency: 'EUR',
      zone: { PHP: 'Asia/Manila' },
      describes: true,
      fields: {
        orderId: { at: ['Order', '订单编号', '注文番号'] },
        username: { at: ['Buyer', '买家', '購入者'] },
        placedAt: { at: ['Date'], steps: [{ do: 'date' }] },
        total: {
          at: [
            'Order total',
            { lines: ['Price', 'Tax'], less: ['Discount'], order: ['Shipping'], lead: true },
            { lines: ['Net', 'Net tax'], when: { column: 'Currency', is: ['USD'] } },
            { lines: ['Net'] },
          ],
          steps: [{ do: 'money' }],
        },
        currency: { at: ['Currency'] },
        status: { at: ['Status', '订单状态'] },
        refund: { at: ['Refund'] },
      },
      items: { title: { at: ['Item'] }, quantity: { at: ['Quantity'] } },
      follows: 'Record',
    },
    {
      name: 'Sums',
      has: ['Order', 'Line sum'],
      currency: 'EUR',
      fields: {
        orderId: { at: ['Order'] },
        total: { at: [{ lines: ['Line sum'], lead: true, unless: ['Other'] }], steps: [{ do: 'money' }] },
      },
    },
    {
      name: 'Several',
      has: ['Site', 'Account'],
      fields: { orderId: { at: ['Number', 'Order'] }, username: { at: ['Account'] } },
      channel: { at: 'Site', marketplaces: { East: 'amazon' } },
    },
  ],
});

const bytes = (text: string | Uint8Array) =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;

/** All that an import reads of a file, as one. @throws as it does */
export async function readFile(content: string | Uint8Array, adapters = [market]) {
  const tables = await openExport(new Blob([bytes(content) as BlobPart]), adapters);
  const table = tables[0];
  const match = table?.matches[0];
  if (!table || !match) throw new Error('not recognised');
  const dateOrder = dateOrderIn(match, table.first);
  const options = { now: Date.parse('2026-11-26T00:00:00Z'), dateOrder };
  const all: ImportBatch = { orders: [], left: [], unread: [], rows: 0, notes: [], addsUp: false };
  const shops: string[] = [];
  for await (const batch of readOrders(match, table.rows(), options)) {
    all.orders.push(...batch.orders);
    const { name = '-', marketplace } = batch.channel ?? {};
    shops.push(...batch.orders.map(() => (marketplace ? `${name} = ${marketplace}` : name)));
    all.unread.push(...batch.unread);
    all.left.push(...batch.left);
    all.notes.push(...batch.notes);
    all.rows = batch.rows;
  }
  return { kind: table.kind, match, ...all, shops };
}

/** Text in an encoding for which there is no encoder here: each character by looking it up in the decoder. */
export function encoded(text: string, encoding: 'gb18030' | 'shift_jis'): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number[]>();
  for (let high = 0x81; high < 0xff; high++) {
    for (let low = 0x40; low < 0xff; low++)
      table.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  }
  return new Uint8Array([...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : (table.get(c) ?? []))));
}

export const utf16 = (text: string, mark: boolean) =>
  new Uint8Array(
    new Uint16Array([...(mark ? [0xfeff] : []), ...[...text].map((c) => c.charCodeAt(0))]).buffer,
  );

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const column = (at: number) => String.fromCharCode(65 + at);

/** The smallest workbook there is. `split`: each header cell in a row element of its own, as one marketplace does. */
export function workbook(sheets: Record<string, (string | number)[][]>, { split = false } = {}): Uint8Array {
  const cell = (value: string | number, row: number, at: number) =>
    typeof value === 'number'
      ? `<c r="${column(at)}${row}"><v>${value}</v></c>`
      : `<c r="${column(at)}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  const names = Object.keys(sheets);
  const sheetXml = (rows: (string | number)[][]) => {
    const written = rows.map((cells, i) => {
      const parts = cells.map((value, at) => cell(value, i + 1, at));
      const open = `<row r="${i + 1}">`;
      return split && i === 0
        ? parts.map((part) => `${open}${part}</row>`).join('')
        : `${open}${parts.join('')}</row>`;
    });
    const xmlns = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    return `<worksheet xmlns="${xmlns}"><dimension ref="A1:A1"/><sheetData>${written.join('')}</sheetData></worksheet>`;
  };
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const overrides = names.map(
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${types}.worksheet+xml"/>`,
  );
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, i) => `<Relationship Id="s${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
  };
  names.forEach((name, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheets[name] ?? []);
  });
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
