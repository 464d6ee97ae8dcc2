import pairs from 'opencc-js/dict/TSCharacters';

const simplified = new Map(pairs.split('|').map((pair) => pair.split(' ') as [string, string]));
const han = /\p{Script=Han}/u;

/** Traditional characters as simplified ones, one by one; everything else as it is. */
export function foldChinese(text: string): string {
  if (!han.test(text)) return text;
  let folded = '';
  for (const character of text) folded += simplified.get(character) ?? character;
  return folded;
}
