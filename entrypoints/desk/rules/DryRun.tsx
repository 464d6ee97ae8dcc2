import { useEffect, useState } from 'react';
import { useApp } from '../../../lib/app/app.tsx';
import { orderIdIn } from '../../../lib/app/customer-order-id.ts';
import { useDebounced } from '../../../lib/app/hooks.ts';
import type { FollowupRule } from '../../../lib/model/rule.ts';
import { dryRunRule, type DryRun as Run } from '../../../lib/store/dry-run.ts';
import { ruleContext } from '../../../lib/store/rule-context.ts';
import { ruleText } from '../../../lib/words/rule.ts';
import { fullInstant } from '../../../lib/words/time.ts';
import { hrefOf } from '../route.ts';

const DAYS = 90;
const SHOWN = 12;

/** What the rule, as it is written now, would have made in the last 90 days; moves while it is changed. */
export function DryRun({ rule }: { rule: FollowupRule }) {
  const { db, t, locale } = useApp();
  const [run, setRun] = useState<Run | null>(null);
  /** What the last run was of. */
  const [known, setKnown] = useState('');
  const [all, setAll] = useState(false);
  const { when, whom, act, unless, reset } = rule;
  const asked = useDebounced(JSON.stringify({ when, whom, act, unless, reset }), 200);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what decides is looked at again
  useEffect(() => {
    const stop = new AbortController();
    const now = Date.now();
    void (async () => {
      const context = await ruleContext(db, now);
      const done = await dryRunRule(db, { ...rule, since: null }, context, {
        now,
        days: DAYS,
        signal: stop.signal,
        onPart: (part) => stop.signal.aborted || part.looked === part.of || setRun(part),
      });
      if (stop.signal.aborted) return;
      setRun(done);
      setKnown(asked);
    })();
    return () => stop.abort();
  }, [db, asked]);

  const number = new Intl.NumberFormat(locale);
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const held = Object.entries(run?.held ?? {}) as [keyof Run['held'], number][];
  return (
    <section
      className="d-dry"
      aria-label={t('rules.dryRun')}
      aria-busy={run === null || run.looked < run.of || known !== asked}
    >
      <h3 className="d-dry-title">{t('rules.dryRun')}</h3>
      {run === null ? (
        <p className="d-soft" aria-busy="true">
          {t('rules.looking')}
        </p>
      ) : (
        <>
          <p className="d-dry-count" role="status">
            <strong>{number.format(run.made)}</strong>{' '}
            {t('rules.wouldHave', {
              count: run.made,
              days: DAYS,
              customers: t('rules.customers', { count: run.customers, number: number.format(run.customers) }),
            })}
          </p>
          {run.looked < run.of ? (
            <p className="d-soft d-small">
              {t('rules.lookedAt', { looked: number.format(run.looked), of: number.format(run.of) })}
            </p>
          ) : null}
          <ul className="d-dry-notes d-soft d-small">
            {held.map(([reason, count]) => (
              <li key={reason}>{t(`rules.held.${reason}`, { count })}</li>
            ))}
            {run.unknown > 0 ? <li>{t('rules.unknown', { count: run.unknown })}</li> : null}
          </ul>
          <ol className="d-dry-rows">
            {run.shown
              .slice(0, all ? undefined : SHOWN)
              .map(({ keys, customerId, name, dueAt, orderKey }) => (
                <li key={keys.join()} className="d-dry-row">
                  <time dateTime={new Date(dueAt).toISOString()} title={fullInstant(dueAt, locale)}>
                    {date.format(dueAt)}
                  </time>
                  <a className="d-row-name" href={hrefOf('customers', customerId)}>
                    {name || t('customer.noName')}
                  </a>
                  <span className="d-soft d-small">{orderKey ? orderIdIn(orderKey) : ruleText(t, rule)}</span>
                </li>
              ))}
          </ol>
          {run.shown.length > SHOWN && !all ? (
            <button type="button" className="d-link d-small" onClick={() => setAll(true)}>
              {t('desk.today.showAll', { count: run.shown.length })}
            </button>
          ) : null}
          {run.made === 0 && run.looked === run.of ? <p className="d-soft">{t('rules.nobody')}</p> : null}
        </>
      )}
    </section>
  );
}
