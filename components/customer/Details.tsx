import { useState } from 'react';
import type { ContactDetails } from '../../lib/model/customer.ts';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import { useAutosave } from './autosave.ts';
import { birthdayOf, writtenBirthday } from './birthday.ts';
import { SaveMark } from './SaveMark.tsx';
import { Section } from './Section.tsx';

export type DetailName = keyof ContactDetails;

type DetailProps = {
  contact: ContactDetails;
  /** An empty text removes the detail. Rejects when it could not be kept. */
  onSave: (name: DetailName, text: string) => Promise<void>;
};

/** What the seller knows besides: written by hand, never read from a page. Saved as typed. */
export function Details({ contact, onSave }: DetailProps) {
  const { t } = useWords();
  return (
    <Section title={t('customer.details')}>
      <div className="c-details">
        <Detail name="phone" type="tel" maxLength={200} contact={contact} onSave={onSave} />
        <Detail name="email" type="email" maxLength={200} contact={contact} onSave={onSave} />
        <Lines name="address" maxLength={500} contact={contact} onSave={onSave} />
        <Birthday contact={contact} onSave={onSave} />
        <Lines name="interests" maxLength={2_000} contact={contact} onSave={onSave} />
        <Detail name="consent" type="text" maxLength={200} contact={contact} onSave={onSave} />
        <Detail name="doNotContact" type="text" maxLength={200} contact={contact} onSave={onSave} />
      </div>
    </Section>
  );
}

function Detail({
  name,
  contact,
  onSave,
  ...rest
}: DetailProps & { name: DetailName; type: string; maxLength: number }) {
  const { t } = useWords();
  const { text, setText, state, flush, leave } = useAutosave(contact[name] ?? '', (written) =>
    onSave(name, written.trim()),
  );
  const [touched, setTouched] = useState(false);
  return (
    <TextField
      {...rest}
      label={t(`customer.contact.${name}`)}
      value={text}
      hint={touched ? <SaveMark state={state} onRetry={flush} /> : undefined}
      onChange={(written) => {
        setTouched(true);
        setText(written);
      }}
      onBlur={leave}
    />
  );
}

/** A date, or a day without a year. What is no day is not kept, and the field says so. */
function Birthday({ contact, onSave }: DetailProps) {
  const { t } = useWords();
  const [wrong, setWrong] = useState(false);
  const [touched, setTouched] = useState(false);
  const { text, setText, state, flush, leave } = useAutosave(
    writtenBirthday(contact.birthdayOn),
    async (written) => {
      const birthdayOn = birthdayOf(written, Date.now());
      if (birthdayOn !== null) await onSave('birthdayOn', birthdayOn);
    },
  );
  return (
    <TextField
      label={t('customer.contact.birthdayOn')}
      placeholder={t('customer.birthdayForm')}
      value={text}
      maxLength={20}
      error={wrong ? t('customer.birthdayWrong') : null}
      hint={
        touched && birthdayOf(text, Date.now()) !== null ? (
          <SaveMark state={state} onRetry={flush} />
        ) : undefined
      }
      onChange={(written) => {
        setTouched(true);
        if (birthdayOf(written, Date.now()) !== null) setWrong(false);
        setText(written);
      }}
      onBlur={() => {
        const bad = birthdayOf(text, Date.now()) === null;
        setWrong(bad);
        // Leaving would let the stored value replace what stands there unread.
        if (!bad) leave();
      }}
    />
  );
}

/** Several lines, kept as they are written. */
function Lines({
  name,
  contact,
  onSave,
  maxLength,
}: DetailProps & { name: 'address' | 'interests'; maxLength: number }) {
  const { t } = useWords();
  const [touched, setTouched] = useState(false);
  const { text, setText, state, flush, leave } = useAutosave(contact[name] ?? '', (written) =>
    onSave(name, written),
  );
  return (
    <TextArea
      label={t(`customer.contact.${name}`)}
      minRows={2}
      maxLength={maxLength}
      value={text}
      hint={touched ? <SaveMark state={state} onRetry={flush} /> : undefined}
      onChange={(written) => {
        setTouched(true);
        setText(written);
      }}
      onBlur={leave}
    />
  );
}
