import { describe, expect, test } from 'vitest';
import { oneADay, planFor } from '../../../lib/followups/plan.ts';
import { presetRules } from '../../../lib/followups/presets.ts';
import { candidatesOf } from '../../../lib/followups/rules.ts';
import type { RuleFacts } from '../../../lib/followups/subjects.ts';
import type { Case, CaseEvent } from '../../../lib/model/case.ts';
import type { Order, OrderState } from '../../../lib/model/order.ts';
import { everybody, FollowupRule, type RuleWhen } from '../../../lib/model/rule.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// 2026-11-20, 12:00 in New York, where the tests run.
const now = Date.UTC(2026, 10, 20, 17);
const local = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();

const rule = (when: RuleWhen, change: Partial<FollowupRule> = {}): FollowupRule => ({
  id: 'r',
  preset: null,
  name: '',
  on: true,
  since: 0,
  place: 0,
  when,
  whom: everybody,
  act: { text: 'x', replyId: null, atMinute: null, purpose: 'care' },
  unless: { openReturn: false, openComplaint: false },
  reset: false,
  updatedAt: 0,
  ...change,
});
const order = (n: number, state: OrderState, change: Partial<Order> = {}): Order => ({
  key: `shop||${n}`,
  marketplace: 'shop',
  shop: '',
  orderId: String(n),
  customerId: 'c',
  buyerId: 'b',
  buyerName: null,
  placedAt: now - 20 * DAY,
  placedOnDate: false,
  total: { minor: 5_000, currency: 'USD' },
  status: null,
  state,
  items: [{ title: 'Ash-glaze mug', quantity: 1 }],
  firstSeenAt: now - 20 * DAY,
  seenAt: now,
  source: 'page',
  ...change,
});
const opened = (n: number, openedAt: number, change: Partial<Case> = {}): Case => ({
  id: `k${n}`,
  customerId: 'c',
  orderKey: null,
  kind: 'complaint',
  text: '',
  openedAt,
  closedAt: null,
  updatedAt: openedAt,
  ...change,
});
const facts = (change: Partial<RuleFacts> = {}): RuleFacts => ({
  tier: 'vip',
  tags: [],
  segments: [],
  birthdayOn: null,
  doNotContact: false,
  notCustomer: false,
  orders: [],
  cases: [],
  contacts: [],
  asked: [],
  ...change,
});
const ever = { from: 0, to: Number.MAX_SAFE_INTEGER };
const options = { now, forbids: () => false, live: true };
/** Due instants and what holds them back. */
const made = (one: FollowupRule, known: RuleFacts, change: Partial<typeof options> = {}) =>
  candidatesOf(one, known, ever, { ...options, ...change }).map(({ dueAt, held }) => [dueAt, held]);

const delivered = (days: number, change: Partial<Order> = {}) =>
  order(1, 'delivered', { statesSeen: { delivered: now - days * DAY }, ...change });
const week: RuleWhen = { event: 'order', state: 'delivered', afterMinutes: 7 * 1_440 };

describe('an order in a state', () => {
  test.each<[string, RuleWhen, Order, unknown[]]>([
    ['delivered for a week', week, delivered(3), [[now + 4 * DAY, null]]],
    ['long ago', week, delivered(30), [[now - 23 * DAY, null]]],
    ['another state', week, order(1, 'shipped'), []],
    [
      'sent back since',
      week,
      delivered(3, { state: 'returning', statesSeen: { delivered: now - 3 * DAY, returning: now - DAY } }),
      [],
    ],
    ['nobody knows since when', week, order(1, 'delivered', { source: 'export' }), []],
    [
      'first seen delivered, ordered not long before',
      week,
      order(1, 'delivered', { firstSeenAt: now - DAY }),
      [[now + 6 * DAY, null]],
    ],
    [
      'first seen delivered, ordered long before',
      week,
      order(1, 'delivered', { placedAt: now - 90 * DAY, firstSeenAt: now - DAY }),
      [],
    ],
    [
      'unpaid since it was placed',
      { event: 'order', state: 'unpaid', afterMinutes: 1_440 },
      order(1, 'unpaid', { placedAt: now - 2 * HOUR }),
      [[now + 22 * HOUR, null]],
    ],
    [
      'a return, at once',
      { event: 'order', state: 'returning', afterMinutes: 0 },
      order(1, 'returning', { statesSeen: { returning: now - HOUR } }),
      [[now - HOUR, null]],
    ],
    [
      'the review window closes in five days',
      { event: 'reviewWindow', days: 30, beforeDays: 5 },
      delivered(20),
      [[now + 5 * DAY, null]],
    ],
  ])('%s', (_, when, one, expected) => expect(made(rule(when), facts({ orders: [one] }))).toEqual(expected));

  test('seen in the past as it stood then: a return of later does not count', () => {
    const later = delivered(20, {
      state: 'returning',
      statesSeen: { delivered: now - 20 * DAY, returning: now - DAY },
    });
    expect(made(rule(week), facts({ orders: [later] }), { live: false })).toEqual([[now - 13 * DAY, null]]);
    expect(made(rule(week), facts({ orders: [later] }))).toEqual([]);
  });
});

