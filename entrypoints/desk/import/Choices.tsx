import { useEffect, useState } from 'react';
import { Button } from '../../../components/ui/Button.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { marketplaceName, usePermittedHosts } from '../../../lib/app/access.ts';
import { useApp } from '../../../lib/app/app.tsx';
import type { Choice } from '../../../lib/imports/messages.ts';
import { MapColumns } from './MapColumns.tsx';
import type { Step } from './use-importer.ts';

/** How dates are written where the seller's browser is at home; day first where it says neither. */
function usualOrder(): 'MDY' | 'DMY' {
  const [first] = new Intl.DateTimeFormat(navigator.language).formatToParts();
  return first?.type === 'month' ? 'MDY' : 'DMY';
}

/** What the file does not say by itself. Where it says everything, the check begins at once. */
export function Choices({
  step: { file, opened },
  onOpen,
  onCheck,
  onCancel,
}: {
  step: Step & { at: 'opened' };
  /** Opens the file anew, once its columns are known. */
  onOpen: (file: File) => void;
  onCheck: (choice: Choice) => void;
  onCancel: () => void;
}) {
  const { t, language, adapters } = useApp();
  const permitted = usePermittedHosts();
  const [candidate, setCandidate] = useState(0);
  const [site, setSite] = useState<string | null>(null);
  const [order, setOrder] = useState<'MDY' | 'DMY'>(usualOrder);
  const { candidates, inDoubt, asksDateOrder } = opened;
  const adapter = adapters.find(({ id }) => id === candidates[candidate]?.adapter);
  const hosts = adapter?.orderIds === 'host' ? adapter.hosts : [];
  const { currency } = candidates[candidate] ?? {};
  const likely = hosts.filter((one) => !currency || adapter?.currencies[one] === currency);
  const host = site ?? likely.find((one) => permitted?.includes(one)) ?? likely[0] ?? hosts[0] ?? '';
  const choice: Choice = { candidate, host, dateOrder: asksDateOrder ? order : undefined };
  const asks = inDoubt || asksDateOrder || hosts.length > 1;
  const ready = permitted !== undefined && candidates.length > 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is known that there is nothing to ask
  useEffect(() => {
    if (ready && !asks) onCheck(choice);
  }, [ready, asks]);

  if (candidates.length === 0) {
    return <MapColumns file={file} opened={opened} onKept={() => onOpen(file)} onCancel={onCancel} />;
  }
  if (!asks) return null;
  return (
    <form
      className="d-panel d-import-choices"
      onSubmit={(event) => {
        event.preventDefault();
        onCheck(choice);
      }}
    >
      {inDoubt ? <p className="d-data-text">{t('desk.import.doubt')}</p> : null}
      <Select
        label={t('desk.import.what')}
        value={String(candidate)}
        onChange={(value) => setCandidate(Number(value))}
        options={candidates.map(({ adapter: id, format }, i) => {
          const found = adapters.find((one) => one.id === id);
          const marketplace = found ? marketplaceName(found, language) : id;
          return { value: String(i), label: t('desk.import.export', { marketplace, name: format }) };
        })}
      />
      {hosts.length > 1 ? (
        <Select
          label={t('desk.import.site')}
          value={host}
          onChange={setSite}
          options={hosts.map((one) => ({ value: one, label: one }))}
        />
      ) : null}
      {asksDateOrder ? (
        <>
          <Select
            label={t('desk.import.dates')}
            value={order}
            onChange={setOrder}
            options={[
              { value: 'DMY', label: t('desk.import.dmy') },
              { value: 'MDY', label: t('desk.import.mdy') },
            ]}
          />
          <p className="d-soft d-small">{t('desk.import.datesWhy')}</p>
        </>
      ) : null}
      <div className="d-import-actions">
        <Button onClick={onCancel}>{t('desk.import.cancel')}</Button>
        <Button variant="primary" type="submit">
          {t('desk.import.check')}
        </Button>
      </div>
    </form>
  );
}
