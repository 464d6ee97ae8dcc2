import { expect, test } from 'vitest';
import { rankValue } from '../../lib/customers/value.ts';
import type { Customer } from '../../lib/model/customer.ts';
import type { TierRule } from '../../lib/model/settings.ts';
import { type Backup, exportAll, inspectBackup, restoreAll } from '../../lib/store/backup.ts';
import { readCustomer } from '../../lib/store/customers.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { readSettings, writeSettings } from '../../lib/store/settings.ts';
import { tierMoves } from '../../lib/store/tier-moves.ts';
import { reviewTiers } from '../../lib/store/tier-review.ts';
import { buyer, DAY, freshDb, now, order, see, the } from './shop.ts';

/** A buyer with so many orders on each of some days before now. */
async function bought(db: RegularsDb, n: number, days: readonly number[]): Promise<string> {
  const orders = days.map((day, i) =>
    order(`PS-2610${String(n).padStart(2, '0')}-${String(i).padStart(5, '0')}`, {
      buyer: buyer({ id: `b${n}`, name: `Buyer ${n}` }),
      placedAt: new Date(now - day * DAY).toISOString(),
      state: 'delivered',
    }),
  );
  await see(db, { orders }, now);
  return the((await see(db, { kind: 'order', orders: orders.slice(0, 1) }, now)).customerId);
}

const inAMonth: TierRule = { by: 'orders', gold: 2, vip: 5, platinum: 9, within: 30 };
const levelOf = async (db: RegularsDb, id: string, at: number) =>
  (await readCustomer(db, id, at))?.tier.level;

async function review(db: RegularsDb, at: number, batch?: number): Promise<number> {
  for (let changed = 0; ; ) {
    const part = await reviewTiers(db, at, batch);
    changed += part.changed;
    if (!part.more) return changed;
  }
}

test('a tier is kept for the week after the first review that finds it no longer earned', async () => {
  const db = freshDb();
  // Five in the last month; the oldest leaves it in two days.
  const id = await bought(db, 1, [28, 20, 10, 5, 1]);
  await writeSettings(db, { tierRule: inAMonth, tierRuleSince: now });
  const day = (n: number) => now + n * DAY;
  expect(await review(db, day(0))).toBeGreaterThan(0);
  const levels: (string | undefined)[] = [];
  for (let n = 1; n <= 11; n++) {
    await review(db, day(n));
    levels.push(await levelOf(db, id, day(n)));
  }
  expect(levels).toEqual([...Array.from({ length: 8 }, () => 'vip'), 'gold', 'gold', 'gold']);
});

test('a review runs once a day, in parts, and goes on where it was stopped', async () => {
  const db = freshDb();
  for (let n = 1; n <= 5; n++) await bought(db, n, [3, 2]);
  await writeSettings(db, { tierRule: inAMonth, tierRuleSince: now });
  const part = (at: number) => reviewTiers(db, at, 2);
  // First everybody's value gets the chances of today (in which nothing changed since), then tiers are looked at.
  const values = [await part(now), await part(now + 1), await part(now + 2)];
  expect(values).toEqual(values.map(() => ({ changed: 0, more: true, next: now + DAY })));
  expect(await part(now + 3)).toEqual({ changed: 2, more: true, next: now + DAY });
  expect(await part(now + 4)).toEqual({ changed: 2, more: true, next: now + DAY });
  expect(await part(now + 5)).toEqual({ changed: 1, more: false, next: now + DAY });
  expect(await part(now + 6)).toEqual({ changed: 0, more: false, next: now + DAY });
  expect(await part(now + DAY)).toMatchObject({ more: true, next: now + 2 * DAY });
  // A clock that was set back: the day it thinks it is begins anew.
  expect(await reviewTiers(db, now - DAY, 9)).toMatchObject({ more: true, next: now });
});

test('another rule begins anew: what was kept under the former is not kept on', async () => {
  const db = freshDb();
  const id = await bought(db, 1, [28, 20, 10, 5, 1]);
  await writeSettings(db, { tierRule: inAMonth, tierRuleSince: now });
  await review(db, now);
  const later = now + 3 * DAY;
  expect(await levelOf(db, id, later)).toBe('vip');
  const rule: TierRule = { ...inAMonth, platinum: 10 };
  // What is said before it is used is what follows.
  const { moves } = await tierMoves(db, rule, later);
  expect(moves).toMatchObject([{ from: 'vip', to: 'gold', rises: false, count: 1 }]);
  await writeSettings(db, { tierRule: rule, tierRuleSince: later });
  expect(await levelOf(db, id, later)).toBe('gold');
  await review(db, later);
  expect(await levelOf(db, id, later)).toBe('gold');
});

test('totals from before there were tiers of some days are made complete', async () => {
  const db = freshDb();
  const id = await bought(db, 1, [10, 5, 1]);
  await db.customers.toCollection().modify((customer) => {
    const { recent: _gone, ...old } = customer.totals;
    customer.totals = old;
  });
  await writeSettings(db, { tierRule: inAMonth, tierRuleSince: now });
  expect(await levelOf(db, id, now)).toBe('regular');
  await review(db, now);
  expect(await levelOf(db, id, now)).toBe('gold');
});

test('values have the chances of the last review, for those written before it and after', async () => {
  const db = freshDb();
  const silent = await bought(db, 1, [400, 370]);
  await review(db, now);
  const fresh = await bought(db, 2, [20, 2]);
  const { rankedAt } = await readSettings(db);
  expect(rankedAt).toBe(now);
  for (const id of [silent, fresh]) {
    const { totals } = the(await db.customers.get(id));
    expect(totals.value).toBeCloseTo(rankValue(the(totals.spent), the(totals.days), now), 3);
  }
  // A year on, who stays away is worth less than what is halved of the spend alone.
  const before = the(await db.customers.get(silent)).totals;
  await review(db, now + 365 * DAY);
  const after = the(await db.customers.get(silent)).totals;
  expect(after.spent).toBe(before.spent);
  expect(after.value).toBeLessThan(0.9 * before.value);
});

test('a backup of an earlier version is ranked by the next review, which does not wait for tomorrow', async () => {
  const db = freshDb();
  const id = await bought(db, 1, [20, 2]);
  await review(db, now);
  const backup = JSON.parse(JSON.stringify(await exportAll(db, now))) as Backup;
  for (const customer of backup.tables.customers as Customer[]) {
    const { spent: _spent, days: _days, recent: _recent, ...old } = customer.totals;
    customer.totals = { ...old, value: 1_540 };
  }
  await restoreAll(db, inspectBackup(JSON.stringify(backup)), now + 1);
  expect((await db.customers.get(id))?.totals.value).toBe(1_540);
  await review(db, now + 2);
  const { totals } = the(await db.customers.get(id));
  expect(totals.recent).toHaveLength(2);
  expect(totals.value).toBeCloseTo(rankValue(the(totals.spent), the(totals.days), now), 3);
});

test('a review leaves settings that cannot be read as they are stored', async () => {
  const db = freshDb();
  await db.meta.put({
    key: 'settings',
    value: { shopName: 'Kiln', tierRule: { by: 'of a later version' }, more: 1 },
  });
  await review(db, now);
  expect((await db.meta.get('settings'))?.value).toEqual({
    shopName: 'Kiln',
    tierRule: { by: 'of a later version' },
    more: 1,
    rankedAt: now,
  });
});