describe('a case', () => {
  const untouched: RuleWhen = {
    event: 'case',
    moment: 'untouched',
    kinds: ['complaint'],
    afterMinutes: 1_440,
  };
  test.each<[string, RuleWhen, Case, number[], unknown[]]>([
    ['untouched', untouched, opened(1, now - 3 * HOUR), [], [[now + 21 * HOUR, null]]],
    ['of another kind', untouched, opened(1, now, { kind: 'wish' }), [], []],
    ['closed', untouched, opened(1, now - DAY, { closedAt: now - HOUR }), [], []],
    [
      'answered since: counts again',
      untouched,
      opened(1, now - 3 * HOUR),
      [now - HOUR],
      [[now + 23 * HOUR, null]],
    ],
    [
      'open for two days, whatever was written',
      { ...untouched, moment: 'opened', afterMinutes: 2_880 },
      opened(1, now - DAY),
      [now - HOUR],
      [[now + DAY, null]],
    ],
    [
      'a week after it was closed',
      { ...untouched, moment: 'closed', afterMinutes: 7 * 1_440 },
      opened(1, now - 9 * DAY, { closedAt: now - 2 * DAY }),
      [],
      [[now + 5 * DAY, null]],
    ],
  ])('%s', (_, when, one, contacts, expected) => {
    const reset = when.event === 'case' && when.moment === 'untouched';
    expect(made(rule(when, { reset }), facts({ cases: [one], contacts }))).toEqual(expected);
  });

  test('of the past it counts each time that it was left alone, also when it is closed by now', () => {
    const event = (days: number, what: CaseEvent['what']) => ({ at: now - days * DAY, what, text: '' });
    const one = opened(1, now - 20 * DAY, {
      closedAt: now - 10 * DAY,
      updatedAt: now - 2 * DAY,
      history: [
        event(20, 'opened'),
        event(16, 'changed'),
        event(15.5, 'step'),
        event(10, 'closed'),
        event(2, 'changed'),
      ],
    });
    const past = (range: { from: number; to: number }) =>
      candidatesOf(rule(untouched), facts({ cases: [one] }), range, {
        now,
        forbids: () => false,
        live: false,
      });
    expect(past({ from: now - 90 * DAY, to: now }).map(({ dueAt }) => (now - dueAt) / DAY)).toEqual([
      19, 14.5,
    ]);
    expect(made(rule(untouched), facts({ cases: [one] }))).toEqual([]);
  });
});

describe('silence', () => {
  const silent: RuleWhen = { event: 'silent', times: 2, upTo: 10, orders: 3 };
  const bought = (...days: number[]) =>
    days.map((day, i) => order(i, 'delivered', { placedAt: now - day * DAY }));
  test.each<[string, Order[], unknown[]]>([
    // Gaps 20 and 10: the median is 15.
    ['twice the own median gap', bought(50, 30, 20), [[now - 20 * DAY + 30 * DAY, null]]],
    ['two orders are too few', bought(50, 30), []],
    ['orders of one day are one', bought(50, 30, 29.9), []],
    [
      'cancelled ones do not count',
      [...bought(50, 30), order(9, 'cancelled', { placedAt: now - 20 * DAY })],
      [],
    ],
  ])('%s', (_, orders, expected) => expect(made(rule(silent), facts({ orders }))).toEqual(expected));

  test('in the past: each silence that was broken too late', () => {
    // After the third order the gap is 10; the fourth came 30 days later, 10 after it would have been due.
    const orders = bought(60, 50, 40, 10);
    expect(made(rule(silent), facts({ orders }), { live: false })).toEqual([
      [now - 20 * DAY, null],
      [now + 10 * DAY, null],
    ]);
    expect(made(rule(silent), facts({ orders }))).toEqual([[now + 10 * DAY, null]]);
  });

  test('a message of either side starts the time again, but not past its end', () => {
    const orders = bought(50, 30, 20);
    expect(made(rule(silent, { reset: true }), facts({ orders, contacts: [now - 5 * DAY] }))).toEqual([
      [now + 25 * DAY, null],
    ]);
    const short: RuleWhen = { ...silent, upTo: 2.5 };
    expect(made(rule(short, { reset: true }), facts({ orders, contacts: [now - 5 * DAY] }))).toEqual([]);
  });
});

