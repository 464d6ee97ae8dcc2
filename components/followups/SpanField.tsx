import { useState } from 'react';
import { NumberField } from '../ui/NumberField.tsx';
import { Select } from '../ui/Select.tsx';
import { useWords } from '../ui/words.tsx';

const units = { hours: 60, days: 1_440, weeks: 10_080 } as const;
type Unit = keyof typeof units;
/** A year, in minutes. */
const MOST = 525_600;

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
  // Seven days stay days while seventy-five is being typed.
  const [unit, setUnit] = useState(() => unitOf(minutes));
  const shown = minutes % units[unit] === 0 ? unit : unitOf(minutes);
  return (
    <div className="f-span">
      <NumberField
        label={label}
        min={0}
        max={Math.floor(MOST / units[shown])}
        value={minutes / units[shown]}
        onChange={(count) => onChange(Math.round(count * units[shown]))}
      />
      <Select<Unit>
        label={t('rules.unit')}
        hideLabel
        value={shown}
        onChange={(of) => {
          setUnit(of);
          onChange(Math.min(MOST, Math.round((minutes / units[shown]) * units[of])));
        }}
        options={(Object.keys(units) as Unit[]).map((value) => ({ value, label: t(`rules.units.${value}`) }))}
      />
    </div>
  );
}
