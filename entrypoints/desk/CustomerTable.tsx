// biome-ignore-all lint/a11y/useSemanticElements: the rows of a virtual list cannot be rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is the links'
import { type MouseEvent, useMemo, useState } from 'react';
import { Ago } from '../../components/ui/Ago.tsx';
import { Chip } from '../../components/ui/Chip.tsx';
import { OwnTierMark } from '../../components/ui/TierMark.tsx';
import { VirtualList } from '../../components/ui/VirtualList.tsx';
import { useMarketplaceName } from '../../lib/app/access.ts';
import { useApp } from '../../lib/app/app.tsx';
import { useNow, useQuery } from '../../lib/app/hooks.ts';
import { formatMoney } from '../../lib/model/currency.ts';
import { type CustomerRow, customerRows } from '../../lib/store/customers.ts';
import { go, hrefOf } from './route.ts';

/** Rows are read so many at a time, so that a small scroll reads nothing. */
const CHUNK = 40;
const columns = ['name', 'tier', 'orders', 'spend', 'last', 'marketplaces', 'tags'] as const;

/** Too narrow for a customer beside the list (customers-view.css). */
const narrow = matchMedia('(max-width: 860px)');

/** The found customers, of which only the visible ones are read. The chosen one shows beside it; Enter opens it. */
export function CustomerTable({
  ids,
  chosen,
  onChoose,
}: {
  ids: readonly string[];
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const { t } = useApp();
  const now = useNow(60_000);
  const [range, setRange] = useState({ from: 0, to: CHUNK });
  const rows = useQuery((db) => customerRows(db, ids.slice(range.from, range.to), Date.now()), [ids, range]);
  const byId = useMemo(() => new Map(rows?.map((row) => [row.customer.id, row])), [rows]);
  const onRange = useMemo(
    () => (first: number, last: number) => {
      const from = Math.max(0, (Math.floor(first / CHUNK) - 1) * CHUNK);
      const to = (Math.floor(last / CHUNK) + 2) * CHUNK;
      setRange((old) => (old.from === from && old.to === to ? old : { from, to }));
    },
    [],
  );
  return (
    <div
      className="d-table"
      role="table"
      aria-label={t('desk.views.customers')}
      aria-rowcount={ids.length + 1}
    >
      <div role="rowgroup" className="d-table-gutter">
        <div role="row" aria-rowindex={1} className="d-table-row d-table-head">
          {columns.map((column) => (
            <span
              key={column}
              role="columnheader"
              className={column === 'orders' || column === 'spend' ? 'd-number' : undefined}
            >
              {t(`desk.customers.column.${column}`)}
            </span>
          ))}
        </div>
      </div>
      <VirtualList
        kind="table"
        count={ids.length}
        rowHeight={38}
        label={t('desk.views.customers')}
        current={chosen === null ? undefined : ids.indexOf(chosen)}
        currentKey={chosen}
        onRange={onRange}
      >
        {(index, tabIndex) => {
          const id = ids[index] ?? '';
          return (
            <Cells
              id={id}
              row={byId.get(id)}
              now={now}
              tabIndex={tabIndex}
              chosen={id === chosen}
              onChoose={onChoose}
            />
          );
        }}
      </VirtualList>
    </div>
  );
}

function Cells({
  id,
  row,
  now,
  tabIndex,
  chosen,
  onChoose,
}: {
  id: string;
  row: CustomerRow | undefined;
  now: number;
  tabIndex: 0 | -1;
  chosen: boolean;
  onChoose: (id: string) => void;
}) {
  const { t, locale, settings } = useApp();
  const marketplaceName = useMarketplaceName();
  // One click chooses, a second or Enter (a click without a pointer) opens; where there is no room beside it, one does.
  const onClick = (event: MouseEvent) => {
    if (narrow.matches || event.detail !== 1 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onChoose(id);
  };
  const totals = row?.customer.totals;
  const spend = Object.entries(totals?.spend ?? {}).map(([currency, minor]) =>
    formatMoney({ minor, currency }, locale),
  );
  const names = (row?.marketplaces ?? []).map(marketplaceName);
  return (
    <div role="presentation" className={chosen ? 'd-table-row d-table-chosen' : 'd-table-row'}>
      <span role="cell" className="d-cut">
        <a
          className="d-table-name"
          href={hrefOf('customers', id)}
          tabIndex={tabIndex}
          aria-current={chosen ? 'true' : undefined}
          onFocus={() => onChoose(id)}
          onClick={onClick}
          onDoubleClick={() => go('customers', id)}
        >
          {row ? row.customer.name : t('ui.loading')}
        </a>
      </span>
      <span role="cell" className="d-cut">
        {row ? <OwnTierMark level={row.tier.level} look={settings} /> : null}
      </span>
      <span role="cell" className="d-number">
        {totals?.orders}
      </span>
      <span role="cell" className="d-number d-cut" title={spend.join(' · ')}>
        {spend.join(' · ')}
      </span>
      <span role="cell" className="d-cut d-soft">
        {totals?.lastOrderAt ? <Ago at={totals.lastOrderAt} now={now} /> : null}
      </span>
      <span role="cell" className="d-cut d-soft" title={names.join(', ')}>
        {names.join(', ')}
      </span>
      <span role="cell" className="d-table-tags">
        {row?.customer.tags.slice(0, 3).map((tag) => (
          <Chip key={tag}>{tag}</Chip>
        ))}
      </span>
    </div>
  );
}
