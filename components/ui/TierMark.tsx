import type { TierLevel } from '../../lib/customers/tier.ts';
import type { TierColor, TierLook } from '../../lib/model/settings.ts';
import { colorOf, tierGlyph, tierName } from '../../lib/words/tier.ts';
import './tier-mark.css';
import { useWords } from './words.tsx';

/** A tier by the name and in the colour that the seller gave it. */
export function OwnTierMark({ level, look }: { level: TierLevel; look: TierLook }) {
  const { t } = useWords();
  return (
    <TierMark
      level={level}
      name={tierName(t, level, look.tierNames)}
      color={colorOf(level, look.tierColors)}
    />
  );
}

/** A tier as shape and word; colour only supports them. `name` and `color` come from `words/tier.ts`. */
export function TierMark({ level, name, color }: { level: TierLevel; name: string; color: TierColor }) {
  return (
    <span className={`r-tier r-tier-${level} r-tone-${color}`}>
      {tierGlyph[level] ? <span aria-hidden="true">{tierGlyph[level]}</span> : null}
      {name}
    </span>
  );
}