describe('a birthday', () => {
  const birthday: RuleWhen = { event: 'birthday', beforeDays: 3 };
  test.each([
    ['--11-25', local(22, 0)],
    ['1990-11-25', local(22, 0)],
  ])('%s', (birthdayOn, dueAt) => {
    expect(made(rule(birthday), facts({ birthdayOn }))).toContainEqual([dueAt, null]);
  });
  test('over the turn of the year', () => {
    const at = made(rule(birthday), facts({ birthdayOn: '--01-02' })).map(([due]) => due);
    expect(at).toContain(new Date(2026, 11, 30).getTime());
  });
  test('unknown', () => expect(made(rule(birthday), facts())).toEqual([]));
});

describe('for whom', () => {
  const is = (whom: Partial<FollowupRule['whom']>, known: Partial<RuleFacts> = {}) =>
    made(rule(week, { whom: { ...everybody, ...whom } }), facts({ orders: [delivered(3)], ...known }))
      .length === 1;
  test.each<[string, boolean, boolean]>([
    ['a tier', is({ tiers: ['vip'] }), true],
    ['another tier', is({ tiers: ['gold', 'new'] }), false],
    ['a marketplace', is({ marketplaces: ['shop', 'other'] }), true],
    ['another marketplace', is({ marketplaces: ['other'] }), false],
    ['a tag', is({ tags: ['a', 'b'] }, { tags: ['b'] }), true],
    ['another tag', is({ tags: ['a'] }, { tags: ['b'] }), false],
    ['a segment', is({ segments: ['status:atRisk'] }, { segments: ['status:atRisk'] }), true],
    ['another segment', is({ segments: ['s-1'] }, { segments: ['status:new'] }), false],
    ['enough orders', is({ minOrders: 1 }), true],
    ['too few orders', is({ minOrders: 2 }), false],
    ['worth enough', is({ minTotal: { minor: 5_000, currency: 'USD' } }), true],
    ['worth too little', is({ minTotal: { minor: 5_001, currency: 'USD' } }), false],
    ['another currency', is({ minTotal: { minor: 1, currency: 'EUR' } }), false],
    ['a product', is({ product: 'MUG glaze' }), true],
    ['another product', is({ product: 'teapot' }), false],
  ])('%s', (_, got, expected) => expect(got).toBe(expected));
});

describe('but not', () => {
  const asks = (change: Partial<FollowupRule> = {}) =>
    rule(week, {
      act: { text: 'x', replyId: null, atMinute: null, purpose: 'feedback' },
      unless: { openReturn: true, openComplaint: true },
      ...change,
    });
  const held = (known: Partial<RuleFacts>, one = asks(), change: Partial<typeof options> = {}) =>
    made(one, facts({ orders: [delivered(3)], ...known }), change).map(([, why]) => why);
  test.each<[string, unknown[], unknown[]]>([
    ['nothing in the way', held({}), [null]],
    ['do not contact', held({ doNotContact: true }), ['doNotContact']],
    ['do not contact, but it is care', held({ doNotContact: true }, rule(week)), [null]],
    ['somebody who is no customer', held({ notCustomer: true }), ['notCustomer']],
    ['no customer, but it is care', held({ notCustomer: true }, rule(week)), [null]],
    ['another order is coming back', held({ orders: [delivered(3), order(2, 'returning')] }), ['openReturn']],
    ['a complaint is open', held({ cases: [opened(1, now - DAY)] }), ['openComplaint']],
    ['a wish is open', held({ cases: [opened(1, now - DAY, { kind: 'wish' })] }), [null]],
    ['a complaint was closed', held({ cases: [opened(1, now - DAY, { closedAt: now - HOUR })] }), [null]],
    ['a mark was asked for this order by hand', held({ asked: ['shop||1'] }), ['asked']],
    ['the marketplace forbids it', held({}, asks(), { forbids: () => true }), ['forbidden']],
  ])('%s', (_, got, expected) => expect(got).toEqual(expected));
});

