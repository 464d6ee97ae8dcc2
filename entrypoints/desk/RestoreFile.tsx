import { useState } from 'react';
import { CountsTable } from '../../components/data/CountsTable.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { FileButton } from '../../components/ui/FileButton.tsx';
import { Banner } from '../../components/ui/Notice.tsx';
import { useApp } from '../../lib/app/app.tsx';
import { type Inspected, inspectBackup } from '../../lib/store/backup.ts';
import { fullInstant } from '../../lib/words/time.ts';
import { useRestore } from './restore.ts';
import { useCounts } from './snapshots.ts';
import { shownTables } from './table-names.ts';
import { Section } from './View.tsx';

type ChosenFile = { name: string; content: Inspected };

/** Choosing a backup file shows what is in it; only a second button replaces anything. */
export function RestoreFile() {
  const { t } = useApp();
  return (
    <Section title={t('desk.data.restore')}>
      <p className="d-data-text">{t('desk.data.restoreText')}</p>
      <RestoreButton label={t('desk.data.chooseFile')} />
    </Section>
  );
}

/** The file chooser with the review that follows; also on the first-run page. */
export function RestoreButton({ label, onRestored }: { label: string; onRestored?: () => void }) {
  const { t } = useApp();
  const [problem, setProblem] = useState<string | null>(null);
  const [file, setFile] = useState<ChosenFile | null>(null);

  const read = async (chosen: File) => {
    setProblem(null);
    try {
      setFile({ name: chosen.name, content: inspectBackup(await chosen.text()) });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <FileButton label={label} accept="application/json,.json" onFiles={([file]) => void read(file)} />
      <div role="alert">
        {problem ? (
          <div className="d-data-note">
            <Banner tone="danger" title={t('desk.data.notReadable')}>
              {problem}
            </Banner>
          </div>
        ) : null}
      </div>
      <Review
        file={file}
        onClose={(restored) => {
          setFile(null);
          if (restored) onRestored?.();
        }}
      />
    </>
  );
}

/** What restoring would do, as numbers before and after. */
function Review({ file, onClose }: { file: ChosenFile | null; onClose: (restored: boolean) => void }) {
  const { t } = useApp();
  const restore = useRestore();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    if (!file) return;
    setBusy(true);
    const restored = await restore(async () => file.content);
    setBusy(false);
    if (restored) onClose(true);
  };
  return (
    <Dialog
      open={file !== null}
      onClose={() => onClose(false)}
      title={t('desk.data.review')}
      footer={
        <>
          <Button onClick={() => onClose(false)}>{t('desk.cancel')}</Button>
          <Button variant="primary" disabled={busy} onClick={run}>
            {t('desk.data.restoreButton')}
          </Button>
        </>
      }
    >
      {file ? <Contents file={file} /> : null}
    </Dialog>
  );
}

function Contents({ file: { name, content } }: { file: ChosenFile }) {
  const { t, locale } = useApp();
  const now = useCounts();
  return (
    <>
      <p className="d-data-text">
        {t('desk.data.reviewText', {
          name,
          when: content.exportedAt ? fullInstant(content.exportedAt, locale) : t('desk.data.unknownTime'),
        })}
      </p>
      <CountsTable
        caption={t('desk.data.review')}
        columns={[t('desk.data.kind'), t('desk.data.before'), t('desk.data.after')]}
        locale={locale}
        rows={shownTables.map((table) => ({
          key: table,
          label: t(`desk.tables.${table}`),
          numbers: [
            now?.[table] ?? null,
            content.counts[table] + (table === 'setAside' ? content.invalid.length : 0),
          ],
        }))}
      />
      {content.invalid.length > 0 ? (
        <div className="d-data-note">
          <Banner tone="warning" title={t('desk.data.invalid', { count: content.invalid.length })}>
            <ul className="d-data-reasons">
              {content.invalid.slice(0, 5).map(({ table, reason }) => (
                <li key={`${table} ${reason}`}>{`${t(`desk.tables.${table}`)}: ${reason}`}</li>
              ))}
            </ul>
          </Banner>
        </div>
      ) : null}
    </>
  );
}
