import { browser } from 'wxt/browser';
import { registerTeachScript } from '../access.ts';
import type { TeachTask } from '../bus.ts';

// No React here: the background imports this file. Tasks are in `storage.session`, which content scripts cannot read.

const prefix = 'teach:';
const keyOf = (tabId: number) => `${prefix}${tabId}`;

/** What a tab is teaching, or null. */
export async function taskOf(tabId: number): Promise<TeachTask | null> {
  const key = keyOf(tabId);
  return ((await browser.storage.session.get(key))[key] as TeachTask | undefined) ?? null;
}

export async function setTask(tabId: number, task: TeachTask): Promise<void> {
  await browser.storage.session.set({ [keyOf(tabId)]: task });
}

/** The teach script is registered for the hosts of the tasks there are. */
async function register(): Promise<void> {
  const stored = await browser.storage.session.get(null);
  const tasks = Object.entries(stored).filter(([key]) => key.startsWith(prefix));
  await registerTeachScript([...new Set(tasks.map(([, task]) => (task as TeachTask).host))]);
}

/**
 * Opens a page in a tab of its own in which one site may be taught, or one field of it again.
 * @param url of a site that is permitted already
 */
export async function startTeaching(url: URL, task: Pick<TeachTask, 'name' | 'only'>): Promise<void> {
  // The tab comes first: what it is for must be known before its page asks.
  const tab = await browser.tabs.create({ url: 'about:blank' });
  if (tab.id === undefined) throw new Error('the browser opened no tab');
  await setTask(tab.id, { ...task, host: url.hostname, kept: null });
  await register();
  await loaded(tab.id);
  await browser.tabs.update(tab.id, { url: url.href });
}

/** Waits until a tab shows its first page: a second address on top of one that is still coming may be lost. */
async function loaded(tabId: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      browser.tabs.onUpdated.removeListener(onUpdated);
      resolve();
    };
    const onUpdated = (id: number, { status }: { status?: string }) => {
      if (id === tabId && status === 'complete') done();
    };
    browser.tabs.onUpdated.addListener(onUpdated);
    void browser.tabs.get(tabId).then(({ status }) => status === 'complete' && done(), done);
  });
}

/** Ends what a tab is teaching, if it is. @returns true when it was */
export async function endTeaching(tabId: number): Promise<boolean> {
  if (!(await taskOf(tabId))) return false;
  await browser.storage.session.remove(keyOf(tabId));
  await register();
  return true;
}
