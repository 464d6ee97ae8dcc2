import { browser } from 'wxt/browser';
import { freeId, newDraft } from '../../lib/adapters/draft.ts';
import { problemsOf } from '../../lib/adapters/file.ts';
import { Adapter } from '../../lib/adapters/schema.ts';
import { applyAdapters } from '../../lib/app/sites.ts';
import { endTeaching, setTask } from '../../lib/app/teaching.ts';
import { onMessage } from '../../lib/bus.ts';
import { adapterFor, allAdapters, isOwn, saveAdapter } from '../../lib/store/adapters.ts';
import type { RegularsDb } from '../../lib/store/db.ts';
import { openDesk } from './panel.ts';
import { fromTeaching } from './sender.ts';

/** A draft is a few kilobytes; more is not one. */
const MOST_CHARACTERS = 200_000;

/** Answers the teach script. Only tabs that the desk opened for it may teach, and only their own site. */
export function answerTeaching(db: RegularsDb): void {
  onMessage('teaching', async ({ sender }) => {
    const { task } = await fromTeaching(sender).catch(() => ({ task: null }));
    return task && { ...task, known: await adapterFor(db, task.host) };
  });
  onMessage('keepTeaching', async ({ data, sender }) => {
    const { tabId, task } = await fromTeaching(sender);
    if (typeof data === 'string' && data.length <= MOST_CHARACTERS)
      await setTask(tabId, { ...task, kept: data });
  });
  onMessage('saveTaught', async ({ data, sender }) => {
    const { task } = await fromTeaching(sender);
    return save(db, data, task);
  });
  onMessage('stopTeaching', async ({ data, sender }) => {
    const { tabId, task } = await fromTeaching(sender);
    await endTeaching(tabId);
    if (data === 'blocked') openDesk(`#marketplaces/${encodeURIComponent(task.host)}`);
    // The page begins anew with what is known of it now.
    await applyAdapters(db);
  });
  browser.tabs.onRemoved.addListener((tabId) => void endTeaching(tabId));
}

/**
 * Keeps what was taught. A page has a say in how it is read, and in nothing else: id, hosts, answers, rules and clocks
 * stay what they were.
 * @returns what is wrong with it, or null
 */
async function save(
  db: RegularsDb,
  data: unknown,
  task: { host: string; name: string },
): Promise<string | null> {
  if (JSON.stringify(data).length > MOST_CHARACTERS) return 'too large';
  const checked = Adapter.safeParse(data);
  if (!checked.success) return problemsOf(checked.error)[0] ?? 'not valid';
  const { pages, shapes, currencies, dateOrders, states, updated } = checked.data;
  const known = await adapterFor(db, task.host);
  const all = await allAdapters(db);
  const begun = newDraft(task.host, task.name, updated, known).adapter;
  // Another site may have an id that looks the same: a-b.example.com and a.b.example.com.
  const base = known ? begun : { ...begun, id: freeId(begun.id, all) };
  const own = all.find((adapter) => adapter.id === base.id && isOwn(adapter));
  await saveAdapter(db, {
    ...base,
    hosts: [...new Set([...(own?.hosts ?? []), task.host])],
    pages,
    shapes,
    currencies,
    dateOrders,
    states,
  });
  return null;
}
