import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { TierRuleForm } from '../../components/settings/TierRuleForm.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { OwnTierMark } from '../../components/ui/TierMark.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useDebounced, useQuery } from '../../lib/app/hooks.ts';
import type { TierLevel } from '../../lib/customers/tier.ts';
import type { Settings, TierName, TierRule } from '../../lib/model/settings.ts';
import { type TierMove, tierMoves } from '../../lib/store/tier-moves.ts';

/**
 * How tiers are given. Badges are what a seller goes by, so another rule says first who would move, and is kept by a
 * button, other than the rest of the settings.
 */
export function TierSettings({
  names,
  save,
}: {
  names: Record<TierName, string>;
  save: (change: Partial<Settings>) => Promise<boolean>;
}) {
  const { t, settings, locale } = useApp();
  const [draft, setDraft] = useState<TierRule | null>(null);
  const [forms, setForms] = useState(0);
  const wanted = JSON.stringify(draft);
  // Everybody is read for it: not at each digit of an amount.
  const asked = useDebounced(wanted, 200);
  const answered = useQuery(
    async (db) => {
      const rule = JSON.parse(asked) as TierRule | null;
      return { asked, ...(rule ? await tierMoves(db, rule, Date.now()) : { moves: [], same: 0 }) };
    },
    [asked],
  );
  const preview = answered?.asked === wanted ? answered : undefined;
  const changed = draft !== null && wanted !== JSON.stringify(settings.tierRule);
  const number = new Intl.NumberFormat(locale);
  const discard = () => {
    setDraft(null);
    // The form begins again with what is kept.
    setForms(forms + 1);
  };
  const use = async (rule: TierRule) => {
    // What could not be saved stays written.
    if (await save({ tierRule: rule, tierRuleSince: Date.now() })) setDraft(null);
  };
  const sum = (rises: boolean) =>
    (preview?.moves ?? []).reduce((all, move) => all + (move.rises === rises ? move.count : 0), 0);
  return (
    <div>
      <TierRuleForm
        key={forms}
        rule={settings.tierRule}
        currency={settings.currency}
        names={names}
        onChange={setDraft}
      />
      {changed ? (
        <section className="d-panel d-moves" aria-label={t('desk.settings.moves')} aria-busy={!preview}>
          <p role="status" className="d-moves-sum">
            {preview
              ? t('desk.settings.movesSum', {
                  up: number.format(sum(true)),
                  down: number.format(sum(false)),
                  same: number.format(preview.same),
                })
              : t('ui.loading')}
          </p>
          <ul className="d-moves-list">
            {preview?.moves.map((move) => (
              <Move key={`${move.from} ${move.to}`} move={move} />
            ))}
          </ul>
          <div className="d-moves-foot">
            <Button onClick={discard}>{t('desk.settings.keepTiers')}</Button>
            <Button variant="primary" disabled={!preview} onClick={() => void use(draft)}>
              {t('desk.settings.useTiers')}
            </Button>
          </div>
        </section>
      ) : null}
    </div>
  );
}

function Move({ move: { from, to, rises, names, count } }: { move: TierMove }) {
  const { t, settings, locale } = useApp();
  const mark = (level: TierLevel) => <OwnTierMark level={level} look={settings} />;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const rest = count - names.length;
  const who = rest > 0 ? [...names, t('desk.settings.others', { count: rest })] : names;
  return (
    <li className="d-move">
      <span className="d-move-count">{count}</span>
      <span>
        {rises ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />}
        <span className="r-hidden">{t(rises ? 'desk.settings.rise' : 'desk.settings.fall')}</span>
        {mark(from)} → {mark(to)}
      </span>
      <span className="d-soft d-small">{list.format(who)}</span>
    </li>
  );
}
