import { describe, expect, test } from 'vitest';
import { everybody } from '../../lib/model/rule.ts';
import { closeCase, openCase } from '../../lib/store/cases.ts';
import { updateCustomer } from '../../lib/store/customers.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { dryRunRule } from '../../lib/store/dry-run.ts';
import { editFollowup, finishFollowup, fireDue, openFollowups } from '../../lib/store/followups.ts';
import { runImport } from '../../lib/store/imports.ts';
import { mergeCustomers, undoMerge } from '../../lib/store/merge.ts';
import { ruleContext } from '../../lib/store/rule-context.ts';
import {
  type RuleDraft,
  readRules,
  removeRule,
  restorePresets,
  saveRule,
  seedRules,
} from '../../lib/store/rules.ts';
import { runRules } from '../../lib/store/run-rules.ts';
import { undoImport } from '../../lib/store/undo-import.ts';
import { adapter, buyer, DAY, freshDb, now, order, see, the } from './shop.ts';

const edda = buyer({ id: '20044', username: 'edda.k', name: 'Edda Kranz' });
const HOUR = DAY / 24;
const ps = (n: number) => `PS-26101${n}-0000${n}`;

const draft = (change: Partial<RuleDraft> = {}): RuleDraft => ({
  name: 'feedback',
  on: true,
  when: { event: 'order', state: 'delivered', afterMinutes: 3 * 1_440 },
  whom: everybody,
  act: { text: 'ask', replyId: null, atMinute: null, purpose: 'feedback' },
  unless: { openReturn: true, openComplaint: true },
  reset: false,
  ...change,
});

const run = async (db: RegularsDb, at = now, batch = 200) => {
  let last = await runRules(db, { now: at, textOf: ({ act }) => act.text, batch });
  for (let turn = 0; last.more && turn < 50; turn++) {
    last = await runRules(db, { now: at, textOf: ({ act }) => act.text, batch });
  }
  return last;
};
const texts = async (db: RegularsDb) =>
  (await openFollowups(db)).map(({ text, dueAt, orderKey }) => [text, dueAt, orderKey?.split('|').at(-1)]);

/** An order that is seen shipped and later delivered. */
async function deliver(db: RegularsDb, n: number, at: number, who = edda): Promise<string> {
  const orders = (state: 'shipped' | 'delivered') => [order(ps(n), { buyer: who, state })];
  await see(db, { kind: 'order', orders: orders('shipped') }, at - DAY);
  const { customerId } = await see(db, { kind: 'order', orders: orders('delivered') }, at);
  return the(customerId);
}

