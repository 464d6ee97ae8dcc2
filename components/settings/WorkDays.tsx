import { Chip } from '../ui/Chip.tsx';
import { useWords } from '../ui/words.tsx';
import './settings.css';

/** Monday first; 0 is Sunday. */
const week = [1, 2, 3, 4, 5, 6, 0];

/** On which days notifications come. At least one stays chosen. */
export function WorkDays({
  days,
  onChange,
}: {
  days: readonly number[];
  onChange: (days: number[]) => void;
}) {
  const { t, locale } = useWords();
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    <fieldset className="s-days" aria-label={t('desk.settings.workDays')}>
      {week.map((day) => {
        const on = days.includes(day);
        return (
          <Chip
            key={day}
            selected={on}
            onClick={() => {
              const next = on ? days.filter((one) => one !== day) : [...days, day].sort();
              if (next.length > 0) onChange(next);
            }}
          >
            {format.format(Date.UTC(2026, 10, 22 + day))}
          </Chip>
        );
      })}
    </fieldset>
  );
}
