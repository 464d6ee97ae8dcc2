import { describe, expect, test } from 'vitest';
import { readResponse } from '../../lib/adapters/read-response.ts';
import {
  closeCase,
  editCase,
  openCase,
  readCase,
  readCases,
  removeCase,
  reopenCase,
} from '../../lib/store/cases.ts';
import { readCustomer } from '../../lib/store/customers.ts';
import { addFollowup, dueFollowups, snoozeUntilTheyWrite } from '../../lib/store/followups.ts';
import { readMarks } from '../../lib/store/insights.ts';
import { judgeMark, suggestedMark } from '../../lib/store/marks.ts';
import { recordCapture } from '../../lib/store/record.ts';
import { recordUse, saveReply } from '../../lib/store/replies.ts';
import { readWaiting, waiveTurns } from '../../lib/store/turns.ts';
import { adapter, buyer, DAY, freshDb, now, openThread, order, see, the } from './shop.ts';

const HOUR = DAY / 24;
const iso = (at: number) => new Date(at).toISOString();
const edda = buyer({ id: '20044', username: 'edda.k', name: 'Edda Kranz' });
const url = 'http://localhost:4173/inbox?thread=t-0001';
const adapters = [adapter('practice-shop')];

type Said = [from: 'buyer' | 'seller', at: number | null, text: string];
const talk = (...said: Said[]) => {
  const messages = said.map(([from, at, text]) => ({
    from,
    at: at === null ? null : iso(at),
    text: from === 'buyer' ? text : null,
  }));
  const fromBuyer = messages.filter(({ from }) => from === 'buyer');
  return openThread({
    buyer: edda,
    messages,
    lastBuyerMessage: fromBuyer.at(-1)?.text ?? null,
    lastFrom: messages.at(-1)?.from ?? null,
    lastAt: fromBuyer.at(-1)?.at ?? null,
  });
};
type Db = ReturnType<typeof freshDb>;
const seen = (db: Db, at: number, ...said: Said[]) =>
  see(db, { kind: 'thread', thread: talk(...said) }, at, url);

describe('clocks', () => {
  test('count from the oldest unanswered message and end with the answer', async () => {
    const db = freshDb();
    await seen(db, now, ['buyer', now - 5 * HOUR, 'Has it left?'], ['buyer', now - HOUR, 'hello??']);
    const [waiting, ...others] = await readWaiting(db, adapters, {}, now);
    expect(others).toEqual([]);
    expect(waiting).toMatchObject({ name: 'Edda Kranz', running: { by: now + 19 * HOUR } });
    await seen(
      db,
      now + HOUR,
      ['buyer', now - 5 * HOUR, 'Has it left?'],
      ['buyer', now - HOUR, 'hello??'],
      ['seller', now + HOUR, ''],
    );
    expect(await readWaiting(db, adapters, {}, now)).toEqual([]);
    expect(await db.turns.toArray()).toMatchObject([{ answeredAt: now + HOUR, host: 'localhost' }]);
  });

  test('those that run out first come first; without an instant there is none', async () => {
    const db = freshDb();
    const who = (n: number) => buyer({ id: `b${n}`, username: `user${n}`, name: `Buyer ${n}` });
    const thread = (n: number, at: number | null) => ({
      ...talk(['buyer', at, 'where is it']),
      threadId: `t-${n}`,
      buyer: who(n),
    });
    for (const [n, at] of [
      [1, now - HOUR],
      [2, null],
      [3, now - 9 * HOUR],
    ] as const) {
      await see(db, { kind: 'thread', thread: thread(n, at) }, now, url);
    }
    const rows = await readWaiting(db, adapters, {}, now);
    expect(rows.map(({ name, running }) => [name, running?.by ?? null])).toEqual([
      ['Buyer 3', now + 15 * HOUR],
      ['Buyer 1', now + 23 * HOUR],
      ['Buyer 2', null],
    ]);
    // The seller's own limit goes before.
    const own = await readWaiting(db, adapters, { 'practice-shop': { 'first-reply': 60 } }, now);
    expect(own[0]?.running?.by).toBe(now - 8 * HOUR);
  });

  test('what needs no answer waits no more, until they write again', async () => {
    const db = freshDb();
    await seen(db, now, ['buyer', now - HOUR, 'thanks']);
    const undo = await waiveTurns(db, 'practice-shop||t-0001', now);
    expect(await readWaiting(db, adapters, {}, now)).toEqual([]);
    await undo();
    expect(await readWaiting(db, adapters, {}, now)).toHaveLength(1);
    await waiveTurns(db, 'practice-shop||t-0001', now);
    await seen(db, now + HOUR, ['buyer', now - HOUR, 'thanks'], ['buyer', now + HOUR, 'one more thing']);
    expect(await readWaiting(db, adapters, {}, now)).toHaveLength(1);
  });

  test('a thread without instants can be waived too', async () => {
    const db = freshDb();
    await seen(db, now, ['buyer', null, 'thanks']);
    await waiveTurns(db, 'practice-shop||t-0001', now);
    expect(await readWaiting(db, adapters, {}, now)).toEqual([]);
  });
});

