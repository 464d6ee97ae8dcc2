import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import './field.css';
import './popup.css';

export type SelectProps<V extends string> = {
  label: string;
  hideLabel?: boolean;
  value: V;
  onChange: (value: V) => void;
  options: readonly { value: V; label: string }[];
  disabled?: boolean;
};

/** One of a few. Arrow keys and typing choose, as in a native list. */
export function Select<V extends string>({
  label,
  hideLabel,
  value,
  onChange,
  options,
  disabled,
}: SelectProps<V>) {
  return (
    <div className="r-field">
      <Base.Root
        items={options}
        value={value}
        disabled={disabled ?? false}
        onValueChange={(next) => next !== null && onChange(next)}
      >
        <Base.Label className={hideLabel ? 'r-hidden' : 'r-field-label'}>{label}</Base.Label>
        <Base.Trigger className="r-input r-select">
          <Base.Value className="r-select-value" />
          <Base.Icon className="r-select-icon">
            <ChevronsUpDown aria-hidden="true" />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className="r-popup-place" sideOffset={4} alignItemWithTrigger={false}>
            <Base.Popup className="r-popup">
              <Base.List className="r-popup-list">
                {options.map((option) => (
                  <Base.Item key={option.value} value={option.value} className="r-popup-item">
                    <span className="r-popup-mark">
                      <Base.ItemIndicator>
                        <Check aria-hidden="true" />
                      </Base.ItemIndicator>
                    </span>
                    <Base.ItemText>{option.label}</Base.ItemText>
                  </Base.Item>
                ))}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  );
}
