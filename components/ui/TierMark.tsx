import type { TierLevel } from '../../lib/customers/tier.ts';
import { tierGlyph } from '../../lib/words/tier.ts';
import './tier-mark.css';

/** A tier as shape and word; colour only supports them. `name` comes from `tierName`. */
export function TierMark({ level, name }: { level: TierLevel; name: string }) {
  return (
    <span className={`r-tier r-tier-${level}`}>
      {tierGlyph[level] ? <span aria-hidden="true">{tierGlyph[level]}</span> : null}
      {name}
    </span>
  );
}
