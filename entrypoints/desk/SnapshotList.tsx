import { Camera } from 'lucide-react';
import { useState } from 'react';
import { Ago } from '../../components/ui/Ago.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { EmptyState, Loading } from '../../components/ui/Notice.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { useNow } from '../../lib/app/hooks.ts';
import { opfsShelf, takeSnapshot } from '../../lib/store/snapshot.ts';
import { whenDue } from '../../lib/words/time.ts';
import { useRestore } from './restore.ts';
import { openSnapshot, type Snapshot, useSnapshots } from './snapshots.ts';
import { Section } from './View.tsx';

/** The copies Regulars makes by itself, outside the database; the newest three are kept. */
export function SnapshotList() {
  const { db, t } = useApp();
  const { say, fail } = useToasts();
  const [snapshots, look] = useSnapshots();
  const restore = useRestore();
  const [busy, setBusy] = useState(false);

  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  const take = async () => {
    try {
      await takeSnapshot(db, opfsShelf, Date.now());
      say(t('desk.data.snapshotTaken'));
    } catch (error) {
      fail(t('desk.data.snapshotFailed', { reason: error instanceof Error ? error.message : String(error) }));
    }
    await look();
  };
  return (
    <Section
      title={t('desk.data.snapshots')}
      action={
        <Button
          size="small"
          icon={<Camera aria-hidden="true" />}
          disabled={busy}
          onClick={() => void run(take)}
        >
          {t('desk.data.takeSnapshot')}
        </Button>
      }
    >
      <p className="d-data-text">{t('desk.data.snapshotsText')}</p>
      <div className="d-panel">
        {snapshots === undefined ? (
          <Loading />
        ) : snapshots.length === 0 ? (
          <EmptyState title={t('desk.data.noSnapshots')} text={t('desk.data.noSnapshotsText')} />
        ) : (
          <ul className="d-rows">
            {snapshots.map((snapshot) => (
              <Row
                key={snapshot.name}
                snapshot={snapshot}
                busy={busy}
                onRestore={() => void run(() => restore(() => openSnapshot(snapshot.name)))}
              />
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function Row({ snapshot, busy, onRestore }: { snapshot: Snapshot; busy: boolean; onRestore: () => void }) {
  const { t, locale } = useApp();
  const now = useNow();
  const { at, counts } = snapshot;
  return (
    <li className="d-row">
      <div className="d-row-main">
        <div className="d-snapshot-when">
          <Ago at={at} now={now}>
            {whenDue(at, now, locale)}
          </Ago>
        </div>
        <span className="d-soft d-small">
          {counts
            ? [
                t('desk.data.customers', { count: counts.customers }),
                t('orders', { count: counts.orders }),
                t('desk.data.notes', { count: counts.notes }),
              ].join(' · ')
            : t('desk.data.damaged')}
        </span>
      </div>
      {counts ? (
        <Button size="small" disabled={busy} onClick={onRestore}>
          {t('desk.data.restoreThis')}
        </Button>
      ) : null}
    </li>
  );
}
