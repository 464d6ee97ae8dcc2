import { afterEach, describe, expect, test } from 'vitest';
import { exportAll, inspectBackup, restoreAll } from '../../lib/store/backup.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import {
  dropUnnamed,
  keepFile,
  MOST_BYTES,
  missingFiles,
  putContents,
  readFile,
} from '../../lib/store/files.ts';
import { removeReply, saveReply } from '../../lib/store/replies.ts';
import {
  healFiles,
  opfsShelf,
  readSnapshot,
  type Shelf,
  takeSnapshot,
  withFiles,
} from '../../lib/store/snapshot.ts';
import { freshDb, now, the } from './shop.ts';

const DAY = 86_400_000;
/** Every byte there is, and a length that does not divide by three. */
const bytes = Uint8Array.from({ length: 70_001 }, (_, i) => i % 256);
const chart = () => new File([bytes], 'size chart.png', { type: 'image/png' });

afterEach(async () => {
  for (const name of await opfsShelf.list()) await opfsShelf.remove(name);
});

const shelved = async () => (await opfsShelf.list()).filter((name) => name.startsWith('file-'));
const draft = { tags: [], variants: { en: { title: 'Sizes', text: 'See the chart.', examples: [] } } };

async function withChart(db: RegularsDb) {
  const file = await keepFile(db, chart(), now);
  const reply = await saveReply(db, { ...draft, files: [file] }, now);
  return { file, reply };
}

describe('files of replies', () => {
  test('are read as they were given, and the same content is kept once', async () => {
    const db = freshDb();
    const file = await keepFile(db, chart(), now);
    const again = await keepFile(db, new File([bytes], 'other name.png', { type: 'image/png' }), now);
    expect(again.id).toBe(file.id);
    expect(await db.files.count()).toBe(1);
    const read = the(await readFile(db, file));
    expect([read.name, read.type]).toEqual(['size chart.png', 'image/png']);
    expect(new Uint8Array(await read.arrayBuffer())).toEqual(bytes);
    const lost = { ...file, id: '0'.repeat(64) };
    expect(await readFile(db, lost)).toBeNull();
    expect(await missingFiles(db, [file, lost])).toEqual([lost]);
  });

  test('are refused when empty, too large, or when there is no room among the others', async () => {
    const db = freshDb();
    const refused = (file: File) => expect(keepFile(db, file, now)).rejects;
    await refused(new File([], 'empty.png')).toMatchObject({ reason: 'empty' });
    await refused(new File([new Uint8Array(10_000_001)], 'huge.mp4')).toMatchObject({ reason: 'tooLarge' });
    await db.files.put({ id: 'x', size: MOST_BYTES - bytes.length + 1, data: '', at: now });
    await refused(chart()).toMatchObject({ reason: 'full' });
    expect(await db.files.count()).toBe(1);
    // What is here already takes no more room.
    await putContents(db, [{ id: 'x', size: MOST_BYTES, data: '', at: now }]);
  });

  test('go a day after no reply names them any more, so that a removed reply comes back whole', async () => {
    const db = freshDb();
    const { file, reply } = await withChart(db);
    // Named for a month before it is removed: the day begins when it is first found unnamed.
    await dropUnnamed(db, now + 30 * DAY);
    const undo = await removeReply(db, reply.id);
    await dropUnnamed(db, now + 30 * DAY + 1);
    await dropUnnamed(db, now + 31 * DAY);
    await undo();
    expect(await readFile(db, file)).not.toBeNull();
    await dropUnnamed(db, now + 40 * DAY);
    // Named in between: the count began anew.
    await removeReply(db, reply.id);
    await dropUnnamed(db, now + 41 * DAY);
    expect(await db.files.count()).toBe(1);
    await dropUnnamed(db, now + 42 * DAY + 1);
    expect(await db.files.count()).toBe(0);
  });

  test('stand in a backup, and come back from it', async () => {
    const db = freshDb();
    const { file } = await withChart(db);
    const other = freshDb();
    const backup = inspectBackup(JSON.stringify(await exportAll(db, now)));
    expect(backup.invalid).toEqual([]);
    await restoreAll(other, backup, now);
    expect(new Uint8Array(await the(await readFile(other, file)).arrayBuffer())).toEqual(bytes);
  });

  test('are not lost by a restore that does not have them', async () => {
    const db = freshDb();
    const { file } = await withChart(db);
    const older = inspectBackup(JSON.stringify(await exportAll(db, now, 'files')));
    await restoreAll(db, older, now);
    expect(await readFile(db, file)).not.toBeNull();
  });

  test.each<[what: string, content: Record<string, unknown>]>([
    ['an id that is a path', { id: '../ledger', size: 1, data: 'AA==' }],
    ['text that is no base64', { id: 'a'.repeat(64), size: 3, data: '%%%%' }],
    ['another size than it says', { id: 'a'.repeat(64), size: 9, data: 'AA==' }],
  ])('of a damaged backup are set aside: %s', async (_, content) => {
    const db = freshDb();
    const backup = await exportAll(db, now);
    backup.tables.files = [{ ...content, at: now }];
    const inspected = inspectBackup(JSON.stringify(backup));
    expect(inspected.tables.files).toEqual([]);
    expect(inspected.invalid).toHaveLength(1);
  });
});

