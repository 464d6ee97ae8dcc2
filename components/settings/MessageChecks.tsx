import { type FormEvent, useState } from 'react';
import type { Settings } from '../../lib/model/settings.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import './settings.css';

const LONGEST_WORD = 60;
const LONGEST_WHY = 200;

/** The seller's own words to keep out of messages, each with a reason that is shown when it is found. */
export function OwnWords({
  words,
  onChange,
}: {
  words: Settings['ownWords'];
  onChange: (words: Settings['ownWords']) => void;
}) {
  const { t } = useWords();
  const [word, setWord] = useState('');
  const [why, setWhy] = useState('');
  const [asked, setAsked] = useState(false);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const written = word.trim();
    setAsked(!written);
    if (!written) return;
    onChange([...words.filter((one) => one.word !== written), { word: written, why: why.trim() }]);
    setWord('');
    setWhy('');
  };
  return (
    <div className="s-stack">
      {words.length > 0 ? (
        <ul className="s-chips" aria-label={t('desk.settings.ownWords')}>
          {words.map((one) => (
            <li key={one.word}>
              <Chip
                onRemove={() => onChange(words.filter((other) => other !== one))}
                removeLabel={t('desk.settings.removeWord', { word: one.word })}
              >
                {one.why ? t('desk.settings.wordAndWhy', one) : one.word}
              </Chip>
            </li>
          ))}
        </ul>
      ) : null}
      <form className="s-words" onSubmit={add}>
        <TextField
          label={t('desk.settings.ownWord')}
          value={word}
          maxLength={LONGEST_WORD}
          error={asked && !word.trim() ? t('desk.settings.wordMissing') : null}
          onChange={setWord}
        />
        <TextField label={t('desk.settings.ownWhy')} value={why} maxLength={LONGEST_WHY} onChange={setWhy} />
        <Button type="submit">{t('desk.settings.add')}</Button>
      </form>
    </div>
  );
}

/** Checks of messages that were turned off at a composer; each can be turned on again. */
export function ChecksOff({
  off,
  marketplaceName,
  onChange,
}: {
  off: Settings['checksOff'];
  marketplaceName: (id: string) => string;
  onChange: (off: Settings['checksOff']) => void;
}) {
  const { t } = useWords();
  const all = Object.entries(off).flatMap(([marketplace, rules]) =>
    rules.map((rule) => ({ marketplace, rule })),
  );
  if (all.length === 0) return <p className="s-note">{t('desk.settings.noneOff')}</p>;
  return (
    <ul className="s-chips" aria-label={t('desk.settings.checksOff')}>
      {all.map(({ marketplace, rule }) => {
        const words = `${marketplaceName(marketplace)}: ${t(`rule.${rule.replaceAll('-', '_')}`, { defaultValue: rule })}`;
        return (
          <li key={`${marketplace} ${rule}`}>
            <Chip
              onRemove={() =>
                onChange({ ...off, [marketplace]: (off[marketplace] ?? []).filter((one) => one !== rule) })
              }
              removeLabel={t('desk.settings.checkOn', { check: words })}
            >
              {words}
            </Chip>
          </li>
        );
      })}
    </ul>
  );
}
