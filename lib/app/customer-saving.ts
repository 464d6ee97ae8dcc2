import { useSyncExternalStore } from 'react';

/** Whether all that was typed on this page is kept. */
export type Saving = 'saved' | 'saving' | 'failed';

let running = 0;
let failed = false;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Counts a write until it ends. A failure is shown until a later write goes well. */
export async function counted<T>(write: Promise<T>): Promise<T> {
  running += 1;
  tell();
  try {
    const result = await write;
    failed = false;
    return result;
  } catch (error) {
    failed = true;
    throw error;
  } finally {
    running -= 1;
    tell();
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const now = (): Saving => (running > 0 ? 'saving' : failed ? 'failed' : 'saved');

export function useSaving(): Saving {
  return useSyncExternalStore(subscribe, now);
}
