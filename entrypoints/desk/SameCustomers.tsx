import { ArrowLeft, UsersRound } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { LinkButton } from '../../components/ui/LinkButton.tsx';
import { EmptyState, Loading } from '../../components/ui/Notice.tsx';
import { VirtualList } from '../../components/ui/VirtualList.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useSuggestions } from '../../lib/app/suggestions.ts';
import type { Suggestion } from '../../lib/store/suggestions.ts';
import { evidenceWords } from '../../lib/words/evidence.ts';
import { hrefOf } from './route.ts';
import { SamePair } from './SamePair.tsx';
import './same-customers.css';
import { View } from './View.tsx';

const keyOf = ({ ids }: Suggestion) => ids.join(' ');

/** Customers who may be one person, pair after pair: what is decided leaves the list, and the next one comes up. */
export function SameCustomers() {
  const { t } = useApp();
  const found = useSuggestions();
  const [left, leaveOut] = useLeft(found);
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(0, left?.findIndex((one) => keyOf(one) === chosen) ?? 0);
  const shown = left?.[at];
  const choose = (index: number) => {
    const next = left?.[index];
    if (next) setChosen(keyOf(next));
  };
  // What is shown stays that pair, whatever comes in before it.
  useEffect(() => {
    if (shown) setChosen(keyOf(shown));
  }, [shown]);

  if (left === undefined) return <Loading label={t('same.searching')} />;
  return (
    <View
      fill
      title={t('same.title')}
      text={<span aria-live="polite">{t('same.pairs', { count: left.length })}</span>}
      actions={
        <LinkButton href={hrefOf('customers')} icon={<ArrowLeft aria-hidden="true" />}>
          {t('desk.customers.back')}
        </LinkButton>
      }
    >
      {shown ? (
        <div className="d-same">
          <VirtualList
            count={left.length}
            rowHeight={52}
            label={t('same.title')}
            current={at}
            currentKey={keyOf(shown)}
          >
            {(index, tabIndex) => {
              const one = left[index];
              return one ? (
                <PairRow
                  suggestion={one}
                  chosen={index === at}
                  tabIndex={tabIndex}
                  onChoose={() => choose(index)}
                />
              ) : null;
            }}
          </VirtualList>
          <SamePair
            suggestion={shown}
            onSkip={at + 1 < left.length ? () => choose(at + 1) : null}
            onDone={(gone) => {
              const stays = ({ ids }: Suggestion) => gone === null || !ids.includes(gone);
              const next = left.slice(at + 1).find(stays) ?? left.slice(0, at).findLast(stays);
              if (next) setChosen(keyOf(next));
              leaveOut(shown, gone);
            }}
          />
        </div>
      ) : (
        <EmptyState
          icon={<UsersRound aria-hidden="true" />}
          title={t('same.none')}
          text={t('same.noneText')}
        />
      )}
    </View>
  );
}

/**
 * The suggestions without what was decided since they were found.
 * @returns the rest, and what leaves out a pair and all pairs of the customer that went into another
 */
function useLeft(found: Suggestion[] | undefined) {
  const [done, setDone] = useState<{ keys: readonly string[]; ids: readonly string[] }>({
    keys: [],
    ids: [],
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer knows of what was decided
  useEffect(() => setDone({ keys: [], ids: [] }), [found]);
  const left = found?.filter(
    (one) => !done.keys.includes(keyOf(one)) && !one.ids.some((id) => done.ids.includes(id)),
  );
  const leaveOut = useCallback((pair: Suggestion, goneId: string | null) => {
    setDone(({ keys, ids }) => ({ keys: [...keys, keyOf(pair)], ids: goneId ? [...ids, goneId] : ids }));
  }, []);
  return [left, leaveOut] as const;
}

function PairRow({
  suggestion: { names, evidence, strength },
  chosen,
  tabIndex,
  onChoose,
}: {
  suggestion: Suggestion;
  chosen: boolean;
  tabIndex: 0 | -1;
  onChoose: () => void;
}) {
  const { t } = useApp();
  // The names stand above; what speaks for the two besides is what tells.
  const first = evidence.find(({ fact }) => fact !== 'name');
  const [a, b] = names.map((name) => name || t('customer.noName'));
  return (
    <button
      type="button"
      className={chosen ? 'd-pair d-pair-chosen' : 'd-pair'}
      aria-current={chosen ? 'true' : undefined}
      tabIndex={tabIndex}
      onClick={onChoose}
    >
      <span className="d-cut d-pair-names">
        {a} · {b}
      </span>
      <span className="d-cut d-soft d-small">
        {t(`same.strength.${strength}`)}
        {first ? ` · ${evidenceWords(t, first)}` : null}
      </span>
    </button>
  );
}
