import { TagField } from './TagField.tsx';

type Option = { value: string; label: string };

/** Two may have one label: the second is told apart by a number. */
function unlike(options: readonly Option[]): Option[] {
  const times = new Map<string, number>();
  return options.map(({ value, label }) => {
    const time = (times.get(label) ?? 0) + 1;
    times.set(label, time);
    return { value, label: time > 1 ? `${label} (${time})` : label };
  });
}

/** Some of many, found by typing: shown by their labels, kept by their values. */
export function PickField({
  label,
  hint,
  options,
  chosen,
  gone,
  free,
  onChange,
}: {
  label: string;
  hint?: string;
  options: readonly Option[];
  chosen: readonly string[];
  /** What is said of a value that is no option any more; undefined: the value itself. */
  gone?: string;
  /** What is no option is kept as it was written; else it is left out. */
  free?: boolean;
  onChange: (chosen: string[]) => void;
}) {
  const named = unlike(options);
  const labelOf = (value: string) => named.find((one) => one.value === value)?.label ?? gone ?? value;
  const shown = unlike(chosen.map((value) => ({ value, label: labelOf(value) })));
  const valueFor = (text: string): string | null => {
    const typed = text.toLowerCase();
    const kept = shown.find((one) => one.label === text);
    const found = kept ?? named.find((one) => one.label.toLowerCase() === typed);
    return found?.value ?? (free ? text : null);
  };
  return (
    <TagField
      label={label}
      {...(hint ? { hint } : {})}
      whole
      tags={shown.map((one) => one.label)}
      known={named.map((one) => one.label)}
      onChange={(labels) => onChange([...new Set(labels.flatMap((text) => valueFor(text) ?? []))])}
    />
  );
}
