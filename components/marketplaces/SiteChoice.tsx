import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { useWords } from '../ui/words.tsx';
import './marketplaces.css';
import { WhyAsked } from './WhyAsked.tsx';

export type Site = { host: string; country: string | null };

/**
 * Chooses one site of a marketplace and asks for it. Why it is asked stands above the button, because the browser's
 * own prompt says only what.
 */
export function SiteChoice({
  sites,
  preferred,
  refused,
  onAsk,
}: {
  /** Sites that are not allowed yet. */
  sites: readonly Site[];
  /** The site to begin with, where something speaks for one. */
  preferred?: string | undefined;
  /** The last question was answered with no. */
  refused: boolean;
  /** Called inside the click, so that the browser shows its prompt. */
  onAsk: (host: string) => void;
}) {
  const { t } = useWords();
  const [chosen, setChosen] = useState(preferred ?? '');
  const host = sites.find((site) => site.host === chosen)?.host ?? sites[0]?.host;
  if (host === undefined) return null;
  return (
    <div className="m-site">
      {sites.length > 1 ? (
        <Select
          label={t('desk.sites.which')}
          value={host}
          onChange={setChosen}
          options={sites.map((site) => ({
            value: site.host,
            label: site.country ? `${site.country} · ${site.host}` : site.host,
          }))}
        />
      ) : null}
      <WhyAsked host={host} />
      <div>
        <Button variant="primary" onClick={() => onAsk(host)}>
          {t('desk.sites.allow', { host })}
        </Button>
      </div>
      <p className="m-refused" role="status">
        {refused ? t('desk.sites.refused') : null}
      </p>
    </div>
  );
}
