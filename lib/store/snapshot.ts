import { FileContent, type SavedReply } from '../model/reply.ts';
import { exportAll, type Inspected, inspectBackup } from './backup.ts';
import type { RegularsDb } from './db.ts';

/** Files outside IndexedDB: the origin private file system, or a map in tests. */
export type Shelf = {
  list(): Promise<string[]>;
  read(name: string): Promise<Uint8Array>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
};

/** How many snapshots are kept: a damaged one must not replace the only good one. */
const KEPT = 3;
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
 * Writes a compressed copy of everything and removes the oldest beyond three.
 * The file is read back and opened before an older one goes: a snapshot nobody can open is none, and is not kept.
 */
export async function takeSnapshot(db: RegularsDb, shelf: Shelf, now: number): Promise<SnapshotInfo> {
  const text = JSON.stringify(await exportAll(db, now, 'files'));
  await shelveFiles(db, shelf);
  const name = `${prefix}${now}.json.gz`;
  await shelf.write(name, await through(new TextEncoder().encode(text), new CompressionStream('gzip')));
  try {
    await readSnapshot(shelf, name);
  } catch (error) {
    await shelf.remove(name).catch(() => {});
    throw error;
  }
  for (const old of (await listSnapshots(shelf)).slice(KEPT)) await shelf.remove(old.name);
  return { name, at: now };
}

/** Puts the files on the shelf that are not there yet, and takes away those that are nowhere else any more. */
async function shelveFiles(db: RegularsDb, shelf: Shelf): Promise<void> {
  const ids = new Set((await db.files.toCollection().primaryKeys()) as string[]);
  const there = (await shelf.list()).filter((name) => name.startsWith(filePrefix));
  for (const id of ids) {
    if (there.includes(filePrefix + id)) continue;
    const content = await db.files.get(id);
    if (content) await shelf.write(filePrefix + id, new TextEncoder().encode(JSON.stringify(content)));
  }
  for (const name of there) if (!ids.has(name.slice(filePrefix.length))) await shelf.remove(name);
}

/** What is in the files that a snapshot's replies name. One that is damaged is left out: the replies count more. */
async function shelvedFiles(shelf: Shelf, { tables }: Inspected): Promise<FileContent[]> {
  const replies = tables.replies as SavedReply[];
  const ids = new Set(replies.flatMap(({ files }) => files?.map(({ id }) => id) ?? []));
  const found: FileContent[] = [];
  for (const id of ids) {
    const bytes = await shelf.read(filePrefix + id).catch(() => null);
    try {
      if (bytes) found.push(FileContent.parse(JSON.parse(new TextDecoder().decode(bytes))));
    } catch {}
  }
  return found;
}

/** @throws when the file is damaged */
export async function readSnapshot(shelf: Shelf, name: string): Promise<Inspected> {
  const bytes = await through(await shelf.read(name), new DecompressionStream('gzip'));
  const snapshot = inspectBackup(new TextDecoder().decode(bytes));
  const files = await shelvedFiles(shelf, snapshot);
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
