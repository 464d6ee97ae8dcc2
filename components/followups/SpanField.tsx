import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';

const units = { hours: 60, days: 1_440, weeks: 10_080 } as const;
type Unit = keyof typeof units;

/** The largest unit of which a span is a whole number. */
function unitOf(minutes: number): Unit {
  if (minutes > 0 && minutes % units.weeks === 0) return 'weeks';
  return minutes > 0 && minutes % units.days === 0 ? 'days' : 'hours';
}

/** A span of time: a number and its unit. @param minutes whole minutes */
export function SpanField({
  label,
  minutes,
  onChange,
}: {
  label: string;
  minutes: number;
  onChange: (minutes: number) => void;
}) {
  const { t } = useWords();
  const unit = unitOf(minutes);
  const set = (count: number, of: Unit) =>
    onChange(Math.min(525_600, Math.max(0, Math.round(count * units[of]))));
  return (
    <div className="f-span">
      <TextField
        type="number"
        label={label}
        min={0}
        value={String(minutes / units[unit])}
        onChange={(text) => {
          const count = Number(text);
          if (text !== '' && Number.isFinite(count)) set(count, unit);
        }}
      />
      <Select<Unit>
        label={t('rules.unit')}
        hideLabel
        value={unit}
        onChange={(of) => set(minutes / units[unit], of)}
        options={(Object.keys(units) as Unit[]).map((value) => ({ value, label: t(`rules.units.${value}`) }))}
      />
    </div>
  );
}
