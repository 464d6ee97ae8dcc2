import { describe, expect, test } from 'vitest';
import { builtinAdapters } from '../../../lib/adapters/builtin.ts';
import { Adapter } from '../../../lib/adapters/schema.ts';

type Loose = Record<string, unknown>;

const smallest = (): Loose => ({
  schema: 1,
  id: 'corner-shop',
  name: { en: 'Corner shop' },
  hosts: ['seller.corner.example'],
  updated: '2026-11-22',
  status: 'taught',
  orderIds: 'marketplace',
  buyer: { key: ['username'], masked: [] },
  pages: [
    {
      kind: 'orders',
      path: '/orders',
      rows: [{ css: '.row' }],
      fields: { orderId: { at: [{ css: '.id' }], steps: [{ do: 'keep', shape: ['##-###'] }] } },
    },
  ],
  responses: [],
});

/** The paths and messages of what is wrong with the smallest adapter once something in it is changed. */
function problems(change: (adapter: Loose) => void): string[] {
  const adapter = smallest();
  change(adapter);
  const parsed = Adapter.safeParse(adapter);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const at = (adapter: Loose, ...path: (string | number)[]): Loose =>
  path.reduce((value, key) => (value as Record<string | number, Loose>)[key] as Loose, adapter);

const steps =
  (...list: unknown[]) =>
  (adapter: Loose) => {
    at(adapter, 'pages', 0, 'fields', 'orderId').steps = list;
  };

describe('an adapter', () => {
  test('of the smallest form is one', () => expect(problems(() => {})).toEqual([]));

  test.each<[string, (adapter: Loose) => void, string | RegExp]>([
    ['a misspelt key', (a) => Object.assign(a, { host: ['x'] }), /^: .*"host"/],
    ['a misspelt key in a page', (a) => Object.assign(at(a, 'pages', 0), { row: [] }), /^pages\.0: .*"row"/],
    [
      'a misspelt field',
      (a) => Object.assign(at(a, 'pages', 0, 'fields'), { orderid: { at: [{ css: 'a' }] } }),
      /^pages\.0\.fields.*orderid/,
    ],
    [
      'a misspelt key in a locator',
      (a) => Object.assign(at(a, 'pages', 0, 'rows', 0), { atr: 'href' }),
      /^pages\.0\.rows\.0: .*"atr"/,
    ],
    ['an unknown verb', steps({ do: 'click' }), /^pages\.0\.fields\.orderId\.steps\.0\.do: /],
    [
      'a verb with a foreign key',
      steps({ do: 'lower', to: 'x' }),
      /^pages\.0\.fields\.orderId\.steps\.0: .*"to"/,
    ],
    [
      'a regular expression as a key',
      steps({ do: 'keep', regex: '\\d+', shape: ['#'] }),
      /^pages\.0\.fields\.orderId\.steps\.0: .*"regex"/,
    ],
    [
      'a regular expression as a shape',
      steps({ do: 'keep', shape: ['\\d{3}-\\d{7}'] }),
      /^pages\.0\.fields\.orderId\.steps\.0\.shape\.0: .*regular expression/,
    ],
    [
      'a regular expression as the shape of a field',
      (a) => Object.assign(a, { shapes: { orderId: ['^[0-9]+$'] } }),
      /^shapes\.orderId\.0: .*regular expression/,
    ],
    ['no orderIds', (a) => delete a.orderIds, /^orderIds: /],
    [
      'a page kind that is not known',
      (a) => Object.assign(at(a, 'pages', 0), { kind: 'cart' }),
      /^pages\.0\.kind: /,
    ],
    ['no rows', (a) => Object.assign(at(a, 'pages', 0), { rows: [] }), /^pages\.0\.rows: /],
    [
      'a path without its slash',
      (a) => Object.assign(at(a, 'pages', 0), { path: 'orders' }),
      /^pages\.0\.path: /,
    ],
    ['a name as a key', (a) => Object.assign(at(a, 'buyer'), { key: ['name'] }), /^buyer\.key\.0: /],
    ['a currency that is none', (a) => Object.assign(a, { currencies: { '*': 'usd' } }), /^currencies\.\*: /],
    ['a state that is not known', (a) => Object.assign(a, { states: { Sent: 'sent' } }), /^states\.Sent: /],
    [
      'a rule without a source',
      (a) => Object.assign(a, { rules: [{ id: 'x', level: 'warn', words: ['y'], why: 'z', asOf: '2026' }] }),
      /^rules\.0\.source: /,
    ],
    ['a schema of the future', (a) => Object.assign(a, { schema: 2 }), /^schema: /],
    ['an id that could be a path', (a) => Object.assign(a, { id: '../x' }), /^id: /],
  ])('with %s says where', (_, change, problem) => {
    const found = problems(change);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(problem);
  });
});

describe.each(builtinAdapters.map((adapter) => [adapter.id, adapter] as const))('%s', (_, adapter) => {
  test('is the same once written down, as a build does, and checked again', () => {
    const written = JSON.parse(JSON.stringify(adapter));
    expect(written).toEqual(adapter);
    expect(Adapter.parse(written)).toEqual(adapter);
  });

  test('has every name in the three languages', () => {
    expect(Object.keys(adapter.name).sort()).toEqual(['en', 'zh_CN', 'zh_TW']);
  });

  test('has a source and a date for every rule and clock', () => {
    const dated = [...adapter.rules, ...adapter.clocks];
    for (const { source, asOf } of dated) {
      expect(source.length).toBeGreaterThan(10);
      expect(asOf).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
    }
  });

  test('reads an order id on every list and order page, and a buyer key somewhere', () => {
    const described = [...adapter.pages, ...adapter.responses, ...adapter.exports];
    const fields = described.map(({ fields }) => Object.keys(fields));
    for (const page of [...adapter.pages, ...adapter.responses]) {
      if (page.kind === 'orders' || page.kind === 'order')
        expect(Object.keys(page.fields)).toContain('orderId');
    }
    for (const key of adapter.buyer.key) expect(fields.flat()).toContain(key);
  });

  test('lists the narrower path first', () => {
    for (const [i, page] of adapter.pages.entries()) {
      const earlier = adapter.pages.slice(0, i).flatMap(({ path }) => path);
      for (const path of [page.path].flat())
        for (const before of earlier)
          expect(path.startsWith(`${before}/`), `${path} after ${before}`).toBe(false);
    }
  });

  test('names only time zones and hosts that there are', () => {
    for (const zone of Object.values(adapter.zones)) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    }
    const hosts = ['*', ...adapter.hosts, ...adapter.responses.flatMap(({ hosts = [] }) => hosts)];
    const perHost = { ...adapter.currencies, ...adapter.dateOrders, ...adapter.zones };
    for (const host of Object.keys(perHost)) expect(hosts).toContain(host);
  });
});

test('no host belongs to two adapters', () => {
  const hosts = builtinAdapters.flatMap((adapter) => adapter.hosts);
  expect(new Set(hosts).size).toBe(hosts.length);
});
