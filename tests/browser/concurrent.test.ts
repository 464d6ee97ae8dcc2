import { expect, test } from 'vitest';
import type { RegularsDb } from '../../lib/store/db.ts';
import { saveReply } from '../../lib/store/replies.ts';
import { readSettings, writeSettings } from '../../lib/store/settings.ts';
import { buyer, freshDb, now, order, see } from './shop.ts';

const id = (n: number) => `PS-261018-${String(n).padStart(5, '0')}`;
const of = (account: number) =>
  buyer({ id: String(account), username: `user${account}`, name: `Buyer ${account}` });

/** The same database as two pages of the extension have it open. */
function twoContexts(): [RegularsDb, RegularsDb] {
  const one = freshDb();
  return [one, freshDb(one.name)];
}

test('four writers in two contexts lose nothing and make nobody twice', async () => {
  const contexts = twoContexts();
  const writer = (n: number) => async () => {
    for (let page = 0; page < 10; page++) {
      // Every writer sees the same five buyers, with orders of its own and one that all of them see.
      const own = Array.from({ length: 5 }, (_, i) => order(id(n * 1_000 + page * 5 + i), { buyer: of(i) }));
      await see(contexts[n % 2] as RegularsDb, { orders: [...own, order(id(99_999), { buyer: of(0) })] });
    }
  };
  await Promise.all([0, 1, 2, 3].map((n) => writer(n)()));
  const [db] = contexts;
  expect(await db.orders.count()).toBe(4 * 50 + 1);
  expect(await db.buyers.count()).toBe(5);
  expect(await db.customers.count()).toBe(5);
  const counted = (await db.customers.toArray()).map(({ totals }) => totals.orders).sort((a, b) => a - b);
  expect(counted).toEqual([40, 40, 40, 40, 41]);
  const spent = (await db.customers.toArray()).reduce((sum, { totals }) => sum + (totals.spend.USD ?? 0), 0);
  expect(spent).toBe(201 * 1000);
});

test('settings changed in two contexts at once keep both changes', async () => {
  const [one, other] = twoContexts();
  await Promise.all([
    writeSettings(one, { shopName: 'Kiln & Leaf' }),
    writeSettings(other, { language: 'zh_TW' }),
    writeSettings(one, { stripCollapsed: true }),
    writeSettings(other, { snoozeMinutes: [60] }),
  ]);
  expect(await readSettings(one)).toMatchObject({
    shopName: 'Kiln & Leaf',
    language: 'zh_TW',
    stripCollapsed: true,
    snoozeMinutes: [60],
  });
});

test('a reply saved in one context is there in the other', async () => {
  const [one, other] = twoContexts();
  const reply = await saveReply(
    one,
    { tags: [], variants: { en: { title: 'a', text: 'b', examples: [] } } },
    now,
  );
  expect(await other.replies.get(reply.id)).toEqual(reply);
});
