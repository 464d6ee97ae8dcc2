import { useEffect, useState } from 'react';
import type { RegularsDb } from '../store/db.ts';
import { findSuggestions, type Suggestion } from '../store/suggestions.ts';
import { useApp } from './app.tsx';
import { useDebounced, useQuery } from './hooks.ts';

/** What was found last, and for which state of the data: going to another view and back does not search anew. */
let kept: { db: RegularsDb; state: string; found: Suggestion[] } | null = null;

/** Changes with whatever could change a suggestion; cheap to ask. */
async function stateOf(db: RegularsDb): Promise<string> {
  const [buyers, merges, pairs, newest] = await Promise.all([
    db.buyers.count(),
    db.merges.count(),
    db.pairs.toArray(),
    db.customers.orderBy('updatedAt').last(),
  ]);
  const said = pairs.reduce((latest, { at }) => Math.max(latest, at), 0);
  return [buyers, merges, pairs.length, said, newest?.updatedAt].join();
}

/**
 * All suggestions, searched again once the data has rested for a moment after a change. What is shown meanwhile are
 * the former ones, so whoever acts on one leaves it out by itself.
 * @returns undefined until the first answer
 */
export function useSuggestions(): Suggestion[] | undefined {
  const { db } = useApp();
  const state = useDebounced(useQuery(stateOf, []), 400);
  const [found, setFound] = useState(kept?.db === db ? kept.found : undefined);
  useEffect(() => {
    if (state === undefined || (kept?.db === db && kept.state === state)) return;
    const stop = new AbortController();
    findSuggestions(db, stop.signal).then(
      (fresh) => {
        kept = { db, state, found: fresh };
        if (!stop.signal.aborted) setFound(fresh);
      },
      (error: unknown) => {
        if (!stop.signal.aborted) console.warn('customers could not be compared:', error);
      },
    );
    return () => stop.abort();
  }, [db, state]);
  return found;
}
