import { type FormEvent, useState } from 'react';
import { spanWords } from '../../lib/words/time.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import './settings.css';

const MOST = 8;
const YEAR = 365 * 1_440;
const units = { minutes: 1, hours: 60, days: 1_440, weeks: 10_080 } as const;
type Unit = keyof typeof units;

/** The spans of the snooze menu; at least one, at most eight, the shortest first. */
export function SnoozePresets({
  minutes,
  onChange,
}: {
  minutes: readonly number[];
  onChange: (minutes: number[]) => void;
}) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [unit, setUnit] = useState<Unit>('hours');
  const [asked, setAsked] = useState(false);
  const plain = text.normalize('NFKC').trim();
  const span = /^\d+$/.test(plain) ? Number(plain) * units[unit] : 0;
  const good = span > 0 && span <= YEAR;
  const add = (event: FormEvent) => {
    event.preventDefault();
    setAsked(!good);
    if (!good) return;
    onChange([...new Set([...minutes, span])].sort((a, b) => a - b));
    setText('');
  };
  return (
    <div className="s-stack">
      <ul className="s-chips" aria-label={t('desk.settings.snooze')}>
        {minutes.map((each) => {
          const words = spanWords(t, each);
          return (
            <li key={each}>
              {minutes.length > 1 ? (
                <Chip
                  onRemove={() => onChange(minutes.filter((other) => other !== each))}
                  removeLabel={t('desk.settings.removeSnooze', { span: words })}
                >
                  {words}
                </Chip>
              ) : (
                <Chip>{words}</Chip>
              )}
            </li>
          );
        })}
      </ul>
      {minutes.length < MOST ? (
        <form className="s-times" onSubmit={add}>
          <TextField
            label={t('desk.settings.snoozeLength')}
            hideLabel
            className="s-number"
            inputMode="numeric"
            placeholder="2"
            value={text}
            error={asked && !good ? t('desk.settings.wholeNumber') : null}
            onChange={setText}
          />
          <Select
            label={t('desk.settings.snoozeUnit')}
            hideLabel
            value={unit}
            onChange={setUnit}
            options={(Object.keys(units) as Unit[]).map((value) => ({
              value,
              label: t(`desk.settings.unit.${value}`),
            }))}
          />
          <Button type="submit">{t('desk.settings.add')}</Button>
        </form>
      ) : (
        <p className="s-note">{t('desk.settings.snoozeFull', { count: MOST })}</p>
      )}
    </div>
  );
}
