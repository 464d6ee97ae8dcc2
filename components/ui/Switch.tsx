import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Switch as BaseSwitch } from '@base-ui/react/switch';
import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import './switch.css';

export type SwitchProps = {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: ReactNode;
  disabled?: boolean;
};

/** On or off, taking effect at once. */
export function Switch({ label, checked, onChange, hint, disabled = false }: SwitchProps) {
  const id = useId();
  return (
    <div className="r-switch-row">
      <BaseSwitch.Root
        className="r-switch"
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next)}
        aria-labelledby={`${id}-label`}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        id={id}
      >
        <BaseSwitch.Thumb className="r-switch-thumb" />
      </BaseSwitch.Root>
      <Said id={id} label={label} hint={hint} />
    </div>
  );
}

/** Yes or no, as part of a form. */
export function Checkbox({ label, checked, onChange, hint, disabled = false }: SwitchProps) {
  const id = useId();
  return (
    <div className="r-switch-row">
      <BaseCheckbox.Root
        className="r-checkbox"
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next)}
        aria-labelledby={`${id}-label`}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        id={id}
      >
        <BaseCheckbox.Indicator className="r-checkbox-mark">
          <Check aria-hidden="true" />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <Said id={id} label={label} hint={hint} />
    </div>
  );
}

function Said({ id, label, hint }: { id: string; label: string; hint?: ReactNode }) {
  return (
    <div>
      <label id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <div className="r-field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
    </div>
  );
}
