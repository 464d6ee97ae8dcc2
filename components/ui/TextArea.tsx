import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './Field.tsx';

export type TextAreaProps = Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'rows'> &
  FieldProps & {
    value: string;
    onChange: (value: string) => void;
    /** Its height while empty; it grows with its text. */
    minRows?: number;
  };

/** Several lines of text. `onChange` gets the text itself; `ref` is the textarea's. */
export function TextArea({
  label,
  hideLabel,
  hint,
  error,
  minRows = 2,
  id,
  className,
  style,
  onChange,
  ...rest
}: TextAreaProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error} id={id}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          rows={minRows}
          style={{ minHeight: `calc(${minRows} * 1.5em + 12px)`, ...style }}
          className={['r-input', className].filter(Boolean).join(' ')}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
