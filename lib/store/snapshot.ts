import { FileContent, fileIdsOf, type SavedReply } from '../model/reply.ts';
import { exportAll, type Inspected, inspectBackup } from './backup.ts';
import type { RegularsDb } from './db.ts';
import { namedFiles } from './files.ts';

/** Files outside IndexedDB: the origin private file system, or a map in tests. */
export type Shelf = {
  list(): Promise<string[]>;
  read(name: string): Promise<Uint8Array>;
  /** In bytes. */
  size(name: string): Promise<number>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
};

const DAYS = 86_400_000;
/** A copy from before what went wrong unnoticed is kept for so long. */
const LONGEST = 14 * DAYS;
const prefix = 'snapshot-';
/** Files of replies stand beside the snapshots, once each: megabytes that never change are not written every time. */
const filePrefix = 'file-';

export type SnapshotInfo = { name: string; at: number };

async function through(
  bytes: Uint8Array,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart])
    .stream()
    .pipeThrough(transform as ReadableWritablePair<Uint8Array, BufferSource>);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Snapshots on the shelf, newest first. */
export async function listSnapshots(shelf: Shelf): Promise<SnapshotInfo[]> {
  const names = await shelf.list();
  return names
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ name, at: Number(/\d+/.exec(name)?.[0] ?? 0) }))
    .sort((a, b) => b.at - a.at);
}

/**
 * Which snapshots stay: the two newest, because a damaged one must not replace the only good one; the last of an
 * earlier day, because a bad import may be noticed tomorrow; and the oldest of the last two weeks.
 * @param all newest first
 */
export function worthKeeping(all: readonly SnapshotInfo[], now: number): Set<SnapshotInfo> {
  const today = new Date(now).toDateString();
  const earlier = all.find(({ at }) => new Date(at).toDateString() !== today);
  const oldest = all.findLast(({ at }) => now - at <= LONGEST);
  return new Set([...all.slice(0, 2), earlier, oldest].filter((one) => one !== undefined));
}

/**
 * Writes a compressed copy of everything and removes those that need not stay.
 * The file is read back and opened before an older one goes: a snapshot nobody can open is none, and is not kept.
 */
export async function takeSnapshot(db: RegularsDb, shelf: Shelf, now: number): Promise<SnapshotInfo> {
  const text = JSON.stringify(await exportAll(db, now, 'files'));
  const name = `${prefix}${now}.json.gz`;
  await shelf.write(name, await through(new TextEncoder().encode(text), new CompressionStream('gzip')));
  try {
    await readSnapshot(shelf, name);
  } catch (error) {
    await shelf.remove(name).catch(() => {});
    throw error;
  }
  const all = await listSnapshots(shelf);
  const kept = worthKeeping(all, now);
  for (const old of all) if (!kept.has(old)) await shelf.remove(old.name);
  await shelveFiles(db, shelf);
  return { name, at: now };
}

/**
 * Puts the files on the shelf that are not whole there yet, and takes away what neither the database nor any kept
 * snapshot has. On a full disk some stay away: the snapshot counts more.
 */
async function shelveFiles(db: RegularsDb, shelf: Shelf): Promise<void> {
  const bySize = db.files.orderBy('size');
  const [ids, sizes] = await Promise.all([bySize.primaryKeys(), bySize.keys() as PromiseLike<number[]>]);
  const there = (await shelf.list()).filter((name) => name.startsWith(filePrefix));
  for (const [i, id] of ids.entries()) {
    const name = filePrefix + id;
    // As JSON it is longer than the file itself; one whose writing was broken off is empty.
    if (there.includes(name) && (await shelf.size(name)) > (sizes[i] ?? 0)) continue;
    const content = await db.files.get(id);
    const bytes = new TextEncoder().encode(JSON.stringify(content ?? null));
    if (content) await shelf.write(name, bytes).catch(() => shelf.remove(name).catch(() => {}));
  }
  const left = there.filter((name) => !ids.includes(name.slice(filePrefix.length)));
  if (left.length === 0) return;
  const named = await namedFiles(db);
  for (const { name } of await listSnapshots(shelf))
    for (const id of namedIn(await readSnapshot(shelf, name))) named.add(id);
  for (const name of left) if (!named.has(name.slice(filePrefix.length))) await shelf.remove(name);
}

const namedIn = ({ tables }: Inspected) => fileIdsOf(tables.replies as SavedReply[]);

/** Files on the shelf, of these ids. One that is damaged is left out. */
async function shelved(shelf: Shelf, ids: Iterable<string>): Promise<FileContent[]> {
  const found: FileContent[] = [];
  for (const id of ids) {
    try {
      found.push(FileContent.parse(JSON.parse(new TextDecoder().decode(await shelf.read(filePrefix + id)))));
    } catch {}
  }
  return found;
}

/** Brings back contents that replies name and the database has lost, as far as they stand on the shelf. */
export async function healFiles(db: RegularsDb, shelf: Shelf): Promise<void> {
  const there = new Set(await db.files.toCollection().primaryKeys());
  const lost = [...(await namedFiles(db))].filter((id) => !there.has(id));
  if (lost.length > 0) await db.files.bulkPut(await shelved(shelf, lost));
}

/** A snapshot without what is in its files. @throws when it is damaged */
export async function readSnapshot(shelf: Shelf, name: string): Promise<Inspected> {
  const bytes = await through(await shelf.read(name), new DecompressionStream('gzip'));
  return inspectBackup(new TextDecoder().decode(bytes));
}

/** A snapshot with what is in its files, to be restored. */
export async function withFiles(shelf: Shelf, snapshot: Inspected): Promise<Inspected> {
  const files = await shelved(shelf, namedIn(snapshot));
  return {
    ...snapshot,
    tables: { ...snapshot.tables, files },
    counts: { ...snapshot.counts, files: files.length },
  };
}

/** The origin private file system as a shelf. */
export const opfsShelf: Shelf = {
  async list() {
    const names: string[] = [];
    const root = (await navigator.storage.getDirectory()) as FileSystemDirectoryHandle & {
      keys(): AsyncIterable<string>;
    };
    for await (const name of root.keys()) names.push(name);
    return names;
  },
  async read(name) {
    const root = await navigator.storage.getDirectory();
    const file = await (await root.getFileHandle(name)).getFile();
    return new Uint8Array(await file.arrayBuffer());
  },
  async size(name) {
    const root = await navigator.storage.getDirectory();
    return (await (await root.getFileHandle(name)).getFile()).size;
  },
  async write(name, bytes) {
    const root = await navigator.storage.getDirectory();
    const writable = await (await root.getFileHandle(name, { create: true })).createWritable();
    await writable.write(bytes as FileSystemWriteChunkType);
    await writable.close();
  },
  async remove(name) {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(name);
  },
};
