import { CSPProvider } from '@base-ui/react/csp-provider';
import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { ToastProvider } from '../../components/ui/toasts.tsx';
import { useWords, WordsProvider } from '../../components/ui/words.tsx';
import type { Adapter } from '../adapters/schema.ts';
import type { UiLanguage } from '../model/reply.ts';
import type { Settings } from '../model/settings.ts';
import { openStore } from '../open-store.ts';
import { allAdapters } from '../store/adapters.ts';
import type { RegularsDb } from '../store/db.ts';
import { readSettings } from '../store/settings.ts';
import { localeOf, type Translate, uiLanguage } from '../words/translate.ts';
import { Boundary } from './Boundary.tsx';

/** What side panel and desk work with: the database of this page, settings, adapters, and the seller's language. */
export type App = {
  db: RegularsDb;
  settings: Settings;
  /** Every adapter there is, the seller's own first. */
  adapters: readonly Adapter[];
  t: Translate;
  locale: string;
  language: UiLanguage;
};

const StoreContext = createContext<Pick<App, 'db' | 'settings' | 'adapters'> | null>(null);

/**
 * Opens the database and gives everything below it what `useApp` returns.
 * @param open makes the database; tests bring their own
 */
export function AppProvider({
  children,
  open = openStore,
}: {
  children: ReactNode;
  open?: () => RegularsDb;
}) {
  const [db] = useState(open);
  return (
    <CSPProvider disableStyleElements>
      <WordsProvider language={uiLanguage('system', navigator.language)}>
        <Boundary>
          <Ready db={db}>{children}</Ready>
        </Boundary>
      </WordsProvider>
    </CSPProvider>
  );
}

/** Waits for settings and adapters. It takes milliseconds, so nothing is shown meanwhile. */
function Ready({ db, children }: { db: RegularsDb; children: ReactNode }) {
  const settings = useLiveQuery(() => readSettings(db), [db]);
  const adapters = useLiveQuery(() => allAdapters(db), [db]);
  const store = useMemo(
    () => (settings && adapters ? { db, settings, adapters } : null),
    [db, settings, adapters],
  );
  const language = uiLanguage(settings?.language ?? 'system', navigator.language);
  useEffect(() => {
    document.documentElement.lang = localeOf(language);
  }, [language]);
  if (!store) return null;
  return (
    <WordsProvider language={language}>
      <Boundary>
        <StoreContext value={store}>
          <ToastProvider>{children}</ToastProvider>
        </StoreContext>
      </Boundary>
    </WordsProvider>
  );
}

export function useApp(): App {
  const store = useContext(StoreContext);
  const words = useWords();
  if (!store) throw new Error('useApp needs an AppProvider above it');
  return { ...store, ...words };
}
