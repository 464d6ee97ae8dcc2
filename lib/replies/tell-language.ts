import { ENOUGH_LETTERS, type TellLanguage } from './language.ts';

let loading: Promise<TellLanguage> | null = null;

/** Loads what tells languages apart, once: it is large, so only where a message is read or written. */
export function loadTellLanguage(): Promise<TellLanguage> {
  loading ??= import('eld/extrasmall').then(({ eld }) => (text) => {
    const letters = text.replace(/https?:\S+|[^\p{L}\s']+/gu, ' ').trim();
    if (letters.replace(/\s/g, '').length < ENOUGH_LETTERS) return null;
    const found = eld.detect(letters);
    return found.isReliable() ? found.language || null : null;
  });
  return loading;
}
