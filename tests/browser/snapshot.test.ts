import { afterEach, describe, expect, test } from 'vitest';
import { exportAll, restoreAll } from '../../lib/store/backup.ts';
import {
  listSnapshots,
  opfsShelf,
  readSnapshot,
  type Shelf,
  takeSnapshot,
  withFiles,
  worthKeeping,
} from '../../lib/store/snapshot.ts';
import { inventShop } from './invented.ts';
import { freshDb, now } from './shop.ts';

afterEach(async () => {
  for (const name of await opfsShelf.list()) await opfsShelf.remove(name);
});

const names = async () => (await listSnapshots(opfsShelf)).map(({ at }) => at - now);

describe('snapshots in the origin private file system', () => {
  test('bring everything back', async () => {
    const db = freshDb();
    await inventShop(db);
    const { name } = await takeSnapshot(db, opfsShelf, now);
    const other = freshDb();
    await restoreAll(other, await withFiles(opfsShelf, await readSnapshot(opfsShelf, name)), now);
    expect(await exportAll(other, now)).toEqual(await exportAll(db, now));
  });

  test('are compressed', async () => {
    const db = freshDb();
    await inventShop(db);
    const { name } = await takeSnapshot(db, opfsShelf, now);
    const whole = JSON.stringify(await exportAll(db, now)).length;
    expect((await opfsShelf.read(name)).length).toBeLessThan(whole / 2);
  });

  test('of one day are its two newest and its first, and other files are left alone', async () => {
    const db = freshDb();
    await opfsShelf.write('other.txt', new Uint8Array([1]));
    for (const later of [0, 1, 2, 3, 4]) await takeSnapshot(db, opfsShelf, now + later);
    expect(await names()).toEqual([4, 3, 0]);
    expect(await opfsShelf.list()).toContain('other.txt');
  });

  test('reach back to yesterday and into last week, and are four at most', () => {
    const noon = new Date(2026, 2, 2, 12).getTime();
    let kept: { name: string; at: number }[] = [];
    for (let day = 0; day < 30; day++) {
      for (const hour of [0, 1, 2, 3]) {
        const at = noon + day * 86_400_000 + hour * 3_600_000;
        const all = [{ name: `day ${day}, ${hour}`, at }, ...kept];
        const stay = worthKeeping(all, at);
        kept = all.filter((one) => stay.has(one));
        expect(kept.length).toBeLessThanOrEqual(4);
      }
      const age = (at: number) => Math.round((noon + day * 86_400_000 - at) / 86_400_000);
      if (day > 0) expect(kept.some(({ name }) => name === `day ${day - 1}, 3`)).toBe(true);
      expect(age(kept.at(-1)?.at ?? 0)).toBeLessThanOrEqual(14);
    }
    expect(kept.slice(0, 3).map(({ name }) => name)).toEqual(['day 29, 3', 'day 29, 2', 'day 28, 3']);
  });
});

describe('a damaged snapshot', () => {
  /** The file system, but what is written to it is cut short, as on a full disk. */
  const cutting: Shelf = {
    ...opfsShelf,
    write: (name, bytes) => opfsShelf.write(name, bytes.slice(0, bytes.length / 2)),
  };

  test('does not count as taken, and removes no older one', async () => {
    const db = freshDb();
    await inventShop(db);
    for (const later of [0, 1, 2]) await takeSnapshot(db, opfsShelf, now + later);
    await expect(takeSnapshot(db, cutting, now + 3)).rejects.toThrow();
    expect(await names()).toEqual([2, 1, 0]);
    for (const { name } of await listSnapshots(opfsShelf)) {
      expect((await readSnapshot(opfsShelf, name)).invalid).toEqual([]);
    }
  });

  test('never outlasts the last good ones, however often it happens', async () => {
    const db = freshDb();
    await inventShop(db);
    await takeSnapshot(db, opfsShelf, now);
    for (const later of [1, 2, 3, 4]) await takeSnapshot(db, cutting, now + later).catch(() => {});
    await takeSnapshot(db, opfsShelf, now + 5);
    const good = await Promise.all(
      (await listSnapshots(opfsShelf)).map(({ name }) =>
        readSnapshot(opfsShelf, name).then(
          () => true,
          () => false,
        ),
      ),
    );
    expect(good.filter(Boolean)).toHaveLength(2);
  });

  test('says so when it is read', async () => {
    await opfsShelf.write('snapshot-1.json.gz', new Uint8Array([1, 2, 3]));
    await expect(readSnapshot(opfsShelf, 'snapshot-1.json.gz')).rejects.toThrow();
    await expect(readSnapshot(opfsShelf, 'snapshot-2.json.gz')).rejects.toThrow();
  });
});
