import { useCallback, useEffect, useState } from 'react';
import type { Checks } from '../../lib/bus.ts';
import { languageFor, languageOf, type TellLanguage } from '../../lib/replies/language.ts';
import { type Finding, lint } from '../../lib/replies/lint/lint.ts';
import { loadTellLanguage } from '../../lib/replies/tell-language.ts';

/** Until languages can be told apart, nothing is said of them. */
const unsure: TellLanguage = () => null;

/** Checks texts against what holds where they are written. Finds nothing before that is known. */
export function useChecks(checks: Checks | undefined) {
  const [tell, setTell] = useState<TellLanguage>(() => unsure);
  useEffect(() => {
    let current = true;
    loadTellLanguage().then(
      (loaded) => current && setTell(() => loaded),
      () => {},
    );
    return () => {
      current = false;
    };
  }, []);
  return useCallback(
    (text: string, previous: readonly string[] = []): Finding[] => {
      if (!checks || text.trim() === '') return [];
      const buyer = checks.lastBuyerMessage ? languageOf(checks.lastBuyerMessage, tell) : null;
      return lint(text, { ...checks, languages: { text: languageFor(buyer, text, tell), buyer }, previous });
    },
    [checks, tell],
  );
}
