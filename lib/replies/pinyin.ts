import { foldChinese } from '../text/fold.ts';
import type { Spell } from './search.ts';

let loading: Promise<Spell> | null = null;

/** Loads the pinyin dictionary, once: it is large, so only when somebody searches with Latin letters. */
export function loadSpell(): Promise<Spell> {
  loading ??= import('pinyin-pro').then(({ polyphonic }) => {
    const known = new Map<string, ReturnType<Spell>>();
    return (title) => {
      let spelt = known.get(title);
      if (!spelt) {
        spelt = polyphonic(foldChinese(title), { toneType: 'none', type: 'array' })
          .map((readings) => readings.map((reading) => reading.toLowerCase().replace(/[^a-z]/g, '')))
          // Blanks and marks are not spelt.
          .filter((readings) => readings.some(Boolean));
        known.set(title, spelt);
      }
      return spelt;
    };
  });
  return loading;
}
