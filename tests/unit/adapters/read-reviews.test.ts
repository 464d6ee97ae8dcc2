import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { adapterById } from '../../../lib/adapters/builtin.ts';
import { readPage } from '../../../lib/adapters/read-page.ts';
import { readResponse } from '../../../lib/adapters/read-response.ts';
import type { Capture } from '../../../lib/model/capture.ts';

/** What the fixtures of tests/sites say besides orders. */
function read(file: string): Capture {
  const at = `${import.meta.dirname}/../../sites/${file}`;
  const source = JSON.parse(readFileSync(`${at}.source.json`, 'utf8'));
  const adapter = adapterById(file.split('/')[0] ?? '');
  if (!adapter) throw new Error(`no adapter for ${file}`);
  const url = new URL(source.url);
  return readResponse(readFileSync(`${at}.json`, 'utf8'), adapter, {
    url,
    host: url.hostname,
    now: Date.parse(source.now),
  });
}

test('Amazon feedback: stars and the order they are for', () => {
  expect(read('amazon/feedbacks-answer').reviews).toMatchObject([
    { reviewId: 'FB102', orderId: '114-5550101-8850102', mark: 3, at: '2026-07-27T08:24:39.851Z' },
    { reviewId: 'FB931', orderId: '111-7340218-4402931', mark: 5 },
  ]);
});

test('Etsy’s cards of activity: only reviews, of no order; one without a link is missed', () => {
  document.body.innerHTML = readFileSync(`${import.meta.dirname}/../../sites/etsy/dashboard.html`, 'utf8');
  const url = new URL('https://www.etsy.com/your/shops/me/dashboard');
  const adapter = adapterById('etsy');
  if (!adapter) throw new Error('no adapter for Etsy');
  const { capture } = readPage(adapter, { document, url, now: 0 });
  expect(capture).toMatchObject({ kind: 'reviews', missed: 1, orders: [] });
  expect(capture.reviews).toEqual([
    { reviewId: '4417702911', orderId: null, mark: 5, text: null, at: null },
    { reviewId: '4417702958', orderId: null, mark: 2, text: null, at: null },
  ]);
});

test('抖店 reviews', () => {
  expect(read('douyin/comments-answer').reviews).toMatchObject([
    { orderId: '6930162745589511001', mark: 5, text: '杯子很好看', at: '2026-11-25T23:40:00.000Z' },
    { orderId: '6930162745589511002', mark: 1, text: '少了一只' },
  ]);
});

test('拼多多 reviews: a number as text counts, nought stars are none', () => {
  expect(read('pdd/reviews-answer').reviews).toEqual([
    {
      reviewId: '261101-220945117630412',
      orderId: '261101-220945117630412',
      mark: 2,
      text: '杯子有裂纹，客服态度还行',
      at: null,
    },
    {
      reviewId: '261102-018833290015578',
      orderId: '261102-018833290015578',
      mark: 5,
      text: '=很好看',
      at: null,
    },
  ]);
});

test('抖店 after-sales: until when the seller must act', () => {
  expect(
    read('douyin/after-sale-answer').returns?.map(({ returnId, state, deadlineAt }) => [
      returnId,
      state,
      deadlineAt,
    ]),
  ).toEqual([
    ['140000000000000001', 'open', '2026-11-27T09:46:40.000Z'],
    ['140000000000000002', 'closed', null],
    ['140000000000000003', 'closed', null],
  ]);
});

test('Amazon return requests: a word nobody knows is neither open nor closed', () => {
  expect(read('amazon/returns-answer').returns).toMatchObject([
    {
      orderId: '114-5550101-8850102',
      state: 'open',
      reason: 'CR-DEFECTIVE',
      openedAt: '2026-01-11T02:53:20.000Z',
    },
    { orderId: '111-7340218-4402931', state: null },
    { orderId: '113-6081552-3390184', state: null },
  ]);
});
