import { type ComponentProps, useState } from 'react';
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
 * A number, or nothing. What is none is not kept and says so, and goes when the field is left.
 * @param read null for what is no such number
 */
function OptionalField({
  value,
  read,
  problem,
  onChange,
  ...field
}: Pick<ComponentProps<typeof TextField>, 'label' | 'inputMode' | 'placeholder'> & {
  value: number | null;
  read: (written: string) => number | null;
  problem: string;
  onChange: (value: number | null) => void;
}) {
  const { text, setWritten } = useWritten(value === null ? '' : String(value));
  const fits = (written: string) => written.trim() === '' || read(written) !== null;
  return (
    <TextField
      {...field}
      value={text}
      error={fits(text) ? undefined : problem}
      onChange={(next) => {
        setWritten(next);
        if (fits(next)) onChange(read(next));
      }}
      onBlur={() => setWritten(null)}
    />
  );
}

type OptionalProps = Pick<
  ComponentProps<typeof OptionalField>,
  'label' | 'placeholder' | 'value' | 'onChange'
>;

/** An amount in major units of a currency, or nothing. */
export function AmountField({ currency, ...field }: OptionalProps & { currency: string }) {
  const { t } = useWords();
  return (
    <OptionalField
      {...field}
      inputMode="decimal"
      read={(written) => typedAmount(written, currency)}
      problem={t('ui.noAmount', { currency })}
    />
  );
}

/** A whole number of a range, or nothing. */
export function CountField({ min = 0, max, ...field }: OptionalProps & { min?: number; max: number }) {
  const { t } = useWords();
  const read = (written: string) => {
    const plain = written.normalize('NFKC').trim();
    return /^\d{1,9}$/.test(plain) && Number(plain) >= min && Number(plain) <= max ? Number(plain) : null;
  };
  return <OptionalField {...field} inputMode="numeric" read={read} problem={t('ui.range', { min, max })} />;
}
