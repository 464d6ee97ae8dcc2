import { Plus, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/Button.tsx';
import { Loading } from '../../../components/ui/Notice.tsx';
import { Switch } from '../../../components/ui/Switch.tsx';
import { useToasts } from '../../../components/ui/toasts.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { useAttempt } from '../../../lib/app/customer-followups.ts';
import { useQuery } from '../../../lib/app/hooks.ts';
import { everybody, type FollowupRule } from '../../../lib/model/rule.ts';
import type { RegularsDb } from '../../../lib/store/db.ts';
import { readRules, removedPresets, restorePresets, saveRule } from '../../../lib/store/rules.ts';
import { readSegments } from '../../../lib/store/segments.ts';
import { presetOf, ruleName, whenWords } from '../../../lib/words/rule.ts';
import { useDraftsOf } from '../drafts.ts';
import { goQuietly, hrefOf } from '../route.ts';
import { RulePane } from './RulePane.tsx';
import { ruleDrafts } from './rule-drafts.ts';
import './rules.css';

const NEW = 'new';

/** A rule as it begins: off, so that nothing is made before it was looked at. */
const fresh = (now: number): FollowupRule => ({
  id: NEW,
  preset: null,
  name: '',
  on: false,
  since: null,
  place: Number.MAX_SAFE_INTEGER,
  when: { event: 'order', state: 'delivered', afterMinutes: 10_080 },
  whom: everybody,
  act: { text: '', replyId: null, atMinute: 540, purpose: 'care' },
  unless: { openReturn: true, openComplaint: true },
  reset: false,
  updatedAt: now,
});

/** How many open follow-ups each rule has made. */
async function openByRule(db: RegularsDb): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { rule } of await db.followups.orderBy('openDueAt').toArray()) {
    if (rule) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
  }
  return counts;
}

/** What each rule asks for and was removed. */
async function goneOfRules(db: RegularsDb): Promise<Map<string, ('segment' | 'reply')[]>> {
  const [rules, segments, replies] = await Promise.all([
    readRules(db),
    readSegments(db),
    db.replies.toCollection().primaryKeys(),
  ]);
  const own = new Set(segments.map(({ id }) => id));
  const known = new Set(replies);
  return new Map(
    rules.map(({ id, whom, act }) => [
      id,
      [
        ...(whom.segments.some((one) => !one.includes(':') && !own.has(one)) ? (['segment'] as const) : []),
        ...(act.replyId && !known.has(act.replyId) ? (['reply'] as const) : []),
      ],
    ]),
  );
}

/** The follow-up rules: which there are, on or off; the chosen one with what it would have made. */
export function Rules({ ruleId }: { ruleId: string | null }) {
  const { db, t, locale } = useApp();
  const { undoable } = useToasts();
  const attempt = useAttempt();
  const rules = useQuery(readRules, []);
  const open = useQuery(openByRule, []);
  const gone = useQuery(goneOfRules, []);
  const [begun] = useState(() => fresh(Date.now()));
  const drafts = useDraftsOf(ruleDrafts);
  if (!rules) return <Loading />;
  const missing = removedPresets(rules, 0).length;
  const chosen = ruleId === NEW ? begun : (rules.find(({ id }) => id === ruleId) ?? rules[0]);

  const turn = (rule: FollowupRule, on: boolean) =>
    void attempt(async () => {
      const { undo } = await saveRule(db, { ...rule, on }, Date.now());
      undoable(t(on ? 'rules.turnedOn' : 'rules.turnedOff', { rule: ruleName(t, rule) }), undo);
    });
  return (
    <div className="d-rules">
      <div>
        <ul className="d-rows d-panel d-rule-list">
          {rules.map((rule) => (
            <li key={rule.id} className="d-rule" aria-current={rule.id === chosen?.id ? 'true' : undefined}>
              <Switch
                label={ruleName(t, rule)}
                checked={rule.on}
                onChange={(on) => turn(rule, on)}
                hint={
                  <>
                    {whenWords(t, rule.when, locale)}
                    {open?.get(rule.id) ? (
                      <span className="d-rule-open">{t('rules.open', { count: open.get(rule.id) })}</span>
                    ) : null}
                    {drafts.has(rule.id) ? (
                      <span className="d-rule-open">{t('desk.replies.unsaved')}</span>
                    ) : null}
                    {gone?.get(rule.id)?.map((what) => (
                      <span key={what} className="d-rule-gone">
                        {t(what === 'segment' ? 'segments.gone' : 'rules.replyGone')}
                      </span>
                    ))}
                  </>
                }
              />
              <a
                className="d-link d-small"
                href={hrefOf('followups', `rules/${rule.id}`)}
                aria-label={t('rules.editOne', { rule: ruleName(t, rule) })}
              >
                {t('rules.edit')}
              </a>
            </li>
          ))}
        </ul>
        <Button
          icon={<Plus aria-hidden="true" />}
          onClick={() => goQuietly('followups', `rules/${NEW}`)}
          className="d-rule-new"
        >
          {t('rules.new')}
        </Button>
        {missing > 0 ? (
          <Button
            variant="quiet"
            icon={<RotateCcw aria-hidden="true" />}
            className="d-rule-new"
            onClick={() =>
              void attempt(async () => {
                const undo = await restorePresets(db, Date.now());
                undoable(t('rules.restored', { count: missing }), undo);
              })
            }
          >
            {t('rules.restore', { count: missing })}
          </Button>
        ) : null}
      </div>
      {chosen ? (
        <RulePane
          key={chosen.id}
          stored={chosen}
          isNew={chosen.id === NEW}
          why={presetOf(chosen)}
          onSaved={(id) => goQuietly('followups', `rules/${id}`)}
          onGone={() => goQuietly('followups', 'rules')}
        />
      ) : null}
    </div>
  );
}
