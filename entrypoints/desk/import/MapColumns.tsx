import { useState } from 'react';
import { currencyCodes } from '../../../components/settings/currencies.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Banner } from '../../../components/ui/Notice.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { TextField } from '../../../components/ui/TextField.tsx';
import { useToasts } from '../../../components/ui/toasts.tsx';
import { marketplaceName } from '../../../lib/app/access.ts';
import { useApp } from '../../../lib/app/app.tsx';
import {
  adapterOfOwn,
  exportOf,
  guess,
  type Mapping,
  mapped,
  withExport,
} from '../../../lib/imports/mapping.ts';
import type { Opened } from '../../../lib/imports/messages.ts';
import { saveAdapter } from '../../../lib/store/adapters.ts';

const NONE = '-';
const OTHER = '+';

/** For a table that nobody described yet: the seller says which column is what, and it is kept. */
export function MapColumns({
  file,
  opened: { header, first },
  onKept,
  onCancel,
}: {
  file: File;
  opened: Opened;
  onKept: () => void;
  onCancel: () => void;
}) {
  const { db, t, language, adapters, settings } = useApp();
  const { fail } = useToasts();
  const [where, setWhere] = useState(OTHER);
  const [shop, setShop] = useState('');
  const [currency, setCurrency] = useState(settings.currency);
  const [mapping, setMapping] = useState<Mapping>(() => guess(header));
  const columns = [...new Set(header.filter((name) => name.trim() !== ''))];
  const ready = mapping.orderId !== undefined && (where !== OTHER || shop.trim() !== '');

  const keep = async () => {
    try {
      const format = exportOf(file.name, mapping, currency);
      const known = adapters.find(({ id }) => id === where);
      const today = new Date().toISOString().slice(0, 10);
      await saveAdapter(
        db,
        known ? withExport(known, format) : adapterOfOwn(shop.trim(), format, today, adapters),
      );
      onKept();
    } catch (error) {
      fail(t('desk.import.map.failed', { reason: error instanceof Error ? error.message : String(error) }));
    }
  };
  const values = (column: string | undefined) => {
    const at = column === undefined ? -1 : header.indexOf(column);
    return first.flatMap((cells) => cells[at]?.trim() || []).join(', ');
  };
  return (
    <form
      className="d-panel d-import-choices"
      aria-label={t('desk.import.unknown')}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Banner tone="info" title={t('desk.import.unknown')}>
        {t('desk.import.map.text')}
      </Banner>
      <Select
        label={t('desk.import.map.where')}
        value={where}
        onChange={setWhere}
        options={[
          { value: OTHER, label: t('desk.import.map.other') },
          ...adapters.map((one) => ({ value: one.id, label: marketplaceName(one, language) })),
        ]}
      />
      {where === OTHER ? (
        <TextField label={t('desk.import.map.shop')} value={shop} onChange={setShop} maxLength={60} />
      ) : null}
      {mapped.map((what) => (
        <div key={what} className="d-import-column">
          <Select
            label={t(`desk.import.map.fields.${what}`)}
            value={mapping[what] ?? NONE}
            onChange={(column) => {
              const { [what]: _, ...others } = mapping;
              setMapping(column === NONE ? others : { ...others, [what]: column });
            }}
            options={[
              { value: NONE, label: t('desk.import.map.none') },
              ...columns.map((column) => ({ value: column, label: column })),
            ]}
          />
          <span className="d-soft d-small d-import-sample">
            {values(mapping[what])
              ? t('desk.import.map.sample', { values: values(mapping[what]).slice(0, 80) })
              : ''}
          </span>
        </div>
      ))}
      <Select
        label={t('desk.import.map.currency')}
        value={currency}
        onChange={setCurrency}
        options={currencyCodes.map((code) => ({ value: code, label: code }))}
      />
      {mapping.orderId === undefined ? <p className="d-soft">{t('desk.import.map.needs')}</p> : null}
      <div className="d-import-actions">
        <Button onClick={onCancel}>{t('desk.import.cancel')}</Button>
        <Button variant="primary" type="submit" disabled={!ready}>
          {t('desk.import.map.save')}
        </Button>
      </div>
    </form>
  );
}
