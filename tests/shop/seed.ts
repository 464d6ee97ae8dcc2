import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { adapterById } from '../../lib/adapters/builtin.ts';
import { readResponse } from '../../lib/adapters/read-response.ts';
import type { UiLanguage } from '../../lib/model/reply.ts';
import { starterIn } from '../../lib/replies/starter.ts';
import { topicOf } from '../../lib/replies/topics.ts';
import { type Backup, exportAll } from '../../lib/store/backup.ts';
import { openCase } from '../../lib/store/cases.ts';
import { updateCustomer } from '../../lib/store/customers.ts';
import { newId, RegularsDb } from '../../lib/store/db.ts';
import { keepFile } from '../../lib/store/files.ts';
import { addFollowup, finishFollowup } from '../../lib/store/followups.ts';
import { saveNote } from '../../lib/store/notes.ts';
import { recordCapture } from '../../lib/store/record.ts';
import { recordUse, saveReply, seedStarter } from '../../lib/store/replies.ts';
import { writeSettings } from '../../lib/store/settings.ts';
import { noteUnanswered } from '../../lib/store/unanswered.ts';
import { makeApi } from './api.ts';
import { tellCare } from './care.ts';
import type { Shop } from './data.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Notes, tags and promises that a shop like this one's keeper has written over the years. */
const written: { note: string; tags: string[]; promise?: [text: string, dueIn: number] }[] = [
  {
    note: 'Prefers matte glazes. Always asks for extra padding.',
    tags: ['wholesale'],
    promise: ['send the invoice with the company name', -2 * HOUR],
  },
  {
    note: 'Runs a tea house; reorders cups every spring.',
    tags: ['wholesale', 'advocate'],
    promise: ['offer the spring firing list', 3 * DAY],
  },
  { note: '喜欢青瓷，包装要多垫一层。', tags: ['老客户'], promise: ['確認換貨是否寄出', DAY] },
  {
    note: 'Second failure would lose her. Call the carrier first.',
    tags: ['careful'],
    promise: ['check the refund arrived', -26 * HOUR],
  },
  { note: 'Collects one gaiwan of each series.', tags: ['collector'] },
  {
    note: 'Gift buyer: no invoice in the parcel.',
    tags: ['gift'],
    promise: ['tell when the tenmoku set is back', 8 * DAY],
  },
];

/**
 * What Regulars would know of this shop after two years: its answers read by the practice shop's own adapter and
 * recorded as the extension records them, and what its keeper wrote. As a backup file's content.
 * @param base the shop's address, for the links back to its threads
 * @param now epoch ms
 */
export async function shopBackup(
  shop: Shop,
  { base, now, language }: { base: string; now: number; language: UiLanguage },
): Promise<Backup> {
  const db = new RegularsDb(`seed-${newId()}`);
  const adapter = adapterById('practice-shop');
  if (!adapter) throw new Error('the practice shop has no adapter');
  const api = makeApi(shop);
  const record = async (path: string, body: unknown, page?: string) => {
    const url = new URL(path, base);
    const capture = readResponse(JSON.stringify(body), adapter, { url, host: url.hostname, now });
    await recordCapture(db, capture, adapter, { now, ...(page ? { url: `${base}${page}` } : {}) });
  };
  const pages = (query: string) => (api.orders(new URLSearchParams(query)) as { pages: number }).pages;
  for (let page = 1; page <= pages(''); page++) {
    await record('/api/orders', api.orders(new URLSearchParams({ page: String(page) })));
  }
  for (const { id } of shop.threads) {
    await record(`/api/threads/${id}`, api.thread(id), `/inbox?thread=${id}`);
  }

  await seedStarter(db, starterIn(language), now - 400 * DAY);
  await writeSettings(db, { shopName: 'Kiln & Leaf', language });
  const best = await db.customers.orderBy('totals.orders').reverse().limit(written.length).toArray();
  for (const [i, { note, tags, promise }] of written.entries()) {
    const customer = best[i];
    if (!customer) continue;
    await saveNote(db, { id: newId(), customerId: customer.id, text: note }, now - (i + 2) * 9 * DAY);
    const contact = tags.includes('advocate') ? { advocateSince: '2026-03-02', invitedOn: '2026-03-09' } : {};
    await updateCustomer(db, customer.id, { tags, contact }, now - (i + 2) * 9 * DAY);
    if (promise) {
      const [text, dueIn] = promise;
      await addFollowup(db, { customerId: customer.id, text, dueAt: now + dueIn }, now - 3 * DAY);
    }
  }
  await tellReplies(db, now);
  await tellRegions(db, shop);
  await tellStories(db, shop, now);
  await tellCare(db, now);
  const backup = await exportAll(db, now);
  db.close();
  return backup;
}

