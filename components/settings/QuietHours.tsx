import { Switch } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import './settings.css';

type Hours = { from: number; to: number };

/** Off at first; on, it begins with the night. */
const night: Hours = { from: 22 * 60, to: 8 * 60 };

const two = (part: number) => String(part).padStart(2, '0');
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

function minutesOf(text: string): number | null {
  const match = /^(\d\d):(\d\d)/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** Between which times no notification comes. They may run over midnight. */
export function QuietHours({
  hours,
  onChange,
}: {
  hours: Hours | null;
  onChange: (hours: Hours | null) => void;
}) {
  const { t } = useWords();
  const set = (end: 'from' | 'to', text: string) => {
    const minutes = minutesOf(text);
    if (hours && minutes !== null) onChange({ ...hours, [end]: minutes });
  };
  return (
    <div className="s-stack">
      <Switch
        label={t('desk.settings.quiet')}
        checked={hours !== null}
        onChange={(on) => onChange(on ? night : null)}
      />
      {hours ? (
        <div className="s-times">
          <TextField
            type="time"
            label={t('desk.settings.quietFrom')}
            value={clock(hours.from)}
            onChange={(text) => set('from', text)}
          />
          <TextField
            type="time"
            label={t('desk.settings.quietTo')}
            value={clock(hours.to)}
            onChange={(text) => set('to', text)}
          />
        </div>
      ) : null}
    </div>
  );
}
