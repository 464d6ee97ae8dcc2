import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Ago } from '../../../components/ui/Ago.tsx';
import { Button, IconButton } from '../../../components/ui/Button.tsx';
import { EmptyState, Loading } from '../../../components/ui/Notice.tsx';
import { useToasts } from '../../../components/ui/toasts.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { useNow, useQuery } from '../../../lib/app/hooks.ts';
import type { Import } from '../../../lib/model/import.ts';
import { keep } from '../../../lib/open-store.ts';
import { forgetImport, listImports, stopOrphans } from '../../../lib/store/imports.ts';
import { expectFewer } from '../../../lib/store/ledger.ts';
import { LaterImport, undoImport, undoneCounts } from '../../../lib/store/undo-import.ts';
import { Section } from '../View.tsx';

/** What was imported: each file can be undone as a whole for as long as it is listed. */
export function ImportList() {
  const { db, t } = useApp();
  const imports = useQuery(listImports, []);
  const running = imports?.some(({ state }) => state === 'running') ?? false;
  useEffect(() => {
    if (!running) return;
    // Whoever holds the lock is importing, maybe in another tab. Once nobody does, what still says so was cut off.
    const left = new AbortController();
    navigator.locks
      .request('import', { signal: left.signal }, () => stopOrphans(db))
      .catch((reason) => {
        if (!left.signal.aborted) throw reason;
      });
    return () => left.abort();
  }, [db, running]);
  return (
    <Section title={t('desk.import.list')} count={imports?.length}>
      <div className="d-panel">
        {imports === undefined ? (
          <Loading />
        ) : imports.length === 0 ? (
          <EmptyState title={t('desk.import.none')} text={t('desk.import.noneText')} />
        ) : (
          <ul className="d-rows">
            {imports.map((record) => (
              <Row key={record.id} record={record} />
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function Row({ record }: { record: Import }) {
  const { db, t } = useApp();
  const { say, fail } = useToasts();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const { id, file, at, state, added, changed, leftOut } = record;

  const undo = async () => {
    setBusy(true);
    try {
      const result = await undoGuarded();
      say(t('desk.import.undone', result));
    } catch (error) {
      fail(
        error instanceof LaterImport
          ? t('desk.import.later', { name: error.file })
          : t('desk.import.failed', { reason: error instanceof Error ? error.message : String(error) }),
      );
    }
    setBusy(false);
  };
  // Under the guard's lock: it must neither count in between nor take what goes for damage.
  const undoGuarded = () =>
    navigator.locks.request('guard', async () => {
      for (const [table, count] of Object.entries(await undoneCounts(db, id))) {
        await expectFewer(keep, table as 'orders', count);
      }
      return undoImport(db, id);
    });
  const details = [
    t('desk.import.wasAdded', { count: added }),
    t('desk.import.wasChanged', { count: changed }),
    leftOut > 0 ? t('desk.import.left', { count: leftOut }) : null,
    state === 'done' ? null : t(state === 'running' ? 'desk.import.running' : 'desk.import.halted'),
  ];
  return (
    <li className="d-row">
      <div className="d-row-main">
        <div className="d-import-name">{file}</div>
        <span className="d-soft d-small">
          <Ago at={at} now={now} /> · {details.filter(Boolean).join(' · ')}
        </span>
      </div>
      <Button
        size="small"
        aria-label={t('desk.import.undoFile', { name: file })}
        disabled={busy || state === 'running'}
        onClick={() => void undo()}
      >
        {t(busy ? 'desk.import.undoing' : 'desk.import.undo')}
      </Button>
      <IconButton
        size="small"
        label={t('desk.import.forgetFile', { name: file })}
        icon={<X aria-hidden="true" />}
        disabled={busy || state === 'running'}
        onClick={() => void forgetImport(db, id).then(() => say(t('desk.import.forgotten', { name: file })))}
      />
    </li>
  );
}
