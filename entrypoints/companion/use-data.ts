import { useEffect, useState } from 'react';
import type { Shown } from './link.ts';

/**
 * Asks the background whenever the frame is shown anew. The former data stays while it is asked for again for the
 * same subject, so nothing flickers; another subject starts empty, so nobody sees the wrong customer.
 * @returns undefined while nothing has come yet
 */
export function useData<T>(shown: Shown, ask: (shown: Shown) => Promise<T>): T | undefined {
  const key = JSON.stringify(shown.subject);
  const [state, setState] = useState<{ key: string; data: T } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` is a new function at each render; `at` tells when to ask
  useEffect(() => {
    let current = true;
    ask(shown)
      .then((data) => current && setState({ key, data }))
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [shown.at, key]);
  return state?.key === key ? state.data : undefined;
}