/** A reply of the keeper's own with a picture, and what buyers asked that no reply answers. */
async function tellReplies(db: RegularsDb, now: number): Promise<void> {
  const picture = await readFile(new URL('./size-chart.png', import.meta.url));
  const chart = new File([new Uint8Array(picture)], 'cup sizes.png', { type: 'image/png' });
  const files = [await keepFile(db, chart, now - 50 * DAY)];
  const variants = {
    en: {
      title: 'Sizes of our cups',
      text: 'Hi {buyer|there}, here are all three sizes beside each other: 80, 150 and 240 ml.',
      examples: ['how big is the cup', 'size chart'],
    },
    zh_CN: {
      title: '杯子尺寸图',
      text: '亲，三种杯子放在一起的尺寸图发您：80、150、240 毫升。',
      examples: ['杯子多大', '有尺寸图吗'],
    },
  };
  await saveReply(db, { tags: ['product'], code: 'size', variants, files }, now - 50 * DAY);
  const asked = [
    'Who taught you pottery?',
    '你们教陶艺吗',
    'Any pottery lessons?',
    'Do you teach children pottery?',
  ];
  const threads = (await db.threads.toCollection().limit(asked.length).primaryKeys()) as string[];
  for (const [i, message] of asked.entries()) {
    const topic = topicOf(message, new Map(), []);
    const threadKey = threads[i];
    if (topic && threadKey) await noteUnanswered(db, { threadKey, ...topic, at: now - i * DAY });
  }
}

const provinces = ['广东', '浙江', '上海', '江苏', '北京', '四川', '福建', '湖北'];

/** Where orders went, as an export file would say it. */
async function tellRegions(db: RegularsDb, shop: Shop): Promise<void> {
  const countries = new Map(shop.buyers.map(({ id, country }) => [id, country]));
  const orders = new Map(
    shop.orders.map((order, i) => [order.id, { country: countries.get(order.buyerId), i }]),
  );
  await db.orders.toCollection().modify((order) => {
    const { country = null, i = 0 } = orders.get(order.orderId) ?? {};
    if (country)
      order.shipTo = { country, region: country === 'CN' ? (provinces[i % provinces.length] ?? null) : null };
  });
}

/** The angry thread is a complaint, its buyer was promised something, and a promise kept long ago is history. */
async function tellStories(db: RegularsDb, shop: Shop, now: number): Promise<void> {
  const owner = async (threadId: string) => {
    const thread = shop.threads.find(({ id }) => id === threadId);
    const key = `practice-shop||${threadId}`;
    return { thread, customerId: (await db.threads.get(key))?.customerId };
  };
  const angry = await owner('t-0009');
  if (angry.customerId) {
    const orderKey = angry.thread?.orderId ? `practice-shop||${angry.thread.orderId}` : null;
    const text = 'Second parcel broken; wants the money back, not a third try.';
    await openCase(db, { customerId: angry.customerId, orderKey, kind: 'complaint', text }, now - DAY);
    await addFollowup(
      db,
      { customerId: angry.customerId, text: 'answer with the refund date', dueAt: now - HOUR },
      now - DAY,
    );
    await saveNote(
      db,
      {
        id: newId(),
        customerId: angry.customerId,
        text: 'First replacement also broke. Use the double box.',
      },
      now - DAY,
    );
  }
  const waiting = await owner('t-0001');
  if (waiting.customerId) {
    const kept = await addFollowup(
      db,
      { customerId: waiting.customerId, text: 'ask the carrier', dueAt: now - 2 * DAY },
      now - 3 * DAY,
    );
    await finishFollowup(db, kept.id, now - 2 * DAY);
    await addFollowup(
      db,
      { customerId: waiting.customerId, text: 'tell her what the carrier said', dueAt: now - 20 * 60_000 },
      now - 2 * DAY,
    );
    const [first] = starterIn('en');
    await recordUse(db, {
      replyId: `starter-${first?.id}`,
      title: first?.variants.en?.title ?? '',
      customerId: waiting.customerId,
      orderKey: null,
      threadKey: 'practice-shop||t-0001',
      at: now - 2 * DAY,
    });
  }
}
