import type { Suggestion } from '../replies/suggest.ts';
import { wordsFor } from '../replies/why.ts';
import type { Translate } from './translate.ts';

/** Why a reply is suggested: the words it was found by, how often it was chosen, and the order's state. */
export function whyWords(
  t: Translate,
  message: string,
  { terms, same, picks, fits }: Pick<Suggestion, 'terms' | 'same' | 'picks' | 'fits'>,
): string {
  const words = wordsFor(message, terms).map((word) => t('replies.why.word', { word }));
  return [
    ...words,
    words.length === 0 && same ? t('replies.why.same') : null,
    picks > 0 ? t('replies.why.picks', { count: picks }) : null,
    fits ? t('replies.why.state') : null,
  ]
    .filter(Boolean)
    .join(' · ');
}
