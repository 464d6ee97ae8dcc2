import { type ReactNode, useId } from 'react';
import './field.css';

export type FieldProps = {
  label: string;
  /** The label is read out but not shown: only where the place says what it is. */
  hideLabel?: boolean | undefined;
  hint?: ReactNode;
  error?: string | null | undefined;
};

/**
 * Label, hint and error around one control.
 * @param children gets the ids and states that tie the control to them
 */
export function Field({
  label,
  hideLabel,
  hint,
  error,
  id: given,
  children,
}: FieldProps & {
  id?: string | undefined;
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}) {
  const made = useId();
  const id = given ?? made;
  const described = error ? `${id}-error` : hint ? `${id}-hint` : null;
  return (
    <div className="r-field">
      <label className={hideLabel ? 'r-hidden' : 'r-field-label'} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {error ? (
        <div className="r-field-error" id={`${id}-error`} role="alert">
          {error}
        </div>
      ) : hint ? (
        <div className="r-field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
    </div>
  );
}
