import { sendMessage } from '../../lib/bus.ts';
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

/**
 * Has a reply inserted; when that does not work, copies it, and says so. Nothing is ever sent.
 */
export async function insertReply(
  link: Link,
  shown: Shown,
  reply: { replyId: string; title: string; text: string; back: number; keepOpen: boolean },
  t: Translate,
): Promise<Outcome> {
  const { replyId, title, text, back, keepOpen } = reply;
  const result = await link.insert(text, back, keepOpen);
  if (result === 'inserted') {
    void sendMessage('used', { id: crypto.randomUUID(), subject: shown.subject, replyId, title });
    return { tone: 'good', text: t('companion.inserted') };
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
