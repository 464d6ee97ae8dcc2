import { expect, test } from 'vitest';
import { badgesFor } from '../../lib/store/badges.ts';
import { closeCase, openCase } from '../../lib/store/cases.ts';
import { addFollowup, finishFollowup } from '../../lib/store/followups.ts';
import { buyer, freshDb, now, order, see, the } from './shop.ts';

const HOUR = 3_600_000;

test('a badge says that something is open while a promise is due, a case is open or a return is on', async () => {
  const db = freshDb();
  const keys = (
    await see(db, {
      orders: [1, 2, 3, 4].map((n) =>
        order(`PS-261018-0000${n}`, {
          buyer: n === 4 ? buyer({ name: 'only a name' }) : buyer({ id: String(n) }),
          state: n === 3 ? 'returning' : 'paid',
        }),
      ),
    })
  ).orderKeys;
  const open = async (at = now) =>
    (await badgesFor(db, keys, 'practice-shop', at)).map((badge) => badge.open);
  const customer = async (n: number) => the((await db.orders.get(the(keys[n])))?.customerId);
  expect(await open()).toEqual([false, false, true, false]);
  const { id } = await addFollowup(db, { customerId: await customer(0), text: 'x', dueAt: now + HOUR }, now);
  const complaint = await openCase(
    db,
    { customerId: await customer(1), kind: 'complaint', text: 'broken' },
    now,
  );
  expect(await open()).toEqual([false, true, true, false]);
  expect(await open(now + HOUR)).toEqual([true, true, true, false]);
  await finishFollowup(db, id, now);
  const reopen = await closeCase(db, complaint.id, now);
  expect(await open(now + HOUR)).toEqual([false, false, true, false]);
  await reopen();
  expect(await open(now + HOUR)).toEqual([false, true, true, false]);
  const badges = await badgesFor(db, [...keys, 'practice-shop||never-seen'], 'practice-shop', now);
  expect(badges.map(({ tier }) => tier.level)).toEqual(['new', 'new', 'new', 'unknown', 'unknown']);
  expect((await badgesFor(db, keys, 'shopee', now)).map(({ orders }) => orders)).toEqual([0, 0, 0, 0]);
});
