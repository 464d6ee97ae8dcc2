import { Info, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { RuleEditor } from '../../../components/followups/RuleEditor.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { useToasts } from '../../../components/ui/toasts.tsx';
import { useMarketplaceName } from '../../../lib/app/access.ts';
import { useApp } from '../../../lib/app/app.tsx';
import { useAttempt } from '../../../lib/app/customer-followups.ts';
import { useQuery } from '../../../lib/app/hooks.ts';
import { statuses } from '../../../lib/customers/status.ts';
import type { PresetId } from '../../../lib/followups/presets.ts';
import { pickVariant } from '../../../lib/model/reply.ts';
import type { FollowupRule } from '../../../lib/model/rule.ts';
import { tagCounts } from '../../../lib/store/customers.ts';
import { listReplies } from '../../../lib/store/replies.ts';
import { removeRule, saveRule } from '../../../lib/store/rules.ts';
import { readSegments } from '../../../lib/store/segments.ts';
import { presetOf, ruleName, ruleText, whenWords, whomWords } from '../../../lib/words/rule.ts';
import { useDraftsOf } from '../drafts.ts';
import { DryRun } from './DryRun.tsx';
import { ruleDrafts } from './rule-drafts.ts';

/** One rule: what it says, its reason, the form, and beside it what it would have made. */
export function RulePane({
  stored,
  isNew,
  why,
  onSaved,
  onGone,
}: {
  stored: FollowupRule;
  isNew: boolean;
  why: PresetId | null;
  onSaved: (id: string) => void;
  onGone: () => void;
}) {
  const { db, t, locale, language, settings, adapters } = useApp();
  const { undoable, say } = useToasts();
  const attempt = useAttempt();
  const marketplaceName = useMarketplaceName();
  const drafts = useDraftsOf(ruleDrafts);
  const draft = drafts.get(stored.id) ?? stored;
  const setDraft = (next: FollowupRule | null) => ruleDrafts.set(stored.id, next);
  const replies = useQuery(listReplies, []);
  const tags = useQuery(tagCounts, []);
  const own = useQuery(readSegments, []);
  // Where something was read; the others would only be in the way.
  const known = useQuery((store) => store.marketplaces.toCollection().primaryKeys(), []);
  // Turned on or off in the list meanwhile: that is no part of what is being written.
  const { on, since, place, updatedAt } = stored;
  const rule = { ...draft, on, since, place, updatedAt };
  const changed = JSON.stringify(rule) !== JSON.stringify(stored);
  // A follow-up that says nothing to do helps nobody; those that come ready have words of their own.
  const speechless = !presetOf(rule) && rule.act.text.trim() === '';

  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const pane = useRef<HTMLElement>(null);
  // On a narrow screen it stands below the list: what was asked for must come into sight.
  useEffect(() => {
    const top = pane.current?.getBoundingClientRect().top ?? 0;
    if (top > innerHeight * 0.75) pane.current?.scrollIntoView();
  }, []);
  const save = (on: boolean) =>
    attempt(async () => {
      const { id, ...rest } = rule;
      const { rule: saved, undo } = await saveRule(db, { ...(isNew ? {} : { id }), ...rest, on }, Date.now());
      setDraft(null);
      if (isNew) say(t('rules.saved'));
      else undoable(t('rules.saved'), undo);
      // Who has gone on meanwhile is not brought back.
      if (isNew && here.current) onSaved(saved.id);
    });
  const segments = [
    ...statuses.map((status) => ({ id: `status:${status}`, name: t(`segments.status.${status}`) })),
    ...(own ?? []).map(({ id, name }) => ({ id, name })),
  ];
  const segmentName = (id: string) => segments.find((one) => one.id === id)?.name ?? t('segments.gone');
  const whom = whomWords(t, rule, { names: settings.tierNames, marketplaceName, segmentName, locale });
  return (
    <section ref={pane} className="d-rule-pane" aria-label={ruleName(t, rule)}>
      <header className="d-rule-head">
        <h2 className="d-section-title">{ruleName(t, rule)}</h2>
        <p className="d-soft">{[whenWords(t, rule.when, locale), whom].filter(Boolean).join(' · ')}</p>
        {why ? (
          <p className="d-rule-why">
            <Info aria-hidden="true" />
            {t(`rules.presets.${why}.why`)}
          </p>
        ) : null}
      </header>
      <div className="d-rule-columns">
        <div>
          <RuleEditor
            rule={rule}
            defaultName={ruleName(t, { ...rule, name: '' })}
            defaultText={ruleText(t, { ...rule, act: { ...rule.act, text: '' } })}
            marketplaces={adapters
              .filter(({ id }) => known?.includes(id) || rule.whom.marketplaces.includes(id))
              .map(({ id }) => ({ id, name: marketplaceName(id) }))}
            segments={segments}
            replies={(replies ?? []).map((reply) => ({
              id: reply.id,
              title: pickVariant(reply, language).variant.title,
            }))}
            knownTags={(tags ?? []).map(({ tag }) => tag)}
            tierNames={settings.tierNames}
            currency={settings.currency}
            onChange={setDraft}
          />
          {speechless && (isNew || changed) ? <p className="d-soft d-small">{t('rules.needsText')}</p> : null}
          <div className="d-rule-foot">
            {isNew ? null : (
              <Button
                variant="quiet"
                icon={<Trash2 aria-hidden="true" />}
                onClick={() =>
                  void attempt(async () => {
                    const undo = await removeRule(db, stored.id);
                    setDraft(null);
                    undoable(t('rules.removed', { rule: ruleName(t, stored) }), undo);
                    onGone();
                  })
                }
              >
                {t('rules.remove')}
              </Button>
            )}
            <span className="d-rule-buttons">
              {isNew || changed ? (
                <Button
                  onClick={() => {
                    setDraft(null);
                    if (isNew) onGone();
                  }}
                >
                  {t('rules.discard')}
                </Button>
              ) : null}
              {isNew ? (
                <Button disabled={speechless} onClick={() => void save(false)}>
                  {t('rules.saveOff')}
                </Button>
              ) : null}
              <Button
                variant="primary"
                disabled={speechless || (!isNew && !changed)}
                onClick={() => void save(isNew || stored.on)}
              >
                {t(isNew ? 'rules.saveOn' : 'rules.save')}
              </Button>
            </span>
          </div>
        </div>
        <DryRun rule={rule} />
      </div>
    </section>
  );
}