describe('a page that shows no instants', () => {
  test('an answer ends what waits, and a new question waits again', async () => {
    const db = freshDb();
    await seen(db, now, ['buyer', now - HOUR, 'Has it left?']);
    await seen(db, now + 1, ['buyer', null, 'Has it left?'], ['seller', null, '']);
    expect(await readWaiting(db, adapters, {}, now)).toEqual([]);
    await seen(
      db,
      now + 2,
      ['buyer', null, 'Has it left?'],
      ['seller', null, ''],
      ['buyer', null, 'And the lid?'],
    );
    const [waiting, ...others] = await readWaiting(db, adapters, {}, now);
    expect(others).toEqual([]);
    expect(waiting).toMatchObject({ running: null, turn: { undated: true } });
    // Its instant comes with an answer of the page: it waits once, with a clock.
    await seen(
      db,
      now + 3,
      ['buyer', now - HOUR, 'Has it left?'],
      ['seller', now + 1, ''],
      ['buyer', now + 2, 'And the lid?'],
    );
    expect((await readWaiting(db, adapters, {}, now)).map(({ running }) => running?.by)).toEqual([
      now + 2 + DAY,
    ]);
  });

  test('what needed no answer does, once something else is written', async () => {
    const db = freshDb();
    await seen(db, now, ['buyer', null, 'thanks']);
    await waiveTurns(db, 'practice-shop||t-0001', now);
    await seen(db, now + 1, ['buyer', null, 'thanks']);
    expect(await readWaiting(db, adapters, {}, now)).toEqual([]);
    await seen(db, now + DAY, ['buyer', null, 'thanks'], ['buyer', null, 'where is my parcel??']);
    expect(await readWaiting(db, adapters, {}, now)).toHaveLength(1);
  });
});

test('whose time was up long ago comes behind the others, and goes after two weeks', async () => {
  const db = freshDb();
  for (const [n, at] of [
    [1, now - 3 * DAY],
    [2, now - HOUR],
    [3, now - 26 * HOUR],
    [4, now - 16 * DAY],
  ] as const) {
    const thread = {
      ...talk(['buyer', at, 'where is it']),
      threadId: `t-${n}`,
      buyer: buyer({ id: `b${n}`, name: `${n}` }),
    };
    await see(db, { kind: 'thread', thread }, now, url);
  }
  expect((await readWaiting(db, adapters, {}, now)).map(({ name }) => name)).toEqual(['3', '2', '1']);
});

describe('a follow-up that waits for them to write', () => {
  const asleep = async () => {
    const db = freshDb();
    const { customerId } = await seen(db, now, ['buyer', now - HOUR, 'Has it left?'], ['seller', now, '']);
    const { id } = await addFollowup(db, { customerId: the(customerId), text: 'ask again', dueAt: now }, now);
    await snoozeUntilTheyWrite(db, id, now);
    return db;
  };
  const told: Said[] = [
    ['buyer', now - HOUR, 'Has it left?'],
    ['seller', now, ''],
  ];

  test('sleeps through "ok thanks" and what was said before', async () => {
    const db = await asleep();
    await seen(db, now + 1, ...told);
    await seen(db, now + HOUR, ...told, ['buyer', now + HOUR, 'ok thanks!']);
    expect(await dueFollowups(db, now + HOUR)).toEqual([]);
  });

  test('comes back with a message that says something', async () => {
    const db = await asleep();
    await seen(db, now + HOUR, ...told, ['buyer', now + HOUR, 'It came, but the lid is cracked']);
    expect(await dueFollowups(db, now + HOUR)).toMatchObject([{ text: 'ask again', dueAt: now + HOUR }]);
  });

  test('comes back too where they thanked after it', async () => {
    const db = await asleep();
    const said: Said[] = [
      ['buyer', now + HOUR, 'The lid is cracked'],
      ['buyer', now + HOUR + 1, 'Thanks!'],
    ];
    await seen(db, now + 2 * HOUR, ...told, ...said);
    expect(await dueFollowups(db, now + 2 * HOUR)).toHaveLength(1);
  });

  test('is not forgotten when they never write', async () => {
    const db = await asleep();
    expect(await dueFollowups(db, now + 29 * DAY)).toEqual([]);
    expect(await dueFollowups(db, now + 30 * DAY)).toHaveLength(1);
  });
});

