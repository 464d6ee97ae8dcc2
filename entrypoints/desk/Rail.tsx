import { Search } from 'lucide-react';
import { useApp } from '../../lib/app/app.tsx';
import { useNow, useQuery } from '../../lib/app/hooks.ts';
import { dueFollowups } from '../../lib/store/followups.ts';
import { railIcons } from './rail-icons.ts';
import { hrefOf, type Route, views } from './route.ts';

/** The views, with the number of follow-ups that are due. */
export function Rail({ view, onSearch }: { view: Route['view']; onSearch: () => void }) {
  const { t } = useApp();
  const now = useNow();
  const due = useQuery(async (db) => (await dueFollowups(db, now)).length, [now]) ?? 0;
  return (
    <header className="d-rail">
      <button type="button" className="d-skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('desk.skip')}
      </button>
      <a className="d-brand" href={hrefOf('today')}>
        <span className="d-brand-mark" aria-hidden="true">
          熟
        </span>
        <span className="d-rail-word">{t('manifest.shortName')}</span>
      </a>
      <nav aria-label={t('desk.nav')}>
        <ul className="d-rail-list">
          {views.map((name) => {
            const Icon = railIcons[name];
            const here = name === view || (name === 'today' && view === 'start');
            return (
              <li key={name}>
                <a className="d-rail-link" href={hrefOf(name)} aria-current={here ? 'page' : undefined}>
                  <Icon aria-hidden="true" />
                  <span className="d-rail-word">{t(`desk.views.${name}`)}</span>
                  {name === 'followups' && due > 0 ? (
                    <span className="d-rail-count">
                      {due}
                      <span className="r-hidden"> {t('desk.dueCount', { count: due })}</span>
                    </span>
                  ) : null}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      <button
        type="button"
        className="d-rail-search"
        onClick={onSearch}
        aria-label={`${t('desk.go.button')} ${t('desk.go.keys')}`}
      >
        <Search aria-hidden="true" />
        <span className="d-rail-word">{t('desk.go.button')}</span>
        <kbd className="d-rail-word">{t('desk.go.keys')}</kbd>
      </button>
    </header>
  );
}
