import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { adapterById } from '../../../lib/adapters/builtin.ts';
import type { Capture, CapturedOrder } from '../../../lib/model/capture.ts';
import type { OrderState } from '../../../lib/model/order.ts';
import { closeCase, openCase } from '../../../lib/store/cases.ts';
import { RegularsDb } from '../../../lib/store/db.ts';
import { finishFollowup, fireDue, openFollowups } from '../../../lib/store/followups.ts';
import { recordCapture } from '../../../lib/store/record.ts';
import { readRules, saveRule, seedRules } from '../../../lib/store/rules.ts';
import { runRules } from '../../../lib/store/run-rules.ts';
import { makeRandom } from '../../shop/random.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 5, 14);
const DAYS = 240;
const always = { quietHours: null, workDays: [0, 1, 2, 3, 4, 5, 6] };
const next: Partial<Record<OrderState, OrderState[]>> = {
  unpaid: ['paid', 'cancelled'],
  paid: ['shipped'],
  shipped: ['delivered'],
  delivered: ['returning'],
  returning: ['refunded', 'delivered'],
};

/** Records orders as a page of the practice shop shows them. */
async function show(db: RegularsDb, orders: CapturedOrder[], now: number): Promise<string | null> {
  const adapter = adapterById('practice-shop');
  if (!adapter) throw new Error('no practice shop');
  const capture: Capture = {
    adapter: adapter.id,
    source: 'page',
    kind: 'order',
    shop: '',
    orders,
    missed: 0,
    missing: [],
    threads: [],
    thread: null,
    notes: [],
  };
  return (await recordCapture(db, capture, adapter, { now })).customerId;
}

/** Whatever happens in a shop, and to the worker: what rules make is shown once, and one a day for each customer. */
test('eight months of orders, cases and messages, with rules turned on and off and workers killed', async () => {
  const db = new RegularsDb(`rules-${crypto.randomUUID()}`);
  const random = makeRandom(41);
  await seedRules(db, START);
  for (const rule of await readRules(db)) await saveRule(db, { ...rule, on: true }, START);
  const states = new Map<string, { state: OrderState; placedAt: number; buyer: number }>();
  const customers = new Map<number, string>();
  const shown: { id: string; customerId: string; dueAt: number; at: number; reset: boolean }[] = [];
  let now = START;
  const screen = {
    show: async ({
      id,
      customerId,
      dueAt,
      rule,
    }: {
      id: string;
      customerId: string;
      dueAt: number;
      rule?: { id: string };
    }) => {
      const reset = rule?.id === 'complaintFirst' || rule?.id === 'atRisk' || rule?.id === 'winBack';
      shown.push({ id, customerId, dueAt, at: now, reset });
    },
    isShown: async () => false,
  };
  const work = async () => {
    // A worker that is killed after a part of its work; the next one goes on.
    for (let part = 0; part < 20; part++) {
      const { more } = await runRules(db, { now, textOf: ({ id }) => id, batch: random.int(1, 3) });
      if (!more || random.chance(0.1)) break;
    }
    await fireDue(db, screen, always, now);
  };
  let n = 0;
  while (now < START + DAYS * DAY) {
    now += random.int(1, 14) * HOUR;
    const act = random.int(0, 9);
    if (act <= 2) {
      const buyer = random.int(1, 5);
      const orderId = `PS-260101-${String(10_000 + n++)}`;
      states.set(orderId, { state: random.chance(0.3) ? 'unpaid' : 'paid', placedAt: now, buyer });
    } else if (act <= 6 && states.size > 0) {
      const [orderId, known] = random.pick([...states].slice(-12));
      const to = next[known.state];
      if (to && (known.state !== 'delivered' || random.chance(0.15))) known.state = random.pick(to);
      const { state, placedAt, buyer } = known;
      const order: CapturedOrder = {
        orderId,
        buyer: { id: `b${buyer}`, username: `user${buyer}`, email: null, name: null },
        placedAt: new Date(placedAt).toISOString(),
        total: { minor: 1_000, currency: 'USD' },
        status: null,
        state,
        items: [],
      };
      const id = await show(db, [order], now);
      if (id) customers.set(buyer, id);
    } else if (act === 7 && customers.size > 0) {
      const customerId = random.pick([...customers.values()]);
      const [open] = await db.cases
        .where({ customerId })
        .filter(({ closedAt }) => closedAt === null)
        .toArray();
      if (open) await closeCase(db, open.id, now);
      else await openCase(db, { customerId, kind: 'complaint', text: 'x' }, now);
    } else if (act === 8) {
      const open = await openFollowups(db);
      const due = open.filter(({ firedAt }) => firedAt !== null);
      if (due.length > 0) await finishFollowup(db, random.pick(due).id, now);
    } else if (act === 9 && random.chance(0.3)) {
      const rule = random.pick(await readRules(db));
      const { undo } = await saveRule(db, { ...rule, on: !rule.on }, now);
      await work();
      now += HOUR;
      await undo();
    }
    await work();
  }
  for (let turn = 0; turn < 50; turn++) await work();

  expect(shown.length).toBeGreaterThan(40);
  // One that a message starts anew may come again, at another time; nothing comes twice for one time.
  const times = Map.groupBy(shown, ({ id, dueAt, reset }) => (reset ? `${id} ${dueAt}` : id));
  expect([...times].filter(([, some]) => some.length > 1)).toEqual([]);
  for (const { dueAt, at } of shown) expect(at).toBeGreaterThanOrEqual(dueAt);
  const days = Map.groupBy(shown, ({ customerId, at }) => `${customerId} ${new Date(at).toDateString()}`);
  expect([...days].filter(([, some]) => some.length > 1)).toEqual([]);
  // All has been done: one more look changes nothing.
  const before = JSON.stringify(await db.followups.toArray());
  for (let turn = 0; turn < 5; turn++) await runRules(db, { now, textOf: ({ id }) => id });
  expect(JSON.stringify(await db.followups.toArray())).toBe(before);
  db.close();
});
