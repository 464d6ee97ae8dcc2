import { useEffect, useState } from 'react';
import { onAccessChanged, originOf, permittedHosts, practiceUrl } from '../access.ts';
import type { Adapter } from '../adapters/schema.ts';
import type { UiLanguage } from '../model/reply.ts';
import { useApp } from './app.tsx';

/** Hosts that may be read now; undefined until the browser has answered. Follows every change. */
export function usePermittedHosts(): string[] | undefined {
  const { adapters } = useApp();
  const key = adapters.flatMap(({ hosts }) => hosts).join(' ');
  const [allowed, setAllowed] = useState<string[]>();
  useEffect(() => {
    let live = true;
    const look = () => void permittedHosts(key.split(' ')).then((found) => live && setAllowed(found));
    look();
    const stop = onAccessChanged(look);
    return () => {
      live = false;
      stop();
    };
  }, [key]);
  return allowed;
}

/** Where the practice shop runs, when it was seen running. */
export function usePracticeUrl(): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    void practiceUrl().then(setUrl);
  }, []);
  return url;
}

/** A marketplace's name in the seller's language. */
export function marketplaceName(adapter: Adapter, language: UiLanguage): string {
  return adapter.name[language] ?? adapter.name.en ?? adapter.id;
}

/** Names marketplaces by their ids, in the seller's language. */
export function useMarketplaceName(): (id: string) => string {
  const { adapters, language } = useApp();
  return (id) => {
    const adapter = adapters.find((one) => one.id === id);
    return adapter ? marketplaceName(adapter, language) : id;
  };
}

/** The country a host is for, as far as its ending says: `sellercentral.amazon.de` → "Germany". */
export function countryOf(host: string, locale: string): string | null {
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  // `seller.my.shopee.cn` is a seller's door in China to the shop in Malaysia.
  const inner = labels.length === 4 && last === 'cn' ? (labels[1] ?? '') : last;
  if (!/^[a-z]{2}$/.test(inner)) return null;
  const code = inner === 'uk' ? 'GB' : inner.toUpperCase();
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(code) ?? null;
}

/**
 * The address of a page on a host, from its adapter: where the orders are, unless said otherwise; the front page where
 * none is known.
 */
export function pageUrl(adapter: Adapter, host: string, kind = 'orders'): string {
  const page = adapter.pages.find(
    (one) => one.kind === kind && (!('hosts' in one) || !one.hosts || one.hosts.includes(host)),
  );
  const [path = '/'] = [page?.path ?? '/'].flat();
  return originOf(host).replace('/*', path.replace(/\*.*/, ''));
}