describe('files beside the snapshots', () => {
  const restored = async (name: string) => {
    const other = freshDb();
    await restoreAll(other, await withFiles(opfsShelf, await readSnapshot(opfsShelf, name)), now);
    return other;
  };

  test('stand there once, and come back with any', async () => {
    const db = freshDb();
    const { file } = await withChart(db);
    await takeSnapshot(db, opfsShelf, now);
    const { name } = await takeSnapshot(db, opfsShelf, now + 1);
    expect(await shelved()).toEqual([`file-${file.id}`]);
    expect((await opfsShelf.read(name)).length).toBeLessThan(bytes.length / 10);
    const other = await restored(name);
    expect(new Uint8Array(await the(await readFile(other, file)).arrayBuffer())).toEqual(bytes);
  });

  test('that are damaged cost themselves, not the replies; one that is empty is written again', async () => {
    const db = freshDb();
    const { file } = await withChart(db);
    const { name } = await takeSnapshot(db, opfsShelf, now);
    await opfsShelf.write(`file-${file.id}`, new Uint8Array());
    const other = await restored(name);
    expect([await other.replies.count(), await other.files.count()]).toEqual([1, 0]);
    await takeSnapshot(db, opfsShelf, now + 1);
    expect(await readFile(await restored(name), file)).not.toBeNull();
  });

  test('stay while a kept snapshot has them, and go when none has', async () => {
    const db = freshDb();
    const { file, reply } = await withChart(db);
    const { name } = await takeSnapshot(db, opfsShelf, now);
    await removeReply(db, reply.id);
    await db.files.clear();
    for (const later of [1, 2]) await takeSnapshot(db, opfsShelf, now + later);
    expect(await readFile(await restored(name), file)).not.toBeNull();
    await takeSnapshot(db, opfsShelf, now + 15 * 86_400_000);
    expect(await shelved()).toEqual([]);
  });

  test('bring back what the database has lost', async () => {
    const db = freshDb();
    const { file } = await withChart(db);
    await takeSnapshot(db, opfsShelf, now);
    await db.files.clear();
    await healFiles(db, opfsShelf);
    expect(await readFile(db, file)).not.toBeNull();
  });

  test('that find no room leave the snapshot as it is', async () => {
    const db = freshDb();
    await withChart(db);
    const full: Shelf = {
      ...opfsShelf,
      write: (name, content) =>
        name.startsWith('file-') ? Promise.reject(new Error('full')) : opfsShelf.write(name, content),
    };
    const { name } = await takeSnapshot(db, full, now);
    expect((await readSnapshot(opfsShelf, name)).counts.replies).toBe(1);
    expect(await shelved()).toEqual([]);
  });
});
