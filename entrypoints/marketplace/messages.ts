import { browser } from 'wxt/browser';
import type { Protocol } from '../../lib/bus.ts';

/*
 * The messages of lib/bus.ts, in the form in which its library sends and takes them, without the library: what it
 * does besides (serializing errors, loggers, replies of listeners) weighs two kilobytes at each load of the page.
 */

type Answer = { res?: unknown; err?: { message?: string } } | undefined;

/** Asks the background. @throws when it failed, or when nobody is there any more */
export async function sendMessage<K extends keyof Protocol>(
  type: K,
  ...[data]: Parameters<Protocol[K]>
): Promise<ReturnType<Protocol[K]>> {
  const message = { id: 0, type, data, timestamp: Date.now() };
  const answer = (await browser.runtime.sendMessage(message)) as Answer;
  if (!answer || answer.err) throw new Error(answer?.err?.message ?? 'nobody answered');
  return answer.res as ReturnType<Protocol[K]>;
}

/** Hears what the background tells. @returns a function that stops it */
export function onMessage(type: keyof Protocol, told: () => void): () => void {
  const listener = (message: { type?: unknown }, _sender: unknown, respond: (answer: object) => void) => {
    if (message?.type !== type) return;
    told();
    respond({});
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
