import pairs from 'opencc-js/dict/TSCharacters';

const simplified = new Map(pairs.split('|').map((pair) => pair.split(' ') as [string, string]));
/** Matches what is neither ASCII nor a space: text without it needs no folding but to lower case. */
export const beyondAscii = /[^ -~\s]/;

const han = /\p{Script=Han}/u;

/** Traditional characters as simplified ones, one by one; everything else as it is. */
export function foldChinese(text: string): string {
  if (!han.test(text)) return text;
  let folded = '';
  for (const character of text) folded += simplified.get(character) ?? character;
  return folded;
}

/** Letters that are not another one with a mark, as people write them on a keyboard that has none. */
const plainLetters: Record<string, string> = {
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ё: 'е',
};
const others = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/**
 * A name as it is looked for: in lower case and half width, Latin letters without their accents, traditional
 * characters as simplified ones. Marks of other scripts stay: か and が are two letters.
 */
export function foldName(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  const latin = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(others, (letter) => plainLetters[letter] ?? letter);
  return foldChinese(latin);
}
