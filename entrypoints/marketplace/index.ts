import { browser } from 'wxt/browser';
import { sendMessage } from './messages.ts';
import { Session } from './session.ts';

/** Told to an older copy of this script by the one that takes its place, after an update of the extension. */
const REPLACED = 'regulars:replaced';

/**
 * In the seller's page, at document_start: what the page shows or receives is read, recorded by the background, and
 * answered with badges. No React, no Zod, no Dexie here; a page load costs a few milliseconds.
 *
 * A plain script, registered for each permitted site (`lib/access.ts`), and not a content script of the framework:
 * its wrapper weighs 3 kB and does what stands here in a few lines.
 */
async function main(): Promise<void> {
  document.dispatchEvent(new CustomEvent(REPLACED));
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener(REPLACED, () => stop.abort(), { signal });

  const adapter = await sendMessage('adapter').catch(() => null);
  if (!adapter || signal.aborted) return;
  const session = new Session(adapter, signal);
  document.addEventListener(
    'regulars:answer',
    (event) => session.hear(String((event as CustomEvent).detail)),
    { signal },
  );
  // The listener in the page's world holds back what came before.
  document.dispatchEvent(new CustomEvent('regulars:listening'));
  const begin = () => session.start();
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { signal });
  else begin();
  // Without its extension an old copy would fail at each turn; it goes quiet instead.
  const alive = setInterval(() => {
    if (!browser.runtime?.id) stop.abort();
  }, 5_000);
  signal.addEventListener('abort', () => clearInterval(alive));
}

export default { main };
