import { ImportProblem } from './problem.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'shift_jis' | 'windows-1252';
const legacy: readonly Encoding[] = ['gb18030', 'shift_jis', 'windows-1252'];

/** How much of a file is looked at to find out what it is. */
const HEAD = 256 * 1024;

/** The first bytes of a file. */
export async function headOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
}

/** A file's text, piece by piece. @throws TypeError where a byte is not of the encoding */
export async function* decoded(file: Blob, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const bytes of chunks(file)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

async function* chunks(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}

const NEWLINE = 10;

/** The line at which a file stops being of an encoding, or null where it is all of it. */
async function breaksAt(file: Blob, encoding: Encoding): Promise<number | null> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  // Of the piece before, what follows its last line end: a line may lie on both sides.
  let open: Uint8Array = new Uint8Array(0);
  for await (const bytes of chunks(file)) {
    try {
      lines += decoder.decode(bytes, { stream: true }).split('\n').length - 1;
    } catch {
      return lines + wholeLinesOf(new Uint8Array([...open, ...bytes]), encoding);
    }
    open = bytes.slice(bytes.lastIndexOf(NEWLINE) + 1);
  }
  try {
    decoder.decode();
    return null;
  } catch {
    return lines;
  }
}

/** How many lines at the beginning of these bytes are of the encoding. */
function wholeLinesOf(bytes: Uint8Array, encoding: Encoding): number {
  const decoder = new TextDecoder(encoding);
  let lines = 0;
  for (let from = 0; ; lines++) {
    const end = bytes.indexOf(NEWLINE, from);
    if (end < 0 || decoder.decode(bytes.subarray(from, end)).includes('\ufffd')) return lines;
    from = end + 1;
  }
}

function marked(head: Uint8Array): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without its mark: in plain letters every other byte is nothing. */
function unmarked16(head: Uint8Array): Encoding | null {
  const zeros = (from: number) => head.filter((byte, i) => i % 2 === from && byte === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > head.length / 5 && even < odd / 10) return 'utf-16le';
  if (even > head.length / 5 && odd < even / 10) return 'utf-16be';
  return null;
}

const decode = (head: Uint8Array, encoding: Encoding) => new TextDecoder(encoding).decode(head);

/**
 * What a text file is written in: by its mark, as UTF-8 where all of it is, else the first older encoding in which
 * its header is one that is known.
 * @param known say whether the beginning of the file, so decoded, has a header that an adapter describes: first for
 * this encoding, then at all
 * @throws ImportProblem where the bytes are no text, or of two encodings
 */
export async function encodingOf(
  file: Blob,
  head: Uint8Array,
  known: readonly ((encoding: Encoding) => Promise<boolean>)[],
): Promise<Encoding> {
  const found = marked(head) ?? unmarked16(head);
  if (!found && head.includes(0)) throw new ImportProblem('binary');
  if (found) {
    const line = await breaksAt(file, found);
    if (line !== null) throw new ImportProblem('mixedEncoding', { line, encoding: found });
    return found;
  }
  const line = await breaksAt(file, 'utf-8');
  if (line === null) return 'utf-8';
  const utf8 = decode(head, 'utf-8');
  // A header that is UTF-8 and says so by its letters, and something else further down.
  const header = utf8.split('\n', 1)[0] ?? '';
  if (/[^\0-\x7f]/.test(header) && !header.includes('\ufffd')) {
    throw new ImportProblem('mixedEncoding', { line, encoding: 'utf-8' });
  }
  const whole: Encoding[] = [];
  for (const encoding of legacy) if ((await breaksAt(file, encoding)) === null) whole.push(encoding);
  for (const fits of known) {
    for (const encoding of whole) if (await fits(encoding)) return encoding;
  }
  const best = whole.find((encoding) => plausible(decode(head, encoding)));
  if (!best) throw new ImportProblem('mixedEncoding', { line, encoding: 'utf-8' });
  return best;
}

/** Chinese or Japanese that is mostly common characters, or Western text without control characters. */
function plausible(text: string): boolean {
  const odd = text.match(/[\ue000-\uf8ff\u0080-\u009f\ufffd]/g)?.length ?? 0;
  return odd < text.length / 1_000;
}
