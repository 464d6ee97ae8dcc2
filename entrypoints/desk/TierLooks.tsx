import { Select } from '../../components/ui/Select.tsx';
import { OwnTierMark } from '../../components/ui/TierMark.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { type Settings, TierColor, type TierName, tierOrder } from '../../lib/model/settings.ts';
import { colorOf } from '../../lib/words/tier.ts';
import { SavedText } from './SavedText.tsx';

/** Names, colours and what customers get, tier by tier. Each change is kept at once. */
export function TierLooks({
  names,
  save,
}: {
  names: Record<TierName, string>;
  save: (change: Partial<Settings>) => Promise<void>;
}) {
  const { t, settings } = useApp();
  const { tierNames, tierColors, tierNotes } = settings;
  return (
    <ul className="d-looks">
      {tierOrder.map((level) => (
        <li key={level} className="d-look">
          <OwnTierMark level={level} look={settings} />
          <SavedText
            label={t('desk.settings.tierName', { tier: t(`tier.${level}`) })}
            hideLabel
            placeholder={t(`tier.${level}`)}
            maxLength={30}
            stored={tierNames[level] ?? ''}
            onSave={(name) => save({ tierNames: written(tierNames, level, name) })}
          />
          <Select
            label={t('desk.settings.tierColor', { tier: names[level] })}
            hideLabel
            value={colorOf(level, tierColors)}
            onChange={(color) => void save({ tierColors: { ...tierColors, [level]: color } })}
            options={TierColor.options.map((value) => ({ value, label: t(`desk.settings.colors.${value}`) }))}
          />
          <SavedText
            label={t('desk.settings.tierNote', { tier: names[level] })}
            hideLabel
            placeholder={t('desk.settings.tierNoteExample')}
            maxLength={200}
            stored={tierNotes[level] ?? ''}
            onSave={(note) => save({ tierNotes: written(tierNotes, level, note) })}
          />
        </li>
      ))}
    </ul>
  );
}

/** With the text of one tier changed, or taken away where nothing is left of it. */
function written(
  all: Partial<Record<TierName, string>>,
  level: TierName,
  text: string,
): Partial<Record<TierName, string>> {
  const { [level]: _old, ...others } = all;
  const kept = text.trim();
  return kept ? { ...others, [level]: kept } : others;
}
