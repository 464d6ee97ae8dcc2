import { describe, expect, test } from 'vitest';
import { adapterById } from '../../../lib/adapters/builtin.ts';
import {
  adapterOf,
  idFor,
  newDraft,
  pageAt,
  pathOf,
  threadPathOf,
  withFacts,
  withField,
  withRows,
} from '../../../lib/adapters/draft.ts';
import { readAdapterFile } from '../../../lib/adapters/file.ts';
import { Adapter } from '../../../lib/adapters/schema.ts';

const host = 'seller.example-shop.com';
const orders = new URL(`https://${host}/orders`);
const empty = () => newDraft(host, 'Example Shop', '2026-11-26', null);
const field = (css: string) => ({ at: [{ css }], steps: [] });

test.each([
  ['seller.example-shop.com', 'seller-example-shop-com'],
  ['1688.com', 'site-1688-com'],
  ['localhost', 'localhost'],
  [`${'a'.repeat(60)}.com`, 'a'.repeat(40)],
])('the id for %s is %s', (name, id) => {
  expect(idFor(name)).toBe(id);
  expect(Adapter.shape.id.safeParse(idFor(name)).success).toBe(true);
});

test.each([
  ['/orders', '/orders'],
  ['/', '/'],
  ['/shop/4711/orders/', '/shop/*/orders'],
  ['/v3/messages/c-77', '/v3/messages/*'],
])('the pattern for %s is %s', (path, pattern) => {
  expect(pathOf(new URL(path, `https://${host}`))).toBe(pattern);
});

test('an empty draft, and each step of it, is a valid adapter', () => {
  let draft = withRows(empty(), orders, { css: '.row' });
  draft = withField(draft, pageAt(draft, 'orders', orders), 'orderId', field('.number'));
  draft = withFacts(draft, host, { orderShapes: ['#+'], currency: 'USD', dateOrder: 'DMY' });
  for (const one of [empty(), draft])
    expect(Adapter.parse(adapterOf(one))).toMatchObject({ status: 'taught' });
  expect(adapterOf(draft)).toMatchObject({ currencies: { [host]: 'USD' }, shapes: { orderId: ['#+'] } });
});

describe('taught again', () => {
  test('the former way stays as an alternative, unless it is read in other steps', () => {
    let draft = withRows(empty(), orders, { css: '.row' });
    const page = () => pageAt(draft, 'orders', orders);
    draft = withField(draft, page(), 'total', { at: [{ css: '.old' }], steps: [{ do: 'money' }] });
    draft = withField(draft, page(), 'total', { at: [{ css: '.new' }], steps: [{ do: 'money' }] });
    expect(page()?.fields.total?.at).toEqual([{ css: '.new' }, { css: '.old' }]);
    draft = withField(draft, page(), 'total', { at: [{ css: '.other' }], steps: [] });
    expect(page()?.fields.total?.at).toEqual([{ css: '.other' }]);
    draft = withField(draft, page(), 'total', null);
    expect(page()?.fields.total).toBeUndefined();
  });

  test('new rows keep the fields and the former rows', () => {
    let draft = withRows(empty(), orders, { css: '.row' });
    draft = withField(draft, pageAt(draft, 'orders', orders), 'status', field('.status'));
    draft = withRows(draft, orders, { css: '.line' });
    expect(pageAt(draft, 'orders', orders)).toMatchObject({
      rows: [{ css: '.line' }, { css: '.row' }],
      fields: { status: field('.status') },
    });
  });

  test('a page that stands at several paths stays one', () => {
    const url = new URL('https://shop.jd.com/jdm/trade/orders/order-list');
    const known = structuredClone(adapterById('jd'));
    const draft = newDraft('shop.jd.com', '', '2026-11-26', known);
    const page = structuredClone(pageAt(draft, 'orders', url));
    const taught = withField(draft, page, 'status', field('.state'));
    const paths = (pages: Adapter['pages'] = []) => pages.map(({ path }) => path).sort();
    expect(paths(taught.adapter.pages)).toEqual(paths(known?.pages));
    expect(pageAt(taught, 'orders', url)?.fields.status?.at[0]).toEqual({ css: '.state' });
  });

  test('a built-in one keeps all that is not taught', () => {
    const shopee = adapterById('shopee');
    const draft = newDraft('seller.shopee.sg', '', '2026-11-26', shopee);
    expect(adapterOf(draft)).toEqual({
      ...shopee,
      status: 'taught',
      updated: '2026-11-26',
      pages: expect.any(Array),
    });
    expect(adapterOf(draft).pages.length).toBe(shopee?.pages.length);
  });
});

test('the thread page is in the adapter once messages and composer are known', () => {
  const draft = empty();
  const messages = { rows: [{ css: '.message' }], seller: '.mine' };
  const half = { ...draft, thread: { ...draft.thread, path: '/messages/*', messages } };
  expect(adapterOf(half).pages).toEqual([]);
  const whole = { ...half, thread: { ...half.thread, composer: { at: [{ css: 'textarea' }] } } };
  expect(adapterOf(whole).pages.map(({ kind }) => kind)).toEqual(['thread']);
});

describe('a file', () => {
  const good = adapterOf(withRows(empty(), orders, { css: '.row' }));
  const read = (value: unknown) => readAdapterFile(new Blob([JSON.stringify(value)]), document);

  test('of a good adapter is read', async () => expect(await read(good)).toEqual({ adapter: good }));

  test.each<[string, unknown, string]>([
    ['an unknown key', { ...good, click: '.x' }, 'click'],
    ['a wrong type', { ...good, hosts: [1] }, 'hosts.0'],
    ['a host of many', { ...good, hosts: ['*.com'] }, 'hosts.0'],
    ['a host with a path', { ...good, hosts: ['a.com/*'] }, 'hosts.0'],
    [
      'no selector',
      { ...good, pages: [{ kind: 'orders', path: '/', rows: [{ css: 'a[' }], fields: {} }] },
      'pages.0.rows.0.css: "a[" is not a selector',
    ],
  ])('with %s is refused with its path', async (_, value, path) => {
    const result = await read(value);
    expect('problems' in result && result.problems.join('\n')).toContain(path);
  });

  test('that is too large is not even read', async () => {
    const text = () => Promise.reject(new Error('was read'));
    const file = { size: 300_000, text };
    expect(await readAdapterFile(file, document)).toMatchObject({ why: 'tooLarge' });
  });
});

test.each([
  ['/messages/77', '/messages/*', '/messages/'],
  ['/inbox/anna-w', '/inbox/*', '/inbox/'],
  ['/shop/12/chat/somchai/', '/shop/*/chat/*', '/shop/12/chat/'],
  ['/messages', '/messages', null],
  ['/messages/view', '/messages/view', null],
  ['/seller/inbox.html', '/seller/inbox.html', null],
])('of the thread at %s: %s', (path, pattern, folder) =>
  expect(threadPathOf(new URL(path, 'https://seller.example.com'))).toEqual({ path: pattern, folder }),
);
