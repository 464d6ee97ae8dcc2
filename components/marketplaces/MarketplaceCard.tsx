import { Check, CircleAlert, CircleCheck, ExternalLink, MousePointerClick, Power } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Adapter } from '../../lib/adapters/schema.ts';
import type { MarketplaceState, ReadHealth } from '../../lib/model/marketplace.ts';
import { whyIn } from '../../lib/replies/lint/lint.ts';
import { day } from '../../lib/words/time.ts';
import { Ago } from '../ui/Ago.tsx';
import { Button } from '../ui/Button.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { useWords } from '../ui/words.tsx';
import { useFieldName } from './field-name.ts';
import { HealthTable } from './HealthTable.tsx';
import './marketplaces.css';
import type { Site } from './SiteChoice.tsx';

const kinds = ['orders', 'order', 'thread', 'reviews'] as const;

export type MarketplaceCardProps = {
  name: string;
  adapter: Adapter;
  /** Sites that may be read now, with the address of their orders page. */
  allowed: readonly (Site & { ordersUrl: string })[];
  state: MarketplaceState | undefined;
  now: number;
  onTurnOff: (host: string) => void;
  /** What turns on another site; nothing when all are on. */
  more: ReactNode;
  /** What else can be done with the description. */
  menu: ReactNode;
  /** A line instead of how sure the description is, where there is more to say. */
  text?: string | null | undefined;
  /** Teaches one field of a page again; absent where no site is on to do it on. */
  onTeachField?: ((kind: ReadHealth['kind'], field: string) => void) | undefined;
};

/** One marketplace: how sure its description is, what is read, where it is on, and how reading went. */
export function MarketplaceCard({
  name,
  adapter,
  allowed,
  state,
  now,
  onTurnOff,
  more,
  menu,
  text,
  onTeachField,
}: MarketplaceCardProps) {
  const { t, language } = useWords();
  const health = (state?.health ?? []).filter(({ kind }) => kind !== 'none');
  const bad = health.filter(
    ({ missed, missing, broken }) => missed > 0 || missing.length > 0 || broken.length > 0,
  );
  return (
    <article className="m-card" aria-label={name}>
      <header className="m-head">
        <h2 className="m-name">{name}</h2>
        {allowed.length > 0 ? (
          <span className={bad.length > 0 ? 'm-state m-state-bad' : 'm-state m-state-on'}>
            {bad.length > 0 ? <CircleAlert aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
            {t(bad.length > 0 ? 'desk.sites.partly' : 'desk.sites.on')}
          </span>
        ) : (
          <span className="m-state">{t('desk.sites.off')}</span>
        )}
        <span className="m-seen">
          {state?.lastSeenAt ? (
            <>
              {t('desk.sites.seen')} <Ago at={state.lastSeenAt} now={now} />
            </>
          ) : (
            t('desk.sites.never')
          )}
        </span>
        {menu}
      </header>
      <p className="m-status">{text ?? t(`desk.status.${adapter.status}`, { date: adapter.updated })}</p>
      {adapter.limited ? <p className="m-limited">{whyIn(adapter.limited, language)}</p> : null}
      <ul className="m-kinds" aria-label={t('desk.sites.reads')}>
        {kinds
          .filter((kind) => adapter.pages.some((page) => page.kind === kind))
          .map((kind) => (
            <li key={kind}>
              <Check aria-hidden="true" /> {t(`desk.kinds.${kind}`)}
            </li>
          ))}
        {adapter.responses.length > 0 ? (
          <li>
            <Check aria-hidden="true" /> {t('desk.sites.answers')}
          </li>
        ) : null}
        {adapter.exports.length > 0 ? (
          <li>
            <Check aria-hidden="true" /> {t('desk.sites.exports')}
          </li>
        ) : null}
      </ul>
      {bad.map((entry) => (
        <Trouble key={`${entry.kind} ${entry.source}`} entry={entry} onTeachField={onTeachField} />
      ))}
      {health.length > 0 ? <HealthTable name={name} health={health} now={now} /> : null}
      {allowed.length > 0 ? (
        <ul className="m-sites">
          {allowed.map(({ host, country, ordersUrl }) => (
            <li key={host} className="m-allowed">
              <span className="m-host">
                {host}
                {country ? <span className="m-country">{country}</span> : null}
              </span>
              <LinkButton
                variant="quiet"
                size="small"
                href={ordersUrl}
                icon={<ExternalLink aria-hidden="true" />}
              >
                {t('desk.sites.openOrders')}
              </LinkButton>
              <Button
                variant="quiet"
                size="small"
                icon={<Power aria-hidden="true" />}
                aria-label={t('desk.sites.turnOffHost', { host })}
                onClick={() => onTurnOff(host)}
              >
                {t('desk.sites.turnOff')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {more}
    </article>
  );
}

/** Says what could not be read: how many rows and why, and the fields that no row had. */
function Trouble({
  entry,
  onTeachField,
}: {
  entry: ReadHealth;
  onTeachField: MarketplaceCardProps['onTeachField'];
}) {
  const { t, locale } = useWords();
  const fieldName = useFieldName();
  const broken = entry.broken.map(({ field }) => field);
  const fields = entry.missing.filter((name) => !broken.includes(name)).map(fieldName);
  return (
    <div className="m-trouble">
      <CircleAlert aria-hidden="true" />
      <div>
        {entry.kind === 'none' ? null : <strong>{t(`desk.kinds.${entry.kind}`)}</strong>}{' '}
        {entry.missed > 0 ? t('desk.health.rowsMissed', { count: entry.missed }) : null}{' '}
        {fields.length > 0 ? t('desk.health.noField', { fields: fields.join(', ') }) : null}
        {entry.broken.length > 0 ? (
          <ul className="m-broken">
            {entry.broken.map(({ field, since }) => (
              <li key={field}>
                {t('desk.health.since', { field: fieldName(field), when: day(since, locale) })}
                {onTeachField && entry.source === 'page' ? (
                  <Button
                    variant="quiet"
                    size="small"
                    icon={<MousePointerClick aria-hidden="true" />}
                    onClick={() => onTeachField(entry.kind, field)}
                  >
                    {t('desk.health.teachField', { field: fieldName(field) })}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        {entry.notes.length > 0 ? (
          <ul className="m-notes" lang="en">
            {[...new Set(entry.notes)].slice(0, 4).map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
