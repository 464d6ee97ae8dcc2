import { afterEach, describe, expect, test } from 'vitest';
import { exportAll, inspectBackup, restoreAll } from '../../lib/store/backup.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { dropUnnamed, keepFile, MOST_BYTES, putContents, readFile } from '../../lib/store/files.ts';
import { removeReply, saveReply } from '../../lib/store/replies.ts';
import { opfsShelf, readSnapshot, takeSnapshot } from '../../lib/store/snapshot.ts';
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
    expect(await readFile(db, { ...file, id: '0'.repeat(64) })).toBeNull();
  });

  test('are refused when empty, too large, or when there is no room among the others', async () => {
    const db = freshDb();
    const refused = (file: File) => expect(keepFile(db, file, now)).rejects;
    await refused(new File([], 'empty.png')).toMatchObject({ code: 'empty' });
    await refused(new File([new Uint8Array(10_000_001)], 'huge.mp4')).toMatchObject({ code: 'tooLarge' });
    await db.files.put({ id: 'x', size: MOST_BYTES - bytes.length + 1, data: '', at: now });
    await refused(chart()).toMatchObject({ code: 'full' });
    expect(await db.files.count()).toBe(1);
    // What is here already takes no more room.
    await putContents(db, [{ id: 'x', size: MOST_BYTES, data: '', at: now }]);
  });

  test('go a day after no reply names them, so that a removed reply comes back whole', async () => {
    const db = freshDb();
    const { file, reply } = await withChart(db);
    await dropUnnamed(db, now + 9 * DAY);
    expect(await db.files.count()).toBe(1);
    const undo = await removeReply(db, reply.id);
    await dropUnnamed(db, now + DAY);
    await undo();
    expect(await readFile(db, file)).not.toBeNull();
    await removeReply(db, reply.id);
    await dropUnnamed(db, now + DAY + 1);
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

  test('stand once beside the snapshots, come back from any, and go when they are nowhere else', async () => {
    const db = freshDb();
    const { file, reply } = await withChart(db);
    await takeSnapshot(db, opfsShelf, now);
    const { name } = await takeSnapshot(db, opfsShelf, now + 1);
    expect(await shelved()).toEqual([`file-${file.id}`]);
    expect((await opfsShelf.read(name)).length).toBeLessThan(bytes.length / 10);
    const other = freshDb();
    await restoreAll(other, await readSnapshot(opfsShelf, name), now);
    expect(new Uint8Array(await the(await readFile(other, file)).arrayBuffer())).toEqual(bytes);
    // One that is damaged costs itself, not the replies.
    await opfsShelf.write(`file-${file.id}`, new Uint8Array([1, 2, 3]));
    const snapshot = await readSnapshot(opfsShelf, name);
    expect([snapshot.counts.replies, snapshot.counts.files]).toEqual([1, 0]);
    await removeReply(db, reply.id);
    await dropUnnamed(db, now + 2 * DAY);
    await takeSnapshot(db, opfsShelf, now + 2);
    expect(await shelved()).toEqual([]);
  });
});
