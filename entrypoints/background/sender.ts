import { browser } from 'wxt/browser';
import { adapterForHost } from '../../lib/adapters/builtin.ts';
import type { Adapter } from '../../lib/adapters/schema.ts';

/** As much of a message's sender as is judged. The browser fills it in; the sender cannot. */
export type Sender = {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
};

export type FromPage = { tabId: number; url: URL; adapter: Adapter };

/** The page a content script speaks from. @throws for anybody else */
export function fromPage(sender: Sender): FromPage {
  const url = sender.url ? URL.parse(sender.url) : null;
  const tabId = sender.tab?.id;
  const adapter = url && /^https?:$/.test(url.protocol) ? adapterForHost(url.hostname) : null;
  if (sender.id !== browser.runtime.id || tabId === undefined || !url || !adapter || sender.frameId !== 0) {
    throw new Error('this message is for content scripts of known marketplaces');
  }
  return { tabId, url, adapter };
}

/** The tab whose page a companion frame floats over. @throws for anybody else */
export function fromCompanion(sender: Sender): { tabId: number } {
  const url = sender.url ? URL.parse(sender.url) : null;
  const tabId = sender.tab?.id;
  const ours = url && /-extension:$/.test(url.protocol) && url.pathname === '/companion.html';
  if (sender.id !== browser.runtime.id || tabId === undefined || !ours) {
    throw new Error('this message is for companion frames');
  }
  return { tabId };
}
