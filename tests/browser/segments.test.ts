import { describe, expect, test } from 'vitest';
import { everybody } from '../../lib/model/rule.ts';
import { anybody, type SegmentRule } from '../../lib/model/segment.ts';
import { openCase } from '../../lib/store/cases.ts';
import { customerIds, readCustomer, updateCustomer } from '../../lib/store/customers.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { addMany, finishFollowup, openFollowups } from '../../lib/store/followups.ts';
import { recordUse } from '../../lib/store/replies.ts';
import { saveRule } from '../../lib/store/rules.ts';
import { runRules } from '../../lib/store/run-rules.ts';
import { customersIn, readSegmentFacts, regionsKnown } from '../../lib/store/segment-facts.ts';
import { readTrend } from '../../lib/store/segment-trend.ts';
import { readSegments, removeSegment, saveSegment, tagMany } from '../../lib/store/segments.ts';
import { buyer, DAY, freshDb, now, order, see, the } from './shop.ts';

const iso = (days: number) => new Date(now - days * DAY).toISOString();

/** A buyer with orders so many days ago, each of so many dollars. */
async function bought(
  db: RegularsDb,
  n: number,
  days: number[],
  dollars: number,
  title = 'Ash-glaze mug',
): Promise<string> {
  const who = buyer({ id: `b${n}`, username: `user${n}`, name: `Buyer ${n}` });
  const orders = days.map((day, i) =>
    order(`PS-2610${String(n).padStart(2, '0')}-0000${i}`, {
      buyer: who,
      placedAt: iso(day),
      state: 'delivered',
      total: { minor: dollars * 100, currency: 'USD' },
      items: [{ title, quantity: 1 }],
    }),
  );
  await see(db, { orders }, now);
  const { customerId } = await see(db, { kind: 'order', orders: orders.slice(0, 1) }, now);
  return the(customerId);
}

async function shop() {
  const db = freshDb();
  const ids = {
    loyal: await bought(db, 1, [90, 60, 30, 5], 80, 'Celadon teapot'),
    lapsed: await bought(db, 2, [400, 390, 380], 10),
    fresh: await bought(db, 3, [3], 20),
    silent: await bought(db, 4, [120, 100, 80], 50),
  };
  const members = async (rule: Partial<SegmentRule>) => {
    const facts = await readSegmentFacts(db, now);
    const found = await customersIn(db, { ...anybody, ...rule }, facts, now);
    return Object.entries(ids).flatMap(([name, id]) => (found.has(id) ? [name] : []));
  };
  return { db, ids, members };
}

describe('a segment', () => {
  test('goes by status, groups, orders, silence, spend and what was bought', async () => {
    const { members } = await shop();
    expect(await members({})).toEqual(['loyal', 'lapsed', 'fresh', 'silent']);
    expect(await members({ statuses: ['loyal'] })).toEqual(['loyal']);
    expect(await members({ statuses: ['lapsed', 'atRisk'] })).toEqual(['lapsed', 'silent']);
    expect(await members({ groups: ['champions'] })).toEqual(['loyal']);
    expect(await members({ minOrders: 3, maxOrders: 3 })).toEqual(['lapsed', 'silent']);
    expect(await members({ silentFrom: 50, silentTo: 100 })).toEqual(['silent']);
    expect(await members({ minSpend: 15_000 })).toEqual(['loyal', 'silent']);
    expect(await members({ product: 'TEAPOT celadon' })).toEqual(['loyal']);
    expect(await members({ product: 'mug', maxOrders: 1 })).toEqual(['fresh']);
  });

  test('goes by tags, birthday and open cases', async () => {
    const { db, ids, members } = await shop();
    await updateCustomer(db, ids.fresh, { tags: ['gift'], contact: { birthdayOn: '--03-09' } }, now);
    await openCase(db, { customerId: ids.silent, kind: 'complaint', text: 'x' }, now);
    expect(await members({ tags: ['gift', 'other'] })).toEqual(['fresh']);
    expect(await members({ birthdayMonth: 3 })).toEqual(['fresh']);
    expect(await members({ openCase: true })).toEqual(['silent']);
  });

  test('goes by who recommends the shop, from the day they do', async () => {
    const { db, ids, members } = await shop();
    const contact = { advocateSince: '2026-10-01', invitedOn: '2026-10-05' };
    await updateCustomer(db, ids.loyal, { contact }, now);
    await updateCustomer(db, ids.fresh, { contact: { advocateSince: '2026-10-02' } }, now);
    await updateCustomer(db, ids.silent, { contact: { advocateSince: '2026-12-01' } }, now);
    expect(await members({ advocate: 'any' })).toEqual(['loyal', 'fresh']);
    expect(await members({ advocate: 'notInvited' })).toEqual(['fresh']);
    expect(await members({ advocate: 'notThanked' })).toEqual(['loyal', 'fresh']);
    const trend = await readTrend(db, { ...anybody, advocate: 'any' }, { now, months: 1 });
    expect(trend.map(({ who }) => who.size)).toEqual([0, 2]);
  });

  test('goes by where orders went and what was replied', async () => {
    const { db, ids, members } = await shop();
    const orders = await db.orders.where('customerId').equals(ids.lapsed).toArray();
    await db.orders.bulkPut(
      orders.map((one, i) => ({ ...one, shipTo: { country: 'US', region: i ? 'CA' : 'OR' } })),
    );
    const used = { title: 'Thanks', customerId: ids.fresh, orderKey: null, threadKey: null };
    await recordUse(db, { ...used, replyId: 'r1', at: now - DAY });
    expect(await members({ regions: ['US/OR'] })).toEqual(['lapsed']);
    expect(await members({ regions: ['CA'] })).toEqual([]);
    expect(await members({ regions: ['US', 'JP'] })).toEqual(['lapsed']);
    expect(await members({ regions: ['JP'] })).toEqual([]);
    expect(await members({ replies: ['r1', 'r2'] })).toEqual(['fresh']);
    expect(await members({ replies: ['r1'], regions: ['US'] })).toEqual([]);
    expect(await regionsKnown(db)).toEqual(['US', 'US/CA', 'US/OR']);
  });

  test('has a trend that ends in its list', async () => {
    const { db, ids } = await shop();
    const byId = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
    const trend = await readTrend(db, { ...anybody, minOrders: 3 }, { now, months: 3 });
    const named = trend.map(({ who }) => [...who].map((id) => byId.get(id)).sort());
    // now is the 20th of October: the ends of July, August, September, and today.
    expect(named).toEqual([
      ['lapsed'],
      ['lapsed', 'silent'],
      ['lapsed', 'loyal', 'silent'],
      ['lapsed', 'loyal', 'silent'],
    ]);
  });

  test('is kept, changed, removed and put back; one without a name is refused', async () => {
    const { db } = await shop();
    const made = await saveSegment(db, { name: ' Tea houses ', rule: anybody }, now);
    await saveSegment(db, { id: made.id, name: 'Tea', rule: { ...anybody, minOrders: 2 } }, now + 1);
    expect(await readSegments(db)).toMatchObject([{ name: 'Tea', createdAt: now, rule: { minOrders: 2 } }]);
    const undo = await removeSegment(db, made.id);
    expect(await readSegments(db)).toEqual([]);
    await undo();
    expect(await readSegments(db)).toHaveLength(1);
    await expect(saveSegment(db, { name: ' ', rule: anybody }, now)).rejects.toThrow(/name/);
  });
});

