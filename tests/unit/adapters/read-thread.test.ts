import { describe, expect, test } from 'vitest';
import { readPage } from '../../../lib/adapters/read-page.ts';
import { readResponse } from '../../../lib/adapters/read-response.ts';
import { readSavedPage } from '../../../lib/adapters/read-saved-page.ts';
import { cornerShop, now } from './shop-adapter.ts';

const host = 'seller.corner.example';
const url = new URL(`https://${host}/chat`);

function page(html: string): Document {
  document.body.innerHTML = html;
  return document;
}

const show = (html: string) => readPage(cornerShop, { document: page(html), url, now });

const answer = (body: unknown, path: string) =>
  readResponse(JSON.stringify(body), cornerShop, { url: new URL(path, url), host, now });

describe('the order of messages on a page', () => {
  const chat = structuredClone(cornerShop);
  const thread = chat.pages.find((one) => one.kind === 'thread');
  if (thread) {
    thread.messages.rows = [{ css: '.message' }, { css: '.old', newestFirst: true }];
    thread.messages.at = { at: [{ css: 'i' }], steps: [{ do: 'date' }] };
  }
  const said = (kind: string, text: string, at: string) =>
    `<div class="${kind}"><span class="text">${text}</span><i>${at}</i></div>`;

  test.each([
    ['says nothing: the oldest stands first', 'message', '', '', 'last'],
    ['is the generation’s', 'old', '', '', 'first'],
    ['is that of the times', 'old', '3 Nov 10:00', '3 Nov 11:00', 'last'],
    ['is that of the times, also backwards', 'message', '3 Nov 11:00', '3 Nov 10:00', 'first'],
    ['is not told by the same time', 'old', '3 Nov 10:00', '3 Nov 10:00', 'first'],
    ['is not told by a time and a day', 'old', '3 Nov', '3 Nov 10:00', 'first'],
  ])('%s', (_, kind, one, two, last) => {
    const html = said(kind, 'first', one) + said(kind, 'last', two);
    const { capture } = readPage(chat, { document: page(html), url, now });
    expect(capture.thread?.lastBuyerMessage).toBe(last);
  });
});

test('the seller’s own account is never the buyer of a thread', () => {
  const chat = structuredClone(cornerShop);
  const thread = chat.pages.find((one) => one.kind === 'thread');
  if (thread) thread.own = { at: [{ css: '.me' }], steps: [] };
  const html = `<p class="me">Ada</p><div class="cell"><b title="ada">ada</b></div><div class="cell"><b title="ben">ben</b></div>`;
  const { capture } = readPage(chat, { document: page(html), url, now });
  expect(capture.threads.map(({ buyer }) => buyer.username)).toEqual([null, 'ben']);
});

