import { useEffect, useState } from 'react';
import { Loading } from '../../components/ui/Notice.tsx';
import { usePermittedHosts } from '../../lib/app/access.ts';
import { useApp } from '../../lib/app/app.tsx';
import { useQuery } from '../../lib/app/hooks.ts';
import { CustomerPage } from './CustomerPage.tsx';
import { Customers } from './Customers.tsx';
import { Data } from './Data.tsx';
import { Followups } from './Followups.tsx';
import { GoAnywhere } from './GoAnywhere.tsx';
import { Insights } from './insights/Insights.tsx';
import { Marketplaces } from './Marketplaces.tsx';
import { Rail } from './Rail.tsx';
import { Replies } from './Replies.tsx';
import { parseHash, type Route, SAME, useHash } from './route.ts';
import { SameCustomers } from './SameCustomers.tsx';
import { Settings } from './Settings.tsx';
import { Start } from './Start.tsx';
import { Today } from './Today.tsx';

/** The desk: rail, one view, and Ctrl+K to go anywhere. */
export function App() {
  const { t } = useApp();
  const route = useRoute();
  const [searching, setSearching] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      setSearching((open) => !open);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const name = route?.view === 'start' ? null : route && t(`desk.views.${route.view}`);
  useEffect(() => {
    document.title = [name, t('manifest.shortName')].filter(Boolean).join(' · ');
  }, [name, t]);

  if (!route) return <Loading />;
  return (
    <div className="d-desk">
      <Rail view={route.view} onSearch={() => setSearching(true)} />
      <main className="d-main" id="main" tabIndex={-1}>
        <ViewOf route={route} />
      </main>
      <GoAnywhere open={searching} onClose={() => setSearching(false)} />
    </div>
  );
}

/** The address, and instead of an empty Today the first run. Undefined until it is known which. */
function useRoute(): Route | undefined {
  const route = parseHash(useHash());
  const hosts = usePermittedHosts();
  const empty = useQuery(
    async (db) => (await db.orders.limit(1).count()) + (await db.customers.limit(1).count()) === 0,
    [],
  );
  if (route.view !== 'today') return route;
  if (hosts === undefined || empty === undefined) return undefined;
  return hosts.length === 0 && empty ? { view: 'start', id: null } : route;
}

function ViewOf({ route }: { route: Route }) {
  switch (route.view) {
    case 'start':
      return <Start />;
    case 'today':
      return <Today />;
    case 'customers':
      if (route.id === SAME) return <SameCustomers />;
      return route.id ? <CustomerPage customerId={route.id} key={route.id} /> : <Customers />;
    case 'replies':
      return <Replies replyId={route.id} />;
    case 'followups':
      return <Followups id={route.id} />;
    case 'insights':
      return <Insights id={route.id} />;
    case 'marketplaces':
      return <Marketplaces blockedHost={route.id} />;
    case 'data':
      return <Data />;
    case 'settings':
      return <Settings />;
  }
}
