const kinds: Record<string, (character: string) => boolean> = {
  '#': (c) => c >= '0' && c <= '9',
  A: (c) => c >= 'A' && c <= 'Z',
  X: (c) => (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'),
};

type Unit = { is: (character: string) => boolean; many: boolean };

function unitsOf(shape: string): Unit[] {
  const units: Unit[] = [];
  for (const character of shape) {
    const last = units.at(-1);
    if (character === '+' && last) last.many = true;
    else units.push({ is: kinds[character] ?? ((c) => c === character), many: false });
  }
  return units;
}

/** Length of the piece of `text` at `from` that has the shape, or 0. Linear: a shape cannot backtrack. */
function lengthAt(text: string, from: number, units: readonly Unit[]): number {
  let at = from;
  for (const { is, many } of units) {
    if (!is(text[at] ?? '')) return 0;
    at++;
    while (many && is(text[at] ?? '')) at++;
  }
  return at - from;
}

/** Chinese and the like need no blank before an id ("訂單編號261005TENXFJXK"), so they do not count here. */
const word = (character: string | undefined) =>
  /[[\p{L}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]]/v.test(
    character ?? ' ',
  );

/** The first (or last) piece of the text with one of the shapes that is not part of a longer run of letters or digits. */
export function findShape(text: string, shapes: readonly string[], which?: 'last'): string | null {
  const compiled = shapes.map(unitsOf);
  let found: string | null = null;
  for (let from = 0; from < text.length; from++) {
    if (word(text[from]) && word(text[from - 1])) continue;
    for (const units of compiled) {
      const length = lengthAt(text, from, units);
      if (length === 0 || word(text[from + length])) continue;
      found = text.slice(from, from + length);
      if (!which) return found;
    }
  }
  return found;
}

/** True when the whole text has one of the shapes. */
export function hasShape(text: string, shapes: readonly string[]): boolean {
  return shapes.some((shape) => text.length > 0 && lengthAt(text, 0, unitsOf(shape)) === text.length);
}
