import { type Checks, sendMessage } from '../../lib/bus.ts';
import { fromBase64 } from '../../lib/model/base64.ts';
import type { ReplyFile } from '../../lib/model/reply.ts';
import type { Translate } from '../../lib/words/translate.ts';
import type { Link, Shown } from './link.ts';

/** What to tell the seller after an insertion was tried; `left`: the files of what the page did not take. */
export type Outcome = {
  tone: 'good' | 'warning';
  text: string;
  left?: { replyId: string; files: readonly ReplyFile[] };
};

/** Waits, shortly, until this frame has the focus. */
async function focused(): Promise<void> {
  window.focus();
  for (let look = 0; look < 20 && !document.hasFocus(); look++) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Files of a reply as the background has them: one of them, or all where `id` is null. */
export async function filesOf(replyId: string, id: string | null): Promise<File[]> {
  const files = await sendMessage('replyFiles', { replyId, id });
  return files.map(({ name, type, data }) => new File([fromBase64(data)], name, { type }));
}

type Chosen = {
  replyId: string;
  title: string;
  text: string;
  /** So many characters before its end the caret is left. */
  back: number;
  keepOpen: boolean;
  files: readonly ReplyFile[];
  attach: Checks['attach'];
};

/** Which limit of the marketplace the files of a message are over, if any. */
export function overLimit(files: readonly ReplyFile[], attach: Checks['attach']): 'bytes' | 'most' | null {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > (attach?.bytes ?? bytes)) return 'bytes';
  return files.length > (attach?.most ?? files.length) ? 'most' : null;
}

/** Those to be handed to the page: all or none, and none where the marketplace would not take so much. */
async function toHandOver({ replyId, files, attach }: Chosen): Promise<File[]> {
  if (!attach || files.length === 0 || overLimit(files, attach)) return [];
  const found = await filesOf(replyId, null);
  return found.length === files.length ? found : [];
}

/**
 * Has a reply inserted into the thread that was shown when it was chosen, with its files where the page takes them;
 * when that does not work, copies it, and says so. Nothing is ever sent.
 * @returns null where the files of another one are still being fetched (who chooses twice wants it once), and where the
 * seller has closed the palette or gone to another thread meanwhile
 */
export async function insertReply(
  link: Link,
  shown: Shown,
  reply: Chosen,
  t: Translate,
): Promise<Outcome | null> {
  if (link.fetching) return null;
  link.fetching = true;
  const files = await toHandOver(reply).catch(() => []);
  link.fetching = false;
  if (link.shown?.thread !== shown.thread) return null;
  const { replyId, title, text, back, keepOpen } = reply;
  const result = await link.insert({ thread: shown.thread, text, back, keepOpen, files });
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
  const left = { tone: 'warning' as const, left: { replyId, files: reply.files } };
  if (!copied) return { ...left, text: t('companion.notCopied') };
  return { ...left, text: t(result === 'moved' ? 'companion.moved' : 'companion.failed') };
}
