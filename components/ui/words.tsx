import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { UiLanguage } from '../../lib/model/reply.ts';
import { localeOf, type Translate, translator } from '../../lib/words/translate.ts';

/** What a component needs to speak: `t` for `locales/`, and the BCP 47 locale for dates and numbers. */
export type Words = { t: Translate; locale: string; language: UiLanguage };

const WordsContext = createContext<Words | null>(null);

/** Gives everything below it one language. */
export function WordsProvider({ language, children }: { language: UiLanguage; children: ReactNode }) {
  const words = useMemo(
    () => ({ t: translator(language), locale: localeOf(language), language }),
    [language],
  );
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords needs a WordsProvider above it');
  return words;
}
