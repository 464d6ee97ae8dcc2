import { adapterOf, newDraft } from '../../lib/adapters/draft.ts';
import { anybody } from '../../lib/model/segment.ts';
import { saveAdapter } from '../../lib/store/adapters.ts';
import { openCase } from '../../lib/store/cases.ts';
import { updateCustomer } from '../../lib/store/customers.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { notSame } from '../../lib/store/distinct.ts';
import { keepFile } from '../../lib/store/files.ts';
import { addFollowup, finishFollowup } from '../../lib/store/followups.ts';
import { runImport } from '../../lib/store/imports.ts';
import { mergeCustomers } from '../../lib/store/merge.ts';
import { saveNote } from '../../lib/store/notes.ts';
import { recordUse, saveReply } from '../../lib/store/replies.ts';
import { seedRules } from '../../lib/store/rules.ts';
import { saveSegment } from '../../lib/store/segments.ts';
import { writeSettings } from '../../lib/store/settings.ts';
import { noteUnanswered } from '../../lib/store/unanswered.ts';
import { adapter, buyer, DAY, now, openThread, order, see, the } from './shop.ts';

/** A small invented shop with something in every table. */
export async function inventShop(db: RegularsDb): Promise<void> {
  const taught = newDraft('seller.example-shop.com', 'Example Shop', '2026-10-20', null);
  await saveAdapter(db, adapterOf(taught));
  await writeSettings(db, {
    shopName: 'Kiln & Leaf',
    rates: { EUR: 1.1 },
    quietHours: { from: 1320, to: 480 },
  });
  const edda = buyer({ id: '20044', username: 'edda.k', name: 'Edda Kranz' });
  const chen = buyer({ id: '20107', username: 'chen_yu', name: '陈雨' });
  const { customerId, threadKey } = await see(
    db,
    {
      source: 'answer',
      kind: 'thread',
      orders: [
        order('PS-261018-00012', { buyer: edda, total: { minor: 5800, currency: 'EUR' } }),
        order('PS-260702-00003', {
          buyer: edda,
          placedAt: '2026-07-02',
          state: 'delivered',
          status: 'Delivered',
        }),
        order('PS-261017-00031', { buyer: chen, state: 'returning', status: 'Return requested' }),
        order('PS-261016-00005', { buyer: chen, state: 'cancelled', status: 'Cancelled', total: null }),
      ],
      thread: openThread({ buyer: edda, orderId: 'PS-261018-00012' }),
      reviews: [{ reviewId: 'r-1', orderId: 'PS-260702-00003', mark: 4, text: 'nice', at: null }],
    },
    now,
    'http://localhost:4173/inbox?thread=t-0001',
  );
  await see(db, {
    adapter: 'amazon',
    missed: 1,
    missing: ['total'],
    notes: ['a row left out: no order id'],
    orders: [order('114-5550101-8850102', { buyer: buyer({ name: 'Maren Holt' }), total: null })],
  });
  await seedRules(db, now);
  await saveSegment(db, { name: 'Wholesale', rule: { ...anybody, tags: ['wholesale'] } }, now);
  const id = the(customerId);
  await updateCustomer(
    db,
    id,
    { tags: ['VIP', '大客户'], contact: { phone: '+49 555 0100', birthdayOn: '--04-12' } },
    now,
  );
  await saveNote(
    db,
    { id: 'note-1', customerId: id, orderKey: 'practice-shop||PS-261018-00012', text: '喜欢青瓷 (celadon)' },
    now,
  );
  const picture = new File(['a picture'], 'glaze colours.png', { type: 'image/png' });
  const files = [await keepFile(db, picture, now)];
  await noteUnanswered(db, { threadKey: 'practice-shop||t-1', terms: ['engrave'], concepts: [], at: now });
  const reply = await saveReply(
    db,
    {
      tags: ['thanks'],
      files,
      variants: {
        en: { title: 'Thank you', text: 'Thank you, {buyer}.', examples: ['thanks!'] },
        zh_CN: { title: '谢谢', text: '谢谢您，{buyer}。', examples: [] },
      },
    },
    now,
  );
  await recordUse(db, {
    replyId: reply.id,
    title: 'Thank you',
    customerId: id,
    orderKey: null,
    threadKey,
    at: now,
  });
  const draft = { customerId: id, text: 'send the invoice' };
  await addFollowup(db, { ...draft, dueAt: now + DAY }, now);
  const done = await addFollowup(db, { ...draft, text: 'check the parcel', dueAt: now - DAY }, now - 2 * DAY);
  await finishFollowup(db, done.id, now);
  await openCase(db, { customerId: id, kind: 'complaint', text: 'mug arrived chipped' }, now);
  // Three accounts that wrote and never ordered: two were one person, the third is another.
  const [mara, lind, other] = await Promise.all(
    ['20150', '20151', '20152'].map(async (id) => {
      const named = buyer({ id, username: `mara_${id}`, name: 'Mara Lind' });
      await see(db, { kind: 'threads', threads: [{ threadId: `t-${id}`, buyer: named, orderId: null }] });
      return the(await db.buyers.filter(({ userId }) => userId === id).first()).customerId;
    }),
  );
  const evidence = [{ fact: 'phone', strength: 'strong', value: '+49 555 0142' }] as const;
  await mergeCustomers(db, the(mara), the(lind), now, evidence);
  await notSame(db, the(mara), the(other), now);
  async function* rows() {
    const orders = [{ line: 2, order: order('PS-251111-00002', { buyer: chen, placedAt: '2025-11-11' }) }];
    yield { orders, left: [], unread: [], rows: 1, notes: [], addsUp: false };
  }
  const shop = adapter('practice-shop');
  await runImport(db, { file: 'orders.csv', adapter: shop, host: '', format: 'Orders', now }, rows());
  await db.setAside.put({
    id: 'aside-1',
    table: 'orders',
    reason: 'record 3: total: not valid',
    json: '{"key":"x"}',
    at: now,
  });
}
