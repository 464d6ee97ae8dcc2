import { CalendarDays, Keyboard } from 'lucide-react';
import type { Ref } from 'react';
import { fullInstant, whenDue } from '../../lib/words/time.ts';
import { IconButton } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import { instantOf, pickerText, type When } from './when-field.ts';

/** Phrases behind the quick chips; in the seller's language, so that they teach what can be written. */
const quick = ['hours', 'tomorrow', 'days', 'week'] as const;

/**
 * When: words with what is understood said at once, four quick choices, or the browser's date picker.
 */
export function WhenField({
  when,
  onChange,
  now,
  error,
  inputRef,
}: {
  when: When;
  onChange: (when: When) => void;
  now: number;
  error?: string | null;
  inputRef?: Ref<HTMLInputElement>;
}) {
  const { t, locale } = useWords();
  const instant = instantOf(when, now);
  const phrase = when.by === 'phrase';
  const hint =
    instant === null ? (
      when.text.trim() ? (
        t('followup.notUnderstood')
      ) : (
        t(phrase ? 'followup.whenHint' : 'followup.pickHint')
      )
    ) : (
      <time dateTime={new Date(instant).toISOString()} title={fullInstant(instant, locale)}>
        {t('followup.understood', { when: whenDue(instant, now, locale) })}
      </time>
    );
  return (
    <div className="f-when">
      <div className="f-when-row">
        <TextField
          key={when.by}
          ref={inputRef}
          type={phrase ? 'text' : 'datetime-local'}
          label={t('followup.when')}
          hideLabel
          placeholder={t('followup.whenPlaceholder')}
          maxLength={100}
          value={when.text}
          error={error ?? null}
          hint={<span role="status">{hint}</span>}
          onChange={(text) => onChange({ ...when, text })}
        />
        <IconButton
          label={phrase ? t('followup.pickDate') : t('followup.writeDate')}
          icon={phrase ? <CalendarDays aria-hidden="true" /> : <Keyboard aria-hidden="true" />}
          onClick={() =>
            onChange(
              phrase
                ? { by: 'picker', text: instant === null ? '' : pickerText(instant) }
                : { by: 'phrase', text: '' },
            )
          }
        />
      </div>
      <ul className="f-quick" aria-label={t('followup.quickChoices')}>
        {quick.map((name) => {
          const text = t(`followup.quick.${name}`);
          return (
            <li key={name}>
              <Chip selected={phrase && when.text === text} onClick={() => onChange({ by: 'phrase', text })}>
                {text}
              </Chip>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