describe('a mark that was asked for', () => {
  const asked = async (asks: 'csat' | 'nps' = 'csat') => {
    const db = freshDb();
    const reply = await saveReply(
      db,
      { tags: [], asks, variants: { en: { title: 'Ask', text: 'From 1 to 5?', examples: [] } } },
      now,
    );
    const { customerId, threadKey } = await seen(db, now, ['buyer', now - HOUR, 'Has it left?']);
    const use = { replyId: reply.id, title: 'Ask', customerId, orderKey: null, threadKey };
    await recordUse(db, { id: 'use-1', ...use, at: now });
    return db;
  };
  const before: Said[] = [
    ['buyer', now - HOUR, 'I bought 5'],
    ['seller', now, ''],
  ];
  const key = 'practice-shop||t-0001';

  test('is found in its thread, counts when it was confirmed, and can be taken back', async () => {
    const db = await asked();
    await seen(db, now + DAY, ...before, ['buyer', now + DAY, '5 stars, thanks!']);
    const found = the(await suggestedMark(db, key));
    expect(found).toMatchObject({ kind: 'csat', mark: 5, at: now + DAY });
    const undo = await judgeMark(db, found.id, 'confirmed');
    expect(await suggestedMark(db, key)).toBeNull();
    expect((await readMarks(db, ['csat'], 0)).map(({ state }) => state)).toEqual(['confirmed']);
    await undo();
    await judgeMark(db, found.id, 'declined');
    // Seen again, what was judged stays judged.
    await seen(db, now + DAY, ...before, ['buyer', now + DAY, '5 stars, thanks!'], ['seller', now + DAY, '']);
    expect(await suggestedMark(db, key)).toBeNull();
    // Another number may be the mark all the same.
    await seen(db, now + 2 * DAY, ['seller', now + DAY, ''], ['buyer', now + 2 * DAY, '4 stars then']);
    expect(await suggestedMark(db, key)).toMatchObject({ mark: 4 });
  });

  test('read weeks later is still of the day it was given', async () => {
    const db = await asked();
    await seen(db, now + 30 * DAY, ...before, ['buyer', now + 3 * DAY, '5']);
    expect(await suggestedMark(db, key)).toMatchObject({ mark: 5, at: now + 3 * DAY });
  });

  test.each<[string, number, string]>([
    ['another number', DAY, 'order 5 has not come'],
    ['after two weeks', 15 * DAY, '5'],
  ])('is not %s', async (_, after, text) => {
    const db = await asked();
    await seen(db, now + after, ...before, ['buyer', now + after, text]);
    expect(await suggestedMark(db, key)).toBeNull();
  });

  test('nor a number of before it was asked for', async () => {
    const db = await asked('nps');
    await seen(db, now + 1, ['buyer', now - HOUR, '9'], ['seller', now, '']);
    expect(await suggestedMark(db, key)).toBeNull();
  });
});

