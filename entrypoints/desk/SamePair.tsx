import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { type Choice, CompareCustomers } from '../../lib/app/compare-customers.tsx';
import { useMergeActions } from '../../lib/app/customer-merging.ts';
import type { Suggestion } from '../../lib/store/suggestions.ts';

/** The pair on screen, with what can be decided about it: by buttons, or by the keys M, N and S. */
export function SamePair({
  suggestion,
  onSkip,
  onDone,
}: {
  suggestion: Suggestion;
  onSkip: (() => void) | null;
  /** @param goneId the customer that is now part of the other, or null */
  onDone: (goneId: string | null) => void;
}) {
  const { t } = useApp();
  const actions = useMergeActions();
  const [choice, setChoice] = useState<Choice | null>(null);
  const busy = useRef(false);
  const once = async (act: () => Promise<boolean>, goneId: string | null) => {
    if (busy.current) return;
    busy.current = true;
    if (await act()) onDone(goneId);
    busy.current = false;
  };
  const merge = ({ keepId, otherId, evidence }: Choice) =>
    once(() => actions.merge(keepId, otherId, evidence), otherId);
  const notSame = () => once(() => actions.notSame(...suggestion.ids), null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const writing =
        event.target instanceof HTMLElement && event.target.matches('input[type=text], textarea');
      if (writing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const key = event.key.toLowerCase();
      if (key === 'm' && choice) void merge(choice);
      else if (key === 'n') void notSame();
      else if (key === 's') onSkip?.();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  return (
    <section className="d-same-pair" aria-label={t('same.compareTitle')}>
      <CompareCustomers ids={suggestion.ids}>
        {(now) => (
          <PairFoot
            choice={now}
            onChoice={setChoice}
            onMerge={() => void merge(now)}
            onNotSame={() => void notSame()}
            onSkip={onSkip}
          />
        )}
      </CompareCustomers>
    </section>
  );
}

function PairFoot({
  choice,
  onChoice,
  onMerge,
  onNotSame,
  onSkip,
}: {
  choice: Choice;
  onChoice: (choice: Choice | null) => void;
  onMerge: () => void;
  onNotSame: () => void;
  onSkip: (() => void) | null;
}) {
  const { t } = useApp();
  const { keepId, otherId } = choice;
  // The keys act on what is on screen, and on nothing while the next pair is read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: two ids are the choice
  useEffect(() => {
    onChoice(choice);
    return () => onChoice(null);
  }, [keepId, otherId, onChoice]);
  return (
    <div className="d-same-foot">
      <Button variant="primary" aria-keyshortcuts="m" onClick={onMerge}>
        {t('same.merge')}{' '}
        <span className="d-key" aria-hidden="true">
          M
        </span>
      </Button>
      <Button aria-keyshortcuts="n" onClick={onNotSame}>
        {t('same.notSame')}{' '}
        <span className="d-key" aria-hidden="true">
          N
        </span>
      </Button>
      {onSkip ? (
        <Button variant="quiet" aria-keyshortcuts="s" onClick={onSkip}>
          {t('same.skip')}{' '}
          <span className="d-key" aria-hidden="true">
            S
          </span>
        </Button>
      ) : null}
      <p className="d-soft d-small">{t('same.mergeText')}</p>
    </div>
  );
}
