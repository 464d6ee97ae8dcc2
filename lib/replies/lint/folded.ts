import { foldChinese } from '../../text/fold.ts';

/** A text as the checks read it, and where each of its characters stands in the text as it was typed. */
export type Folded = { text: string; at: readonly number[] };

/** Signs that are read as words. */
const signs: Record<string, string> = {
  '⭐': ' star ',
  '🌟': ' star ',
  '★': ' star ',
  '☆': ' star ',
  '🛰': '卫星',
};

/** What people put between letters so that a filter does not see the word: zero-width and variation marks. */
const invisible = /\p{Cf}|\p{Variation_Selector}/u;
/** Digits and signs that stand for a letter inside a word: wh4tsapp, t3legr@m. */
const lookalike: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/**
 * Lower case, full width as half width, traditional as simplified, without accents and invisible marks.
 * Spans found in it are told in the original by `at`, which has one entry more than the text has characters.
 */
export function foldText(original: string): Folded {
  let text = '';
  const at: number[] = [];
  let index = 0;
  for (const character of original) {
    if (!invisible.test(character)) {
      const plain = foldChinese(
        character.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase(),
      );
      for (const unit of signs[character] ?? (plain === '’' || plain === '`' ? "'" : plain)) {
        text += unit;
        for (let i = 0; i < unit.length; i++) at.push(index);
      }
    }
    index += character.length;
  }
  at.push(original.length);
  return { text, at };
}

/** The same with digits and signs inside words read as the letters they look like; positions stay. */
export function unmask(text: string): string {
  return text.replace(/[a-z0-9@$]*[a-z][a-z0-9@$]*/g, (word) =>
    /[0-9@$]/.test(word) && !/^\d+[a-z]{1,2}$|^[a-z]\d+$/.test(word)
      ? word.replace(/[013457@$]/g, (sign) => lookalike[sign] ?? sign)
      : word,
  );
}
