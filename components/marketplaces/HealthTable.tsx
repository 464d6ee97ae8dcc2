import type { ReadHealth } from '../../lib/model/marketplace.ts';
import { Ago } from '../ui/Ago.tsx';
import { useWords } from '../ui/words.tsx';
import './marketplaces.css';

/** How each kind of page and answer was read the last time, and what was wrong with it. */
export function HealthTable({
  name,
  health,
  now,
}: {
  name: string;
  health: readonly ReadHealth[];
  now: number;
}) {
  const { t } = useWords();
  return (
    <table className="m-health">
      <caption className="r-hidden">{t('desk.health.caption', { name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('desk.health.what')}</th>
          <th scope="col">{t('desk.health.from')}</th>
          <th scope="col">{t('desk.health.last')}</th>
          <th scope="col">{t('desk.health.good')}</th>
          <th scope="col" className="m-number">
            {t('desk.health.rows')}
          </th>
          <th scope="col" className="m-number">
            {t('desk.health.missed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {health.map((entry) => (
          <tr key={`${entry.kind} ${entry.source}`}>
            <th scope="row">{entry.kind === 'none' ? '' : t(`desk.kinds.${entry.kind}`)}</th>
            <td>{t(`desk.sources.${entry.source}`)}</td>
            <td>
              <Ago at={entry.lastReadAt} now={now} />
            </td>
            <td>
              {entry.lastGoodAt === null ? (
                t('desk.health.neverGood')
              ) : (
                <Ago at={entry.lastGoodAt} now={now} />
              )}
            </td>
            <td className="m-number">{entry.rows}</td>
            <td className={entry.missed > 0 ? 'm-number m-bad' : 'm-number'}>{entry.missed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
