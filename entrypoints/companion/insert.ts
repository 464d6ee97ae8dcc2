import { sendMessage } from '../../lib/bus.ts';
import type { Translate } from '../../lib/words/translate.ts';
import type { Link, Shown } from './link.ts';

/** What to tell the seller after an insertion was tried. */
export type Outcome = { tone: 'good' | 'warning'; text: string };

/**
 * Has a reply inserted; when that does not work, copies it, and says so. Nothing is ever sent.
 */
export async function insertReply(
  link: Link,
  shown: Shown,
  reply: { replyId: string; title: string; text: string; keepOpen: boolean },
  t: Translate,
): Promise<Outcome> {
  const { replyId, title, text, keepOpen } = reply;
  const result = await link.insert(text, keepOpen);
  if (result === 'inserted') {
    void sendMessage('used', { subject: shown.subject, replyId, title });
    return { tone: 'good', text: t('companion.inserted') };
  }
  const copied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  if (!copied) return { tone: 'warning', text: t('companion.notCopied') };
  return { tone: 'warning', text: t(result === 'moved' ? 'companion.moved' : 'companion.failed') };
}
