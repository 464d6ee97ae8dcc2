import { Plus } from 'lucide-react';
import { useState } from 'react';
import { MarketplaceCard } from '../../components/marketplaces/MarketplaceCard.tsx';
import { SiteChoice } from '../../components/marketplaces/SiteChoice.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { Banner, Loading } from '../../components/ui/Notice.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import { removeSite, requestSite } from '../../lib/access.ts';
import type { PageKind } from '../../lib/adapters/draft.ts';
import type { Adapter } from '../../lib/adapters/schema.ts';
import {
  countryOf,
  marketplaceName,
  pageUrl,
  usePermittedHosts,
  usePracticeUrl,
} from '../../lib/app/access.ts';
import { useApp } from '../../lib/app/app.tsx';
import { useNow, useQuery } from '../../lib/app/hooks.ts';
import { isBasedOnBuiltin } from '../../lib/store/adapters.ts';
import { ImportSite } from './ImportSite.tsx';
import { SiteMenu } from './OwnSite.tsx';
import { isPractice } from './practice.ts';
import { TeachSite, useTeach } from './TeachSite.tsx';
import { View } from './View.tsx';

/**
 * A card for each marketplace there is a description of.
 * @param blockedHost a site that was to be taught and let no bar of ours be shown
 */
export function Marketplaces({ blockedHost }: { blockedHost: string | null }) {
  const { t, locale, language, adapters } = useApp();
  const { say, fail } = useToasts();
  const teach = useTeach();
  const now = useNow();
  const hosts = usePermittedHosts();
  const practice = usePracticeUrl();
  const states = useQuery((db) => db.marketplaces.toArray(), []);
  if (!hosts || !states) return <Loading />;

  const turnOff = (host: string) => {
    removeSite(host).then(
      () => say(t('desk.sites.turnedOff', { host })),
      () => fail(t('desk.sites.failed')),
    );
  };
  /** The practice shop runs at a port of its own. */
  const addressOf = (adapter: Adapter, host: string, kind: string) => {
    const url = pageUrl(adapter, host, kind);
    return host === 'localhost' && practice ? url.replace('http://localhost', new URL(practice).origin) : url;
  };
  const firstOf = (adapter: Adapter) =>
    adapter.hosts.find((host) => hosts.includes(host)) ?? adapter.hosts[0] ?? '';
  const shown = adapters.filter(
    (adapter) =>
      !isPractice(adapter) || practice !== null || adapter.hosts.some((host) => hosts.includes(host)),
  );
  return (
    <View
      title={t('desk.views.marketplaces')}
      text={t('desk.sites.text')}
      actions={
        <>
          <ImportSite />
          <TeachSite />
        </>
      }
    >
      {blockedHost ? <Banner tone="warning">{t('desk.teach.blocked', { host: blockedHost })}</Banner> : null}
      {shown.map((adapter) => (
        <MarketplaceCard
          key={`${adapter.id} ${adapter.status}`}
          name={marketplaceName(adapter, language)}
          adapter={adapter}
          allowed={adapter.hosts
            .filter((host) => hosts.includes(host))
            .map((host) => ({
              host,
              country: countryOf(host, locale),
              ordersUrl: addressOf(adapter, host, 'orders'),
            }))}
          state={states.find(({ id }) => id === adapter.id)}
          now={now}
          onTurnOff={turnOff}
          text={
            isBasedOnBuiltin(adapter) ? t('desk.own.copy', { hosts: adapter.hosts.join(', ') }) : undefined
          }
          menu={<SiteMenu adapter={adapter} ordersUrl={addressOf(adapter, firstOf(adapter), 'orders')} />}
          onTeachField={(kind, field) => {
            // First thing in the click: the browser may show its prompt.
            const host = firstOf(adapter);
            const only = { kind: kind as PageKind, field };
            void teach(new URL(addressOf(adapter, host, kind)), {
              name: marketplaceName(adapter, language),
              only,
            }).then((allowed) => allowed || fail(t('desk.sites.refused')));
          }}
          more={<TurnOn adapter={adapter} permitted={hosts} />}
        />
      ))}
    </View>
  );
}

/** The button that opens the choice of a site, while there is one that is not on. */
function TurnOn({ adapter, permitted }: { adapter: Adapter; permitted: readonly string[] }) {
  const { t, locale, language } = useApp();
  const { say } = useToasts();
  const [open, setOpen] = useState(false);
  const [refused, setRefused] = useState(false);
  const left = adapter.hosts.filter((host) => !permitted.includes(host));
  const name = marketplaceName(adapter, language);
  if (left.length === 0) return null;
  const first = left.length === adapter.hosts.length;
  return (
    <div>
      <Button
        variant={first ? 'primary' : 'plain'}
        size="small"
        icon={<Plus aria-hidden="true" />}
        onClick={() => {
          setRefused(false);
          setOpen(true);
        }}
      >
        {t(first ? 'desk.sites.turnOn' : 'desk.sites.turnOnOther')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('desk.sites.turnOnTitle', { name })}>
        <SiteChoice
          sites={left.map((host) => ({ host, country: countryOf(host, locale) }))}
          refused={refused}
          onAsk={(host) => {
            // First thing in the click: the browser shows its prompt only then.
            requestSite(host).then(
              (allowed) => {
                setRefused(!allowed);
                if (!allowed) return;
                setOpen(false);
                say(t('desk.sites.turnedOn', { host }));
              },
              () => setRefused(true),
            );
          }}
        />
      </Dialog>
    </div>
  );
}
