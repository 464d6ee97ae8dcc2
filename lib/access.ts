import { browser } from 'wxt/browser';

/** The match pattern of one host. The practice shop is the only one without https. */
export function originOf(host: string): string {
  return host === 'localhost' ? 'http://localhost/*' : `https://${host}/*`;
}

/**
 * Asks the browser for one site. Call it first thing in a click handler: the browser only shows its prompt then.
 * @returns true when the seller allowed it
 */
export function requestSite(host: string): Promise<boolean> {
  return browser.permissions.request({ origins: [originOf(host)] });
}

/** Gives one site back; its pages go quiet at the next load. */
export async function removeSite(host: string): Promise<void> {
  await browser.permissions.remove({ origins: [originOf(host)] });
}

/**
 * Which of these hosts may be read now, however the permission came to be.
 * @param hosts of all adapters, see `lib/store/adapters.ts`
 */
export async function permittedHosts(hosts: readonly string[]): Promise<string[]> {
  const allowed = await Promise.all(
    hosts.map((host) => browser.permissions.contains({ origins: [originOf(host)] })),
  );
  return hosts.filter((_, i) => allowed[i]);
}

/** Calls back whenever a site is allowed or taken back; the returned function stops it. */
export function onAccessChanged(callback: () => void): () => void {
  browser.permissions.onAdded.addListener(callback);
  browser.permissions.onRemoved.addListener(callback);
  return () => {
    browser.permissions.onAdded.removeListener(callback);
    browser.permissions.onRemoved.removeListener(callback);
  };
}

const PRACTICE = 'practiceUrl';

/** Where the practice shop was last seen running, or null. */
export async function practiceUrl(): Promise<string | null> {
  const stored = (await browser.storage.local.get(PRACTICE))[PRACTICE];
  return typeof stored === 'string' ? stored : null;
}

export async function rememberPracticeUrl(origin: string): Promise<void> {
  if ((await practiceUrl()) !== `${origin}/orders`)
    await browser.storage.local.set({ [PRACTICE]: `${origin}/orders` });
}

const scripts = [
  { id: 'listen', js: ['content-scripts/listen.js'], world: 'MAIN' as const },
  { id: 'marketplace', js: ['marketplace.js'], world: 'ISOLATED' as const },
];

/**
 * Registers our two scripts for exactly the permitted sites. Run at every start and after each change of permissions
 * or adapters.
 * @param hosts of all adapters
 */
export async function registerScripts(hosts: readonly string[]): Promise<void> {
  const matches = (await permittedHosts(hosts)).map(originOf);
  const registered = await browser.scripting.getRegisteredContentScripts();
  const known = new Set(registered.map(({ id }) => id));
  if (matches.length === 0) {
    const ids = scripts.map(({ id }) => id).filter((id) => known.has(id));
    if (ids.length > 0) await browser.scripting.unregisterContentScripts({ ids });
    return;
  }
  for (const script of scripts) {
    const entry = { ...script, matches, runAt: 'document_start' as const, persistAcrossSessions: true };
    if (known.has(script.id)) await browser.scripting.updateContentScripts([entry]);
    else await browser.scripting.registerContentScripts([entry]);
  }
}

/**
 * Registers the teach script for the sites that are being taught now, and for nobody else. It is not kept across
 * restarts of the browser, as teaching is not.
 */
export async function registerTeachScript(hosts: readonly string[]): Promise<void> {
  const id = 'teach';
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (hosts.length === 0) {
    if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: [id] });
    return;
  }
  const entry = {
    id,
    js: ['content-scripts/teach.js'],
    matches: hosts.map(originOf),
    runAt: 'document_start' as const,
    persistAcrossSessions: false,
  };
  if (known.length > 0) await browser.scripting.updateContentScripts([entry]);
  else await browser.scripting.registerContentScripts([entry]);
}

/** Paths of built scripts; the generated type knows only those of registered entries. */
type ScriptFile = Parameters<typeof browser.scripting.executeScript>[0] extends { files?: (infer F)[] }
  ? F
  : never;

/** Puts the scripts into open pages of the permitted sites, as after an install, an update or a new permission. */
export async function injectIntoOpenPages(hosts: readonly string[]): Promise<void> {
  const url = (await permittedHosts(hosts)).map(originOf);
  if (url.length === 0) return;
  const tabs = await browser.tabs.query({ url });
  // Side by side: a tab that is frozen, or still loading, holds up none of the others.
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : injectInto(id))));
}

async function injectInto(tabId: number): Promise<void> {
  for (const { js, world } of scripts) {
    // A tab that is closing or discarded refuses; it gets the scripts when it loads again.
    await browser.scripting
      .executeScript({ target: { tabId }, files: js as ScriptFile[], world, injectImmediately: true })
      .catch(() => {});
  }
}
