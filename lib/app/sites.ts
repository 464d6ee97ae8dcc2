import { injectIntoOpenPages, registerScripts } from '../access.ts';
import { allAdapters } from '../store/adapters.ts';
import type { RegularsDb } from '../store/db.ts';

// No React here: the background imports this file.

/** The hosts of all adapters, the seller's own and those that ship with Regulars. */
export async function knownHosts(db: RegularsDb): Promise<string[]> {
  return (await allAdapters(db)).flatMap(({ hosts }) => hosts);
}

/** After adapters or permissions changed: registers the scripts, and lets open pages begin anew with them. */
export async function applyAdapters(db: RegularsDb): Promise<void> {
  const hosts = await knownHosts(db);
  await registerScripts(hosts);
  await injectIntoOpenPages(hosts);
}
