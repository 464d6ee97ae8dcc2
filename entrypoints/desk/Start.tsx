import { Check, ExternalLink } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { SiteChoice } from '../../components/marketplaces/SiteChoice.tsx';
import { LinkButton } from '../../components/ui/LinkButton.tsx';
import { Loading } from '../../components/ui/Notice.tsx';
import { requestSite } from '../../lib/access.ts';
import {
  countryOf,
  marketplaceName,
  pageUrl,
  usePermittedHosts,
  usePracticeUrl,
} from '../../lib/app/access.ts';
import { useApp } from '../../lib/app/app.tsx';
import { whyIn } from '../../lib/replies/lint/lint.ts';
import { LossBanner } from './LossBanner.tsx';
import { isPractice } from './practice.ts';
import { RestoreButton } from './RestoreFile.tsx';
import { go, goQuietly } from './route.ts';
import './start.css';

/** The first minute: choose a marketplace, allow one site, open the orders page. */
export function Start() {
  const { t, locale, language, adapters } = useApp();
  const hosts = usePermittedHosts();
  const practice = usePracticeUrl();
  const [chosen, setChosen] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);

  useEffect(() => {
    // It stays here once a site is allowed, to say what comes next.
    if (!location.hash.startsWith('#start')) goQuietly('start');
  }, []);
  if (!hosts) return <Loading />;

  // Of some only export files are known: there is no site to turn on.
  const offered = adapters.filter((adapter) => !isPractice(adapter) && adapter.hosts.length > 0);
  const allowed = offered.flatMap((adapter) =>
    adapter.hosts.filter((host) => hosts.includes(host)).map((host) => ({ adapter, host })),
  );
  const adapter = offered.find(({ id }) => id === chosen) ?? allowed[0]?.adapter ?? null;
  const ready = allowed.filter((site) => site.adapter === adapter);
  const practiceOn = hosts.includes('localhost') && practice !== null;

  return (
    <div className="d-start">
      <LossBanner />
      <span className="d-start-mark" aria-hidden="true">
        熟
      </span>
      <h1 className="d-start-name">{t('manifest.shortName')}</h1>
      <p className="d-start-text">{t('desk.start.text')}</p>
      <ol className="d-steps">
        <Step n={1} title={t('desk.start.choose')} done={adapter !== null}>
          <fieldset className="d-choices">
            <legend className="r-hidden">{t('desk.start.choose')}</legend>
            {offered.map((one) => (
              <label key={one.id} className="d-choice">
                <input
                  type="radio"
                  name="marketplace"
                  checked={one === adapter}
                  onChange={() => {
                    setChosen(one.id);
                    setRefused(false);
                  }}
                />
                <span>{marketplaceName(one, language)}</span>
              </label>
            ))}
          </fieldset>
          {adapter?.limited ? <p className="d-step-text">{whyIn(adapter.limited, language)}</p> : null}
        </Step>
        <Step n={2} title={t('desk.start.allow')} done={ready.length > 0}>
          {adapter === null ? (
            <p className="d-step-text">{t('desk.start.allowText')}</p>
          ) : ready.length > 0 ? (
            <p className="d-step-text">{t('desk.start.allowed', { host: ready[0]?.host })}</p>
          ) : (
            <SiteChoice
              key={adapter.id}
              sites={adapter.hosts.map((host) => ({ host, country: countryOf(host, locale) }))}
              refused={refused}
              onAsk={(host) => {
                // First thing in the click: the browser shows its prompt only then.
                requestSite(host).then(
                  (given) => setRefused(!given),
                  () => setRefused(true),
                );
              }}
            />
          )}
        </Step>
        <Step n={3} title={t('desk.start.open')} done={false}>
          <p className="d-step-text">{t('desk.start.openText')}</p>
          {ready.map(({ host, adapter: one }, i) => (
            <LinkButton
              key={host}
              variant={i === 0 ? 'primary' : 'plain'}
              href={pageUrl(one, host)}
              icon={<ExternalLink aria-hidden="true" />}
            >
              {ready.length > 1 ? t('desk.start.openHost', { host }) : t('desk.start.openButton')}
            </LinkButton>
          ))}
        </Step>
      </ol>
      <div className="d-start-else">
        {practiceOn ? (
          <LinkButton href={practice} icon={<ExternalLink aria-hidden="true" />}>
            {t('desk.start.practice')}
          </LinkButton>
        ) : null}
        <RestoreButton label={t('desk.start.restore')} onRestored={() => go('today')} />
      </div>
      <p className="d-start-note">{t('desk.data.where')}</p>
    </div>
  );
}

function Step({
  n,
  title,
  done,
  children,
}: {
  n: number;
  title: string;
  done: boolean;
  children: ReactNode;
}) {
  return (
    <li className={done ? 'd-step d-step-done' : 'd-step'}>
      <span className="d-step-number" aria-hidden="true">
        {done ? <Check /> : n}
      </span>
      <div className="d-step-body">
        <h2 className="d-step-title">{title}</h2>
        {children}
      </div>
    </li>
  );
}
