import { useEffect, useState } from 'react';
import type { Spell } from '../../lib/replies/search.ts';

let spelling: Promise<Spell> | null = null;

/** Loads the pinyin dictionary; it is large, so only once somebody searches. */
async function load(): Promise<Spell> {
  const { pinyin } = await import('pinyin-pro');
  const known = new Map<string, ReturnType<Spell>>();
  return (title) => {
    let spelt = known.get(title);
    if (!spelt) {
      const syllables = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).map((one) =>
        one.toLowerCase().replace(/[^a-z]/g, ''),
      );
      spelt = { full: syllables.join(''), initials: syllables.map((one) => one[0] ?? '').join('') };
      known.set(title, spelt);
    }
    return spelt;
  };
}

/** Pinyin of titles for a search, null until it is wanted and loaded. */
export function usePinyin(wanted: boolean): Spell | null {
  const [spell, setSpell] = useState<Spell | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let live = true;
    spelling ??= load();
    void spelling.then((loaded) => live && setSpell(() => loaded));
    return () => {
      live = false;
    };
  }, [wanted]);
  return spell;
}