test('one tag for many, taken back from those that got it alone', async () => {
  const { db, ids } = await shop();
  await updateCustomer(db, ids.loyal, { tags: ['tea'] }, now);
  const { count, undo } = await tagMany(db, Object.values(ids), ' tea ', now + 1);
  expect(count).toBe(3);
  expect(the(await readCustomer(db, ids.fresh, now)).customer.tags).toEqual(['tea']);
  const named = await tagMany(db, [ids.fresh], 'Green Tea House', now + 1);
  expect(await customerIds(db, { query: 'house' })).toEqual([ids.fresh]);
  await named.undo();
  expect(await customerIds(db, { query: 'house' })).toEqual([]);
  await undo();
  expect(the(await readCustomer(db, ids.fresh, now)).customer.tags).toEqual([]);
  expect(the(await readCustomer(db, ids.loyal, now)).customer.tags).toEqual(['tea']);
});

test('a follow-up for many, so many a day, without those who must not be contacted', async () => {
  const { db, ids } = await shop();
  await updateCustomer(db, ids.silent, { contact: { doNotContact: 'asked us' } }, now);
  const draft = { text: 'new glaze', from: now + DAY, perDay: 2 };
  const { made, leftOut, undo } = await addMany(db, Object.values(ids), draft, now);
  expect([made, leftOut]).toEqual([3, 1]);
  const all = await openFollowups(db);
  expect(all.map(({ dueAt }) => Math.round((dueAt - now) / DAY))).toEqual([1, 1, 2]);
  await finishFollowup(db, the(all[0]).id, now + 5);
  await undo();
  // What was done meanwhile happened.
  expect(await db.followups.count()).toBe(1);
});

test('a rule can be for a segment', async () => {
  const { db, ids } = await shop();
  const made = await saveSegment(db, { name: 'Tea', rule: { ...anybody, product: 'teapot' } }, now);
  for (const id of Object.values(ids))
    await openCase(db, { customerId: id, kind: 'question', text: '?' }, now);
  await saveRule(
    db,
    {
      name: 'r',
      on: true,
      when: { event: 'case', moment: 'opened', kinds: [], afterMinutes: 60 },
      whom: { ...everybody, segments: [made.id, 'status:lapsed'] },
      act: { text: 'x', replyId: null, atMinute: null, purpose: 'care' },
      unless: { openReturn: false, openComplaint: false },
      reset: false,
    },
    now,
  );
  for (let turn = 0; turn < 3; turn++) await runRules(db, { now, textOf: () => 'x' });
  const found = new Set((await openFollowups(db)).map(({ customerId }) => customerId));
  expect(found).toEqual(new Set([ids.loyal, ids.lapsed]));
});
