import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/words.tsx';
import { WhenField } from './WhenField.tsx';
import { instantOf, noWhen } from './when-field.ts';

/** Snooze until a time of one's own: "in 3 days", "next Monday 9:00". */
export function SnoozeForm({
  now,
  onSnooze,
  onCancel,
}: {
  now: number;
  onSnooze: (minutes: number) => void;
  onCancel: () => void;
}) {
  const { t } = useWords();
  const [when, setWhen] = useState(noWhen);
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The menu gives the focus back to its button as it closes; the field takes it after that.
  useEffect(() => {
    const timer = setTimeout(() => field.current?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const present = Date.now();
    const until = instantOf(when, present);
    const minutes = until === null ? 0 : Math.round((until - Math.floor(present / 60_000) * 60_000) / 60_000);
    if (minutes > 0) onSnooze(minutes);
    else setAsked(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
      event.stopPropagation();
      onCancel();
    }
  };
  const missing = asked && !(instantOf(when, now) ?? 0);
  return (
    <form className="f-form" onSubmit={submit} onKeyDown={onKeyDown} aria-label={t('followup.snoozeUntil')}>
      <WhenField
        when={when}
        onChange={setWhen}
        now={now}
        inputRef={field}
        error={missing ? t('followup.whenMissing') : null}
      />
      <div className="f-form-foot">
        <span className="f-form-buttons">
          <Button size="small" variant="quiet" onClick={onCancel}>
            {t('followup.cancel')}
          </Button>
          <Button size="small" variant="primary" type="submit">
            {t('followup.snooze')}
          </Button>
        </span>
      </div>
    </form>
  );
}