describe('a thread on a page', () => {
  const cell = (title: string) => `<div class="cell"><span title="${title}">${title}</span></div>`;
  const said = (text: string, ours = false) =>
    `<div class="message${ours ? ' ours' : ''}"><span class="text">${text}</span></div>`;

  test('is the only one listed', () => {
    const { capture } = show(`${cell('ada')}${said('Hello?')}${said('Hi', true)}`);
    expect(capture.thread).toMatchObject({
      buyer: { username: 'ada' },
      lastBuyerMessage: 'Hello?',
      lastFrom: 'seller',
    });
  });

  test('is the clicked one of several, and nobody when none was clicked', () => {
    const html = `${cell('ada')}${cell('ben')}${said('Hello?')}`;
    const unknown = show(html).capture;
    expect(unknown.thread).toMatchObject({ buyer: { username: null }, lastBuyerMessage: 'Hello?' });
    expect(unknown.threads.map(({ buyer }) => buyer.username)).toEqual(['ada', 'ben']);
    const root = page(html);
    const row = root.querySelector('[title=ben]') as Element;
    const { capture, listed } = readPage(cornerShop, {
      document: root,
      url,
      now,
      clicked: { row, thread: null },
    });
    expect(capture.thread?.buyer.username).toBe('ben');
    // The list is drawn again, in another order: the clicked row is gone, the thread it stood for is not.
    const again = page(`${cell('ben')}${cell('ada')}${said('Hello?')}`);
    const second = readPage(cornerShop, { document: again, url, now, clicked: { row, thread: listed } });
    expect(second.capture.thread?.buyer.username).toBe('ben');
  });

  test.each([
    [`<div class="ours">${said('Hi')}</div>`, 'seller', 'Hello?'],
    [`<div class="system">${said('Moved to Ben')}</div>`, 'buyer', 'Hello?'],
    [`<div class="message system">Moved to Ben</div>`, 'buyer', 'Hello?'],
  ])('goes by what its messages stand in: %s', (last, lastFrom, lastBuyerMessage) => {
    const { capture } = show(`${cell('ada')}${said('Hello?')}${last}`);
    expect(capture.thread).toMatchObject({ lastFrom, lastBuyerMessage });
  });

  test('is known by the list alone, at whatever address', () => {
    const { capture } = readSavedPage(cornerShop, {
      document: page(cell('***') + cell('b**')),
      url: null,
      now,
    });
    expect([capture.kind, capture.threads.length]).toEqual(['thread', 2]);
  });

  test('is the one the page marks, whatever was clicked last', () => {
    const html = `${cell('ada')}<div class="current">${cell('ben')}</div>${said('Hello?')}`;
    const root = page(html);
    const row = root.querySelector('[title=ada]') as Element;
    const { capture } = readPage(cornerShop, { document: root, url, now, clicked: { row, thread: null } });
    expect(capture.thread?.buyer.username).toBe('ben');
  });

  test.each([
    ['Ada', 'ada', 'Ada'],
    ['Ben', null, 'Ben'],
    ['', 'ada', 'Ada'],
  ])(
    'headed by "%s" has the key of the row that is open, unless that names another',
    (head, username, name) => {
      const row = '<div class="cell current"><span title="ada"></span><b class="shown">Ada</b></div>';
      const { capture } = show(`${row}<p class="head">${head}</p>${said('Hello?')}`);
      expect(capture.thread?.buyer).toMatchObject({ username, name });
    },
  );

  test('is not there while nothing of it is', () => {
    expect(show('<p>Choose a conversation</p>').capture.thread).toBeNull();
  });

  test('says the last message whole up to 8,000 characters', () => {
    const { capture } = show(`${cell('ada')}${said('long '.repeat(4_000))}`);
    expect(capture.thread?.lastBuyerMessage).toHaveLength(8_000);
    expect(capture.thread?.lastFrom).toBe('buyer');
  });

  test('keeps the last words of a buyer who sent a picture after them', () => {
    const { capture } = show(`${said('Is this it?')}${said('Hi', true)}${said('<img>')}`);
    expect(capture.thread).toMatchObject({ lastBuyerMessage: 'Is this it?', lastFrom: 'buyer' });
  });

  test('has the composer that is shown', () => {
    const html = `${said('x')}<textarea hidden class="stale"></textarea><textarea class="now"></textarea>`;
    expect(show(html).composer?.className).toBe('now');
  });

  test('has the composer inside a frame of the same origin', () => {
    const root = page(`${said('x')}<x-frame></x-frame><textarea class="outer"></textarea>`);
    const inner = document.implementation.createHTMLDocument('frame');
    inner.body.innerHTML = '<textarea class="inner"></textarea>';
    Object.defineProperty(root.querySelector('x-frame'), 'contentDocument', { value: inner });
    const { composer } = readPage(cornerShop, { document: root, url, now });
    expect(composer?.className).toBe('inner');
  });
});

describe('a thread in an answer', () => {
  const messages = [
    { role: 'S', text: 'Hello', at: 3_000_000_000_000 / 2 },
    { role: 'B', text: 'Where is it?', at: 1_783_300_060_000 },
    { role: 'X', text: 'Auto note', at: 1_783_400_060_000 },
    { role: 'B', text: 'first', at: 1_783_200_060_000 },
  ];

  test('goes by the instants of its messages, whatever their order', () => {
    for (const some of [messages, messages.toReversed()]) {
      expect(answer({ thread: { id: 't1', user: 'ada', messages: some } }, '/api/threads/t1').thread).toEqual(
        {
          threadId: 't1',
          buyer: { id: null, username: 'ada', email: null, name: null },
          orderId: null,
          messages: [
            { from: 'seller', at: '2017-07-14T02:40:00.000Z', text: null },
            { from: 'buyer', at: '2026-07-04T21:21:00.000Z', text: 'first' },
            { from: 'buyer', at: '2026-07-06T01:07:40.000Z', text: 'Where is it?' },
          ],
          lastBuyerMessage: 'Where is it?',
          lastFrom: 'buyer',
          lastAt: '2026-07-06T01:07:40.000Z',
        },
      );
    }
  });

  test('without an id is known by its messages, at whatever address', () => {
    const { kind, thread } = readResponse(JSON.stringify({ thread: { messages } }), cornerShop, {
      url: null,
      host: '',
      now,
    });
    expect([kind, thread?.lastBuyerMessage]).toEqual(['thread', 'Where is it?']);
  });

  test('goes by their order where an instant is missing', () => {
    const some = [
      { role: 'B', text: 'a' },
      { role: 'S', text: 'b' },
    ];
    const { thread } = answer({ thread: { user: 'ada', messages: some } }, '/api/threads/t9');
    expect(thread).toMatchObject({ threadId: 't9', lastBuyerMessage: 'a', lastFrom: 'seller', lastAt: null });
  });

  test('keeps the last words of a buyer who sent a picture after them', () => {
    const some = [
      { role: 'B', text: 'Is this it?' },
      { role: 'B', text: null },
    ];
    const { thread } = answer({ thread: { user: 'ada', messages: some } }, '/api/threads/t9');
    expect(thread).toMatchObject({ lastBuyerMessage: 'Is this it?', lastFrom: 'buyer' });
  });

  test('says nothing of an empty field', () => {
    const capture = answer({ threads: [{ id: 't1', user: '' }] }, '/api/threads');
    expect(capture.threads[0]?.buyer.username).toBeNull();
    expect(capture.notes).toEqual([]);
  });
});
