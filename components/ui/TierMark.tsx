import type { TierLevel } from '../../lib/customers/tier.ts';
import type { TierColor } from '../../lib/model/settings.ts';
import { tierGlyph } from '../../lib/words/tier.ts';
import './tier-mark.css';

/** A tier as shape and word; colour only supports them. `name` and `color` come from `words/tier.ts`. */
export function TierMark({ level, name, color }: { level: TierLevel; name: string; color: TierColor }) {
  return (
    <span className={`r-tier r-tier-${level} r-tone-${color}`}>
      {tierGlyph[level] ? <span aria-hidden="true">{tierGlyph[level]}</span> : null}
      {name}
    </span>
  );
}