describe('rules', () => {
  test('make a follow-up for what is recorded, once, whoever looks how often', async () => {
    const db = freshDb();
    await saveRule(db, draft(), now - 2 * DAY);
    await deliver(db, 1, now);
    await Promise.all([run(db), run(db)]);
    await run(db, now + HOUR);
    expect(await texts(db)).toEqual([['ask', now + 3 * DAY, ps(1)]]);
    // Seen again, nothing is new.
    await see(db, { kind: 'order', orders: [order(ps(1), { buyer: edda, state: 'delivered' })] }, now + HOUR);
    expect(await run(db, now + HOUR)).toMatchObject({ made: 0, removed: 0 });
  });

  test('everybody has a birthday of their own, and keeps it when another is looked at later', async () => {
    const db = freshDb();
    const when = { event: 'birthday' as const, beforeDays: 3 };
    await saveRule(db, draft({ when, act: { ...draft().act, purpose: 'care' } }), now - 30 * DAY);
    const people = [edda, buyer({ id: '20045', username: 'otto.b', name: 'Otto Blum' })];
    const ids: string[] = [];
    for (const [i, who] of people.entries()) {
      const { customerId } = await see(
        db,
        { kind: 'order', orders: [order(ps(i + 1), { buyer: who })] },
        now,
      );
      ids.push(the(customerId));
      const on = new Date(now + 5 * DAY).toISOString().slice(5, 10);
      await updateCustomer(db, the(customerId), { contact: { birthdayOn: `--${on}` } }, now);
    }
    await run(db);
    const owners = async () => (await db.followups.toArray()).map(({ customerId }) => customerId).sort();
    expect(await owners()).toEqual(ids.toSorted());
    const [first] = await db.followups.where({ customerId: the(ids[0]) }).toArray();
    await finishFollowup(db, the(first).id, now);
    await updateCustomer(db, the(ids[1]), { name: 'Otto' }, now);
    await run(db, now + HOUR);
    expect(await owners()).toEqual(ids.toSorted());
  });

  test('what was delivered before the rule was on is not made up for', async () => {
    const db = freshDb();
    await deliver(db, 1, now - 4 * DAY);
    await saveRule(db, draft(), now);
    await run(db);
    expect(await texts(db)).toEqual([]);
  });

  test('two of one day are one follow-up, and both orders have had theirs', async () => {
    const db = freshDb();
    await saveRule(db, draft(), now - 2 * DAY);
    await deliver(db, 1, now);
    await deliver(db, 2, now + HOUR);
    await run(db, now + HOUR);
    const [made, ...others] = await openFollowups(db);
    expect(others).toEqual([]);
    expect(made?.rule?.keys).toHaveLength(2);
  });

  test('take back what no longer holds, unless somebody touched it', async () => {
    const db = freshDb();
    await saveRule(db, draft(), now - 2 * DAY);
    await deliver(db, 1, now);
    await run(db);
    await see(db, { kind: 'order', orders: [order(ps(1), { buyer: edda, state: 'returning' })] }, now + HOUR);
    expect(await run(db, now + HOUR)).toMatchObject({ removed: 1 });
    expect(await texts(db)).toEqual([]);

    await deliver(db, 2, now + DAY, buyer({ id: '20107', username: 'chen_yu' }));
    await run(db, now + DAY);
    const [made] = await openFollowups(db);
    await editFollowup(db, the(made).id, { text: 'my own words' }, now + DAY);
    await see(
      db,
      { kind: 'order', orders: [order(ps(2), { buyer: buyer({ id: '20107' }), state: 'returning' })] },
      now + 2 * DAY,
    );
    await run(db, now + 2 * DAY);
    expect((await texts(db)).map(([text]) => text)).toEqual(['my own words']);
  });

  test('turned off, only what nobody touched goes; turned on again nothing comes twice', async () => {
    const db = freshDb();
    const { rule } = await saveRule(db, draft(), now - 2 * DAY);
    await deliver(db, 1, now);
    await deliver(db, 2, now, buyer({ id: '20107', username: 'chen_yu' }));
    await run(db);
    const [first] = await openFollowups(db);
    await finishFollowup(db, the(first).id, now);
    const { undo } = await saveRule(db, { ...draft(), id: rule.id, on: false }, now + 1);
    await run(db, now + 1);
    expect(await texts(db)).toEqual([]);
    await undo();
    await run(db, now + 2);
    expect(await texts(db)).toHaveLength(1);
    await removeRule(db, rule.id);
    await run(db, now + 3);
    expect(await texts(db)).toEqual([]);
    expect(await db.followups.filter(({ doneAt }) => doneAt !== null).count()).toBe(1);
  });

  test('a case makes its follow-up, and closing it takes that away', async () => {
    const db = freshDb();
    const customerId = await deliver(db, 1, now);
    await seedRules(db, now);
    await run(db);
    const opened = await openCase(db, { customerId, kind: 'complaint', text: 'cracked' }, now);
    await run(db);
    const made = await openFollowups(db);
    expect(made.map(({ dueAt, caseId }) => [dueAt, caseId])).toEqual([
      [now + DAY, opened.id],
      [now + 2 * DAY, opened.id],
    ]);
    await closeCase(db, opened.id, now + HOUR);
    await run(db, now + HOUR);
    expect(await openFollowups(db)).toEqual([]);
  });

  test('what is due later is looked at again in time, and not before', async () => {
    const db = freshDb();
    const when = { event: 'order' as const, state: 'delivered' as const, afterMinutes: 20 * 1_440 };
    await saveRule(db, draft({ when }), now - 2 * DAY);
    await deliver(db, 1, now);
    expect(await run(db)).toMatchObject({ made: 0, next: now + 13 * DAY });
    expect(await run(db, now + 13 * DAY)).toMatchObject({ made: 1, next: null });
    expect(await texts(db)).toEqual([['ask', now + 20 * DAY, ps(1)]]);
  });

  test('a worker stopped in the middle goes on where it was', async () => {
    const db = freshDb();
    for (let n = 1; n <= 6; n++) {
      await deliver(db, n, now, buyer({ id: `b${n}`, username: `user${n}` }));
    }
    await db.ruleTasks.clear();
    await saveRule(db, draft(), now - 2 * DAY);
    const textOf = () => 'ask';
    const first = await runRules(db, { now, textOf, batch: 2 });
    expect(first).toMatchObject({ made: 2, more: true });
    // Another worker, which knows nothing of the first.
    await run(db, now, 2);
    expect(await texts(db)).toHaveLength(6);
  });

  test('who must not be contacted first is left alone at once', async () => {
    const db = freshDb();
    await saveRule(db, draft(), now - 2 * DAY);
    const customerId = await deliver(db, 1, now);
    await run(db);
    await updateCustomer(db, customerId, { contact: { doNotContact: 'asked us to stop' } }, now);
    await run(db);
    expect(await texts(db)).toEqual([]);
  });

  test('what was shown is not shown again: switched off and on, held and released, or merged and taken apart', async () => {
    const db = freshDb();
    const soon = draft({ when: { event: 'order', state: 'delivered', afterMinutes: 0 } });
    const { rule } = await saveRule(db, soon, now - 2 * DAY);
    const customerId = await deliver(db, 1, now);
    await run(db);
    const shown: string[] = [];
    const screen = {
      show: async ({ id }: { id: string }) => void shown.push(id),
      isShown: async () => false,
    };
    const always = { quietHours: null, workDays: [0, 1, 2, 3, 4, 5, 6] };
    await fireDue(db, screen, always, now);
    const { undo } = await saveRule(db, { ...soon, id: rule.id, on: false }, now + 1);
    await run(db, now + 1);
    expect(await openFollowups(db)).toEqual([]);
    await undo();
    await run(db, now + 2);
    const opened = await openCase(db, { customerId, kind: 'complaint', text: 'x' }, now + 3);
    await run(db, now + 3);
    expect(await openFollowups(db)).toEqual([]);
    await closeCase(db, opened.id, now + 4);
    await run(db, now + 4);
    expect(await openFollowups(db)).toHaveLength(1);
    await fireDue(db, screen, always, now + 5);
    expect(shown).toHaveLength(1);
  });

  test('one that was finished stays so when its order goes back to another customer', async () => {
    const db = freshDb();
    await saveRule(
      db,
      draft({ when: { event: 'order', state: 'delivered', afterMinutes: 0 } }),
      now - 2 * DAY,
    );
    const { customerId: kept } = await see(db, {
      kind: 'order',
      orders: [order(ps(1), { buyer: buyer({ id: '1', username: 'one' }) })],
    });
    const { customerId: other } = await see(db, {
      kind: 'order',
      orders: [order(ps(2), { buyer: buyer({ id: '2', username: 'two' }), state: 'shipped' })],
    });
    const merge = await mergeCustomers(db, the(kept), the(other), now);
    await see(
      db,
      { kind: 'order', orders: [order(ps(2), { buyer: buyer({ id: '2' }), state: 'delivered' })] },
      now + 1,
    );
    await run(db, now + 1);
    const made = the((await openFollowups(db)).find(({ orderKey }) => orderKey?.endsWith(ps(2))));
    await finishFollowup(db, made.id, now + 2);
    await undoMerge(db, merge.id, now + 3);
    await run(db, now + 3);
    expect(await db.followups.get(made.id)).toMatchObject({ customerId: other, doneAt: now + 2 });
    expect((await openFollowups(db)).filter(({ orderKey }) => orderKey?.endsWith(ps(2)))).toEqual([]);
  });

  test('another reply reaches what is open, once', async () => {
    const db = freshDb();
    const { rule } = await saveRule(db, draft(), now - 2 * DAY);
    await deliver(db, 1, now);
    await run(db);
    await saveRule(db, { ...draft(), id: rule.id, act: { ...draft().act, replyId: 'r-1' } }, now);
    await run(db, now + 1);
    expect(await openFollowups(db)).toMatchObject([{ replyId: 'r-1', updatedAt: now + 1 }]);
    await db.meta.put({ key: 'rulesSweep', value: '' });
    await run(db, now + 2);
    expect(await openFollowups(db)).toMatchObject([{ updatedAt: now + 1 }]);
  });

  test('an order whose state nobody could tell, or that changed long after, is left out', async () => {
    const db = freshDb();
    await saveRule(
      db,
      draft({ when: { event: 'order', state: 'delivered', afterMinutes: 0 } }),
      now - 400 * DAY,
    );
    const placedAt = '2026-05-01T12:00:00.000Z';
    for (const [n, first] of [
      [1, 'unknown'],
      [2, 'shipped'],
    ] as const) {
      const who = buyer({ id: `b${n}`, username: `user${n}` });
      await see(db, { orders: [order(ps(n), { buyer: who, state: first, placedAt })] }, now - 100 * DAY);
      await see(db, { orders: [order(ps(n), { buyer: who, state: 'delivered', placedAt })] }, now);
    }
    await run(db);
    expect(await openFollowups(db)).toEqual([]);
  });

  test('a ready rule that was removed can be had back, turned off', async () => {
    const db = freshDb();
    await seedRules(db, now);
    const all = (await readRules(db)).map(({ id }) => id).sort();
    await removeRule(db, 'birthday');
    await removeRule(db, 'returnOpened');
    const undo = await restorePresets(db, now + 1);
    const rules = await readRules(db);
    expect(rules.map(({ id }) => id).sort()).toEqual(all);
    expect(rules.slice(-2).map(({ id, on }) => [id, on])).toEqual([
      ['returnOpened', false],
      ['birthday', false],
    ]);
    await undo();
    expect(await readRules(db)).toHaveLength(all.length - 2);
  });

  test('the ready ones come once; one that was removed stays away', async () => {
    const db = freshDb();
    expect(await seedRules(db, now)).toBe(true);
    await removeRule(db, 'birthday');
    expect(await seedRules(db, now)).toBe(false);
    expect((await readRules(db)).map(({ id }) => id)).not.toContain('birthday');
  });

  test('a rule that is none is refused, with the field', async () => {
    const db = freshDb();
    const bad = draft({ when: { event: 'silent', times: 0, upTo: 1, orders: 3 } });
    await expect(saveRule(db, bad, now)).rejects.toThrow(/times/);
    expect(await readRules(db)).toEqual([]);
  });
});

