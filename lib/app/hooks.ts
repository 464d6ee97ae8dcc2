import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import type { RegularsDb } from '../store/db.ts';
import { livingId } from '../store/living.ts';
import { useApp } from './app.tsx';

/** The present instant, epoch ms, anew every so often and whenever the page comes back into view. */
export function useNow(stepMs = 30_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const tick = () => document.visibilityState === 'visible' && setNow(Date.now());
    const timer = setInterval(tick, stepMs);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [stepMs]);
  return now;
}

/**
 * What a query says now and after every change to what it read, in whatever context the change was made.
 * @param deps what the query depends on besides the database; `useNow()` where it depends on the time
 * @returns undefined until the first answer
 */
export function useQuery<T>(query: (db: RegularsDb) => Promise<T>, deps: unknown[]): T | undefined {
  const { db } = useApp();
  // Only of an async function does Dexie follow what is read after an await.
  return useLiveQuery(async () => query(db), [db, ...deps]);
}

/** The customer that this one is part of now: itself unless it was merged. */
export function useLivingId(customerId: string | null): string | null {
  const found = useQuery(
    async (db) => ({ of: customerId, id: customerId && (await livingId(db, customerId)) }),
    [customerId],
  );
  return found?.of === customerId ? found.id : customerId;
}

/** The value as it was once it has not changed for so long: for a search box. */
export function useDebounced<T>(value: T, delayMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
