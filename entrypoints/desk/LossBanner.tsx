import { useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { LinkButton } from '../../components/ui/LinkButton.tsx';
import { Banner } from '../../components/ui/Notice.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useNow } from '../../lib/app/hooks.ts';
import { settleLoss, useLoss } from '../../lib/app/loss.ts';
import { type DataTable, dataTables } from '../../lib/store/db.ts';
import { fullInstant, whenDue } from '../../lib/words/time.ts';
import './data-view.css';
import { useRestore } from './restore.ts';
import { hrefOf } from './route.ts';
import { openSnapshot, useSnapshots } from './snapshots.ts';

/** Says what the browser lost, and offers the newest snapshot; shows nothing while nothing is lost. */
export function LossBanner() {
  const { db, t, locale } = useApp();
  const { fail } = useToasts();
  const now = useNow();
  const loss = useLoss();
  const [snapshots] = useSnapshots();
  const restore = useRestore();
  const [busy, setBusy] = useState(false);
  if (!loss) return null;
  // A snapshot that was taken after the loss has nothing to give back.
  const newest = snapshots?.find(({ counts }) =>
    loss.tables.some(({ table, found }) => (counts?.[table as DataTable] ?? 0) > found),
  );

  const bringBack = async () => {
    if (!newest) return;
    setBusy(true);
    await restore(() => openSnapshot(newest.name));
    setBusy(false);
  };
  const accept = () => settleLoss(db, Date.now()).catch(() => fail(t('desk.notSaved')));
  return (
    <div role="alert" className="d-loss">
      <Banner tone="danger" title={t(loss.whole ? 'desk.loss.whole' : 'desk.loss.part')}>
        <p>{t('desk.loss.text', { when: fullInstant(loss.ledgerAt, locale) })}</p>
        <ul className="d-loss-list">
          {loss.tables.map(({ table, expected, found }) => {
            const name = dataTables.find((known) => known === table);
            return (
              <li key={table}>
                {t('desk.loss.table', {
                  table: name ? t(`desk.tables.${name}`) : table,
                  expected,
                  found,
                  missing: expected - found,
                })}
              </li>
            );
          })}
        </ul>
        <div className="d-loss-actions">
          {snapshots === undefined ? null : newest ? (
            <Button variant="primary" disabled={busy} onClick={bringBack}>
              {t('desk.loss.restore', { when: whenDue(newest.at, now, locale) })}
            </Button>
          ) : (
            <LinkButton variant="primary" href={hrefOf('data')}>
              {t('desk.loss.fromFile')}
            </LinkButton>
          )}
          <Button onClick={accept}>{t('desk.loss.fine')}</Button>
        </div>
      </Banner>
    </div>
  );
}