describe('a case', () => {
  const begun = async () => {
    const db = freshDb();
    const { customerId } = await see(db, {
      kind: 'order',
      orders: [order('PS-261018-00012', { buyer: edda })],
    });
    const draft = { customerId: the(customerId), orderKey: 'practice-shop||PS-261018-00012' };
    const one = await openCase(db, { ...draft, kind: 'complaint', text: 'cracked' }, now);
    return { db, one, draft };
  };

  test('knows its product and marketplace, and keeps what happened to it', async () => {
    const { db, one } = await begun();
    expect(one).toMatchObject({ product: 'Ash-glaze mug', marketplace: 'practice-shop' });
    await editCase(db, one.id, { cause: 'damage' }, now + 1);
    await editCase(db, one.id, { lesson: 'd' }, now + 2);
    await editCase(db, one.id, { lesson: 'double box' }, now + 3);
    await editCase(db, one.id, { steps: [{ text: 'ask for a photo', doneAt: null }] }, now + 4);
    const undo = await closeCase(db, one.id, now + 5, 'replaced');
    const { one: closed } = the(await readCase(db, one.id));
    expect(closed).toMatchObject({
      cause: 'damage',
      lesson: 'double box',
      outcome: 'replaced',
      closedAt: now + 5,
    });
    expect(closed.history?.map(({ what, text }) => [what, text])).toEqual([
      ['opened', ''],
      ['changed', 'cause'],
      ['changed', 'lesson'],
      ['step', 'ask for a photo'],
      ['closed', ''],
    ]);
    expect((await readCases(db, { open: false, query: 'double edda' })).map(({ name }) => name)).toEqual([
      'Edda Kranz',
    ]);
    await editCase(db, one.id, { lesson: 'double box, and foam' }, now + 6);
    await undo();
    const [again] = await readCases(db, { open: true });
    expect(again?.one).toMatchObject({ lesson: 'double box, and foam', closedAt: null });
    expect(again?.one.outcome).toBeUndefined();
    expect(again?.one.history?.map(({ what, text }) => [what, text]).slice(-2)).toEqual([
      ['step', 'ask for a photo'],
      ['changed', 'lesson'],
    ]);
  });

  test('an order that is chosen later brings its marketplace', async () => {
    const { db, draft } = await begun();
    const later = await openCase(db, { customerId: draft.customerId, kind: 'return', text: 'chipped' }, now);
    expect(later.marketplace).toBeUndefined();
    await editCase(db, later.id, { orderKey: draft.orderKey }, now + 1);
    const { one, orders } = the(await readCase(db, later.id));
    expect(one).toMatchObject({ orderKey: draft.orderKey, marketplace: 'practice-shop' });
    expect(orders.map(({ orderId }) => orderId)).toEqual(['PS-261018-00012']);
  });

  test('one opened by mistake is removed, and what was withdrawn is no failure', async () => {
    const { db, one, draft } = await begun();
    const failureOf = async (id: string) => the(await readCase(db, id)).failure;
    const second = await openCase(
      db,
      { customerId: draft.customerId, kind: 'refund', text: 'late' },
      now + 1,
    );
    expect(await failureOf(second.id)).toBe(2);
    const undo = await removeCase(db, one.id);
    expect(await readCase(db, one.id)).toBeUndefined();
    expect(await failureOf(second.id)).toBe(1);
    await undo();
    expect(await readCase(db, one.id)).toMatchObject({ one });
    await editCase(db, one.id, { outcome: 'withdrawn' }, now + 2);
    expect(await failureOf(second.id)).toBe(1);
  });

  test('is found by the words that are shown of it', async () => {
    const { db, one } = await begun();
    await closeCase(db, one.id, now + 1, 'refunded');
    const found = (query: string) =>
      readCases(db, {
        open: false,
        query,
        said: ({ outcome }) => [outcome === 'refunded' ? 'Money back' : ''],
      });
    expect(await found('money edda')).toHaveLength(1);
    expect(await found('replaced')).toHaveLength(0);
  });

  test('the second failure of one customer goes before everything else', async () => {
    const { db, one, draft } = await begun();
    await closeCase(db, one.id, now + 1);
    const { customerId } = await see(db, {
      kind: 'order',
      orders: [order('PS-261019-00013', { buyer: buyer({ id: '7', username: 'mara', name: 'Mara Lind' }) })],
    });
    const mara = await openCase(db, { customerId: the(customerId), kind: 'return', text: 'late' }, now + 2);
    await editCase(db, mara.id, { deadlineAt: now + 3 }, now + 3);
    await openCase(db, { ...draft, orderKey: null, kind: 'complaint', text: 'again' }, now + 4);
    const rows = await readCases(db, { open: true });
    expect(rows.map(({ name, failure }) => [name, failure])).toEqual([
      ['Edda Kranz', 2],
      ['Mara Lind', 1],
    ]);
    await reopenCase(db, one.id, now + 5);
    expect((await readCases(db, { open: true })).map(({ failure }) => failure).sort()).toEqual([1, 1, 2]);
  });

  test('told twice is opened once', async () => {
    const { db, draft } = await begun();
    const twice = { id: 'same', ...draft, kind: 'return' as const, text: 'x' };
    await Promise.all([openCase(db, twice, now), openCase(db, twice, now)]);
    expect(await db.cases.count()).toBe(2);
  });
});

