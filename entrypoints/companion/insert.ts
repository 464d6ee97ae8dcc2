import { type Checks, sendMessage } from '../../lib/bus.ts';
import type { ReplyFile } from '../../lib/model/reply.ts';
import type { Translate } from '../../lib/words/translate.ts';
import type { Link, Shown } from './link.ts';

/** What to tell the seller after an insertion was tried. */
export type Outcome = { tone: 'good' | 'warning'; text: string };

/** Waits, shortly, until this frame has the focus. */
async function focused(): Promise<void> {
  window.focus();
  for (let look = 0; look < 20 && !document.hasFocus(); look++) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** A reply's files as the background has them. */
export async function filesOf(replyId: string): Promise<Map<string, File>> {
  const files = await sendMessage('replyFiles', replyId);
  return new Map(
    files.map(({ id, name, type, data }) => [
      id,
      new File([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))], name, { type }),
    ]),
  );
}

/** Those to be handed to the page: all or none, and none where the marketplace would not take so much. */
async function toHandOver(
  { replyId, files }: { replyId: string; files: readonly ReplyFile[] },
  attach: Checks['attach'],
): Promise<File[]> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (!attach || files.length === 0 || bytes > (attach.bytes ?? bytes)) return [];
  const found = [...(await filesOf(replyId)).values()];
  return found.length === files.length ? found : [];
}

/**
 * Has a reply inserted, with its files where the page takes them; when that does not work, copies it, and says so.
 * Nothing is ever sent.
 */
export async function insertReply(
  link: Link,
  shown: Shown,
  reply: {
    replyId: string;
    title: string;
    text: string;
    back: number;
    keepOpen: boolean;
    files: readonly ReplyFile[];
    attach: Checks['attach'];
  },
  t: Translate,
): Promise<Outcome> {
  const { replyId, title, text, back, keepOpen, files, attach } = reply;
  const result = await link.insert(text, back, keepOpen, await toHandOver(reply, attach).catch(() => []));
  if (result === 'inserted' || result === 'attached') {
    const attached = result === 'attached';
    const id = crypto.randomUUID();
    link.bring(id);
    void sendMessage('used', { id, subject: shown.subject, replyId, title, attached });
    const count = files.length;
    return { tone: 'good', text: attached ? t('files.attached', { count }) : t('companion.inserted') };
  }
  // The content script has just given the focus back to this frame: without it copying is refused.
  await focused();
  const copied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  if (!copied) return { tone: 'warning', text: t('companion.notCopied') };
  return { tone: 'warning', text: t(result === 'moved' ? 'companion.moved' : 'companion.failed') };
}
