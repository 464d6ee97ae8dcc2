import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

/** What stands in `storage.local` under a key, now and after every change; undefined while nothing does. */
export function useStored(key: string): unknown {
  const [value, setValue] = useState<unknown>();
  useEffect(() => {
    let live = true;
    const read = async () => {
      const stored = await browser.storage.local.get(key);
      if (live) setValue(stored[key]);
    };
    const changed = (changes: Record<string, unknown>) => {
      if (key in changes) void read();
    };
    void read();
    browser.storage.local.onChanged.addListener(changed);
    return () => {
      live = false;
      browser.storage.local.onChanged.removeListener(changed);
    };
  }, [key]);
  return value;
}
