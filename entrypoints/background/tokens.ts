import { browser } from 'wxt/browser';
import type { CompanionClaim } from '../../lib/bus.ts';

/**
 * What proves to a companion frame that our content script placed it. Kept by the browser across stops of the worker,
 * where no content script can read it.
 */
const prefixOf = (tabId: number) => `companion:${tabId}:`;

/** A token for the next companion frame of a tab. */
export async function giveToken(tabId: number): Promise<string> {
  const token = crypto.randomUUID();
  await browser.storage.session.set({ [prefixOf(tabId) + token]: '' });
  return token;
}

/**
 * Binds a token to the frame that claims it first. That one may claim again: the answer may have been lost with the
 * worker that gave it.
 * @returns true when the frame is the one that the token was given for
 */
export async function claimToken(tabId: number, { token, frame }: CompanionClaim): Promise<boolean> {
  const key = prefixOf(tabId) + token;
  const claimedBy = (await browser.storage.session.get(key))[key];
  if (claimedBy === '' && frame) await browser.storage.session.set({ [key]: frame });
  return claimedBy === '' || claimedBy === frame;
}

/** Forgets a tab's tokens that have done their work; one just given may still be on its way to its frame. */
export async function dropClaimed(tabId: number): Promise<void> {
  const stored = await browser.storage.session.get(null);
  const done = Object.keys(stored).filter((key) => key.startsWith(prefixOf(tabId)) && stored[key] !== '');
  await browser.storage.session.remove(done);
}
