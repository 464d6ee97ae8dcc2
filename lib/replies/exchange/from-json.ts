import { fromBase64, sha256, toHex } from '../../model/base64.ts';
import { FileContent } from '../../model/reply.ts';
import { z } from '../../model/z.ts';
import type { Collector, Content, Exchanged } from './collector.ts';

const text = z.string();
const ChatwootReply = z.looseObject({ short_code: text, content: text });
const BlazeFolder = z.looseObject({
  name: text.optional(),
  snippets: z.array(
    z.looseObject({ name: text.optional(), shortcut: text.optional(), text: text.optional() }),
  ),
});

/** Our own file, folders of Text Blaze, or canned responses of Chatwoot. */
export async function fromJson(
  source: string,
  found: Collector,
  language: string,
): Promise<Exchanged['format']> {
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch (error) {
    throw new Error(`json: ${error instanceof Error ? error.message : ''}`);
  }
  const own = z
    .looseObject({
      regulars: z.literal('replies'),
      replies: z.array(z.unknown()),
      files: z.record(z.string(), z.string()).optional(),
    })
    .safeParse(data);
  if (own.success) {
    for (const [id, content] of Object.entries(own.data.files ?? {})) {
      const read = await contentOf(id, content);
      if (read) found.contents.set(id, read);
    }
    for (const [i, reply] of own.data.replies.entries()) found.take(String(i + 1), reply);
    return 'regulars';
  }
  const folders = z.looseObject({ folders: z.array(BlazeFolder) }).safeParse(data);
  if (folders.success) {
    for (const { name: folder, snippets } of folders.data.folders) {
      for (const [i, { name, shortcut, text: words }] of snippets.entries())
        found.add(
          `${folder ?? ''} ${i + 1}`,
          { title: name, code: shortcut, folder, text: words ?? '' },
          language,
        );
    }
    return 'textblaze';
  }
  const list = Array.isArray(data) ? data : Object.values((data ?? {}) as object).find(Array.isArray);
  if (!list) throw new Error('unknown');
  for (const [i, one] of list.entries()) {
    const canned = ChatwootReply.safeParse(one);
    if (canned.success)
      found.add(String(i + 1), { code: canned.data.short_code, text: canned.data.content }, language);
    else found.problems.push({ at: String(i + 1), what: 'noText' });
  }
  return 'chatwoot';
}

/** What is in a file, or null where it is not what its id says. */
async function contentOf(id: string, data: string): Promise<Content | null> {
  try {
    const bytes = fromBase64(data);
    const checked = FileContent.safeParse({ id, size: bytes.length, data, at: 0 });
    if (!checked.success || toHex(await sha256(bytes)) !== id) return null;
    return { id, size: bytes.length, data };
  } catch {
    return null;
  }
}
