import { Ago } from '../../components/ui/Ago.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useNow, useQuery } from '../../lib/app/hooks.ts';
import { dataTables } from '../../lib/store/db.ts';
import { Section } from './View.tsx';

const SHOWN = 100;

/** Records that could not be read, kept as they were: why, and what is in them. Nothing is shown while there are none. */
export function SetAsideList() {
  const { t } = useApp();
  const now = useNow();
  const found = useQuery(
    async (db) => ({
      count: await db.setAside.count(),
      records: await db.setAside.orderBy('at').reverse().limit(SHOWN).toArray(),
    }),
    [],
  );
  if (!found || found.count === 0) return null;
  return (
    <Section title={t('desk.data.setAside')} count={found.count}>
      <p className="d-data-text">{t('desk.data.setAsideText')}</p>
      <ul className="d-rows d-panel">
        {found.records.map(({ id, table, reason, json, at }) => {
          const name = dataTables.find((known) => known === table);
          return (
            <li key={id} className="d-row">
              <details className="d-row-main">
                <summary>
                  <strong>{name ? t(`desk.tables.${name}`) : table}</strong> {reason}{' '}
                  <span className="d-soft d-small">
                    <Ago at={at} now={now} />
                  </span>
                </summary>
                <pre className="d-json">{json}</pre>
              </details>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
