import { fromBase64, sha256, toBase64, toHex } from '../model/base64.ts';
import { type FileContent, fileIdsOf, LARGEST_FILE, type ReplyFile } from '../model/reply.ts';
import type { RegularsDb } from './db.ts';

/** What all files together may take, in bytes: each backup holds them all. */
export const MOST_BYTES = 50_000_000;
/** What no reply has named for so long, in ms, goes: until then a removed reply can be brought back whole. */
const KEPT_FOR = 86_400_000;
/** Since when which contents are named by nobody (`meta`). */
const UNNAMED = 'unnamedFiles';

/** `tooLarge`: the file by itself. `full`: there is no room for it among the others. `empty`: nothing is in it. */
export class FileProblem extends Error {
  readonly reason: 'tooLarge' | 'full' | 'empty';

  constructor(reason: FileProblem['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Keeps a file that a reply shall bring along. A reply has to name it within a day.
 * @throws FileProblem when it is empty, too large, or there is no room for it among the others
 */
export async function keepFile(db: RegularsDb, file: File, now: number): Promise<ReplyFile> {
  if (file.size === 0) throw new FileProblem('empty');
  if (file.size > LARGEST_FILE) throw new FileProblem('tooLarge');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const id = toHex(await sha256(bytes));
  await putContents(db, [{ id, size: bytes.length, data: toBase64(bytes), at: now }]);
  const { name, type } = file;
  return { id, name: name.slice(0, 200) || id.slice(0, 8), type: type.slice(0, 100), size: bytes.length };
}

/** @throws FileProblem when there is no room for them; then none is kept */
export async function putContents(db: RegularsDb, contents: readonly FileContent[]): Promise<void> {
  if (contents.length === 0) return;
  await db.transaction('rw', db.files, async () => {
    const there = new Set(await db.files.toCollection().primaryKeys());
    const sizes = (await db.files.orderBy('size').keys()) as number[];
    const fresh = contents.filter(({ id }) => !there.has(id));
    const all = [...sizes, ...fresh.map(({ size }) => size)].reduce((sum, size) => sum + size, 0);
    if (all > MOST_BYTES && fresh.length > 0) throw new FileProblem('full');
    await db.files.bulkPut(contents);
  });
  db.changed();
}

/** A file as it was given, or null when its content is not here any more. */
export async function readFile(db: RegularsDb, { id, name, type }: ReplyFile): Promise<File | null> {
  const content = await db.files.get(id);
  return content ? new File([fromBase64(content.data)], name, { type }) : null;
}

/** Those of a reply's files whose content is not here any more: chosen long ago in an editor that was never saved. */
export async function missingFiles(db: RegularsDb, files: readonly ReplyFile[]): Promise<ReplyFile[]> {
  const there = new Set(
    await db.files
      .where('id')
      .anyOf(files.map(({ id }) => id))
      .primaryKeys(),
  );
  return files.filter(({ id }) => !there.has(id));
}

/** The ids of all contents that replies name. */
export async function namedFiles(db: RegularsDb): Promise<Set<string>> {
  return fileIdsOf(await db.replies.toArray());
}

/** Removes the contents that no reply has named for a day. */
export async function dropUnnamed(db: RegularsDb, now: number): Promise<void> {
  await db.transaction('rw', db.files, db.replies, db.meta, async () => {
    const ids = (await db.files.toCollection().primaryKeys()) as string[];
    const before = ((await db.meta.get(UNNAMED))?.value ?? {}) as Record<string, number>;
    if (ids.length === 0 && Object.keys(before).length === 0) return;
    const named = await namedFiles(db);
    const since = Object.fromEntries(
      ids.filter((id) => !named.has(id)).map((id) => [id, before[id] ?? now]),
    ) as Record<string, number>;
    const gone = Object.keys(since).filter((id) => now - (since[id] ?? now) > KEPT_FOR);
    await db.files.bulkDelete(gone);
    for (const id of gone) delete since[id];
    await db.meta.put({ key: UNNAMED, value: since });
  });
}
