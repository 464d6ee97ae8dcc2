/**
 * Half-written forms by customer, kept while the panel follows the seller from tab to tab and across a reload.
 * `sessionStorage`: gone with the page, so that nothing stays behind of a customer who is erased.
 */
export function readDraft<T>(key: string, fallback: T): T {
  try {
    const json = sessionStorage.getItem(`draft:${key}`);
    return json === null ? fallback : (JSON.parse(json) as T);
  } catch {
    return fallback;
  }
}

/** Keeps a draft; null forgets it. */
export function keepDraft<T>(key: string, draft: T | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(`draft:${key}`);
    else sessionStorage.setItem(`draft:${key}`, JSON.stringify(draft));
  } catch {
    // Without it a draft is lost with its tab; nothing that is stored is.
  }
}