test('at a time of day it is the first such time that is not too early', () => {
  const at = (minute: number) =>
    rule(week, { act: { text: 'x', replyId: null, atMinute: minute, purpose: 'care' } });
  const orders = [delivered(3)];
  expect(made(at(13 * 60), facts({ orders }))).toEqual([[local(24, 13), null]]);
  expect(made(at(9 * 60), facts({ orders }))).toEqual([[local(25, 9), null]]);
});

describe('at most one a day', () => {
  const plan = (ruleId: string, dueAt: number, key = ruleId) => ({
    ruleId,
    keys: [key],
    orderKey: null,
    caseId: null,
    dueAt,
  });
  test('two of one rule are one, with both that it is for', () => {
    const [one, ...others] = oneADay([plan('a', local(21, 9), 'a|1'), plan('a', local(21, 15), 'a|2')]);
    expect(one?.keys).toEqual(['a|1', 'a|2']);
    expect(others).toEqual([]);
  });
  test('of two rules the first has the day, the other the next free one', () => {
    const all = oneADay(
      [plan('a', local(21, 15)), plan('b', local(21, 9)), plan('c', local(22, 9))],
      [local(23, 0)],
    );
    expect(all.map(({ ruleId, dueAt }) => [ruleId, dueAt])).toEqual([
      ['a', local(21, 15)],
      ['b', local(22, 9)],
      ['c', local(24, 9)],
    ]);
  });
});

describe('the plan of a customer', () => {
  const plan = (
    rules: FollowupRule[],
    known: RuleFacts,
    change: { known?: string[]; until?: number; shown?: [string, number][] } = {},
  ) =>
    planFor(rules, known, {
      ...options,
      until: change.until ?? now + 7 * DAY,
      known: new Set(change.known ?? []),
      shown: new Map(change.shown ?? []),
      taken: [],
    });
  test('has what is due soon, and says when to look for the rest', () => {
    const orders = [delivered(3), { ...delivered(0), key: 'shop||2' }];
    const { planned, later } = plan([rule(week)], facts({ orders }), { until: now + 5 * DAY });
    expect(planned.map(({ keys }) => keys)).toEqual([['r|order:shop||1']]);
    expect(later).toBe(now + 7 * DAY);
  });
  test('makes nothing again, and nothing of before it was turned on', () => {
    const orders = [delivered(8)];
    expect(plan([rule(week)], facts({ orders })).planned).toHaveLength(1);
    expect(plan([rule(week)], facts({ orders }), { known: ['r|order:shop||1'] }).planned).toEqual([]);
    expect(plan([rule(week, { since: now - HOUR })], facts({ orders })).planned).toEqual([]);
  });

  test('a birthday that is near when the rule is turned on is not missed', () => {
    const soon = new Date(now + 2 * DAY);
    const two = (part: number) => String(part).padStart(2, '0');
    const birthdayOn = `--${two(soon.getMonth() + 1)}-${two(soon.getDate())}`;
    const turnedOn = [rule({ event: 'birthday', beforeDays: 3 }, { since: now })];
    expect(plan(turnedOn, facts({ birthdayOn })).planned).toMatchObject([{ dueAt: now }]);
    const past = `--${two(new Date(now - 2 * DAY).getMonth() + 1)}-${two(new Date(now - 2 * DAY).getDate())}`;
    expect(plan(turnedOn, facts({ birthdayOn: past })).planned).toEqual([]);
  });
});

test('one that was shown keeps its day, whoever wants it later; a message starts it anew', () => {
  const orders = [delivered(8)];
  const shown: [string, number][] = [['b|order:shop||1', now - DAY]];
  const first = rule(week, { id: 'a', place: 0 });
  const second = rule(week, { id: 'b', place: 1 });
  const plan = (known: RuleFacts, one = second) =>
    planFor([first, one], known, {
      ...options,
      until: now + 7 * DAY,
      known: new Set(),
      shown: new Map(shown),
      taken: [],
    }).planned.map(({ ruleId, dueAt }) => [ruleId, dueAt]);
  // Both are due on one day; the one that was shown has it.
  expect(plan(facts({ orders }))).toEqual([
    ['b', now - DAY],
    ['a', now],
  ]);
  const reset = { ...second, reset: true };
  expect(plan(facts({ orders, contacts: [now - 2 * DAY] }), reset)).toContainEqual(['b', now + 5 * DAY]);
});

test('the ready rules are ten, valid, and only care is on', () => {
  const rules = presetRules(now);
  expect(rules).toHaveLength(10);
  for (const one of rules) expect(FollowupRule.parse(one)).toEqual(one);
  for (const { on, act } of rules) if (on) expect(act.purpose).toBe('care');
});
