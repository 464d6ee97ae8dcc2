import { useState } from 'react';
import { TextField } from './TextField.tsx';

/** What is written, as long as it is being written; null while it is what was kept. */
function useWritten(kept: string) {
  const [written, setWritten] = useState<string | null>(null);
  return { text: written ?? kept, setWritten };
}

/** A number of a range: kept as soon as what is written is one, mended when the field is left. */
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
  const { text, setWritten } = useWritten(String(value));
  return (
    <TextField
      type="number"
      label={label}
      min={min}
      max={max}
      step={step}
      value={text}
      onChange={(next) => {
        setWritten(next);
        const number = Number(next);
        if (next !== '' && number >= min && number <= max) onChange(number);
      }}
      onBlur={() => {
        const number = Number(text);
        if (text !== '' && Number.isFinite(number)) onChange(Math.min(max, Math.max(min, number)));
        setWritten(null);
      }}
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
