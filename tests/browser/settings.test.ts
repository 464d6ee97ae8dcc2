import { describe, expect, test, vi } from 'vitest';
import { defaultSettings } from '../../lib/model/settings.ts';
import { customerIds, customerRows } from '../../lib/store/customers.ts';
import { readSettings, tierCuts, writeSettings } from '../../lib/store/settings.ts';
import { tierMoves } from '../../lib/store/tier-moves.ts';
import { buyer, DAY, freshDb, now, order, see, the } from './shop.ts';

describe('settings', () => {
  test('are the defaults at first, and what was changed afterwards', async () => {
    const db = freshDb();
    expect(await readSettings(db)).toEqual(defaultSettings);
    db.changed = vi.fn();
    await writeSettings(db, { shopName: 'Kiln & Leaf', quietHours: { from: 1320, to: 480 } });
    expect(await readSettings(db)).toEqual({
      ...defaultSettings,
      shopName: 'Kiln & Leaf',
      quietHours: { from: 1320, to: 480 },
    });
    expect(db.changed).toHaveBeenCalledTimes(1);
  });

  test.each([
    [
      'a broken field',
      { ...defaultSettings, shopName: 'Kiln', tierRule: { by: 'moon' } },
      { shopName: 'Kiln' },
    ],
    ['a field of the future', { shopName: 'Kiln', fontSize: 12 }, { shopName: 'Kiln' }],
    ['a wrong type', { shopName: 7, currency: 'EUR', snoozeMinutes: [] }, { currency: 'EUR' }],
    ['no object at all', 'corrupt', {}],
    ['nothing', null, {}],
  ])('with %s keep the default for it and the rest as stored', async (_, value, kept) => {
    const db = freshDb();
    await db.meta.put({ key: 'settings', value });
    expect(await readSettings(db)).toEqual({ ...defaultSettings, ...kept });
    expect((await db.meta.get('settings'))?.value).toEqual(value);
  });

  test('that make no sense are refused and leave the old ones', async () => {
    const db = freshDb();
    await writeSettings(db, { tierRule: { by: 'orders', gold: 2, vip: 4, platinum: 8 } });
    const falling = { by: 'orders', gold: 8, vip: 4, platinum: 2 } as const;
    await expect(writeSettings(db, { tierRule: falling })).rejects.toThrow('each threshold must be above');
    await expect(writeSettings(db, { currency: 'dollars' })).rejects.toThrow(/currency/);
    expect((await readSettings(db)).tierRule).toMatchObject({ gold: 2 });
  });
});

test('another rule for tiers says who would move, both ways, and changes nothing', async () => {
  const db = freshDb();
  await writeSettings(db, { tierRule: { by: 'orders', gold: 2, vip: 3, platinum: 9 } });
  // Anna: three small orders; Ben: one large one; Cleo: two.
  const bought: [string, number[]][] = [
    ['Anna', [10, 10, 10]],
    ['Ben', [900]],
    ['Cleo', [60, 60]],
  ];
  for (const [i, [name, dollars]] of bought.entries()) {
    const who = buyer({ id: `b${i}`, username: name.toLowerCase(), name });
    const orders = dollars.map((one, n) =>
      order(`o${i}-${n}`, { buyer: who, total: { minor: one * 100, currency: 'USD' } }),
    );
    await see(db, { orders });
  }
  const spend = { by: 'spend', currency: 'USD', gold: 10_000, vip: 50_000, platinum: 100_000 } as const;
  const { moves, same } = await tierMoves(db, spend, now);
  expect(same).toBe(1);
  expect(moves).toHaveLength(2);
  expect(moves).toContainEqual({ from: 'vip', to: 'regular', rises: false, names: ['Anna'], count: 1 });
  expect(moves).toContainEqual({ from: 'new', to: 'vip', rises: true, names: ['Ben'], count: 1 });
  expect((await readSettings(db)).tierRule).toMatchObject({ by: 'orders' });
});

describe('rates', () => {
  async function shop() {
    const db = freshDb();
    const euro = { total: { minor: 10_000, currency: 'EUR' } };
    await see(db, {
      orders: [order('PS-261018-00001', { ...euro, buyer: buyer({ id: '1', name: 'Ada' }) })],
    });
    await see(db, { orders: [order('PS-261018-00002', { buyer: buyer({ id: '2', name: 'Ben' }) })] });
    const totals = async (name: string) => the(await db.customers.where('name').equals(name).first()).totals;
    return { db, totals };
  }

  test('rewrite every customer’s totals, and leave the spend as it was paid', async () => {
    const { db, totals } = await shop();
    const before = await totals('Ada');
    expect(before).toMatchObject({ currency: 'EUR', spend: { EUR: 10_000 } });
    await writeSettings(db, { rates: { EUR: 1.5 } });
    const after = await totals('Ada');
    expect(after).toMatchObject({ currency: 'USD', spend: { EUR: 10_000 } });
    expect(after.value).toBeCloseTo(before.value * 1.5, 6);
    await writeSettings(db, { rates: {} });
    expect(await totals('Ada')).toEqual(before);
  });

  test('count for orders recorded later', async () => {
    const { db, totals } = await shop();
    await writeSettings(db, { rates: { EUR: 1.5 } });
    const euro = { total: { minor: 10_000, currency: 'EUR' }, buyer: buyer({ id: '2' }) };
    await see(db, { orders: [order('PS-261018-00003', euro)] });
    expect(await totals('Ben')).toMatchObject({
      orders: 2,
      currency: 'USD',
      spend: { USD: 1000, EUR: 10_000 },
    });
    expect((await totals('Ben')).value).toBeGreaterThan((await totals('Ada')).value);
  });
});

describe('tiers by shares', () => {
  test('begin with the thirtieth customer, and go by the values in the database', async () => {
    const db = freshDb();
    const orderOf = (n: number, day: number) =>
      order(`PS-261018-${String(n * 10 + day).padStart(5, '0')}`, {
        buyer: buyer({ id: String(n), name: `Buyer ${n}` }),
        total: { minor: n * 1000, currency: 'USD' },
        placedAt: new Date(now - day * DAY).toISOString(),
      });
    const two = (n: number) => [orderOf(n, 1), orderOf(n, 2)];
    await see(db, { orders: Array.from({ length: 29 }, (_, i) => two(i + 1)).flat() });
    const levels = async () => {
      const rows = await customerRows(db, await customerIds(db, { sort: 'value' }), now);
      return rows.map(({ tier }) => tier.level);
    };
    expect(new Set(await levels())).toEqual(new Set(['none']));
    await see(db, { orders: two(30) });
    expect((await tierCuts(db, now)).USD?.customers).toBe(30);
    const expected = [...Array(1).fill('platinum'), ...Array(5).fill('vip'), ...Array(9).fill('gold')];
    expect(await levels()).toEqual([...expected, ...Array(15).fill('regular')]);
  });
});
