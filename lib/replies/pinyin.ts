import type { Spell } from './search.ts';

let loading: Promise<Spell> | null = null;

/** Loads the pinyin dictionary, once: it is large, so only when somebody searches with Latin letters. */
export function loadSpell(): Promise<Spell> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    const known = new Map<string, ReturnType<Spell>>();
    return (title) => {
      let spelt = known.get(title);
      if (!spelt) {
        const syllables = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
        const letters = syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z]/g, ''));
        spelt = { full: letters.join(''), initials: letters.map((syllable) => syllable[0] ?? '').join('') };
        known.set(title, spelt);
      }
      return spelt;
    };
  });
  return loading;
}
