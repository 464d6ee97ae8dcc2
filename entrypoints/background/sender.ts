import { browser } from 'wxt/browser';
import type { Adapter } from '../../lib/adapters/schema.ts';
import { taskOf } from '../../lib/app/teaching.ts';
import type { TeachTask } from '../../lib/bus.ts';
import { adapterFor } from '../../lib/store/adapters.ts';
import type { RegularsDb } from '../../lib/store/db.ts';

/** As much of a message's sender as is judged. The browser fills it in; the sender cannot. */
export type Sender = {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
};

export type FromPage = { tabId: number; url: URL; adapter: Adapter };

/** The tab and address of a content script in a web page itself, not in one of its frames. @throws for anybody else */
export function fromScript(sender: Sender): { tabId: number; url: URL } {
  const url = sender.url ? URL.parse(sender.url) : null;
  const tabId = sender.tab?.id;
  const web = url && /^https?:$/.test(url.protocol);
  if (sender.id !== browser.runtime.id || tabId === undefined || !web || sender.frameId !== 0) {
    throw new Error('this message is for content scripts');
  }
  return { tabId, url };
}

/** The tab that the desk opened to teach the very site that speaks. @throws for anybody else */
export async function fromTeaching(sender: Sender): Promise<{ tabId: number; task: TeachTask }> {
  const { tabId, url } = fromScript(sender);
  const task = await taskOf(tabId);
  if (task?.host !== url.hostname) throw new Error('this message is for tabs opened to teach their site');
  return { tabId, task };
}

/** The page of a known marketplace that a content script speaks from. @throws for anybody else */
export async function fromPage(db: RegularsDb, sender: Sender): Promise<FromPage> {
  const { tabId, url } = fromScript(sender);
  const adapter = await adapterFor(db, url.hostname);
  if (!adapter) throw new Error('this message is for content scripts of known marketplaces');
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
