import type { Clock } from '../../lib/model/clock.ts';
import type { Settings } from '../../lib/model/settings.ts';
import { clockWhy, limitWords } from '../../lib/words/clock.ts';
import { CountField } from '../ui/NumberField.tsx';
import { Switch } from '../ui/Switch.tsx';
import { useWords } from '../ui/words.tsx';
import './settings.css';

/** Each marketplace's clocks with source and date, on or off, and the seller's own limit in minutes instead. */
export function ClockLimits({
  marketplaces,
  own,
  onChange,
}: {
  marketplaces: readonly { id: string; name: string; clocks: readonly Clock[] }[];
  own: Settings['clocks'];
  onChange: (own: Settings['clocks']) => void;
}) {
  const { t, language } = useWords();
  const set = (marketplace: string, clock: string, limit: number | null | undefined) => {
    const { [clock]: _old, ...others } = own[marketplace] ?? {};
    const kept = limit === undefined ? others : { ...others, [clock]: limit };
    const { [marketplace]: _all, ...rest } = own;
    onChange(Object.keys(kept).length > 0 ? { ...rest, [marketplace]: kept } : rest);
  };
  return (
    <ul className="s-clocks">
      {marketplaces.flatMap(({ id, name, clocks }) =>
        clocks.map((clock) => {
          const limit = own[id]?.[clock.id];
          return (
            <li key={`${id} ${clock.id}`} className="s-clock">
              <Switch
                label={`${name} · ${limitWords(t, clock)}`}
                hint={clockWhy(t, clock, language)}
                checked={limit !== null}
                onChange={(on) => set(id, clock.id, on ? undefined : null)}
              />
              {limit === null ? null : (
                <CountField
                  label={t('desk.settings.ownLimit', { name: `${name} · ${limitWords(t, clock)}` })}
                  value={limit ?? null}
                  min={1}
                  max={100_000}
                  placeholder={t('desk.settings.ownLimitNone')}
                  onChange={(minutes) => set(id, clock.id, minutes ?? undefined)}
                />
              )}
            </li>
          );
        }),
      )}
    </ul>
  );
}
