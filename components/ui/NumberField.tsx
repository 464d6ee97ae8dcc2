import { useState } from 'react';
import { TextField } from './TextField.tsx';
import { useWords } from './words.tsx';

/** What is written, as long as it is being written; null while it is what was kept. */
function useWritten(kept: string) {
  const [written, setWritten] = useState<string | null>(null);
  return { text: written ?? kept, setWritten };
}

/** A number of a range: kept as soon as what is written is one; anything else says so, and goes when the field is left. */
export function NumberField({
  label,
  value,
  min,
  max,
  step = 1,
  onChange,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  onChange: (value: number) => void;
}) {
  const { t } = useWords();
  const { text, setWritten } = useWritten(String(value));
  const fits = (written: string) => written !== '' && Number(written) >= min && Number(written) <= max;
  return (
    <TextField
      type="number"
      label={label}
      min={min}
      max={max}
      step={step}
      value={text}
      error={fits(text) ? undefined : t('ui.range', { min, max })}
      onChange={(next) => {
        setWritten(next);
        if (fits(next)) onChange(Number(next));
      }}
      onBlur={() => setWritten(null)}
    />
  );
}

/** An amount in major units, or nothing: a comma is as good as a point. */
export function AmountField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  const { text, setWritten } = useWritten(value === null ? '' : String(value));
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={text}
      onChange={(next) => {
        setWritten(next);
        const number = Number(next.replace(',', '.'));
        if (next.trim() === '') onChange(null);
        else if (Number.isFinite(number) && number > 0) onChange(number);
      }}
      onBlur={() => setWritten(null)}
    />
  );
}