test('a return that a marketplace lists opens a case with its deadline, once', async () => {
  const db = freshDb();
  const douyin = adapter('douyin');
  const orderId = '6930162745589511002';
  await see(db, {
    adapter: 'douyin',
    source: 'answer',
    orders: [order(orderId, { buyer: buyer({ id: '88001' }), total: { minor: 5_990, currency: 'CNY' } })],
  });
  const listed = (deadline: number, status = 6) =>
    readResponse(
      JSON.stringify({
        data: {
          items: [
            {
              after_sale_info: {
                after_sale_id: 'a-1',
                related_id: orderId,
                after_sale_status: status,
                apply_time: (now - HOUR) / 1_000,
                status_deadline: deadline / 1_000,
              },
            },
          ],
        },
      }),
      douyin,
      { url: new URL('https://fxg.jinritemai.com/after_sale/pc/list'), host: 'fxg.jinritemai.com', now },
    );
  await recordCapture(db, listed(now + 2 * DAY), douyin, { now });
  await recordCapture(db, listed(now + 2 * DAY), douyin, { now: now + 1 });
  const [opened, ...others] = await db.cases.toArray();
  expect(others).toEqual([]);
  expect(opened).toMatchObject({ kind: 'return', deadlineAt: now + 2 * DAY, openedAt: now - HOUR });
  await recordCapture(db, listed(now + 3 * DAY), douyin, { now: now + 2 });
  expect(await db.cases.toArray()).toMatchObject([{ deadlineAt: now + 3 * DAY }]);
  // What the seller closed stays closed.
  await closeCase(db, the(opened).id, now + 3);
  await recordCapture(db, listed(now + 4 * DAY), douyin, { now: now + 4 });
  expect(await db.cases.toArray()).toMatchObject([{ deadlineAt: now + 3 * DAY, closedAt: now + 3 }]);
});

test('a return that the seller opened by hand is the one that is listed; their deadline stays', async () => {
  const db = freshDb();
  const { customerId } = await see(db, {
    kind: 'order',
    orders: [order('PS-261018-00012', { buyer: edda })],
  });
  const orderKey = 'practice-shop||PS-261018-00012';
  const mine = await openCase(
    db,
    { customerId: the(customerId), orderKey, kind: 'refund', text: 'lid' },
    now,
  );
  // The practice shop's own clock: 3 business days. 2026-10-20 is a Tuesday.
  expect(mine.deadlineAt).toBe(now + 3 * DAY);
  const listed = (deadlineAt: number, state: 'open' | 'closed' = 'open') => ({
    source: 'answer' as const,
    returns: [
      {
        returnId: 'r-1',
        orderId: 'PS-261018-00012',
        openedAt: null,
        deadlineAt: iso(deadlineAt),
        state,
        reason: null,
      },
    ],
  });
  await see(db, listed(now + 2 * DAY), now + 1);
  expect(await db.cases.toArray()).toMatchObject([{ id: mine.id, deadlineAt: now + 2 * DAY }]);
  await editCase(db, mine.id, { deadlineAt: now + DAY }, now + 2);
  await see(db, listed(now + 2 * DAY), now + 3);
  expect(await db.cases.toArray()).toMatchObject([{ deadlineAt: now + DAY }]);
  // Over for the marketplace: no clock any more, and still open.
  await see(db, listed(now + 2 * DAY, 'closed'), now + 4);
  const [left] = await db.cases.toArray();
  expect([left?.deadlineAt, left?.closedAt]).toEqual([undefined, null]);
});

test('a review is kept with its order, and apart from what was asked for', async () => {
  const db = freshDb();
  const { customerId } = await see(db, {
    kind: 'order',
    orders: [order('PS-261018-00012', { buyer: edda })],
    reviews: [
      { reviewId: 'r-1', orderId: 'PS-261018-00012', mark: 2, text: 'lid cracked', at: iso(now - DAY) },
    ],
  });
  expect((await readMarks(db, ['review'], 0)).map(({ mark }) => mark)).toEqual([2]);
  expect(await readMarks(db, ['csat', 'nps'], 0)).toEqual([]);
  const view = the(await readCustomer(db, the(customerId), now));
  expect(view.marks).toMatchObject([{ kind: 'review', mark: 2, at: now - DAY }]);
});
