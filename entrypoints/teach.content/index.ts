import { defineContentScript } from 'wxt/utils/define-content-script';
import { sendMessage } from '../../lib/bus.ts';
import { TeachSession } from './session.ts';

/**
 * Point-and-teach, in a tab that the desk opened for it and in no other. Registered only while a site is being
 * taught, and at document_start, so that a click is taken before the page hears of it.
 */
export default defineContentScript({
  registration: 'runtime',
  runAt: 'document_start',
  async main(ctx) {
    const task = await sendMessage('teaching').catch(() => null);
    if (!task || ctx.isInvalid) return;
    const stop = new AbortController();
    ctx.onInvalidated(() => stop.abort());
    const begin = () => new TeachSession(document, task, stop).show();
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', begin, { once: true });
    else begin();
  },
});
