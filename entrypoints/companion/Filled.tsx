import { useState } from 'react';
import { nameIn } from '../../components/replies/languages.ts';
import { Button } from '../../components/ui/Button.tsx';
import { TextField } from '../../components/ui/TextField.tsx';
import { useWords } from '../../components/ui/words.tsx';
import { answered, gapsOf, type Part } from '../../lib/replies/fill.ts';
import type { Finding } from '../../lib/replies/lint/lint.ts';
import { findingWords } from '../../lib/words/finding.ts';
import { placeholderName } from '../../lib/words/placeholder.ts';

/** A reply as it would be inserted, its gaps marked. */
export function Preview({ parts }: { parts: readonly Part[] }) {
  const { t } = useWords();
  return (
    <p className="preview">
      {parts.map((part, i) => {
        const key = `${i}`;
        if ('text' in part) return <span key={key}>{part.text}</span>;
        if ('caret' in part) return <span key={key} className="caret-mark" title={t('companion.caret')} />;
        if (part.value === null)
          return (
            <mark key={key}>{'choose' in part ? part.choose.join(' / ') : `{${part.placeholder}}`}</mark>
          );
        return (
          <span key={key} className="filled">
            {part.value}
          </span>
        );
      })}
    </p>
  );
}

/** That a reply is not written in the buyer's language, if so. */
export function MissingLanguage({ language }: { language: string | null }) {
  const { t, locale } = useWords();
  return language ? (
    <p className="missing">{t('companion.noVariant', { language: nameIn(language, locale) })}</p>
  ) : null;
}

/**
 * What speaks against a text that is not inserted yet. It warns; the seller decides. What may be done about a promise is
 * offered once it stands in the composer.
 */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t, language } = useWords();
  const said = findings.filter(({ level }) => level !== 'offer');
  if (said.length === 0) return null;
  return (
    <ul className="findings">
      {said.map((finding) => (
        <li key={finding.rule}>
          <span aria-hidden="true">⚠ </span>
          {findingWords(t, finding, language)}
        </li>
      ))}
    </ul>
  );
}

/** Asks for what no order or customer could tell, before anything is inserted. */
export function Gaps({
  parts,
  onInsert,
  onCancel,
}: {
  parts: readonly Part[];
  onInsert: (parts: readonly Part[]) => void;
  onCancel: () => void;
}) {
  const { t } = useWords();
  const gaps = gapsOf(parts);
  const [values, setValues] = useState<Record<string, string>>({});
  const filled = answered(parts, values);
  const ready = gapsOf(filled).length === 0;
  return (
    <form
      className="gaps"
      aria-label={t('companion.gapTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onInsert(filled);
      }}
      onKeyDown={(event) => {
        // Enter that ends an input method's word is not meant for the form.
        if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onCancel();
      }}
    >
      <h2>{t('companion.gapTitle')}</h2>
      <Preview parts={filled} />
      {gaps.map(({ name, choose }, i) =>
        choose ? (
          <fieldset key={name} className="row choices" aria-label={t('companion.choose')}>
            {choose.map((option) => (
              <Button
                key={option}
                size="small"
                aria-pressed={values[name] === option}
                onClick={() => setValues({ ...values, [name]: option })}
              >
                {option}
              </Button>
            ))}
          </fieldset>
        ) : (
          <TextField
            key={name}
            label={t('companion.fillGap', { name: placeholderName(t, name) })}
            value={values[name] ?? ''}
            onChange={(value) => setValues({ ...values, [name]: value })}
            autoFocus={i === 0}
          />
        ),
      )}
      <div className="row">
        <Button onClick={onCancel}>{t('companion.cancel')}</Button>
        <Button type="submit" variant="primary" disabled={!ready}>
          {t('companion.insert')}
        </Button>
      </div>
    </form>
  );
}