test('an import that is undone takes along what only a rule made of it', async () => {
  const db = freshDb();
  const when = { event: 'order' as const, state: 'returning' as const, afterMinutes: 0 };
  await saveRule(db, draft({ when, unless: { openReturn: false, openComplaint: false } }), now - DAY);
  const { orders: some, shop } = { orders: [order(ps(1), { buyer: edda, state: 'shipped' })], shop: '' };
  const batches = async function* (state: 'shipped' | 'returning') {
    const rows = some.map((one) => ({ order: { ...one, state }, line: 2 }));
    yield { orders: rows, left: [], unread: [], rows: rows.length, notes: [], addsUp: false };
  };
  const source = { file: 'a.csv', adapter: adapter('practice-shop'), host: shop, format: 'orders' };
  const first = await runImport(db, { ...source, now }, batches('shipped'));
  const second = await runImport(db, { ...source, now: now + 1 }, batches('returning'));
  await run(db, now + 2);
  expect(await texts(db)).toHaveLength(1);
  await undoImport(db, second.id);
  await undoImport(db, first.id);
  expect(await db.customers.count()).toBe(0);
  expect(await db.followups.count()).toBe(0);
});

test('a dry run says what a rule would have made, what it held back and what nobody knows', async () => {
  const db = freshDb();
  await deliver(db, 1, now - 10 * DAY);
  await deliver(db, 2, now - 40 * DAY, buyer({ id: '20107', username: 'chen_yu' }));
  const tobi = await deliver(db, 3, now - 5 * DAY, buyer({ id: '20300', username: 'tobi' }));
  await openCase(db, { customerId: tobi, kind: 'complaint', text: 'late' }, now - 4 * DAY);
  await see(
    db,
    {
      source: 'export',
      orders: [order(ps(4), { buyer: buyer({ id: '20400', username: 'mei' }), state: 'delivered' })],
    },
    now,
  );
  const { rule } = await saveRule(db, draft({ on: false }), now);
  const dry = await dryRunRule(db, rule, await ruleContext(db, now), { now, days: 90 });
  expect(dry).toMatchObject({
    made: 2,
    customers: 2,
    held: { openComplaint: 1 },
    unknown: 1,
    looked: 4,
    of: 4,
  });
  expect(dry.shown.map(({ dueAt }) => dueAt)).toEqual([now - 7 * DAY, now - 37 * DAY]);
  expect(await openFollowups(db)).toEqual([]);
});
