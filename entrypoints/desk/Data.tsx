import { Download } from 'lucide-react';
import { useState } from 'react';
import { CountsTable } from '../../components/data/CountsTable.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Banner, Loading } from '../../components/ui/Notice.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { exportAll } from '../../lib/store/backup.ts';
import './data-view.css';
import { download } from '../../components/ui/download.ts';
import { ImportList } from './import/ImportList.tsx';
import { ImportOrders } from './import/ImportOrders.tsx';
import { LossBanner } from './LossBanner.tsx';
import { RestoreFile } from './RestoreFile.tsx';
import { SetAsideList } from './SetAsideList.tsx';
import { SnapshotList } from './SnapshotList.tsx';
import { useCounts } from './snapshots.ts';
import { shownTables } from './table-names.ts';
import { Section, View } from './View.tsx';

/** Where the data is, how much of it, and every way out and back in. */
export function Data() {
  const { t, locale } = useApp();
  const counts = useCounts();
  return (
    <View title={t('desk.views.data')} text={t('desk.data.where')}>
      <LossBanner />
      <div className="d-columns">
        <div>
          <ExportSection />
          <RestoreFile />
          <SnapshotList />
        </div>
        <div>
          <ImportOrders />
          <ImportList />
          <Section title={t('desk.data.counts')}>
            {counts ? (
              <div className="d-panel">
                <CountsTable
                  caption={t('desk.data.counts')}
                  columns={[t('desk.data.kind'), t('desk.data.number')]}
                  locale={locale}
                  rows={shownTables.map((table) => ({
                    key: table,
                    label: t(`desk.tables.${table}`),
                    numbers: [counts[table]],
                  }))}
                />
              </div>
            ) : (
              <Loading />
            )}
          </Section>
          <SetAsideList />
        </div>
      </div>
    </View>
  );
}

/** One file with everything, made in this page and saved by the browser. */
function ExportSection() {
  const { db, t } = useApp();
  const { say, fail } = useToasts();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const now = Date.now();
      const backup = await exportAll(db, now);
      const name = `regulars-${new Date(now).toLocaleDateString('sv')}.json`;
      download(new Blob([JSON.stringify(backup)], { type: 'application/json' }), name);
      say(t('desk.data.exported', { name }));
    } catch (error) {
      fail(t('desk.data.exportFailed', { reason: error instanceof Error ? error.message : String(error) }));
    }
    setBusy(false);
  };
  return (
    <Section title={t('desk.data.export')}>
      <p className="d-data-text">{t('desk.data.exportText')}</p>
      <Button variant="primary" icon={<Download aria-hidden="true" />} disabled={busy} onClick={save}>
        {t('desk.data.exportButton')}
      </Button>
      <div className="d-data-note">
        <Banner tone="info">{t('desk.data.exportNote')}</Banner>
      </div>
    </Section>
  );
}
