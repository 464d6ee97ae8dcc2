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
  const text = JSON.stringify(await exportAll(db, now));
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

/** @throws when the file is damaged */
export async function readSnapshot(shelf: Shelf, name: string): Promise<Inspected> {
  const bytes = await through(await shelf.read(name), new DecompressionStream('gzip'));
  return inspectBackup(new TextDecoder().decode(bytes));
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
