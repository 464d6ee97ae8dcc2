import { Chip } from './Chip.tsx';
import { useWords } from './words.tsx';
import './choices.css';

/** Any of a few; none chosen is all of them. */
export function Choices({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const { t } = useWords();
  if (options.length === 0) return null;
  return (
    <fieldset className="r-choices">
      <legend className="r-field-label">{label}</legend>
      <Chip selected={chosen.length === 0} onClick={() => onChange([])}>
        {t('rules.all')}
      </Chip>
      {options.map(({ value, label: name }) => {
        const is = chosen.includes(value);
        return (
          <Chip
            key={value}
            selected={is}
            onClick={() => onChange(is ? chosen.filter((one) => one !== value) : [...chosen, value])}
          >
            {name}
          </Chip>
        );
      })}
    </fieldset>
  );
}
