import { browser } from 'wxt/browser';
import type { Protocol } from '../../lib/bus.ts';

/*
 * The messages of lib/bus.ts, in the form in which its library sends and takes them, without the library: what it
 * does besides (serializing errors, loggers, replies of listeners) weighs two kilobytes at each load of the page.
 */

type Answer = { res?: unknown; err?: { message?: string } } | undefined;

/**
 * Asks the background, and asks again when it was stopped before it answered, as the browser may do at any moment.
 * @throws when it failed, or when nobody is there any more
 */
export async function sendMessage<K extends keyof Protocol>(
  type: K,
  ...[data]: Parameters<Protocol[K]>
): Promise<ReturnType<Protocol[K]>> {
  // The library wants a number and a time, and reads neither.
  const message = { id: 0, type, data, timestamp: 0 };
  // To a message that a worker took along when it was stopped, the browser says nothing, as if that were an answer.
  const ask = async () => (await browser.runtime.sendMessage<unknown, Answer>(message)) ?? Promise.reject();
  // A worker that is being stopped may still take the next message along.
  const later = (pause: number) => () => new Promise((resolve) => setTimeout(resolve, pause)).then(ask);
  const { res, err } = await ask().catch(ask).catch(later(100)).catch(later(400));
  if (err) throw new Error(err.message);
  return res as ReturnType<Protocol[K]>;
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
