import { type FileContent, LARGEST_FILE, type ReplyFile } from '../model/reply.ts';
import type { RegularsDb } from './db.ts';

/** What all files together may take, in bytes: each snapshot and each backup holds them all. */
export const MOST_BYTES = 50_000_000;
/** What no reply names goes after so long, in ms: until then a removed reply can be brought back whole. */
const KEPT_FOR = 86_400_000;
/** Base64 is written in pieces: a call takes only so many arguments. */
const PIECE = 32_766;

/** `tooLarge`: the file, or all of them with it. `empty`: nothing is in it. */
export class FileProblem extends Error {
  readonly code: 'tooLarge' | 'full' | 'empty';

  constructor(code: FileProblem['code']) {
    super(code);
    this.code = code;
  }
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  return text;
}

/** @throws when it is not base64 */
export function bytesOf(data: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
}

/** The id of a content: its SHA-256. */
export async function idOf(bytes: ArrayBuffer): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', bytes));
}

/**
 * Keeps a file that a reply shall bring along. A reply has to name it within a day.
 * @throws FileProblem when it is empty, too large, or there is no room for it among the others
 */
export async function keepFile(db: RegularsDb, file: File, now: number): Promise<ReplyFile> {
  if (file.size === 0) throw new FileProblem('empty');
  if (file.size > LARGEST_FILE) throw new FileProblem('tooLarge');
  const bytes = await file.arrayBuffer();
  const id = await idOf(bytes);
  await putContents(db, [{ id, size: file.size, data: toBase64(new Uint8Array(bytes)), at: now }]);
  return {
    id,
    name: file.name.slice(0, 200) || id.slice(0, 8),
    type: file.type.slice(0, 100),
    size: file.size,
  };
}

/** @throws FileProblem when there is no room for them; then none is kept */
export async function putContents(db: RegularsDb, contents: readonly FileContent[]): Promise<void> {
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
  return content ? new File([bytesOf(content.data)], name, { type }) : null;
}

/** Removes the contents that no reply has named for a day. */
export async function dropUnnamed(db: RegularsDb, now: number): Promise<void> {
  await db.transaction('rw', db.files, db.replies, async () => {
    const ids = (await db.files.toCollection().primaryKeys()) as string[];
    if (ids.length === 0) return;
    const named = new Set<string>();
    await db.replies.each(({ files }) => {
      for (const { id } of files ?? []) named.add(id);
    });
    const unnamed = (await db.files.bulkGet(ids.filter((id) => !named.has(id)))).flatMap((one) => one ?? []);
    await db.files.bulkDelete(unnamed.filter(({ at }) => now - at > KEPT_FOR).map(({ id }) => id));
  });
}
