import { describe, expect, test } from 'vitest';
import { adapterById } from '../../lib/adapters/builtin.ts';
import { adapterOf as adapterOfDraft, newDraft } from '../../lib/adapters/draft.ts';
import type { Adapter } from '../../lib/adapters/schema.ts';
import {
  adapterFor,
  adapterOf,
  allAdapters,
  forgetAdapter,
  isBasedOnBuiltin,
  saveAdapter,
  setAsideUnreadable,
} from '../../lib/store/adapters.ts';
import { adapter, capture, freshDb, now, order, see, the } from './shop.ts';

const taught = (host: string, change: Partial<Adapter> = {}): Adapter => ({
  ...adapterOfDraft(newDraft(host, 'Example Shop', '2026-11-26', null)),
  ...change,
});
const idFor = async (db: ReturnType<typeof freshDb>, host: string) =>
  (await adapterFor(db, host))?.id ?? null;

describe('the seller’s own', () => {
  test('read their hosts from then on, as taught ones, until they are forgotten; both are undone', async () => {
    const db = freshDb();
    const host = 'seller.example-shop.com';
    expect(await idFor(db, host)).toBeNull();
    const unsave = await saveAdapter(db, taught(host, { status: 'seen' }));
    expect(await adapterFor(db, host)).toMatchObject({ id: 'seller-example-shop-com', status: 'taught' });
    const unforget = await forgetAdapter(db, 'seller-example-shop-com');
    expect(await idFor(db, host)).toBeNull();
    await unforget();
    expect(await idFor(db, host)).toBe('seller-example-shop-com');
    await unsave();
    expect(await idFor(db, host)).toBeNull();
  });

  test('win for their hosts over a built-in one, which keeps its others', async () => {
    const db = freshDb();
    const shopee = adapter('shopee');
    const [host = '', ...others] = shopee.hosts;
    await saveAdapter(db, { ...shopee, hosts: [host], name: { en: 'Mine' } });
    expect(await adapterFor(db, host)).toMatchObject({ name: { en: 'Mine' } });
    expect(isBasedOnBuiltin(the(await adapterFor(db, host)))).toBe(true);
    expect((await adapterFor(db, the(others[0])))?.hosts).toEqual(others);
    expect((await adapterOf(db, 'shopee'))?.name).toEqual({ en: 'Mine' });
    await forgetAdapter(db, 'shopee');
    expect(await adapterFor(db, host)).toBe(adapterById('shopee'));
  });

  test('take a host over from another of the seller’s', async () => {
    const db = freshDb();
    await saveAdapter(db, taught('a.example.com', { id: 'one', hosts: ['a.example.com', 'b.example.com'] }));
    await saveAdapter(db, taught('b.example.com', { id: 'two' }));
    expect([await idFor(db, 'a.example.com'), await idFor(db, 'b.example.com')]).toEqual(['one', 'two']);
    await saveAdapter(db, taught('a.example.com', { id: 'three' }));
    expect(await db.adapters.toCollection().primaryKeys()).toEqual(['three', 'two']);
  });

  test('that do not validate are left out, and set aside with the reason', async () => {
    const db = freshDb();
    await saveAdapter(db, taught('a.example.com'));
    await db.adapters.put({ ...taught('b.example.com', { id: 'bad' }), click: '.buy' } as Adapter);
    expect((await allAdapters(db)).some(({ id }) => id === 'bad')).toBe(false);
    await setAsideUnreadable(db, now);
    expect(await db.adapters.count()).toBe(1);
    const [aside] = await db.setAside.toArray();
    expect(aside).toMatchObject({ table: 'adapters', at: now });
    expect(aside?.reason).toContain('click');
    expect(JSON.parse(aside?.json ?? '')).toMatchObject({ id: 'bad', click: '.buy' });
  });
});

describe('health', () => {
  const reading = (missing: string[], at: number, orders = [order('PS-261018-00012')]) => {
    const missed = orders.length === 0 ? 1 : 0;
    return { capture: capture({ orders, missing, missed }), at };
  };
  const broken = async (db: ReturnType<typeof freshDb>, { capture: one, at }: ReturnType<typeof reading>) =>
    (await see(db, one, at)).broken;

  test('a field that never was there is not broken; one that was is, since it was first missed, until it is back', async () => {
    const db = freshDb();
    expect(await broken(db, reading(['status'], 1_000))).toEqual([]);
    expect(await broken(db, reading(['status', 'name'], 2_000))).toEqual([{ field: 'name', since: 2_000 }]);
    expect(await broken(db, reading(['status', 'name'], 3_000))).toEqual([{ field: 'name', since: 2_000 }]);
    expect(await broken(db, reading(['status'], 4_000))).toEqual([]);
    const [health] = the(await db.marketplaces.get('practice-shop')).health;
    expect(health).toMatchObject({ broken: [], missing: ['status'] });
    expect(health?.seen).toContain('name');
  });

  test('rows that are gone while order numbers stand there', async () => {
    const db = freshDb();
    await broken(db, reading([], 1_000));
    expect(await broken(db, reading(['orderId'], 2_000, []))).toEqual([{ field: 'orderId', since: 2_000 }]);
  });
});
