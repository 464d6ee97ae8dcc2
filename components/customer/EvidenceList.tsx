import type { Evidence } from '../../lib/model/merge.ts';
import { evidenceWords } from '../../lib/words/evidence.ts';
import { useWords } from '../ui/words.tsx';
import './same.css';

/** What speaks for two customers being one person, the strongest first, or that nothing does. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const { t } = useWords();
  if (evidence.length === 0) return <p className="c-soft">{t('same.noEvidence')}</p>;
  return (
    <ul className="c-evidence" aria-label={t('same.evidence')}>
      {evidence.map((one) => (
        <li key={`${one.fact} ${one.value}`}>
          <span className={`c-strength c-strength-${one.strength}`}>
            {t(`same.strength.${one.strength}`)}
          </span>
          <span>{evidenceWords(t, one)}</span>
        </li>
      ))}
    </ul>
  );
}
