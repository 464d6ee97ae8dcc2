import { useState } from 'react';
import { ReadsList } from '../../components/marketplaces/ReadsList.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { FileButton } from '../../components/ui/FileButton.tsx';
import { Banner } from '../../components/ui/Notice.tsx';
import { useToasts } from '../../components/ui/toasts.tsx';
import { type FileProblem, readAdapterFile } from '../../lib/adapters/file.ts';
import type { Adapter } from '../../lib/adapters/schema.ts';
import { marketplaceName } from '../../lib/app/access.ts';
import { useApp } from '../../lib/app/app.tsx';
import { applyAdapters } from '../../lib/app/sites.ts';
import { saveAdapter } from '../../lib/store/adapters.ts';

/** Choosing a colleague's file shows what it reads and what it would replace; only a second button keeps it. */
export function ImportSite() {
  const { t } = useApp();
  const [problem, setProblem] = useState<FileProblem | null>(null);
  const [adapter, setAdapter] = useState<Adapter | null>(null);

  const read = async (file: File) => {
    setProblem(null);
    const result = await readAdapterFile(file, document);
    if ('adapter' in result) setAdapter(result.adapter);
    else setProblem(result);
  };
  return (
    <>
      <FileButton
        label={t('desk.siteFile.button')}
        accept="application/json,.json"
        onFiles={([file]) => void read(file)}
      />
      <Dialog
        open={problem !== null}
        onClose={() => setProblem(null)}
        title={t('desk.siteFile.notReadable')}
        footer={<Button onClick={() => setProblem(null)}>{t('ui.close')}</Button>}
      >
        {problem ? <Problem problem={problem} /> : null}
      </Dialog>
      <Review adapter={adapter} onClose={() => setAdapter(null)} />
    </>
  );
}

function Problem({ problem }: { problem: FileProblem }) {
  const { t } = useApp();
  if (problem.why === 'tooLarge') return <p>{t('desk.siteFile.tooLarge', problem)}</p>;
  if (problem.why === 'noJson') return <p>{t('desk.siteFile.noJson', { reason: problem.reason })}</p>;
  return (
    <>
      <p>{t('desk.siteFile.invalid')}</p>
      <ul className="m-problems" lang="en">
        {problem.problems.slice(0, 8).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function Review({ adapter, onClose }: { adapter: Adapter | null; onClose: () => void }) {
  const { db, t, adapters, language } = useApp();
  const { undoable, fail } = useToasts();
  if (!adapter) return null;
  const name = marketplaceName(adapter, language);
  const replaced = adapters.filter(
    (other) => other.id === adapter.id || other.hosts.some((host) => adapter.hosts.includes(host)),
  );
  const use = async () => {
    try {
      const undo = await saveAdapter(db, adapter);
      await applyAdapters(db);
      undoable(t('desk.siteFile.done', { name }), async () => {
        await undo();
        await applyAdapters(db);
      });
    } catch {
      fail(t('desk.notSaved'));
    }
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('desk.siteFile.title', { name })}
      footer={
        <>
          <Button onClick={onClose}>{t('desk.cancel')}</Button>
          <Button variant="primary" onClick={use}>
            {t('desk.siteFile.use')}
          </Button>
        </>
      }
    >
      <p className="m-line">{t('desk.siteFile.hosts', { hosts: adapter.hosts.join(', ') })}</p>
      <ReadsList adapter={adapter} />
      {replaced.length > 0 ? (
        <Banner tone="warning">
          {t('desk.siteFile.replaces', {
            names: [...new Set(replaced.map((other) => marketplaceName(other, language)))].join(', '),
          })}
        </Banner>
      ) : null}
      <p className="m-line m-soft">{t('desk.siteFile.safe')}</p>
    </Dialog>
  );
}
