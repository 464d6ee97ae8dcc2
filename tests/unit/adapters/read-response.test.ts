import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_CHARACTERS } from '../../../lib/adapters/json.ts';
import { readResponse } from '../../../lib/adapters/read-response.ts';
import { Adapter } from '../../../lib/adapters/schema.ts';
import { Capture } from '../../../lib/model/capture.ts';
import { cornerShop, now } from './shop-adapter.ts';

const host = 'seller.corner.example';
const read = (body: unknown, path: string | null = '/api/orders') =>
  readResponse(typeof body === 'string' ? body : JSON.stringify(body), cornerShop, {
    url: path === null ? null : new URL(path, `https://${host}`),
    host,
    now,
  });
const list = (...cards: unknown[]) => ({ data: { list: cards } });

describe('an answer with orders', () => {
  test('is read field by field', () => {
    const capture = read(
      list({
        card: {
          id: '12-345',
          buyer: { id: 77, name: 'Ada' },
          placed: 1_790_768_060.5,
          currency: 'JPY',
          total: 198_000,
          status: 'Annulled',
          lines: [{ title: 'Cup', n: 2 }, { n: 1 }],
        },
      }),
    );
    expect(capture.orders).toEqual([
      {
        orderId: '12-345',
        buyer: { id: '77', username: null, email: null, name: 'Ada' },
        placedAt: '2026-09-30T11:34:20.500Z',
        total: { minor: 1980, currency: 'JPY' },
        status: 'Annulled',
        state: 'cancelled',
        items: [{ title: 'Cup', quantity: 2 }],
      },
    ]);
    expect(capture).toMatchObject({ source: 'answer', kind: 'orders', shop: host, missed: 0, missing: [] });
  });

  test('takes whichever form of a card is there', () => {
    const { orders } = read(list({ card: { id: '12-345' } }, { card: null, old_card: { id: '12-346' } }));
    expect(orders.map(({ orderId }) => orderId)).toEqual(['12-345', '12-346']);
  });

  test.each([
    [{ status: 'sent', cancelled_at: '2026-11-20' }, 'cancelled'],
    [{ status: 'sent', cancelled_at: null }, 'shipped'],
    [{ refund: 'Paid back', cancelled_at: 1_790_768_060 }, 'cancelled'],
  ])('of %j makes %s', (card, state) => {
    expect(read(list({ card: { id: '12-345', ...card } })).orders[0]?.state).toBe(state);
  });

  test.each([
    [{ error: { code: 401 } }, 'the login has expired'],
    [{ ...list({ card: { id: '12-345' } }), slider_url: '' }, 'the login has expired'],
    [{ index: [{ order: 5 }] }, 'a list of internal numbers'],
  ])('says of %j why it is not read', (body, why) => {
    for (const path of ['/api/orders', null]) {
      expect(read(body, path)).toMatchObject({ kind: 'none', orders: [], missed: 0, notes: [why] });
    }
  });

  test('says what it takes for true with the values that rest on it', () => {
    const total = { at: [['total']], steps: [{ do: 'money', scale: 100 }], assumed: 'total is in cents' };
    const [first, ...others] = cornerShop.responses;
    const adapter = Adapter.parse({
      ...cornerShop,
      responses: [{ ...first, fields: { ...first?.fields, total } }, ...others],
    });
    const url = new URL('/api/orders', `https://${host}`);
    const notes = (...cards: unknown[]) =>
      readResponse(JSON.stringify(list(...cards)), adapter, { url, host, now }).notes;
    expect(notes({ card: { id: '12-345', total: 500 } }, { card: { id: '12-346', total: 700 } })).toEqual([
      'total is in cents (2 times)',
    ]);
    expect(notes({ card: { id: '12-345' } })).toEqual([]);
  });

  test('counts what is no card, and cards without a believable id, as missed', () => {
    const capture = read(
      list(
        { card: { id: '12-345' } },
        { new_card: { id: '12-346' } },
        null,
        7,
        { card: { id: 'x' } },
        { card: [] },
      ),
    );
    expect(capture.orders).toHaveLength(1);
    expect(capture.missed).toBe(5);
  });

  test.each([
    ['Sent', undefined, 'shipped'],
    ['Sent', 'Paid back', 'refunded'],
    ['Sent', 'none', 'shipped'],
    ['?', 'Paid back', 'refunded'],
  ])('status %s and refund %s: %s', (status, refund, state) => {
    const [order] = read(list({ card: { id: '12-345', status, refund } })).orders;
    expect(order).toMatchObject({ status, state });
  });

  test.each([
    [['Paid back', 'Paid back'], 'refunded'],
    [['Paid back', '-'], 'shipped'],
    [['Paid back', null], 'shipped'],
    [[], 'shipped'],
  ])('of items of which %j is said: %s', (refunds, state) => {
    const lines = refunds.map((refund) => ({ title: 'Cup', refund }));
    const [order] = read(list({ card: { id: '12-345', status: 'Sent', lines } })).orders;
    expect(order?.state).toBe(state);
  });

  test('has no amount where the stated currency is none', () => {
    const total = (currency: unknown) =>
      read(list({ card: { id: '12-345', currency, total: 500 } })).orders[0]?.total;
    expect(total('USD')).toEqual({ minor: 500, currency: 'USD' });
    expect(total(null)).toEqual({ minor: 500, currency: 'EUR' });
    for (const odd of ['usd', 'US dollars', 'N/A', '€', 978]) expect(total(odd), String(odd)).toBeNull();
  });

  test('keeps a 19-digit account id as it was written', () => {
    const { orders } = read(
      '{"data":{"list":[{"card":{"id":"12-345","buyer":{"id":1000000000000000001}}}]}}',
    );
    expect(orders[0]?.buyer.id).toBe('1000000000000000001');
  });

  test('of 600 rows gives the first 500 and says so', () => {
    const cards = Array.from({ length: 600 }, (_, i) => ({
      card: { id: `12-${String(i).padStart(3, '0')}` },
    }));
    const capture = read(list(...cards));
    expect(capture.orders).toHaveLength(500);
    expect(capture).toMatchObject({ missed: 100, notes: ['600 rows: the first 500 were read'] });
  });

  test('names the fields that no row had', () => {
    expect(read(list({ card: { id: '12-345' } })).missing).toEqual([
      'buyerId',
      'name',
      'placedAt',
      'total',
      'status',
    ]);
    expect(read(list()).missing).toEqual([]);
  });

  test('does not read a key of every object for one of the answer', () => {
    const text =
      '{"data":{"list":[{"__proto__":{"card":{"id":"12-345"}}},{"card":{"__proto__":{"id":"12-346"}}}]}}';
    const capture = read(text);
    expect(capture.orders).toEqual([]);
    expect(capture.missed).toBe(2);
    expect(({} as Record<string, unknown>).id).toBeUndefined();
  });
});

