import { TagField } from './TagField.tsx';

/** Some of many, found by typing: shown by their labels, kept by their values. */
export function PickField({
  label,
  hint,
  options,
  chosen,
  free,
  onChange,
}: {
  label: string;
  hint?: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  /** What is none of them is kept as it was written; else it is left out. */
  free?: boolean;
  onChange: (chosen: string[]) => void;
}) {
  const labelOf = (value: string) => options.find((one) => one.value === value)?.label ?? value;
  const valueFor = (text: string): string | null => {
    const typed = text.toLowerCase();
    const by = (fits: (name: string) => boolean) =>
      options.find((one) => fits(one.label.toLowerCase()))?.value;
    const found = by((name) => name === typed) ?? by((name) => name.includes(typed));
    return found ?? (free || chosen.includes(text) ? text : null);
  };
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
