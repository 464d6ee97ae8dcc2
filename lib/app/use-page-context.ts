import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { asPageContext, contextKey, isContextKey, type PageContext } from './page-context.ts';

type Seen = { tabId: number | null; context: PageContext | null };

/**
 * The active tab of this page's window, and what is known of the page in it. Follows the tab: another tab, another
 * window, another page. Needs no permission: only ids of tabs are read.
 */
export function usePageContext(): Seen {
  const [seen, setSeen] = useState<Seen>({ tabId: null, context: null });

  useEffect(() => {
    let asked = 0;
    const look = async () => {
      asked += 1;
      const turn = asked;
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      const tabId = tab?.id ?? null;
      const key = tabId === null ? null : contextKey(tabId);
      const context = key === null ? null : asPageContext((await browser.storage.session.get(key))[key]);
      // Tabs can change faster than storage answers; only the last question counts.
      if (turn === asked) setSeen({ tabId, context });
    };
    const again = () => void look();
    const stored = (changes: Record<string, unknown>) => {
      if (Object.keys(changes).some(isContextKey)) again();
    };
    again();
    browser.tabs.onActivated.addListener(again);
    browser.windows.onFocusChanged.addListener(again);
    browser.storage.session.onChanged.addListener(stored);
    return () => {
      asked = Number.POSITIVE_INFINITY;
      browser.tabs.onActivated.removeListener(again);
      browser.windows.onFocusChanged.removeListener(again);
      browser.storage.session.onChanged.removeListener(stored);
    };
  }, []);

  return seen;
}
