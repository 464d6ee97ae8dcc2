import type { Case, CaseCause, CaseKind, CaseOutcome } from '../../lib/model/case.ts';
import type { Mark } from '../../lib/model/mark.ts';
import type { Order, OrderState } from '../../lib/model/order.ts';
import { newId, type RegularsDb } from '../../lib/store/db.ts';
import { seedRules } from '../../lib/store/rules.ts';
import { makeRandom } from './random.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Told = {
  kind: CaseKind;
  cause: CaseCause;
  text: string;
  outcome?: CaseOutcome;
  cost?: number;
  lesson?: string;
  /** Of which of the shop's products, so that some keep going wrong. */
  product: number;
};

/** What went wrong in two years, as a keeper would have written it. */
const told: readonly Told[] = [
  {
    kind: 'complaint',
    cause: 'damage',
    product: 0,
    text: 'Arrived in three pieces.',
    outcome: 'replaced',
    cost: 1900,
    lesson: 'Double box for anything over 300 g.',
  },
  {
    kind: 'complaint',
    cause: 'damage',
    product: 0,
    text: '收到时杯口有裂纹。',
    outcome: 'refunded',
    cost: 2400,
  },
  {
    kind: 'return',
    cause: 'size',
    product: 1,
    text: 'Smaller than expected, holds 90 ml only.',
    outcome: 'returned',
    cost: 850,
  },
  { kind: 'return', cause: 'size', product: 1, text: '比想象中小。', outcome: 'returned', cost: 850 },
  { kind: 'complaint', cause: 'size', product: 1, text: 'Thought it was for two cups.', outcome: 'solved' },
  {
    kind: 'refund',
    cause: 'carrier',
    product: 2,
    text: 'Parcel lost in Leipzig.',
    outcome: 'refunded',
    cost: 5200,
  },
  {
    kind: 'complaint',
    cause: 'carrier',
    product: 3,
    text: 'Left in the rain.',
    outcome: 'solved',
    cost: 500,
  },
  {
    kind: 'complaint',
    cause: 'us',
    product: 2,
    text: 'Sent the grey one instead of the blue one.',
    outcome: 'replaced',
    cost: 1200,
    lesson: 'Print the glaze on the pick list.',
  },
  {
    kind: 'return',
    cause: 'description',
    product: 4,
    text: 'The photo is much greener.',
    outcome: 'returned',
    cost: 900,
  },
  { kind: 'complaint', cause: 'damage', product: 0, text: 'Lid chipped.', outcome: 'replaced', cost: 700 },
  { kind: 'wish', cause: 'product', product: 0, text: 'Would buy this in a larger size.' },
  { kind: 'wish', cause: 'product', product: 0, text: 'A lid that fits the small one too, please.' },
  { kind: 'wish', cause: 'product', product: 2, text: '这款能不能出青色的？' },
];

/** Orders as they would be had the shop been looked at every day: when each state was first seen. */
async function seenInTime(db: RegularsDb, now: number): Promise<Order[]> {
  const random = makeRandom(7);
  const orders = await db.orders.orderBy('placedAt').toArray();
  const after: Partial<Record<OrderState, number>> = { shipped: 1, delivered: 5, returning: 9, refunded: 12 };
  for (const order of orders) {
    const days = after[order.state];
    if (days === undefined || order.placedAt === null) continue;
    const at = order.placedAt + (days + random.int(0, 2)) * DAY + random.int(8, 18) * HOUR;
    order.statesSeen = { [order.state]: Math.min(at, now - HOUR) };
  }
  await db.orders.bulkPut(orders);
  return orders;
}

/** Cases, marks and reviews of two years, and the ready rules, two more of them on. */
export async function tellCare(db: RegularsDb, now: number): Promise<void> {
  const random = makeRandom(11);
  const orders = (await seenInTime(db, now)).filter(({ customerId }) => customerId);
  const titles = [...new Set(orders.flatMap(({ items }) => items.map(({ title }) => title)))];
  const cases = told.map((one, i): Case => {
    const order = orders[orders.length - 1 - i * 7] as Order;
    const openedAt = now - (6 + i * 13) * DAY;
    const closedAt = one.outcome ? openedAt + random.int(1, 6) * DAY : null;
    return {
      id: newId(),
      customerId: order.customerId ?? '',
      orderKey: order.key,
      marketplace: order.marketplace,
      kind: one.kind,
      text: one.text,
      openedAt,
      closedAt,
      updatedAt: closedAt ?? openedAt,
      cause: one.cause,
      product: titles[one.product] ?? '',
      ...(one.outcome ? { outcome: one.outcome, satisfaction: random.int(3, 5) } : {}),
      ...(one.cost ? { cost: { minor: one.cost, currency: 'USD' } } : {}),
      ...(one.lesson ? { lesson: one.lesson } : {}),
      history: [
        { at: openedAt, what: 'opened', text: '' },
        ...(closedAt ? [{ at: closedAt, what: 'closed' as const, text: '' }] : []),
      ],
    };
  });
  await db.cases.bulkAdd(cases);
  const threads = await db.threads.toArray();
  const pleased = threads.find(({ lastBuyerMessage }) => /用心/.test(lastBuyerMessage ?? ''));
  const marks = threads.slice(0, 14).flatMap((thread, i): Mark[] => {
    const of = { marketplace: thread.marketplace, threadKey: thread.key, orderKey: thread.orderKey };
    const at = now - (1 + i * 3) * DAY;
    const csat = {
      ...of,
      id: `use:c${i}`,
      kind: 'csat' as const,
      mark: [5, 5, 4, 5, 2, 5, 4][i % 7] ?? 5,
      at,
    };
    const nps = { ...of, id: `use:n${i}`, kind: 'nps' as const, mark: [10, 9, 7, 10, 3][i % 5] ?? 9, at };
    return [
      // One is still to be confirmed: of a thread in which somebody was pleased.
      { ...csat, state: thread === pleased ? 'suggested' : 'confirmed' },
      ...(i % 2 === 0 ? [{ ...nps, state: 'confirmed' as const }] : []),
    ];
  });
  const reviews = orders.slice(-22).map((order, i): Mark => {
    const mark = [5, 5, 4, 5, 3, 5][i % 6] ?? 5;
    return {
      id: `review|${order.key}`,
      kind: 'review',
      mark,
      marketplace: order.marketplace,
      threadKey: null,
      orderKey: order.key,
      at: now - i * 3 * DAY,
      state: 'confirmed',
      text: mark < 4 ? 'Lovely, but the packing let water in.' : 'Beautiful.',
    };
  });
  await db.marks.bulkPut([...marks, ...reviews]);
  await seedRules(db, now);
  for (const id of ['feedback', 'atRisk']) await db.rules.update(id, { on: true, since: now });
}
