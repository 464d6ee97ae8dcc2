import { termsOf } from './tokens.ts';

/** Terms shown; more would not be read. */
const SHOWN = 2;

/**
 * The words of a message by which a reply was found, as the buyer wrote them.
 * @param terms as a suggestion names them, the most telling first
 */
export function wordsFor(message: string, terms: readonly string[]): string[] {
  const written = message.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
  const shown: string[] = [];
  for (const term of terms) {
    if (shown.length === SHOWN) break;
    // One character of Chinese says little to a reader; the pair it is in comes as well.
    if (/^\p{Script=Han}$/u.test(term) || term === '#') continue;
    const word = written.find((one) => one === term || termsOf(one).join('') === term) ?? term;
    if (!shown.some((one) => one.includes(word) || word.includes(one))) shown.push(word);
  }
  return shown;
}
