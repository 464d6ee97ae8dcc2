import type { Spell } from '../../lib/replies/search.ts';

/** Loads the pinyin dictionary when somebody first searches; it is large and most titles need none. */
export async function loadSpell(): Promise<Spell> {
  const { pinyin } = await import('pinyin-pro');
  const spelt = new Map<string, ReturnType<Spell>>();
  return (title) => {
    let spelling = spelt.get(title);
    if (!spelling) {
      const syllables = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
      const letters = syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z]/g, ''));
      spelling = { full: letters.join(''), initials: letters.map((syllable) => syllable[0] ?? '').join('') };
      spelt.set(title, spelling);
    }
    return spelling;
  };
}
