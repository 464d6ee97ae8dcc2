import { useEffect, useState } from 'react';
import { loadSpell } from '../../lib/replies/pinyin.ts';
import type { Spell } from '../../lib/replies/search.ts';

/** Latin spellings for searching titles by pinyin; null until they are wanted and loaded. */
export function usePinyin(wanted: boolean): Spell | null {
  const [spell, setSpell] = useState<Spell | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let live = true;
    void loadSpell().then((loaded) => live && setSpell(() => loaded));
    return () => {
      live = false;
    };
  }, [wanted]);
  return spell;
}
