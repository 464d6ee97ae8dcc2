import { describe, expect, test } from 'vitest';
import { adapterById, adapterForHost } from '../../../lib/adapters/builtin.ts';
import { answersFor, pagesFor, pathMatches, shopOf, urlAfter } from '../../../lib/adapters/match.ts';
import type { Adapter } from '../../../lib/adapters/schema.ts';

const known = (id: string): Adapter => {
  const adapter = adapterById(id);
  if (!adapter) throw new Error(`no adapter ${id}`);
  return adapter;
};

describe('pathMatches', () => {
  test.each([
    ['/orders-v3', '/orders-v3/mfn/unshipped', false, true],
    ['/orders-v3', '/orders-v3/mfn/unshipped', true, false],
    ['/orders-v3', '/orders-v34', false, false],
    ['/orders-v3', '/x/orders-v3', false, false],
    ['/order/*', '/order/1', true, true],
    ['/h5/a.getList/*', '/h5/a.getlist/1.0/', true, true],
    ['/order/*', '/order/1/notes', true, false],
    ['/order/*', '/order', false, false],
    ['/order/*', '/order/', false, false],
    ['/orders/', '//orders', true, true],
  ])('%s on %s (exact: %s): %s', (pattern, path, exact, is) => {
    expect(pathMatches(pattern, path, exact)).toBe(is);
  });
});

describe('pagesFor', () => {
  test.each([
    ['amazon', 'https://sellercentral.amazon.com/orders-v3/order/114-5550101-8850102', 'order'],
    ['amazon', 'https://sellercentral.amazon.com/orders-v3/mfn/unshipped?page=2', 'orders'],
    ['amazon', 'https://sellercentral.amazon.com/orders-v3', 'orders'],
    ['amazon', 'https://sellercentral.amazon.com/messaging/inbox?fi=responseNeeded', 'thread'],
    ['amazon', 'https://sellercentral.amazon.com/messaging/contact?orderID=1', 'thread'],
    ['amazon', 'https://sellercentral.amazon.com/home', undefined],
    ['shopify', 'https://tea-shop.myshopify.com/admin/orders/6012345678901', 'order'],
    ['etsy', 'https://www.etsy.com/your/shops/TeaAndClay/dashboard', 'reviews'],
    ['shopee', 'https://seller.shopee.tw/portal/sale/order?type=toship', 'orders'],
    ['shopee', 'https://seller.shopee.co.id/new-webchat/conversations', 'thread'],
    ['shopee', 'https://seller.shopee.co.id/webchat/conversations', 'thread'],
    ['jd', 'https://dongdong.jd.com/', 'thread'],
    ['jd', 'https://shop.jd.com/jdm/trade/orders/order-list?tabType=allOrders', 'orders'],
    ['jd', 'https://shop.jd.com/jdm/trade/order/orderList', 'orders'],
    ['jd', 'https://shop.jd.com/', undefined],
    ['practice-shop', 'http://localhost:4173/orders?page=2', 'orders'],
    ['practice-shop', 'http://localhost:4173/orders/PS-261005-00012', 'order'],
    ['practice-shop', 'http://localhost:4173/inbox?thread=t-0001', 'thread'],
  ])('%s %s: %s', (id, url, kind) => expect(pagesFor(known(id), new URL(url))[0]?.kind).toBe(kind));
});

test('a page may stand at several paths', () => {
  const practice = known('practice-shop');
  const [first] = practice.pages;
  const adapter = { ...practice, pages: [{ ...(first as Adapter['pages'][0]), path: ['/a/*', '/b'] }] };
  const fits = (path: string) => pagesFor(adapter, new URL(path, 'https://x.example')).length;
  expect(['/a/1', '/b', '/b/1', '/a', '/c'].map(fits)).toEqual([1, 1, 1, 0, 0]);
});

test('a page of a parameter goes first, and only with it', () => {
  const kinds = (url: string) =>
    pagesFor(known('etsy'), new URL(url, 'https://www.etsy.com')).map((p) => p.kind);
  expect(kinds('/your/orders/sold/new?ref=x')).toEqual(['orders']);
  expect(kinds('/your/orders/sold?order_id=3500000402')).toEqual(['order', 'orders']);
});

describe('answersFor', () => {
  test('takes any of the paths of an answer', () => {
    const amazon = known('amazon');
    const [first] = amazon.responses;
    const adapter = {
      ...amazon,
      responses: [{ ...(first as Adapter['responses'][0]), path: ['/a/*', '/b'] }],
    };
    const fits = (path: string) => answersFor(adapter, new URL(path, 'https://x.example')).length;
    expect(['/a/1', '/b', '/a', '/b/1'].map(fits)).toEqual([1, 1, 0, 0]);
  });

  test.each([
    ['amazon', 'https://sellercentral.amazon.com/orders-api/order/114-5550101-8850102', ['order']],
    ['amazon', 'https://sellercentral.amazon.com/orders-api/order/1/seller-notes', []],
    ['amazon', 'https://sellercentral.amazon.com/orders-api/search?limit=15', ['orders']],
    ['amazon', 'https://sellercentral.amazon.com/messaging/api/global/cases?filter=ALL', ['threads']],
    ['amazon', 'https://sellercentral.amazon.com/messaging/api/global/cases/1?marketplaceId=2', ['thread']],
    ['amazon', 'https://sellercentral.amazon.com/messaging/api/global/cases/1/orderContext', ['threads']],
    ['shopee', 'https://seller.shopee.tw/api/v3/order/get_order_list_card_list?SPC_CDS=1', ['orders']],
    ['shopee', 'https://seller.shopee.tw/webchat/api/v1.2/conversations/9/messages', ['thread']],
  ])('%s %s: %j', (id, url, kinds) => {
    expect(answersFor(known(id), new URL(url)).map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('adapterForHost', () => {
  test.each([
    ['sellercentral.amazon.de', 'amazon'],
    ['sellercentral-japan.amazon.com', 'amazon'],
    ['seller.shopee.tw', 'shopee'],
    ['localhost', 'practice-shop'],
    ['amazon.com', undefined],
    ['evil-sellercentral.amazon.com', undefined],
    ['sellercentral.amazon.com.evil.example', undefined],
  ])('%s: %s', (host, id) => expect(adapterForHost(host)?.id).toBe(id));
});

test.each([
  ['https://h/orders-v3/order/114-1/confirm', '/order/', '114-1'],
  ['https://h/a/%E5%AE%A2/b', '/a/', '客'],
  ['https://h/a/%zz/b', '/a/', '%zz'],
  ['https://h/order/', '/order/', null],
  ['https://h/other', '/order/', null],
])('urlAfter %s %s: %s', (url, after, piece) => expect(urlAfter(new URL(url), after)).toBe(piece));

test('shops are told apart only where the marketplace numbers orders per host', () => {
  expect(shopOf(known('amazon'), 'sellercentral.amazon.de')).toBe('');
  expect(shopOf(known('shopee'), 'seller.shopee.tw')).toBe('seller.shopee.tw');
});
