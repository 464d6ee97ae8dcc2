import { useState } from 'react';
import { typedAmount } from '../../lib/model/currency.ts';
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

/**
 * An amount in major units of a currency, or nothing. What is no amount is not kept and says so, and goes when the
 * field is left.
 */
export function AmountField({
  label,
  value,
  currency,
  onChange,
}: {
  label: string;
  value: number | null;
  currency: string;
  onChange: (value: number | null) => void;
}) {
  const { t } = useWords();
  const { text, setWritten } = useWritten(value === null ? '' : String(value));
  const isNone = text.trim() === '';
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={text}
      error={isNone || typedAmount(text, currency) !== null ? undefined : t('ui.noAmount', { currency })}
      onChange={(next) => {
        setWritten(next);
        const amount = typedAmount(next, currency);
        if (next.trim() === '') onChange(null);
        else if (amount !== null) onChange(amount);
      }}
      onBlur={() => setWritten(null)}
    />
  );
}

/** A whole number, or nothing. */
export function CountField({
  label,
  value,
  min = 0,
  max,
  placeholder,
  onChange,
}: {
  label: string;
  value: number | null;
  min?: number;
  max: number;
  /** What holds where nothing is written. */
  placeholder?: string;
  onChange: (value: number | null) => void;
}) {
  const { t } = useWords();
  const { text, setWritten } = useWritten(value === null ? '' : String(value));
  const counted = (written: string) => {
    const plain = written.normalize('NFKC').trim();
    return /^\d{1,9}$/.test(plain) && Number(plain) >= min && Number(plain) <= max ? Number(plain) : null;
  };
  return (
    <TextField
      label={label}
      inputMode="numeric"
      placeholder={placeholder}
      value={text}
      error={text.trim() === '' || counted(text) !== null ? undefined : t('ui.range', { min, max })}
      onChange={(next) => {
        setWritten(next);
        const number = counted(next);
        if (next.trim() === '' || number !== null) onChange(number);
      }}
      onBlur={() => setWritten(null)}
    />
  );
}
