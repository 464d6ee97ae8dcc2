import { TagField } from './TagField.tsx';

/** Some of many, found by typing: shown by their labels, kept by their values. What is none of them is left out. */
export function PickField({
  label,
  hint,
  options,
  chosen,
  onChange,
}: {
  label: string;
  hint?: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const labelOf = (value: string) => options.find((one) => one.value === value)?.label ?? value;
  const valueFor = (text: string) =>
    options.find((one) => one.label.toLowerCase() === text.toLowerCase())?.value ??
    (chosen.includes(text) ? text : null);
  return (
    <TagField
      label={label}
      {...(hint ? { hint } : {})}
      tags={chosen.map(labelOf)}
      known={options.map((one) => one.label)}
      onChange={(labels) => onChange([...new Set(labels.flatMap((text) => valueFor(text) ?? []))])}
    />
  );
}
