// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { adapterOfOwn, exportOf, guess } from '../../../lib/imports/mapping.ts';
import { readFile } from './files.ts';

describe('columns are guessed by their names, each once', () => {
  test.each([
    [
      ['Order ID', 'Buyer', 'Order Date', 'Total', 'Status', 'Item name', 'Qty'],
      {
        orderId: 'Order ID',
        name: 'Buyer',
        placedAt: 'Order Date',
        total: 'Total',
        status: 'Status',
        title: 'Item name',
        quantity: 'Qty',
      },
    ],
    [
      ['订单编号', '买家昵称', '下单时间', '订单金额', '币种', '订单状态'],
      {
        orderId: '订单编号',
        username: '买家昵称',
        placedAt: '下单时间',
        total: '订单金额',
        currency: '币种',
        status: '订单状态',
      },
    ],
    [['a', 'b', ''], {}],
  ])('%j', (header, mapping) => expect(guess(header)).toEqual(mapping));
});

test('a mapping reads the file like an export that ships', async () => {
  const format = exportOf(
    'my.csv',
    { orderId: 'No', username: 'Who', total: 'Sum', placedAt: 'When', title: 'What' },
    'EUR',
  );
  const own = adapterOfOwn('Töpferei am See', format, '2026-11-26');
  expect(own.id).toMatch(/^own-t-pferei-am-see-[a-z0-9]+$/);
  const { orders } = await readFile('No;Who;Sum;When;What\n7/1;anna;12,50;2026-10-05;Mug\n', [own]);
  expect(orders[0]?.order).toMatchObject({
    orderId: '7/1',
    buyer: { username: 'anna' },
    total: { minor: 1250, currency: 'EUR' },
    placedAt: '2026-10-05',
    items: [{ title: 'Mug', quantity: 1 }],
  });
});

test('a shop without Latin letters has an id of its own, always the same', () => {
  const format = exportOf('x', { orderId: 'No' }, undefined);
  const id = (name: string) => adapterOfOwn(name, format, '2026-11-26').id;
  expect(id('湖畔陶坊')).toBe(id('湖畔陶坊'));
  expect(id('湖畔陶坊')).not.toBe(id('山间茶舍'));
  expect(id('小店 2')).not.toBe(id('大店 2'));
  expect(id('My own shop')).toBe('own-my-own-shop');
  expect(id('A shop with a name that goes on, one')).not.toBe(id('A shop with a name that goes on, two'));
});

test('another file of a shop that is known adds to it; of the same columns it is described anew', () => {
  const sold = exportOf('sold', { orderId: 'No', total: 'Sum' }, 'EUR');
  const sent = exportOf('sent', { orderId: 'No', status: 'State' }, 'EUR');
  const shop = adapterOfOwn('小店 2', sold, '2026-11-26');
  const both = adapterOfOwn('小店 2', sent, '2026-11-27', [shop]);
  expect(both.id).toBe(shop.id);
  expect(both.exports.map(({ name }) => name)).toEqual(['sold', 'sent']);
  const again = adapterOfOwn('小店 2', { ...sold, name: 'sold again' }, '2026-11-27', [both]);
  expect(again.exports.map(({ name }) => name)).toEqual(['sent', 'sold again']);
});

test('without an order number there is no mapping', () => {
  expect(() => exportOf('x', { total: 'Sum' }, 'EUR')).toThrow(/order number/);
});