describe('an answer', () => {
  test('of more than the limit is not parsed', () => {
    const text = `{"data":"${'x'.repeat(5_000_000)}"}`;
    expect(read(text)).toMatchObject({
      kind: 'orders',
      orders: [],
      missed: 1,
      notes: [`an answer of ${text.length} characters was not read (the limit is ${MOST_CHARACTERS})`],
    });
  });

  test('that is a web page throws', () => expect(() => read('<!doctype html>')).toThrow(SyntaxError));

  test.each([
    ['/api/orders', 'orders'],
    ['/api/threads', 'threads'],
    ['/api/threads/7', 'thread'],
    ['/api/other', 'none'],
  ])('is known by its address %s: %s', (path, kind) => expect(read({}, path).kind).toBe(kind));

  test('of unknown address is known by what is in it, also when its list is empty', () => {
    expect(read(list({ card: { id: '12-345' } }), null).kind).toBe('orders');
    expect(read({ threads: [{ id: 't1' }, { id: 't2' }] }, null).kind).toBe('threads');
    expect(read({ threads: [] }, null)).toMatchObject({ kind: 'threads', threads: [], notes: [] });
    expect(read({ hello: 1 }, null)).toMatchObject({
      kind: 'none',
      notes: ['the adapter knows no answer of this form'],
    });
  });

  test('of wrong types everywhere never throws, and what comes out is a capture', () => {
    const key = fc.constantFrom(
      'data',
      'list',
      'card',
      'old_card',
      'id',
      'buyer',
      'name',
      'placed',
      'currency',
      'total',
      'status',
      'lines',
      'title',
      'n',
      'thread',
      'threads',
      'messages',
      'role',
      'text',
      'at',
      'user',
      'constructor',
      'toString',
    );
    const leaf = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constantFrom(null, '12-345', 'USD', 'JPY', 'xyz', 'B', 1_783_300_060_000, -1, 1e300, '1e999'),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 5 }),
      ),
    }));
    const paths = fc.constantFrom('/api/orders', '/api/threads', '/api/threads/7', null);
    fc.assert(
      fc.property(value, paths, (body, path) => {
        for (const whole of [
          body,
          { data: { list: [{ card: body }] } },
          { thread: body },
          { threads: [body] },
        ]) {
          const parsed = Capture.safeParse(read(JSON.stringify(whole), path));
          expect(parsed.error?.issues ?? []).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
