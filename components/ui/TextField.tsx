import type { ComponentProps, ReactNode } from 'react';
import { Field, type FieldProps } from './Field.tsx';

export type TextFieldProps = Omit<ComponentProps<'input'>, 'value' | 'onChange'> &
  FieldProps & {
    value: string;
    onChange: (value: string) => void;
    /** Stands inside the box, at its beginning. */
    icon?: ReactNode;
  };

/** One line of text. `onChange` gets the text itself; `ref` is the input's. */
export function TextField({
  label,
  hideLabel,
  hint,
  error,
  icon,
  id,
  className,
  onChange,
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error} id={id}>
      {(control) => (
        <div className="r-field-box">
          {icon}
          <input
            type="text"
            autoComplete="off"
            {...rest}
            {...control}
            className={['r-input', className].filter(Boolean).join(' ')}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </div>
      )}
    </Field>
  );
}
