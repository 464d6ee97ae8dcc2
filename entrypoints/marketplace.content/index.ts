import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { sendMessage } from '../../lib/bus.ts';
import { Session } from './session.ts';

/**
 * In the seller's page: what the page shows or receives is read, recorded by the background, and answered with
 * badges. No React, no Zod, no Dexie here; a page load costs a few milliseconds.
 */
export default defineContentScript({
  registration: 'runtime',
  runAt: 'document_start',
  async main(ctx) {
    const adapter = await sendMessage('adapter').catch(() => null);
    if (!adapter || ctx.isInvalid) return;
    const stop = new AbortController();
    ctx.onInvalidated(() => stop.abort());
    const session = new Session(adapter, stop.signal);
    document.addEventListener(
      'regulars:answer',
      (event) => session.hear(String((event as CustomEvent).detail)),
      { signal: stop.signal },
    );
    // The listener in the page's world holds back what came before.
    document.dispatchEvent(new CustomEvent('regulars:listening'));
    const begin = () => !stop.signal.aborted && session.start();
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', begin, { once: true, signal: stop.signal });
    } else begin();
    // After an update the old copy lives on without its extension: it goes quiet instead of failing at each turn.
    const alive = setInterval(() => {
      if (!browser.runtime?.id) stop.abort();
    }, 5_000);
    stop.signal.addEventListener('abort', () => clearInterval(alive));
  },
});
