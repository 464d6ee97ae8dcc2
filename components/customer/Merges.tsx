import type { ContactDetails } from '../../lib/model/customer.ts';
import type { Merge } from '../../lib/model/merge.ts';
import { evidenceWords } from '../../lib/words/evidence.ts';
import { Ago } from '../ui/Ago.tsx';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/words.tsx';
import { writtenBirthday } from './birthday.ts';
import { Section } from './Section.tsx';

/** The customers that became this one, each with what of it found no room here, and a way back. */
export function Merges({
  merges,
  now,
  onUndo,
}: {
  merges: readonly Merge[];
  now: number;
  onUndo: (merge: Merge) => void;
}) {
  const { t } = useWords();
  if (merges.length === 0) return null;
  return (
    <Section title={t('same.merges')} count={merges.length}>
      <ul className="c-accounts">
        {merges.map((merge) => {
          const aside = keptAside(merge);
          const name = merge.other.name || t('customer.noName');
          return (
            <li key={merge.id}>
              <p className="c-row-head">
                <span className="c-strong">{name}</span>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t('same.undoOf', { name })}
                  onClick={() => onUndo(merge)}
                >
                  {t('ui.undo')}
                </Button>
              </p>
              <p className="c-soft">
                {t('same.mergedWhen')} <Ago at={merge.at} now={now} />
                {merge.evidence.map((one) => ` · ${evidenceWords(t, one)}`)}
              </p>
              {aside.length > 0 ? (
                <p className="c-soft">{t('same.aside', { values: aside.join(' · ') })}</p>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** Details of the merged record that the kept one did not take, because it has others. */
function keptAside({ other, given }: Merge): string[] {
  const names = Object.keys(other.contact) as (keyof ContactDetails)[];
  return names
    .filter((name) => other.contact[name] && given.contact[name] === undefined)
    .map((name) =>
      name === 'birthdayOn' ? writtenBirthday(other.contact[name]) : (other.contact[name] ?? ''),
    );
}
